/** The room's shell: what a person finds where, by eye, by key and by ear. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AGENDA_NOW } from '../../shared/rules/agenda.ts';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, POLICE, SCHOOL } from '../client/madeMeeting.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { enter, resize } from './person.ts';

const LINK = `/i/${'a'.repeat(26)}`;
const AN_HOUR_MS = 3_600_000;

describeWithChromium('the shell of the room', () => {
  let server: FakeMeeting;
  let chair: Page;
  let police: Page;

  beforeAll(async () => {
    const earlier = madeEvents().map((event) => ({ ...event, at: new Date(Date.now() - AN_HOUR_MS).toISOString() }));
    const started = { at: new Date(Date.now() - AN_HOUR_MS).toISOString(), by: CHAIR };
    server = new FakeMeeting({
      events: [...earlier, { ...started, event: { type: 'started', v: 1, statements: [] } }],
      codes: { CHAIRAAA: CHAIR, POLICEAA: POLICE, SCHOOLAA: SCHOOL },
    });
    for (const person of [CHAIR, POLICE, SCHOOL])
      server.command(person, { type: 'declareConflict', conflict: 'none', note: null });
    const origin = await server.listen();
    const browser = await launchChromium();
    chair = (await enter(browser, origin + LINK, 'CHAIRAAA')).page;
    police = (await enter(browser, origin + LINK, 'POLICEAA')).page;
    await editor(police).waitFor();
  });
  afterAll(() => server.close());

  const editor = (page: Page) => page.getByRole('textbox', { name: /^Minutes, section \d+, Reason/ });
  const active = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

  it('[UI-26] whoever joins late is told when, and what there is to read', async () => {
    await police.getByRole('heading', { name: /^You joined at \d\d:\d\d$/ }).waitFor();
    await police.getByText('The meeting has run for 60 minutes.', { exact: false }).waitFor();
    await police.getByRole('button', { name: 'Catch up', exact: true }).click();
    expect(await active(police)).toBe('joined');
    await police.getByRole('button', { name: 'I have read it' }).click();
  });

  it('[UI-23] T-14: "now" and others’ deeds leave focus and section alone', async () => {
    await editor(police).click();
    await police.keyboard.type('Here I stay');
    const before = await editor(police).evaluate((element) => element === document.activeElement);
    server.command(CHAIR, { type: 'setFact', subject: 'meeting', field: AGENDA_NOW, value: 'analysis' });
    await police.locator('.agenda [aria-current="step"]').getByText('now').waitFor();
    await chair.getByLabel('Add an action').fill('Ring the school');
    await chair.getByRole('button', { name: 'Add action' }).click();
    await police.getByRole('button', { name: /^Catch up \(\d+\)$/ }).waitFor();
    expect(before).toBe(true);
    expect(await editor(police).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await police.locator('[aria-current="step"]').innerText()).toMatch(/Analysis/);
  });

  it('[UI-24] T-01, T-02, T-08: one h1, unlike landmarks, regions in their order, no key of one letter', async () => {
    expect(await chair.locator('h1').count()).toBe(1);
    await chair.locator('#bar').focus();
    const order: string[] = [];
    for (let press = 0; press < 7; press++) {
      order.push(await active(chair));
      await chair.keyboard.press('Control+F6');
    }
    expect(order).toEqual(['bar', 'agenda', 'minutes', 'section-decisions', 'plan', 'people', 'others']);
    expect(await active(chair)).toBe('bar');
    for (const key of 'abcdefghijklmnopqrstuvwxyz') await chair.keyboard.press(key);
    expect(await chair.locator('dialog').count()).toBe(0);
    expect(await active(chair)).toBe('bar');
    await chair.keyboard.press('Alt+Shift+D');
    expect(await active(chair)).toBe('section-decisions');
  });

  it('[UI-27] T-31: a dialog speaks too, and gives the focus back', async () => {
    await chair.locator('#plan').focus();
    await chair.keyboard.press('Control+/');
    await chair.getByRole('dialog', { name: 'List of keys' }).waitFor();
    await chair.context().setOffline(true);
    server.breakConnections();
    await chair.locator('dialog output').getByText('You are offline.', { exact: false }).waitFor({ timeout: 20_000 });
    await chair.context().setOffline(false);
    await chair.keyboard.press('Escape');
    expect(await active(chair)).toBe('plan');
  });

  it('[UI-25] T-05, T-16: narrow pages have one line of state and tabs that open when pressed', async () => {
    for (const size of [
      { width: 683, height: 641 },
      { width: 390, height: 844 },
      { width: 320, height: 480 },
      { width: 341, height: 160 },
    ]) {
      await resize(police, size);
      const line = await police.locator('#bar').evaluate((bar) => {
        const tops = ['h1', '.tag', '#save-state'].map(
          (part) => bar.querySelector(part)?.getBoundingClientRect().top ?? -1,
        );
        return Math.max(...tops) - Math.min(...tops);
      });
      expect(line, `${size.width}`).toBeLessThan(16);
      const wide = await police.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      expect(wide, `${size.width}`).toBe(false);
      const stuck = await police.evaluate(
        () => [...document.querySelectorAll('*')].filter((one) => getComputedStyle(one).position === 'sticky').length,
      );
      expect(size.height < 480 ? stuck : 0, `${size.width}`).toBe(0);
    }
    await resize(police, { width: 390, height: 844 });
    await police.getByRole('tab', { name: 'Minutes' }).focus();
    await police.keyboard.press('ArrowRight');
    expect(await active(police)).toBe('tab-actions');
    expect(await police.getByRole('tab', { name: 'Minutes' }).getAttribute('aria-selected')).toBe('true');
    await police.keyboard.press('Enter');
    await police.getByRole('heading', { name: 'Action plan' }).waitFor();
    for (let press = 0; press < 8; press++) {
      await police.keyboard.press('Tab');
      expect(await police.evaluate(seesFocus)).toBe(true);
    }
  });
});

function seesFocus(): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return true;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const at = document.elementFromPoint(left + width / 2, top + height / 2);
  return at === null || at === focused || focused.contains(at) || (at.contains(focused) && at.tagName === 'LABEL');
}
