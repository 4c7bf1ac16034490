/** C8: a discussion on the real server is closed on one page, and locked by its chair within a few presses. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { join, startWith } from './joinMeeting.ts';
import { findings, type Person } from './person.ts';
import { startRealMeeting, type RealMeeting } from './realMeeting.ts';

describeWithChromium('closing a discussion', () => {
  let real: RealMeeting;
  let chair: Person;
  let police: Person;

  beforeAll(async () => {
    real = await startRealMeeting();
    chair = await join(real, 'chair');
    police = await join(real, 'police');
    await startWith(chair, [police]);
  });
  afterAll(() => real.close());

  it('[UI-59] everything stands on one page, in the order in which it is read aloud, with the gaps beside their fields', async () => {
    const { page } = chair;
    await page.getByRole('button', { name: 'Close and lock' }).click();
    await page.getByRole('heading', { name: 'Close NB-2026-0042' }).waitFor();
    const read = ['Immediate safety', 'Decisions', 'Actions', 'Disagreement', 'Telling parents and carers'];
    const headings = await page.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(headings.filter((heading) => read.includes(heading))).toEqual(read);
    await page.getByRole('textbox', { name: /Immediate safety$/ }).click();
    await page.keyboard.type('She stays with her aunt tonight.');
    for (const field of await page.getByLabel(/Why do you lock without it/).all()) {
      await field.fill('Called away');
      await field.press('Enter');
    }
    await page
      .getByText(/^Recorded by Priya Nair/)
      .nth(6)
      .waitFor();
    expect(await findings(page, 'closing-one-page')).toEqual([]);
  });

  it('[UI-59] another step’s address shows the same page, also after a reload', async () => {
    const { page } = chair;
    await page.goto(`${real.origin}/m/${real.meeting}/close/freeze`);
    await page.getByRole('heading', { name: 'Close NB-2026-0042' }).waitFor();
    await page
      .getByRole('textbox', { name: /Immediate safety$/ })
      .getByText('She stays with')
      .waitFor();
  });

  it('[UI-59] what was read aloud, the freeze and the lock stand at its end', async () => {
    const { page } = chair;
    await page.getByRole('button', { name: 'Freeze the minutes' }).click();
    await page.getByRole('link', { name: 'Say what was read aloud' }).waitFor();
    await page.getByRole('radio', { name: 'Decisions, actions and disagreement' }).check();
    await page.getByRole('button', { name: 'Freeze the minutes' }).click();
    // While the announcement runs, the chair can state and type already.
    await page.getByText('You can lock as soon as everything is received.').waitFor();
    await page.getByRole('radio', { name: /^Yes\./ }).check();
    await page.getByLabel('Your lock code').fill(real.people['chair']?.lockCode ?? '');
    expect(await page.locator('input[name^=gate-]').count()).toBe(0);
    expect(await findings(page, 'closing-one-page-announced')).toEqual([]);
    await page.getByRole('button', { name: 'Skip the rest of the 15 seconds' }).click();
    await page.getByText('Everything is received.').last().waitFor();
    await page.getByText('You can lock as soon as everything is received.').waitFor({ state: 'detached' });
    expect(await findings(page, 'closing-one-page-frozen')).toEqual([]);
    await page.getByText('Something is wrong? Go back to writing').click();
    await page.getByLabel('Why you go back to writing').fill('The aunt has rung');
    await page.getByRole('button', { name: 'Go back to writing' }).click();
    const safety = page.getByRole('textbox', { name: /Immediate safety$/ });
    await safety.click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' The aunt agrees.');
    await page.getByRole('button', { name: 'Freeze now, without waiting' }).click();
    await page.getByText(/^Priya Nair went back to writing at \d\d:\d\d, because The aunt has rung$/).waitFor();
    await page.getByText('1 change since the read-back').waitFor();
    await page.getByRole('radio', { name: /^Yes\./ }).check();
    await page.getByLabel('Your lock code').fill(real.people['chair']?.lockCode ?? '');
    await page.getByText('You can lock as soon as everything is received.').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
    await page.waitForURL('**/close/sealed');
    await police.page.waitForURL('**/record');
    expect(await police.page.locator('body').innerText()).toContain(
      'She stays with her aunt tonight. The aunt agrees.',
    );
  });
});
