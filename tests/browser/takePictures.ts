/** `npm run pictures [-- folder]`: every screen in every state at the sizes people have, to be looked at one by one. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, POLICE, SCHOOL } from '../client/madeMeeting.ts';
import { findChromium } from '../support/findChromium.ts';
import { enter } from './person.ts';
import { PICTURES } from './pictureList.ts';

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
    if (!name.includes(only)) continue;
    for (const size of SIZES) {
      await shown.setViewportSize(size);
      await shown.screenshot({ path: join(folder, `${name}-${size.width}.png`) });
    }
    await shown.setViewportSize({ width: 1366, height: 641 });
    process.stdout.write(`${name}\n`);
  }
}
