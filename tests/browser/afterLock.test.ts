/** After the lock, on the record's page in a real browser: what waits for each reader, by keyboard, with and without script. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forYouWords as words } from '../../shared/words/en/forYou.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { ABSENT_WORDS, lateWords, lockedMeeting, TAKEN_WORDS, type LockedMeeting } from '../support/lockedMeeting.ts';
import { openNode, ownFolder, type Node } from '../support/openNode.ts';
import { enter, findings, type Person } from './person.ts';

type Somebody = 'chair' | 'police' | 'health' | 'school';

describeWithChromium('the record’s page after the lock', () => {
  let node: Node;
  let remove: () => Promise<void>;
  let locked: LockedMeeting;
  const opened: Person[] = [];

  beforeAll(async () => {
    const own = await ownFolder();
    remove = own.remove;
    node = await openNode(own);
    locked = await lockedMeeting(node);
    await locked.health.handIn(lateWords('I was cut off.'));
  });
  afterAll(async () => {
    locked.leave();
    await node.close();
    await remove();
  });

  async function reads(who: Somebody): Promise<Page> {
    const { invitation, code } = locked.invited(who);
    const person = await enter(await launchChromium(), `${node.origin}/i/${invitation}`, code);
    await person.page.waitForURL('**/record');
    opened.push(person);
    return person.page;
  }

  const told = (page: Page, section: string) => page.locator(`#${section} .told`).getByText(words.done);
  const about = (page: Page, text: string) => page.locator('article').filter({ hasText: text });
  /** From where the focus is, as far as the Tab key takes it. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let n = 0; n < 60; n++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (at.trim() === name) return;
    }
    throw new Error(`the Tab key does not come to ${name}`);
  }

  it('[UI-92] by keyboard an owner accepts, says how far it is and answers what was taken down, and nothing is found', async () => {
    const page = await reads('health');
    expect(await findings(page, 'record-for-you')).toEqual([]);
    await tabTo(page, words.accept);
    await page.keyboard.press('Enter');
    await told(page, 'for-you').waitFor();
    expect(await page.getByRole('button', { name: words.accept }).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
    await tabTo(page, words.tell);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('On my way.');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.locator('#addenda').getByText('In hand: On my way.').waitFor();
    // The form is still there, and so is whoever filled it in.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.tell);
    await tabTo(page, words.yes);
    await page.keyboard.press('Enter');
    await page.locator('#addenda').getByText(`“${TAKEN_WORDS}”`).waitFor();
    await page.locator('#since').getByText('4 entries were added').waitFor();
  });

  it('[UI-92] a reader disagrees, asks and finds it beside the record; what is half typed elsewhere stays', async () => {
    const page = await reads('police');
    await page.getByText(words.ask, { exact: true }).click();
    await page.getByLabel(words.askText).fill('Half a sen');
    await page.getByText(words.disagree, { exact: true }).click();
    await about(page, words.disagree).getByLabel(words.about).selectOption({ index: 1 });
    await page.getByLabel(words.disagreeText).fill('It should have been joint.');
    expect(await findings(page, 'record-disagree')).toEqual([]);
    await page.getByRole('button', { name: words.disagreeSend }).click();
    await told(page, 'add').waitFor();
    await page.locator('#addenda').getByText('It should have been joint.').waitFor();
    expect(await page.getByLabel(words.askText).inputValue()).toBe('Half a sen');
  });

  it('[UI-92] offline, signed out or refused, the words stay in their field with a sentence beside it', async () => {
    const page = await reads('school');
    const article = about(page, ABSENT_WORDS);
    const alert = article.getByRole('alert').last();
    const field = article.getByLabel(words.ownWords);
    await article.getByText(words.not).click();
    await field.fill('On three Mondays, I said.');
    const send = article.getByRole('button', { name: words.ownSend });
    await page.context().setOffline(true);
    await send.click();
    await alert.getByText(words.offline).waitFor();
    expect(await send.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.context().setOffline(false);
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await send.click();
    await alert.getByText(words.signedOut).waitFor();
    expect(await findings(page, 'record-not-sent')).toEqual([]);
    expect(await field.inputValue()).toBe('On three Mondays, I said.');
    await page.context().addCookies(cookies);
    await send.click();
    await told(page, 'for-you').waitFor();
    await page.locator('#addenda').getByText('On three Mondays, I said.').waitFor();
  });

  it('[UI-92] whoever chairs answers what waits, and is told when somebody else came first', async () => {
    const [page, other] = [await reads('chair'), await reads('chair')];
    expect(await findings(page, 'record-chair')).toEqual([]);
    const answer = (on: Page) => about(on, 'Not at night.');
    await answer(other).getByLabel(words.answerText).fill('Another answer.');
    await answer(page).getByLabel(words.answerText).fill('It was heard.');
    await answer(page).getByRole('button', { name: words.answerSend }).click();
    await told(page, 'for-you').waitFor();
    await answer(other).getByRole('button', { name: words.answerSend }).click();
    await answer(other).getByText(words.changed).waitFor();
    expect(await answer(other).getByLabel(words.answerText).inputValue()).toBe('Another answer.');
    const late = about(page, 'I was cut off.');
    await late.getByLabel(words.notAdded).check();
    await late.getByLabel(words.lateReason).fill('it was August.');
    await late.getByRole('button', { name: words.answerSend }).click();
    await page.locator('#addenda').getByText('not added, because it was August.').waitFor();
  });

  it('[READ-31] without script the same forms are sent and answered', async () => {
    const signedIn = await reads('health');
    const browser = signedIn.context().browser();
    if (!browser) throw new Error('the page has no browser');
    const storageState = await signedIn.context().storageState();
    const context = await browser.newContext({ storageState });
    await context.route('**/record.js', (route) => route.abort());
    const page = await context.newPage();
    await page.goto(signedIn.url());
    await page.getByRole('button', { name: words.blockConfirm }).click();
    await page.waitForURL('**/record?done=for-you#for-you');
    await told(page, 'for-you').waitFor();
    const article = about(page, 'Your view');
    await article.getByText(words.not).click();
    await article.getByLabel(words.ownWords).fill('Not quite.');
    await context.clearCookies();
    await article.getByRole('button', { name: words.ownSend }).click();
    await page.getByRole('heading', { name: words.keptTitle }).waitFor();
    expect(await page.getByLabel(words.kept).inputValue()).toBe('Not quite.');
    expect(await findings(page, 'record-not-recorded')).toEqual([]);
    await context.addCookies(storageState.cookies);
    await page.getByRole('button', { name: words.again }).click();
    await page.locator('#addenda').getByText('In their own words: Not quite.').waitFor();
  });

  it('no page has complained', () => {
    const expected =
      /Failed to load resource: (net::ERR_INTERNET_DISCONNECTED|the server responded with a status of 4)/;
    expect(opened.flatMap(({ complaints }) => complaints).filter((one) => !expected.test(one))).toEqual([]);
  });
});
