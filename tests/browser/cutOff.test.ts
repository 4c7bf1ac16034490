/** Pages that go away before a freeze: one that owes nothing says goodbye, one that holds words is waited for. */
import type { BrowserContext, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { holds, paste } from './editing.ts';
import { reason, threeAtWork } from './joinMeeting.ts';
import { findings, type Person } from './person.ts';
import type { RealMeeting } from './realMeeting.ts';

/** The way of every WebSocket of a page; once it is cut nothing passes, in either direction, and no new one is made. */
class Wire {
  readonly #sides: WebSocketRoute[] = [];
  #isCut = false;

  lay(context: BrowserContext): Promise<void> {
    return context.routeWebSocket(/./, (page) => {
      if (this.#isCut) return void page.close();
      this.#sides.push(page, page.connectToServer());
    });
  }

  cut(): void {
    this.#isCut = true;
    for (const side of this.#sides) void side.close();
  }
}

describeWithChromium('somebody is away when the minutes freeze', () => {
  let real: RealMeeting;
  let chair: Person;
  let police: Person;
  let health: Person;

  const wire = new Wire();

  beforeAll(async () => {
    ({ real, chair, police, health } = await threeAtWork((context) => wire.lay(context)));
    await paste(reason(health.page), { 'text/plain': 'Seen on 3 May.' });
    await holds(chair.page, reason(chair.page), 'Seen on 3 May.');
  });
  afterAll(() => real.close());

  it('[LOCK-60] the chair is told who is offline and may hold words, and not of a page that was closed with all saved', async () => {
    await police.page.close();
    wire.cut();
    await paste(reason(health.page), { 'text/plain': ' Not sent.' });
    await health.page
      .locator('#save-state')
      .getByText(/^Offline/)
      .waitFor();
    await chair.page.goto(`${real.origin}/m/${real.meeting}/close`);
    await chair.page.getByText(/^Tom Okafor is offline since \d\d:\d\d and may have unsent edits/).waitFor();
    expect(await chair.page.getByText(/DS Lee Grant is offline/).count()).toBe(0);
    expect(await findings(chair.page, 'cut-off-missing')).toEqual([]);
  });

  it('[LOCK-60] the freeze waits for them by name and time, until the chair goes on without them and says why', async () => {
    const { page } = chair;
    await page.goto(`${real.origin}/m/${real.meeting}/close`);
    await page.getByRole('radio', { name: 'Everything' }).check();
    await page.getByRole('button', { name: 'Freeze now, without waiting' }).click();
    const row = page.getByRole('row', { name: /Tom Okafor/ });
    await row.getByText(/^Offline since \d\d:\d\d\. May have unsent edits/).waitFor();
    await page.getByText('Waiting for edits from Tom Okafor.').waitFor();
    expect(await findings(page, 'cut-off-frozen')).toEqual([]);
    await row.getByRole('button').click();
    await page.getByLabel('Why you are not waiting').fill('On a train; his words follow.');
    await page.getByRole('button', { name: 'Go on without the edits of Tom Okafor' }).click();
    await page.getByText('Everything is received.').first().waitFor();
  });
});
