/** A phone held in one hand: the row at its lower edge. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { reason, threeAtWork, type AtWork } from './joinMeeting.ts';
import { findings, resize } from './person.ts';

const PHONE = { width: 390, height: 844 };

describeWithChromium('the row in reach of a thumb', () => {
  let at: AtWork;
  beforeAll(async () => {
    at = await threeAtWork();
    await resize(at.police.page, PHONE);
  });
  afterAll(() => at.real.close());

  const row = () => at.police.page.getByRole('navigation', { name: 'Main places' });
  const focused = (): Promise<string | undefined> => at.police.page.evaluate(() => document.activeElement?.id);

  it('[UI-74] is on the screen, whole and large enough, wherever the page is scrolled', async () => {
    const { page } = at.police;
    for (const top of [0, 900]) {
      await page.evaluate((y) => window.scrollTo(0, y), top);
      const box = await row().boundingBox();
      if (!box) throw new Error('there is no row');
      expect(box.y + box.height).toBe(PHONE.height);
      expect(box.height).toBeLessThanOrEqual(60);
      for (const button of await row().getByRole('button').all())
        expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(36);
    }
    expect(await findings(page, 'thumb')).toEqual([]);
    await resize(page, PHONE);
  });

  it('[UI-74] leads to a new action, to what others changed and on to the next section', async () => {
    const { police, chair } = at;
    await row().getByRole('button', { name: 'Next section' }).click();
    const first = await focused();
    await row().getByRole('button', { name: 'Next section' }).click();
    expect(first).toMatch(/^section-/);
    expect(await focused()).not.toBe(first);
    await row().getByRole('button', { name: 'Add an action' }).click();
    expect(await focused()).toBe('plan-add');
    await police.page.getByRole('tab', { name: /^Actions/, selected: true }).waitFor();
    await reason(chair.page).click();
    await chair.page.keyboard.type('Called by the school.');
    await row().getByRole('button', { name: 'Catch up (1)' }).click();
    expect(await focused()).toBe('others');
    await police.page.getByRole('tab', { name: /^People/, selected: true }).waitFor();
  });

  it('[UI-74] is not there where the columns are', async () => {
    await resize(at.police.page, { width: 1366, height: 641 });
    expect(await row().count()).toBe(0);
  });
});
