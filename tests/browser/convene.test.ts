/** Convening on the real server: the form, a file, writing up afterwards, and the ways in that come of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { openHouse, type House } from '../support/convenorHouse.ts';
import { convenorAtWork, newVisitor } from './convenorAtWork.ts';
import { findings, typeCode } from './person.ts';

const SCRIPT = 'tests/browser/smallMeeting.json';

describeWithChromium('convening', () => {
  let house: House;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    house = await openHouse();
    ({ page, complaints } = await convenorAtWork(house));
  });
  afterAll(() => house.close());

  const focusedId = (): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '');
  const person = (n: number) => page.getByRole('group', { name: new RegExp(`^Person ${n}(:|$)`) });

  it('[UI-83] T-22: an empty form is told on top and beside its fields, and nothing that was filled in is lost', async () => {
    await page.getByRole('link', { name: 'Convene a meeting' }).click();
    await page.getByRole('heading', { name: 'Convene a meeting' }).waitFor();
    expect(await findings(page, 'convene-empty')).toEqual([]);
    await page.getByLabel('Date', { exact: true }).fill('2026-12-01');
    await page.getByLabel('Length in minutes').fill('many');
    await person(1).getByLabel('Part in the meeting').selectOption('Minute taker');
    await person(2).getByLabel('Name').fill('Lee Grant');
    await person(2).getByLabel('Part in the meeting').selectOption('Observer');
    await page.getByLabel('Link or number of the call').fill('https://calls.example/91');
    await page.getByRole('button', { name: 'Convene and make the links' }).click();
    const alert = page.getByRole('alert').filter({ hasText: 'There is a problem' });
    await alert.waitFor();
    expect(await alert.getByRole('link').allInnerTexts()).toEqual([
      'Enter both date and time, or neither',
      'Enter a length between 5 and 600 minutes',
      'Enter the organisation of person 2',
      'Choose who chairs: nobody does yet',
    ]);
    expect(await alert.evaluate((summary) => summary === document.activeElement)).toBe(true);
    expect(await page.title()).toBe('Error: Convene a meeting – Quorate');
    expect(await findings(page, 'convene-wrong')).toEqual([]);
    await alert.getByRole('link', { name: 'Enter the organisation of person 2' }).click();
    expect(await focusedId()).toBe(await person(2).getByLabel('Organisation').getAttribute('id'));
    expect(await page.getByLabel('Link or number of the call').inputValue()).toBe('https://calls.example/91');
  });

  it('[UI-83] rows are added and removed by key, and the focus stays at them', async () => {
    await page.getByRole('button', { name: 'Add a person' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'people-3-name');
    await person(4).getByLabel('Name').fill('Ruth Ellis');
    await person(4).getByLabel('Organisation').fill('Larkhill School');
    await person(4).getByLabel('Agency').selectOption('Education');
    await page.getByRole('button', { name: 'Remove person 3' }).press('Enter');
    await page.waitForFunction(() => document.activeElement?.id === 'add-person');
    expect(await person(3).getByLabel('Name').inputValue()).toBe('Ruth Ellis');
    await page.getByRole('button', { name: 'Add a parent or adult' }).click();
    await page.getByRole('group', { name: 'Adult 1' }).getByLabel('Name').fill('Dana R.');
    await page.getByRole('group', { name: 'Child 1' }).getByLabel('Initials').fill('R.');
    expect(await page.locator('input[autocomplete]:not([autocomplete="off"])').count()).toBe(0);
  });

  it('[UI-84] a convened meeting shows every person’s way in, once, to be copied for each or as a list', async () => {
    await page.getByLabel('Reference', { exact: true }).fill('K4T-2291');
    await page.getByLabel('Time', { exact: true }).fill('10:30');
    await page.getByLabel('Length in minutes').fill('45');
    await person(2).getByLabel('Organisation').fill('Larkhill Police');
    await person(2).getByLabel('Part in the meeting').selectOption('Chair');
    await page.getByRole('button', { name: 'Convene and make the links' }).click();
    await page.getByText('The meeting is convened.').waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/m\/[a-z2-7]{26}\/invite$/);
    expect(await page.title()).toBe('People and links – K4T-2291 – Quorate');
    expect(await findings(page, 'invited')).toEqual([]);
    await page.getByRole('button', { name: 'Copy the code of Ruth Ellis' }).click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
    await page.getByRole('button', { name: 'Copy the lock code of Lee Grant' }).waitFor();
    await page.getByRole('button', { name: 'Copy all as a list' }).click();
    await page.getByText('Copied the list.').first().waitFor({ state: 'attached' });
    const list = await page.evaluate(() => navigator.clipboard.readText());
    expect(list).toMatch(/Ruth Ellis, Larkhill School \(Representative\)\nLink: http.*\/i\/[a-z2-7]{26}\nCode: /);
    expect(list).not.toContain('Dana');
    const link = /Ruth Ellis[^]*?Link: (\S+)/.exec(list)?.[1] ?? '';
    const guest = await newVisitor();
    await guest.page.goto(link);
    await typeCode(guest.page, code);
    await guest.page.getByRole('heading', { name: 'Before you join' }).waitFor();
    await guest.page.getByText('Dana R.').waitFor();
    await page.reload();
    await page.getByText('Links and codes that were shown before are not kept.', { exact: false }).waitFor();
    expect(await page.locator('.doorKey').count()).toBe(0);
    expect(await page.content()).not.toContain(code);
  });

  it('[UI-84] somebody more is invited from there, and a lost link is made anew', async () => {
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByRole('link', { name: 'Choose an organisation' }).waitFor();
    expect(await findings(page, 'invite-wrong')).toEqual([]);
    const form = page.getByRole('form', { name: 'Invite somebody' });
    await form.getByLabel('Name', { exact: true }).fill('Tom Okafor');
    await form.getByLabel('Organisation').selectOption('Another organisation');
    await form.getByLabel('Its name').fill('Larkhill NHS');
    await form.getByLabel('Agency').selectOption('Health');
    await form.getByRole('button', { name: 'Invite' }).click();
    await page.getByRole('button', { name: 'Copy the link of Tom Okafor' }).waitFor();
    await page.getByRole('button', { name: 'New link and code for Lee Grant' }).click();
    await page.getByRole('button', { name: 'Copy the code of Lee Grant' }).waitFor();
    await page.getByRole('link', { name: 'Go to the room' }).click();
    await page.waitForURL(/\/m\/[a-z2-7]{26}$/);
    expect(complaints).toEqual([]);
  });

  it('[UI-85] a file with faults says line, field and sentence; a whole one is read first and convened on a second press', async () => {
    await page.goto(`${house.origin}/convene/file`);
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByRole('link', { name: 'Choose a file' }).waitFor();
    expect(await findings(page, 'file-empty')).toEqual([]);
    const broken = '{\n "meeting": {\n  "id": "m", "kind": "picnic"\n }\n}';
    await page
      .getByLabel('Meeting file')
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(broken) });
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByText('Line 3: meeting.kind: must be one of', { exact: false }).waitFor();
    expect(await findings(page, 'file-faults')).toEqual([]);
    await page.getByLabel('Meeting file').setInputFiles(SCRIPT);
    await page.getByRole('button', { name: 'Read the file' }).click();
    await page.getByRole('heading', { name: 'What the file says' }).waitFor();
    expect(await findings(page, 'file-read')).toEqual([]);
    const before = await house.server.identity.convenors.meetingsOf(house.convenor.id, 50);
    await page.getByLabel('Who of them are you?').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Convene and make the links' }).click();
    await page.getByText('The meeting is convened.').waitFor();
    await page.getByText('You sign in with your own link.', { exact: false }).waitFor();
    expect(await house.server.identity.convenors.meetingsOf(house.convenor.id, 50)).toHaveLength(before.length + 1);
  });

  it('[UI-86] a discussion is written up afterwards, and the room opens', async () => {
    await page.goto(`${house.origin}/convene/afterwards`);
    await page.getByRole('button', { name: 'Open the room' }).click();
    expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual([
      'Enter the date and time at which the discussion began',
      'Say from what it is written up',
    ]);
    expect(await findings(page, 'afterwards-wrong')).toEqual([]);
    const began = page.getByRole('group', { name: 'Began' });
    await began.getByLabel('Date').fill('2199-01-05');
    await began.getByLabel('Time').fill('18:30');
    await page.getByLabel('From what is it written up?').fill('From memory');
    await page.getByRole('button', { name: 'Open the room' }).click();
    await page.getByRole('link', { name: 'The discussion must lie in the past' }).waitFor();
    await began.getByLabel('Date').fill('2026-01-05');
    await page.getByRole('button', { name: 'Open the room' }).click();
    await page.getByRole('textbox', { name: /^Minutes, section \d+, Reason for the meeting$/ }).waitFor();
    await page.goto(house.origin);
    await page.getByText('Strategy discussion, written up afterwards').waitFor();
    expect(await findings(page, 'home-several')).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
