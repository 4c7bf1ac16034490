/** A convenor's browser, signed in, and one of somebody who is not. */
import { launchChromium } from '../support/chromium.ts';
import type { House } from '../support/convenorHouse.ts';
import { openPage, typeCode, type Person } from './person.ts';

/** What a page copies can be read. */
export async function newVisitor(): Promise<Person> {
  return openPage(await launchChromium(), (context) => context.grantPermissions(['clipboard-read', 'clipboard-write']));
}

export async function convenorAtWork({ link, code }: Pick<House, 'link' | 'code'>): Promise<Person> {
  const visitor = await newVisitor();
  await visitor.page.goto(link);
  await typeCode(visitor.page, code);
  await visitor.page.getByRole('heading', { name: 'Your meetings' }).waitFor();
  return visitor;
}
