/** What is begun in a form and not sent: closing and the freeze take forms away, and nobody's words with them. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, MEETING, POLICE, SCHOOL } from '../client/madeMeeting.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { enter, findings, type Person } from './person.ts';

const LINK = `/i/${'a'.repeat(26)}`;

describeWithChromium('words begun in a form', () => {
  let server: FakeMeeting;
  let chair: Person;
  let police: Person;

  beforeAll(async () => {
    server = new FakeMeeting({ events: madeEvents(), codes: { CHAIRAAA: CHAIR, POLICEAA: POLICE } });
    server.command(CHAIR, { type: 'start', statements: [] });
    for (const person of [CHAIR, POLICE, SCHOOL])
      server.command(person, { type: 'declareConflict', conflict: 'none', note: null });
    const origin = await server.listen();
    const browser = await launchChromium();
    chair = await enter(browser, origin + LINK, 'CHAIRAAA');
    police = await enter(browser, origin + LINK, 'POLICEAA');
  });
  afterAll(() => server.close());

  const decision = (page: Page) => page.getByRole('form', { name: 'Record a decision' });
  const view = (page: Page) => page.getByRole('form', { name: 'Your organisation’s view' });
  const dissent = (page: Page) => page.getByRole('form', { name: 'Record that you disagree' });
  const begun = (page: Page) => page.getByRole('region', { name: 'What you had begun to write' });

  it('[UI-71] a decision half typed is there when the chair comes back from the pages of closing', async () => {
    const { page } = chair;
    const form = decision(page);
    await form.getByLabel('Outcome').selectOption('noFurtherAction');
    await form.getByLabel('The decision in words').fill('Nothing more is done tonight');
    await form.getByRole('checkbox').first().uncheck();
    expect(await begun(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Close and lock' }).click();
    await page.getByText(/^Step 1 of 5/).waitFor();
    await begun(page).getByText('Nothing more is done tonight').waitFor();
    expect(await findings(page, 'half-typed')).toEqual([]);
    await page.goBack();
    await page.waitForURL(`**/m/${MEETING}`);
    await form.waitFor();
    expect(await form.getByLabel('The decision in words').inputValue()).toBe('Nothing more is done tonight');
    expect(await form.getByLabel('Outcome').inputValue()).toBe('noFurtherAction');
    expect(await form.getByRole('checkbox').first().isChecked()).toBe(false);
    expect(await begun(page).count()).toBe(0);
    await form.getByLabel('The decision in words').fill('');
  });

  it('[UI-71] a freeze takes view and new action away with their words listed, and a thaw brings them back in their forms', async () => {
    const { page } = police;
    await view(page).getByLabel('Not met').check();
    await view(page).getByLabel('Reason').fill('One call in two years');
    await page.getByLabel('Add an action', { exact: true }).fill('Ask the GP');
    await dissent(page).getByRole('textbox').fill('We would wait');
    server.command(CHAIR, { type: 'freeze', skipAnnouncement: true });
    await begun(page).getByText('One call in two years').waitFor();
    await begun(page).getByText('Ask the GP').waitFor();
    // Disagreeing is still possible, so its form stays.
    expect(await dissent(page).getByRole('textbox').inputValue()).toBe('We would wait');
    expect(await begun(page).getByText('We would wait').count()).toBe(0);
    expect(await begun(page).getByText('Ask to add them as an addendum').count()).toBe(0);
    server.command(CHAIR, { type: 'thaw', reason: 'Somebody was still writing' });
    await view(page).waitFor();
    expect(await view(page).getByLabel('Reason').inputValue()).toBe('One call in two years');
    expect(await view(page).getByLabel('Not met').isChecked()).toBe(true);
    expect(await page.getByLabel('Add an action', { exact: true }).inputValue()).toBe('Ask the GP');
    expect(await begun(page).count()).toBe(0);
  });

  it('[UI-71] what is sent is not kept', async () => {
    const { page } = police;
    await dissent(page).getByRole('button').click();
    await page.getByText('We would wait', { exact: true }).waitFor();
    await page.getByLabel('Add an action', { exact: true }).press('Enter');
    server.command(CHAIR, { type: 'freeze', skipAnnouncement: true });
    await begun(page).getByText('One call in two years').waitFor();
    expect(await begun(page).getByRole('listitem').count()).toBe(1);
  });

  it('[UI-71] the chair’s reasons are kept from one page of closing to the next, and a code is not', async () => {
    const { page } = chair;
    await page.goto(page.url().replace(/(\/m\/[^/]+).*/, '$1/close/confirm'));
    const reason = page.locator('input[name^=gate-]').first();
    await reason.fill('Rung at night');
    await page.getByLabel('Your lock code').fill('LOCKCODE');
    await page.getByRole('link', { name: /^Back to: / }).click();
    await page.getByText(/^Step 3 of 5/).waitFor();
    expect(await begun(page).innerText()).toContain('Rung at night');
    expect(await begun(page).innerText()).not.toContain('LOCKCODE');
    await page.goBack();
    await reason.waitFor();
    expect(await reason.inputValue()).toBe('Rung at night');
    expect(await page.getByLabel('Your lock code').inputValue()).toBe('');
  });

  it('[UI-71] whoever had begun to write when the minutes were locked stays, and can ask for it to be added', async () => {
    await lock(chair.page);
    const { page } = police;
    await page.getByRole('heading', { name: 'Minutes locked' }).waitFor();
    await begun(page).getByRole('blockquote').getByText('One call in two years').waitFor();
    await begun(page).getByText('Ask to add them as an addendum').click();
    await begun(page).getByRole('button', { name: 'Send the request' }).click();
    await begun(page).getByText('Your request is recorded.', { exact: false }).waitFor();
    expect(server.meeting?.afterwards.map(({ text }) => text)).toEqual(['One call in two years']);
    await begun(page).getByRole('button', { name: 'I do not need it' }).click();
    await begun(page).waitFor({ state: 'detached' });
  });
});

async function lock(page: Page): Promise<void> {
  await page.getByRole('radio', { name: /^Yes\./ }).check();
  await page.getByRole('radio', { name: 'Everything' }).check();
  for (const field of await page.locator('input[name^=gate-]').all()) await field.fill('Not possible tonight');
  await page.getByLabel('Your lock code').fill('LOCKCODE');
  await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
  await page.getByRole('heading', { name: 'Minutes locked' }).waitFor();
}
