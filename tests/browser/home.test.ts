/** From a convenor's link to the first letter of a discussion, on the real server. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { openHouse, type House } from '../support/convenorHouse.ts';
import type { MeetingId } from '../../shared/ids.ts';
import type { Welcome } from '../../shared/wire/rt.ts';
import type { ConvenedMeeting } from '../../shared/wire/convening.ts';
import { MEETING } from '../http/askedMeeting.ts';
import { Caller } from '../http/caller.ts';
import { lockCommand } from '../support/openNode.ts';
import { findings, openPage, typeCode } from './person.ts';

const NOWHERE = 'a'.repeat(26) as MeetingId;

describeWithChromium('a convenor’s home', () => {
  let house: House;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    house = await openHouse();
    ({ page, complaints } = await openPage(await launchChromium()));
  });
  afterAll(() => house.close());

  /** Reads until the frozen text was named; each answer comes when there is news. */
  async function collected(caller: Caller, meeting: MeetingId): Promise<string> {
    for (;;) {
      const { body } = await caller.get(`/api/meetings/${meeting}/room`);
      const { happenings, cursor } = body as unknown as Pick<Welcome, 'happenings' | 'cursor'>;
      for (const { event } of happenings) if (event.type === 'collected') return event.approvedDigest;
      await caller.get(`/api/meetings/${meeting}/changes?after=${encodeURIComponent(cursor)}`);
    }
  }

  it('[UI-80] the link signs nobody in; the code does, and leads home', async () => {
    await page.goto(house.origin);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await findings(page, 'home-nobody')).toEqual([]);
    await page.goto(house.link);
    await page.getByRole('heading', { name: 'Sign in to convene' }).waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(await findings(page, 'convenor-sign-in')).toEqual([]);
    await typeCode(page, house.code);
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

  it('[UI-72] an answer that is lost and a second press are one discussion', async () => {
    const { link, code } = await house.another('Ana Bose');
    const { page: hers } = await openPage(await launchChromium());
    await hers.goto(link);
    await typeCode(hers, code);
    const press = hers.getByRole('button', { name: 'Start a discussion now' });
    await press.waitFor();
    let lost = 0;
    // The server does it, and its answer does not arrive.
    await hers.route('**/api/meetings/now', async (route) => {
      lost = (await route.fetch()).status();
      await route.abort();
    });
    await press.click();
    await hers.getByText('There is no connection to the server.', { exact: false }).waitFor();
    expect(lost).toBe(200);
    await hers.unroute('**/api/meetings/now');
    await press.click();
    await hers.getByRole('textbox', { name: /^Minutes, section \d+, Reason/ }).waitFor();
    await hers.goto(house.origin);
    await hers.getByRole('heading', { name: 'Now (1)' }).waitFor();
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

  it('[UI-82] what needs locking, what comes and what is over stand in groups of their own, and a locked one leads to its record', async () => {
    const caller = new Caller({ origin: house.origin, meeting: NOWHERE });
    await caller.convenes(house.link, house.code);
    const made = async (): Promise<MeetingId> =>
      ((await caller.post('/api/meetings/now', {})).body as unknown as ConvenedMeeting).meeting;
    const [ended, locked] = [await made(), await made()];
    const coming = ((await caller.post('/api/meetings', MEETING)).body as unknown as ConvenedMeeting).meeting;
    const command = async (meeting: MeetingId, type: object): Promise<void> => {
      const done = await caller.post(`/api/meetings/${meeting}/commands`, {
        id: JSON.stringify(type).slice(0, 60),
        command: type,
      });
      if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    };
    for (const meeting of [ended, locked]) await command(meeting, { type: 'end', at: null });
    await command(locked, { type: 'close' });
    await command(locked, { type: 'freeze', skipAnnouncement: true });
    const digest = await collected(caller, locked);
    // The convenor's own code signs the lock: nobody gave them another.
    await command(locked, lockCommand(digest, house.code));
    await page.goto(house.origin);
    await page.getByRole('heading', { name: 'Needs locking (1)' }).waitFor();
    expect(await page.locator('h2').allInnerTexts()).toEqual([
      'Now (1)',
      'Needs locking (1)',
      'Coming up (1)',
      'Locked (1)',
    ]);
    const link = (name: RegExp) => page.getByRole('link', { name }).getAttribute('href');
    expect(await link(/^Close and lock SD-/)).toBe(`/m/${ended}/close`);
    expect(await link(/^Open K4T-2291/)).toBe(`/m/${coming}`);
    expect(await link(/^Read SD-/)).toBe(`/m/${locked}/record`);
    expect(await findings(page, 'home-groups')).toEqual([]);
    await page.getByRole('link', { name: /^Read SD-/ }).click();
    await page.waitForURL(`**/m/${locked}/record`);
    expect(complaints).toEqual([]);
  });
});
