/** `npm run pictures [-- folder]`: every screen in every state at the sizes people have, to be looked at one by one. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, POLICE, SCHOOL } from '../client/madeMeeting.ts';
import { findChromium } from '../support/findChromium.ts';
import { enter, openPage } from './person.ts';
import { openHouse } from '../support/convenorHouse.ts';
import { lockedMeeting } from '../support/lockedMeeting.ts';
import { openNode, ownFolder } from '../support/openNode.ts';
import { CONVENORS_PICTURES, PICTURES, RECORD_PICTURES } from './pictureList.ts';

const SIZES = [
  { width: 1920, height: 950 },
  { width: 1366, height: 641 },
  { width: 683, height: 641 },
  { width: 390, height: 844 },
];
const LINK = `/i/${'a'.repeat(26)}`;

const [folder = 'pictures', only = ''] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const found = await findChromium();
const browser = await chromium.launch({
  executablePath: found.program,
  args: ['--no-sandbox', '--disable-gpu'],
  env: { ...process.env, ...found.environment },
});
const server = new FakeMeeting({
  events: madeEvents(),
  codes: { CHAIRAAA: CHAIR, POLICEAA: POLICE, SCHOOLAA: SCHOOL },
});
const origin = await server.listen();
try {
  await takeAll(browser);
  await takeConvenors(browser);
  await takeRecords(browser);
} finally {
  await browser.close();
  await server.close();
}

async function takeAll(from: Browser): Promise<void> {
  const page = async (code: string): Promise<Page> => {
    const person = await enter(from, origin + LINK, code);
    person.page.on('pageerror', (error) => process.stderr.write(`${error.message}\n`));
    return person.page;
  };
  const scene = {
    server,
    chair: await page('CHAIRAAA'),
    police: await page('POLICEAA'),
    school: await page('SCHOOLAA'),
    late: () => page('SCHOOLAA'),
  };
  for (const { name, at } of PICTURES) {
    const shown = await at(scene);
    if (name.includes(only)) await take(shown, name);
  }
}

async function takeConvenors(from: Browser): Promise<void> {
  const house = await openHouse();
  try {
    const { page } = await openPage(from);
    for (const { name, at } of CONVENORS_PICTURES) {
      await at(page, house);
      if (name.includes(only)) await take(page, name);
    }
  } finally {
    await house.close();
  }
}

async function takeRecords(from: Browser): Promise<void> {
  const own = await ownFolder();
  const node = await openNode(own);
  const locked = await lockedMeeting(node);
  try {
    for (const { name, who, see, at } of RECORD_PICTURES) {
      const { invitation, code } = locked.invited(who);
      const { page } = await enter(from, `${node.origin}/i/${invitation}`, code);
      await at(page);
      if (name.includes(only)) await take(page, name, see);
    }
  } finally {
    locked.leave();
    await node.close();
    await own.remove();
  }
}

/** `see`: what must be in sight, where that is not the top of the page. */
async function take(shown: Page, name: string, see: string | null = null): Promise<void> {
  for (const size of SIZES) {
    await shown.setViewportSize(size);
    if (see !== null) await shown.locator(see).evaluate((place) => place.scrollIntoView());
    await shown.screenshot({ path: join(folder, `${name}-${size.width}.png`) });
  }
  await shown.setViewportSize({ width: 1366, height: 641 });
  process.stdout.write(`${name}\n`);
}
