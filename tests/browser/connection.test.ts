/** The save state opens what the connection is, and what of my words it has not carried. */
import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { reason, threeAtWork, type AtWork } from './joinMeeting.ts';
import { findings } from './person.ts';

describeWithChromium('connection details', () => {
  let at: AtWork;
  beforeAll(async () => {
    at = await threeAtWork();
  });
  afterAll(() => at.real.close());

  const state = (): Locator => at.police.page.locator('#save-state');
  const details = (): Locator => at.police.page.getByRole('dialog', { name: 'Connection and saving' });
  const said = (name: string): Locator => details().locator('div', { has: at.police.page.getByText(name) });

  it('[UI-75] say how the page is connected and when it saved last, and give the focus back', async () => {
    const { page } = at.police;
    await reason(page).click();
    await page.keyboard.type('Called by the school.');
    await state().getByText('Saved', { exact: true }).waitFor();
    await state().focus();
    await page.keyboard.press('Enter');
    await said('Connection').getByText('Connected by WebSocket.').waitFor();
    await said('Last saved')
      .getByText(/^\d\d:\d\d$/)
      .waitFor();
    await details().getByText('Nothing. Everything you wrote is saved.').waitFor();
    expect(await details().getByRole('button', { name: 'Copy all of it' }).count()).toBe(0);
    expect(await findings(page, 'connection')).toEqual([]);
    await page.keyboard.press('Escape');
    await details().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('save-state');
  });

  it('[UI-75] cut off they say since when and what waits, to be copied and downloaded', async () => {
    const { page } = at.police;
    await page.context().setOffline(true);
    await at.real.cutOff('police');
    await state()
      .getByText(/^Offline/)
      .waitFor();
    await reason(page).click();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.type(' At four.');
    await state().getByText('Offline, 9 changes not saved').waitFor();
    await page.getByLabel('Add an action', { exact: true }).fill('Ask the GP');
    await state().click();
    await said('Connection')
      .getByText(/^Cut off since \d\d:\d\d\./)
      .waitFor();
    await details().getByText('9 changes, words in 1 place').waitFor();
    await details().getByText('Called by the school. At four.').waitFor();
    expect(await findings(page, 'connection-cut-off')).toEqual([]);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      details().getByRole('button', { name: 'Download it as text' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('not-saved.txt');
    expect(await readFile(await file.path(), 'utf8')).toBe('Called by the school. At four.\n\nAsk the GP');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await details().getByRole('button', { name: 'Copy all of it' }).click();
    await page.waitForFunction(
      async (text) => (await navigator.clipboard.readText()) === text,
      'Called by the school. At four.\n\nAsk the GP',
    );
  });

  it('[UI-75] back online they say so while they are open', async () => {
    const { page } = at.police;
    await page.context().setOffline(false);
    await said('Connection').getByText('Connected by WebSocket.').waitFor();
    await details().getByText('Nothing. Everything you wrote is saved.').waitFor();
  });
});
