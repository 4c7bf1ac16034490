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
let page: Page;
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
  page = await newcomer();
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
  const strip = stripOf(page);
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

it('[UI-63] [UI-122] the newcomer calls the roll, gives out the actions, decides, answers, locks with the code and reads', async () => {
  const next = (deed: string): Promise<void> => stripOf(page).getByText(`Next: ${deed}`).waitFor();
  await page.getByRole('button', { name: 'No, I know none of them' }).click();
  await page.getByText('Roll call', { exact: true }).click();
  await page.getByRole('button', { name: /^Record the \d+ people on screens as present$/ }).click();
  const roll = page.getByRole('form', { name: 'Roll call' });
  await roll.getByText('Not called yet: Dr Emrys Tallentire.').waitFor();
  expect(await roll.getByLabel('How they are present').inputValue()).toBe('none');
  await roll.getByRole('button', { name: 'Record' }).click();
  await roll.getByText('Everybody was called.').waitFor();

  await next('Give an action an owner and a date');
  await page.getByRole('combobox', { name: 'Owner, action 4' }).waitFor(); // all that colleagues put into the plan
  for (const action of [1, 2, 3, 4]) {
    await page.getByRole('combobox', { name: `Owner, action ${action}` }).focus();
    for (const keys of ['far', '+3']) {
      await page.keyboard.type(keys);
      await page.keyboard.press('Enter');
    }
  }
  await next('Record the decision and why');
  const decision = page.getByRole('form', { name: 'Record a decision' });
  await decision.getByLabel('Outcome').selectOption({ label: 'Joint section 47 enquiries' });
  await decision.getByLabel('The decision in words').fill('Joint enquiries start today.');
  await decision.getByLabel(/^Why/).fill('The account is clear and fits the mark.');
  await decision.getByRole('button', { name: 'Record decision' }).click();
  await next('Answer the disagreement');
  await page.getByLabel('Your answer to Desmond Ilkley').fill('The plan is looked at again on Friday.');
  await page.getByRole('button', { name: 'Answer', exact: true }).click();

  await next('End the meeting and read it back');
  await page.getByRole('button', { name: 'Close and lock' }).click();
  await page.getByText('Step 1 of 5').waitFor();
  for (const field of await page.getByLabel(/Why do you lock without it/).all()) {
    await field.fill('It is a rehearsal');
    await field.press('Tab');
  }
  await page.getByRole('button', { name: 'End the meeting and read back' }).click();
  await page.getByRole('radio', { name: 'Everything' }).check();
  await page.getByRole('button', { name: 'Record the read-back' }).click();
  await page.getByRole('link', { name: 'Continue to: Freeze the minutes' }).click();
  await page.getByRole('button', { name: 'Freeze now, without waiting' }).click();
  await page.getByRole('link', { name: 'Continue to: Lock these minutes' }).click();
  await stripOf(page).getByText('What to try').click();
  const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await stripOf(page).innerText())?.[0] ?? '';
  await page.getByRole('radio', { name: /^Yes\./ }).check();
  await page.getByLabel('Your lock code').fill(code);
  await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
  await page.getByRole('heading', { name: 'Minutes locked' }).waitFor();
  expect(await findings(page, 'rehearsal-sealed')).toEqual([]);

  await page.getByRole('link', { name: 'Read the locked minutes' }).click();
  await page.getByText(/^Locked at \d\d:\d\d .* by Alex Newcomer/).waitFor();
  await page.getByText('Rehearsal. Not a record.').waitFor();
  const record = await page.locator('main').innerText();
  for (const words of ['Joint enquiries start today.', 'K. told his teacher', 'The plan is looked at again on Friday.'])
    expect(record).toContain(words);
  expect(record.match(/DS Farida Holloway/g)?.length).toBeGreaterThan(4); // who owns all four
  expect(await findings(page, 'rehearsal-record')).toEqual([]);
  expect(failures).toEqual([]);
}, 60_000);

function stripOf(of: Page) {
  return of.getByRole('region', { name: 'Rehearsal' });
}

async function newcomer(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 641 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const opened = await context.newPage();
  opened.setDefaultTimeout(15_000);
  return opened;
}
