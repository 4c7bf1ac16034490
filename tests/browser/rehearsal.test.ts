import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openRehearsal, type OpenedRehearsal } from '../../server/app/openRehearsal.ts';
import { readConfig } from '../../server/config.ts';
import { parseScript } from '../../server/rehearsal/script.ts';
import { launchChromium } from '../support/chromium.ts';
import { findings } from './person.ts';

let browser: Browser;
let folder: string;
let rehearsal: OpenedRehearsal;
let origin: string;
const failures: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  folder = await mkdtemp(join(tmpdir(), 'quorate-rehearsal-page-'));
  const parsed = parseScript(await readFile('server/rehearsal/scripts/seven-agencies.json', 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
  const config = readConfig(
    { port: '0', data: join(folder, 'store'), keys: join(folder, 'keys'), rehearsal: true },
    {},
  );
  rehearsal = await openRehearsal(config, {
    scripts: [parsed.script],
    haste: 8,
    failed: (who, reason) => failures.push(`${who}: ${reason}`),
  });
  origin = await rehearsal.listen();
});

afterAll(async () => {
  await browser?.close();
  await rehearsal?.close();
  await rm(folder, { recursive: true, force: true });
});

it('[UI-63] a newcomer follows the link, chairs, sees colleagues type, and every page says REHEARSAL', async () => {
  const page = await newcomer();
  await page.goto(`${origin}/rehearsal`);
  await page.getByLabel('Your name').waitFor();
  expect(await page.title()).toContain('REHEARSAL');
  expect(await findings(page, 'rehearsal-begin')).toEqual([]);
  await page.getByRole('button', { name: 'Start as chair' }).click();
  await page.getByText('Enter a name').first().waitFor();
  await page.getByLabel('Your name').fill('Alex Newcomer');
  await page.getByLabel('Quick').check();
  await page.getByRole('button', { name: 'Start as chair' }).click();
  await page.waitForURL('**/m/*');
  const strip = page.getByRole('region', { name: 'Rehearsal' });
  await strip.getByText('Next: Start the meeting').waitFor();
  expect(await page.title()).toContain('REHEARSAL');
  await page.getByRole('button', { name: 'Start the meeting' }).click();
  await strip.getByText('Next: Call the roll').waitFor();
  await page.getByText('K. told his teacher yesterday').waitFor();
  await page.getByText('afraid of what would happen').waitFor();
  expect(await findings(page, 'rehearsal-room')).toEqual([]);
  await strip.getByRole('button', { name: 'Pause colleagues' }).click();
  await strip.getByRole('button', { name: 'Let them go on' }).waitFor();
  await strip.getByText('What to try').click();
  await strip.getByText('In a real meeting this reaches you separately.').waitFor();
  expect(await findings(page, 'rehearsal-try')).toEqual([]);
  await page.reload();
  await strip.getByRole('button', { name: 'Let them go on' }).click();
  await strip.getByRole('button', { name: 'Leave me alone for a minute' }).click();
  await strip.getByRole('button', { name: /Quiet for/ }).click();
  await strip.getByRole('button', { name: 'Leave me alone for a minute' }).waitFor();
  expect(failures).toEqual([]);
}, 60_000);

async function newcomer(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 641 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}
