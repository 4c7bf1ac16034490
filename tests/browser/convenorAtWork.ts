/** A convenor's browser, signed in, that reports whatever its pages complain about. */
import type { Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import type { House } from '../support/convenorHouse.ts';

export interface AtWork {
  page: Page;
  complaints: string[];
}

export async function newVisitor(): Promise<AtWork> {
  const context = await (
    await launchChromium()
  ).newContext({
    viewport: { width: 1366, height: 641 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

export async function convenorAtWork({ link, code }: Pick<House, 'link' | 'code'>): Promise<AtWork> {
  const visitor = await newVisitor();
  await visitor.page.goto(link);
  await visitor.page.getByLabel('Your code').fill(code);
  await visitor.page.getByRole('button', { name: 'Sign in' }).click();
  await visitor.page.getByRole('heading', { name: 'Your meetings' }).waitFor();
  return visitor;
}
