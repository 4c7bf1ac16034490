/** Who wrote what, and words taken back, on the real server: authorship is its fold of the journal. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { caretAfter, holds, paste, select } from './editing.ts';
import { reason, threeAtWork } from './joinMeeting.ts';
import { findings, type Person } from './person.ts';
import type { RealMeeting } from './realMeeting.ts';

const TIME = String.raw`\d\d:\d\d`;
const TIMES = `${TIME}( to ${TIME})?`;

describeWithChromium('who wrote this', () => {
  let real: RealMeeting;
  let chair: Person;
  let police: Person;
  let health: Person;

  const saved = (page: Page) => page.locator('#save-state').getByText('Saved', { exact: true }).waitFor();

  /** Waits for this sentence; when it does not come, says what stands there instead. */
  const told = async (page: Page, sentence: string): Promise<void> => {
    await page
      .locator('.told')
      .getByText(new RegExp(`^${sentence}$`))
      .waitFor()
      .catch(async (cause: unknown) => {
        const instead = await page.locator('.told').allTextContents();
        throw new Error(`told instead: ${JSON.stringify(instead)}`, { cause });
      });
  };

  beforeAll(async () => {
    ({ real, chair, police, health } = await threeAtWork());
    await reason(health.page).click();
    await health.page.keyboard.type('Seen on 3 May. A bruise to the arm. Nothing since.');
    await saved(health.page);
    await holds(police.page, reason(police.page), 'Seen on 3 May. A bruise to the arm. Nothing since.');
  });
  afterAll(() => real.close());

  it('[UI-35] Alt+Shift+Y says and shows who wrote the sentence at the caret, and the words stay out of the question', async () => {
    const asked: string[] = [];
    chair.page.on('request', (request) => asked.push(request.url()));
    await caretAfter(chair.page, reason(chair.page), 'A bruise');
    await chair.page.keyboard.press('Alt+Shift+KeyY');
    const sentence = `This sentence: Tom Okafor, Northbridge Community Health, ${TIMES}\\.`;
    await told(chair.page, sentence);
    await chair.page
      .locator('#say-polite')
      .getByText(new RegExp(`^${sentence}$`))
      .waitFor({ state: 'attached' });
    expect(asked.filter((url) => url.includes('bruise'))).toEqual([]);
    expect(await reason(chair.page).evaluate((editor) => editor === document.activeElement)).toBe(true);
  });

  it('[UI-35] a sentence that two people wrote names both, and who changed it last', async () => {
    await caretAfter(police.page, reason(police.page), 'A bruise to the');
    await police.page.keyboard.type(' left');
    await saved(police.page);
    await holds(chair.page, reason(chair.page), 'Seen on 3 May. A bruise to the left arm. Nothing since.');
    await caretAfter(chair.page, reason(chair.page), 'left');
    await chair.page.keyboard.press('Alt+Shift+KeyY');
    await told(
      chair.page,
      `This sentence: Tom Okafor, Northbridge Community Health, ${TIMES}; DS Lee Grant, Northbridge Police, ${TIMES}\\. Last changed by DS Lee Grant, Northbridge Police, ${TIME}\\.`,
    );
  });

  it('[UI-35] Enter in a colleague’s sentence leaves it theirs: first written by one, last changed by the other', async () => {
    await caretAfter(police.page, reason(police.page), 'left arm.');
    await police.page.keyboard.press('Enter');
    await saved(police.page);
    await holds(chair.page, reason(chair.page), 'Seen on 3 May. A bruise to the left arm. ¶  Nothing since.');
    await caretAfter(chair.page, reason(chair.page), 'Nothing');
    await chair.page.keyboard.press('Alt+Shift+Digit1');
    await chair.page.keyboard.press('Alt+Shift+KeyY');
    await told(
      chair.page,
      `First written by Tom Okafor, Northbridge Community Health, ${TIMES}\\. Last changed by DS Lee Grant, Northbridge Police, ${TIME}\\. Marked as fact by Priya Nair\\.`,
    );
    expect(await findings(chair.page, 'who-wrote')).toEqual([]);
  });

  it('[UI-35] initials and agency stand before each stretch when they are asked for, and are no words', async () => {
    await reason(chair.page).focus();
    await chair.page.getByRole('button', { name: 'More', exact: true }).and(chair.page.locator(':visible')).click();
    await chair.page.getByRole('button', { name: 'Show who wrote what' }).click();
    await chair.page.locator('.hand').nth(3).waitFor();
    const flags = await chair.page
      .locator('.hand')
      .evaluateAll((hands) => hands.map((hand) => hand.getAttribute('data-flag')));
    expect(flags).toEqual(['TO.HLT', 'LG.POL', 'TO.HLT', 'TO.HLT']);
    expect(await reason(chair.page).ariaSnapshot()).not.toContain('HLT');
    expect(await reason(chair.page).evaluate((editor) => editor.textContent)).toBe(
      'Seen on 3 May. A bruise to the left arm. Nothing since.',
    );
    expect(await findings(chair.page, 'who-wrote-what')).toEqual([]);
    await chair.page.getByRole('button', { name: 'Show who wrote what' }).click();
    await chair.page.locator('.hand').first().waitFor({ state: 'detached' });
  });

  it('[UI-35] without a connection it says that it cannot say', async () => {
    await health.page.context().setOffline(true);
    await caretAfter(health.page, reason(health.page), 'Nothing since.');
    await paste(reason(health.page), { 'text/plain': ' Not sent.' });
    await health.page.keyboard.press('Alt+Shift+KeyY');
    await health.page.locator('.told').getByText('Who wrote this cannot be said now.', { exact: false }).waitFor();
    await health.page.context().setOffline(false);
    await holds(
      police.page,
      reason(police.page),
      'Seen on 3 May. A bruise to the left arm. ¶  Nothing since. Not sent.',
    );
  });

  it('words that should not have been written are taken back from every screen, with a reason, and everybody is told', async () => {
    const { page } = health;
    await select(page, reason(page), 'A bruise to the');
    const more = reason(page).locator('xpath=../..').getByRole('button', { name: 'More', exact: true });
    await more.click();
    await page.getByRole('button', { name: 'Take this back' }).click();
    await page.getByText('These words leave every screen and the minutes: “A bruise to the”').waitFor();
    await page.getByRole('button', { name: 'Take these words back' }).click();
    await page.getByText('Say why').waitFor();
    expect(await findings(page, 'take-back')).toEqual([]);
    await page.getByLabel('Why', { exact: true }).fill('Belongs to the criminal case.');
    await page.getByRole('button', { name: 'Take these words back' }).click();
    await holds(chair.page, reason(chair.page), 'Seen on 3 May.  left arm. ¶  Nothing since. Not sent.');
    await police.page
      .getByText(/^Tom Okafor took words back at \d\d:\d\d\. If you read them/)
      .first()
      .waitFor();
    expect(await police.page.content()).not.toContain('A bruise to the');
  });

  it('no page has complained', () => {
    const offline = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection to/;
    const complaints = [chair, police, health].flatMap((person) => person.complaints);
    expect(complaints.filter((complaint) => !offline.test(complaint))).toEqual([]);
  });
});
