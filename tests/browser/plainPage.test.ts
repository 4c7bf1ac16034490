/** A whole meeting on the real server with four real pages: written together, assigned, frozen, locked, read. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { invitedTo, join, reason, recordAllPresent, startWith } from './joinMeeting.ts';
import { findings, type Person } from './person.ts';
import { startRealMeeting, type RealMeeting } from './realMeeting.ts';

describeWithChromium('a meeting in four browsers', () => {
  let real: RealMeeting;
  let chair: Person;
  let police: Person;
  let health: Person;

  beforeAll(async () => {
    real = await startRealMeeting();
    chair = await join(real, 'chair');
    police = await join(real, 'police');
    health = await join(real, 'health');
  });
  afterAll(() => real.close());

  it('everybody signs in with their own link and code, and answers the question before the door', async () => {
    await startWith(chair, [police, health]);
    for (const { page } of [chair, police, health]) await reason(page).waitFor();
  });

  it('the chair records everybody on a screen as present in one press', async () => {
    await recordAllPresent(chair);
    await chair.page.getByRole('button', { name: /people on screens as present/ }).waitFor({ state: 'detached' });
  });

  it('two people write in the same paragraph and everybody sees the same words', async () => {
    await reason(police.page).click();
    await police.page.keyboard.type('Bruise to the left arm. ');
    // With the space at its end: whoever writes before it writes inside the sentence.
    await health.page.waitForFunction(
      (typed) => document.querySelector('[role=textbox]')?.textContent === typed,
      'Bruise to the left arm. ',
    );
    await reason(health.page).click();
    await health.page.keyboard.press('ControlOrMeta+End');
    await Promise.all([
      health.page.keyboard.type('Seen by the nurse on Monday.', { delay: 15 }),
      police.page.keyboard.type('Reported by the school. ', { delay: 15 }),
    ]);
    for (const { page } of [chair, police, health]) {
      await page.waitForFunction(
        () => {
          const words = document.querySelector('[role=textbox]')?.textContent ?? '';
          return words.length === 'Bruise to the left arm. Reported by the school. Seen by the nurse on Monday.'.length;
        },
        undefined,
        { timeout: 10_000 },
      );
      await page.locator('#save-state').getByText('Saved', { exact: true }).waitFor();
    }
    const texts = await Promise.all([chair, police, health].map(({ page }) => reason(page).innerText()));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('Bruise to the left arm. ');
  });

  it('an organisation writes in its own part, and the others read it', async () => {
    const own = police.page.getByRole('textbox', { name: /information from Northbridge Police$/ });
    await own.click();
    await police.page.keyboard.type('Two calls to the address in May.');
    await chair.page.getByText('Two calls to the address in May.').waitFor();
    expect(await health.page.getByRole('textbox', { name: /information from Northbridge Police$/ }).count()).toBe(0);
  });

  it('an action is proposed by one, worded by another and assigned by the chair', async () => {
    await health.page.getByLabel('Add an action').fill('Arrange a paediatric medical');
    await health.page.getByRole('button', { name: 'Add action' }).click();
    const wording = police.page.getByRole('textbox', { name: 'What is to be done, action 1' });
    await wording.focus();
    await police.page.keyboard.press('ControlOrMeta+End');
    await police.page.keyboard.type(' tonight');
    await chair.page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value.endsWith(' tonight')),
    );
    await chair.page.keyboard.press('Alt+Shift+J');
    await chair.page.keyboard.type('to');
    await chair.page.keyboard.press('Enter');
    await chair.page.keyboard.type('15/1/2030');
    await chair.page.keyboard.press('Enter');
    for (const { page } of [police, health]) await page.getByText('HLT Tom Okafor', { exact: true }).waitFor();
    expect(await health.page.getByText('Tue 15 Jan 2030, 17:00', { exact: true }).count()).toBe(1);
  });

  it('views, a decision with reasons, agreement and disagreement are recorded by their speakers', async () => {
    await police.page.getByLabel('Yes, threshold met').check();
    await police.page.getByRole('button', { name: 'Record view' }).click();
    await chair.page.getByText('Northbridge Police: Yes, threshold met').waitFor();
    const outcome = chair.page.getByLabel('Outcome');
    await outcome.selectOption({ index: 1 });
    await chair.page.getByLabel('The decision in words').fill('A joint enquiry starts tonight.');
    await chair.page.getByLabel('Why (the reasons)').fill('The account does not fit the injury.');
    await chair.page.getByRole('button', { name: 'Record decision' }).click();
    await police.page.getByRole('button', { name: 'I agree with decision 1' }).click();
    await chair.page.getByText('Northbridge Police: Agrees (DS Lee Grant)').waitFor();
    await health.page.getByLabel('What you disagree with, and why').fill('A medical should come first.');
    await health.page.getByRole('button', { name: 'Record disagreement' }).click();
    await chair.page.getByText('A medical should come first.').waitFor();
  });

  it('an entry for police and chair does not reach health', async () => {
    await police.page.getByText('Add an entry that only some people may read').click();
    await police.page.getByLabel('Priya Nair').check();
    await police.page.getByRole('button', { name: 'Add entry' }).click();
    await police.page.getByRole('textbox', { name: /Only some people may read, Entry 1$/ }).click();
    await police.page.keyboard.type('A source says more.');
    await chair.page.getByText('A source says more.').waitFor();
    expect(await health.page.content()).not.toMatch(/A source says more|Entry 1/);
  });

  it('the room has no accessibility findings', async () => {
    expect(await findings(chair.page, 'real-chair')).toEqual([]);
    expect(await findings(health.page, 'real-attendee')).toEqual([]);
  });

  it('the chair freezes: everybody holds text, everything is received', async () => {
    await chair.page.getByRole('button', { name: 'Close and lock' }).click();
    expect(await findings(chair.page, 'real-lock-open')).toEqual([]);
    await chair.page.getByRole('radio', { name: 'Everything' }).check();
    await chair.page.getByRole('button', { name: 'Freeze now, without waiting' }).click();
    for (const { page } of [police, health]) await reason(page).waitFor({ state: 'detached' });
    await chair.page.locator('main').getByText('Everything is received.', { exact: true }).waitFor();
    await chair.page.getByLabel('Your lock code').waitFor();
    expect(await findings(chair.page, 'real-lock-frozen')).toEqual([]);
  });

  it('a wrong lock code is said, the right one locks', async () => {
    const { page } = chair;
    await page.getByRole('radio', { name: /^Yes\./ }).check();
    for (const field of await page.locator('input[name^=gate-]').all()) await field.fill('Not possible tonight');
    await page.getByLabel('Your lock code').fill('AAAA-AAAA');
    await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
    await page.getByRole('alert').getByText('That code is not right.', { exact: false }).waitFor();
    await page.getByLabel('Your lock code').fill(invitedTo(real, 'chair').lockCode ?? '');
    await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
    await page.getByRole('heading', { name: 'Minutes locked' }).waitFor();
    for (const person of [police, health]) await person.page.waitForURL('**/record');
  });

  it('who comes late reads the locked minutes, and only what is theirs', async () => {
    const late = await join(real, 'school');
    await late.page.waitForURL('**/record');
    const words = await late.page.locator('body').innerText();
    expect(words).toContain('Seen by the nurse on Monday.');
    expect(words).toContain('Arrange a paediatric medical tonight');
    expect(words).toContain('A medical should come first.');
    expect(words).not.toContain('A source says more.');
    expect(await findings(late.page, 'real-record')).toEqual([]);
    expect(await police.page.locator('body').innerText()).toContain('A source says more.');
  });

  it('no page has complained', () => {
    expect([chair, police, health].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
