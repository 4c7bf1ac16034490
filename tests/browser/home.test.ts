/** From a convenor's link to the first letter of a discussion, on the real server. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { openHouse, type House } from '../support/convenorHouse.ts';
import { findings } from './person.ts';

describeWithChromium('a convenor’s home', () => {
  let house: House;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    house = await openHouse();
    page = await newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(() => house.close());

  async function newPage(): Promise<Page> {
    const context = await (
      await launchChromium()
    ).newContext({ viewport: { width: 1366, height: 641 }, locale: 'en-GB', timezoneId: 'Europe/London' });
    const opened = await context.newPage();
    opened.setDefaultTimeout(20_000);
    return opened;
  }

  it('[UI-80] the link signs nobody in; the code does, and leads home', async () => {
    await page.goto(house.origin);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await findings(page, 'home-nobody')).toEqual([]);
    await page.goto(house.link);
    await page.getByRole('heading', { name: 'Sign in to convene' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(await findings(page, 'convenor-sign-in')).toEqual([]);
    await page.getByLabel('Your code').fill(house.code);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your meetings' }).waitFor();
    await page.getByText('You have convened no meeting yet.', { exact: false }).waitFor();
    expect(await findings(page, 'home-empty')).toEqual([]);
  });

  it('[UI-81] one press opens a running discussion with the caret in it, and what is typed is saved', async () => {
    const pressed = performance.now();
    await page.getByRole('button', { name: 'Start a discussion now' }).click();
    const editor = page.getByRole('textbox', { name: /^Minutes, section \d+, Reason for the meeting$/ });
    await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'textbox');
    await page.keyboard.type('S');
    await editor.getByText('S', { exact: true }).waitFor();
    process.stdout.write(`from the press to the first letter: ${Math.round(performance.now() - pressed)} ms\n`);
    await page.keyboard.type('chool rang at four.');
    await page.locator('#save-state').getByText('Saved', { exact: true }).waitFor();
    await page.locator('#bar').getByText('Live').waitFor();
    expect(await page.title()).toMatch(/^Minutes – SD-\w+ – Quorate$/);
    expect(new URL(page.url()).pathname).toMatch(/^\/m\/[a-z2-7]{26}$/);
    expect(await page.locator('.people .who').allInnerTexts()).toEqual([expect.stringContaining('Priya Nair')]);
    await page.reload();
    await page.getByText('School rang at four.').waitFor();
  });

  it('[UI-82] home lists the meeting by what it waits for, with a way in', async () => {
    await page.goto(house.origin);
    await page.getByRole('heading', { name: 'Now (1)' }).waitFor();
    await page.getByText('You chair').waitFor();
    expect(await findings(page, 'home-one')).toEqual([]);
    await page.getByRole('link', { name: /^Join SD-/ }).click();
    await page.getByText('School rang at four.').waitFor();
    expect(complaints).toEqual([]);
  });
});
