/** "Pause others' changes": a screen that stops changing under its reader, while their own words go out (T-11). */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { reason, threeAtWork, type AtWork } from './joinMeeting.ts';
import { findings, resize } from './person.ts';

describeWithChromium('others’ changes are paused', () => {
  let at: AtWork;
  beforeAll(async () => {
    at = await threeAtWork();
    await typeAtEnd(at.chair.page, 'Called by the school.');
    await reason(at.police.page).getByText('Called by the school.').waitFor();
  });
  afterAll(() => at.real.close());

  const paused = (page: Page, n: string) => page.locator('#bar').getByText(`Paused. ${n} waiting.`);

  it('[UI-73] T-11: the view stands still by key, says how many wait, and my own words go out', async () => {
    const { chair, police, health } = at;
    await police.page.keyboard.press('Alt+Shift+Q');
    await paused(police.page, '0 changes').waitFor();
    for (let n = 1; n <= 20; n += 1) await typeAtEnd(chair.page, ` ${n}.`);
    await paused(police.page, '1 change').waitFor();
    const child = health.page.getByRole('textbox', { name: /^Minutes, section \d+, The child/ });
    await child.click();
    await health.page.keyboard.type('She was quiet.');
    await paused(police.page, '2 changes').waitFor();
    expect(await reason(police.page).innerText()).toBe('Called by the school.');
    await typeAtEnd(police.page, ' By phone.');
    await reason(chair.page).getByText('By phone.', { exact: false }).waitFor();
    expect(await reason(police.page).innerText()).toBe('Called by the school. By phone.');
    expect(await findings(police.page, 'paused')).toEqual([]);
    await resize(police.page, { width: 390, height: 844 });
    await police.page
      .getByRole('navigation', { name: 'Main places' })
      .getByText('Paused. 2 changes waiting.')
      .waitFor();
    await resize(police.page, { width: 1366, height: 641 });
  });

  it('[UI-73] a connection that breaks brings nothing in', async () => {
    const { real, chair, police } = at;
    await real.cutOff('police');
    await typeAtEnd(police.page, ' At four.');
    await reason(chair.page).getByText('At four.', { exact: false }).waitFor();
    expect(await reason(police.page).innerText()).toBe('Called by the school. By phone. At four.');
  });

  it('[UI-73] by mouse everything is shown, and no word is lost either way', async () => {
    const { chair, police } = at;
    await police.page.getByRole('button', { name: 'Show them now' }).click();
    await police.page.getByText('She was quiet.').waitFor();
    expect(await police.page.evaluate(() => document.activeElement?.id)).toBe('bar');
    expect(await reason(police.page).innerText()).toBe(await reason(chair.page).innerText());
    for (const word of ['1.', '20.', 'By phone.', 'At four.'])
      expect(await reason(police.page).innerText()).toContain(word);
    expect(await police.page.locator('#paused').count()).toBe(0);
  });

  it('[UI-73] the menu pauses too, whoever reads along is asked, and a freeze ends the pause and waits for nobody', async () => {
    const { chair, police } = at;
    await police.page.getByRole('button', { name: 'Menu' }).click();
    await police.page.getByLabel('Pause others’ changes').check();
    await police.page.keyboard.press('Escape');
    await typeAtEnd(chair.page, ' The last word.');
    await paused(police.page, '1 change').waitFor();
    await command(chair.page, { type: 'end' });
    await command(chair.page, { type: 'close' });
    await police.page.getByText('The chair is closing the meeting. Show others’ changes', { exact: false }).waitFor();
    await command(chair.page, { type: 'freeze', skipAnnouncement: true });
    await police.page.getByText('The last word.', { exact: false }).waitFor();
    await chair.page.goto(`${at.real.origin}/m/${at.real.meeting}/close/freeze`);
    await chair.page.getByRole('row', { name: 'Lee Grant' }).getByText('Received').waitFor();
  });
});

async function typeAtEnd(page: Page, words: string): Promise<void> {
  await reason(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(words);
}

async function command(page: Page, asked: object): Promise<void> {
  const status = await page.evaluate(async (body) => {
    const [, , meeting] = location.pathname.split('/');
    const answer = await fetch(`/api/meetings/${meeting}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ id: crypto.randomUUID(), command: body }),
    });
    return answer.status;
  }, asked);
  expect(status).toBe(200);
}
