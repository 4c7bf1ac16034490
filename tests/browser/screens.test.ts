/** Every screen in every state it can be in, against a server with the real rules and no store. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, MEETING, POLICE, SCHOOL, madeEvents } from '../client/madeMeeting.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { caretAfter, markupOf } from './editing.ts';
import { enter, findings, type Person } from './person.ts';

const LINK = `/i/${'a'.repeat(26)}`;

describeWithChromium('[UI-7] no screen in any state has an accessibility finding or scrolls sideways', () => {
  let server: FakeMeeting;
  let origin: string;
  let chair: Person;
  let police: Person;
  let school: Person;

  beforeAll(async () => {
    server = new FakeMeeting({ events: madeEvents(), codes: { CHAIRAAA: CHAIR, POLICEAA: POLICE, SCHOOLAA: SCHOOL } });
    origin = await server.listen();
    const browser = await launchChromium();
    chair = await enter(browser, origin + LINK, 'CHAIRAAA');
    police = await enter(browser, origin + LINK, 'POLICEAA');
    school = await enter(browser, origin + LINK, 'SCHOOLAA');
  });
  afterAll(() => server.close());

  const reason = (page: Page) => page.getByRole('textbox', { name: /^Minutes, section \d+, Reason for the meeting$/ });

  it('sign-in says beside the field what is wrong', async () => {
    const context = await (await launchChromium()).newContext();
    const page = await context.newPage();
    await page.goto(origin + LINK);
    expect(await findings(page, 'sign-in')).toEqual([]);
    await page.getByRole('button', { name: 'Sign in' }).click();
    expect(await page.getByRole('alert').getByRole('link').innerText()).toBe('Enter your code');
    await page.getByLabel('Your code').fill('WRONGAAA');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'That code is not right.' }).waitFor();
    expect(await findings(page, 'sign-in-wrong')).toEqual([]);
    await context.close();
  });

  it('[UI-8] the editor and the channels are loaded only for a meeting, and no page runs inline code', async () => {
    const context = await (await launchChromium()).newContext();
    const page = await context.newPage();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(origin + LINK);
    await page.getByLabel('Your code').waitFor();
    expect(loaded.filter((url) => url.includes('startRoom'))).toEqual([]);
    expect(await page.locator('script:not([src]), style, [style]').count()).toBe(0);
    await context.close();
  });

  it('[UI-9] the conflict question comes before any minutes', async () => {
    await police.page.getByRole('heading', { name: 'Before you join' }).waitFor();
    expect(await findings(police.page, 'lobby')).toEqual([]);
    await police.page.getByRole('button', { name: 'No, show the meeting' }).click();
    await police.page.getByRole('heading', { name: 'Reason for the meeting' }).waitFor();
    await school.page.getByRole('button', { name: 'No, show the meeting' }).click();
  });

  it('nothing can be written before the chair has started', async () => {
    expect(await findings(chair.page, 'room-not-started')).toEqual([]);
    await chair.page.getByRole('button', { name: 'No, I know none of them' }).click();
    await chair.page.getByRole('button', { name: 'Start the meeting' }).click();
    await reason(police.page).waitFor();
  });

  it('[UI-10] Tab leaves the editor, Esc goes to its heading, and no spelling service is called', async () => {
    await reason(chair.page).click();
    await chair.page.keyboard.press('Tab');
    expect(await focused(chair.page)).toBe('Bold');
    await reason(chair.page).click();
    await chair.page.keyboard.press('Escape');
    expect(await focused(chair.page)).toBe('Reason for the meeting');
    for (const [name, value] of Object.entries({ spellcheck: 'false', translate: 'no', writingsuggestions: 'false' })) {
      expect(await reason(chair.page).getAttribute(name)).toBe(value);
    }
  });

  it('what is pasted keeps its letters, bold and italic, and nothing else', async () => {
    await reason(chair.page).click();
    await reason(chair.page).evaluate((editor) => {
      const data = new DataTransfer();
      data.setData(
        'text/html',
        '<h1 onclick="x()">Seen <b>twice</b>\u202e <a href="https://example.org">by</a></h1><ul><li>nurse<img src="x"></li></ul>',
      );
      editor.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await reason(police.page).getByText('nurse').waitFor();
    expect(await markupOf(reason(police.page))).toBe(
      '<p>Seen <strong>twice</strong> by</p><p data-list="bullet">nurse</p>',
    );
    await chair.page.keyboard.press('ControlOrMeta+a');
    await chair.page.keyboard.press('Delete');
    await reason(police.page).getByText('nurse').waitFor({ state: 'detached' });
  });

  it('Enter in the paragraph where I write does not move my caret', async () => {
    await reason(police.page).click();
    await police.page.keyboard.type('Paragraph 40 has support for a document');
    await reason(school.page).getByText('a document').waitFor();
    await caretAfter(school.page, reason(school.page), 'support for');
    await caretAfter(police.page, reason(police.page), 'Paragraph 40');
    await police.page.keyboard.press('Enter');
    await reason(school.page).locator('p').nth(1).waitFor();
    await school.page.keyboard.type('#');
    await reason(police.page).getByText('#').waitFor();
    expect(await reason(police.page).innerText()).toMatch(/has support for# a document/);
  });

  it('a text field of the plan keeps the caret while somebody else types before it', async () => {
    await school.page.getByLabel('Add an action').fill('Visit the school');
    await school.page.getByRole('button', { name: 'Add action' }).click();
    const field = (page: Page) => page.getByRole('textbox', { name: 'What is to be done, action 1' });
    await field(school.page).focus();
    await school.page.keyboard.press('ControlOrMeta+End');
    await field(police.page).focus();
    await police.page.keyboard.press('ControlOrMeta+Home');
    await police.page.keyboard.type('Tomorrow: ');
    await until(school.page, () => (document.activeElement as HTMLTextAreaElement).value.startsWith('Tomorrow: '));
    await school.page.keyboard.type(' and home');
    await until(police.page, () => (document.activeElement as HTMLTextAreaElement).value.endsWith('home'));
    expect(await field(police.page).inputValue()).toBe('Tomorrow: Visit the school and home');
  });

  it('[UI-11] an entry that only some may read is nowhere on the page of anybody else', async () => {
    await police.page.getByText('Add an entry that only some people may read').click();
    await police.page.getByLabel('Helen Adeyemi-Ross').check();
    await police.page.getByRole('button', { name: 'Add entry' }).click();
    await police.page.getByRole('textbox', { name: 'Minutes, Only some people may read, Entry 1' }).click();
    await police.page.keyboard.type('A source of the police');
    await chair.page.getByText('A source of the police').waitFor();
    expect(await school.page.content()).not.toMatch(/A source of the police|Entry 1|Reason: Police intelligence/);
    expect(await findings(police.page, 'room-attendee')).toEqual([]);
    expect(await findings(chair.page, 'room-chair')).toEqual([]);
  });

  it('[UI-12] titles and addresses name the reference only, and nothing is stored on the device', async () => {
    const page = police.page;
    expect(await page.title()).toBe('REHEARSAL: Minutes – WM-2026-0417 – Quorate');
    expect(page.url()).toBe(`${origin}/m/${MEETING}`);
    const stored = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
    }));
    expect(stored).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
  });

  it('[UI-13] offline is said in words, writing goes on, and everything is saved when the network is back', async () => {
    await police.page.context().setOffline(true);
    server.breakConnections();
    await police.page.getByText('You are offline.', { exact: false }).first().waitFor();
    await caretAfter(police.page, reason(police.page), 'Paragraph 40');
    await police.page.keyboard.type(' offline');
    await police.page.getByText('Offline, 8 changes not saved').waitFor();
    expect(await findings(police.page, 'room-offline')).toEqual([]);
    await police.page.context().setOffline(false);
    await police.page.locator('#save-state').getByText('Saved', { exact: true }).waitFor();
    await reason(school.page).getByText('Paragraph 40 offline').waitFor();
  });

  it('text that was refused stays with a way to copy it', async () => {
    server.refuses = 'bad-content';
    await reason(school.page).click();
    await school.page.keyboard.type('z');
    await school.page.getByRole('heading', { name: 'Text we could not add' }).waitFor();
    server.refuses = null;
    expect(await findings(school.page, 'room-refused')).toEqual([]);
    await school.page.getByRole('button', { name: 'Remove from this list' }).first().click();
    await reason(school.page).waitFor();
  });

  it('[UI-14] the frozen minutes are text, not a textbox, and focus stays at their heading', async () => {
    await chair.page.getByRole('button', { name: 'Close and lock' }).click();
    expect(await findings(chair.page, 'lock-open')).toEqual([]);
    await chair.page.getByRole('button', { name: 'End the meeting and read back' }).click();
    await chair.page.getByRole('link', { name: 'Continue to: Freeze the minutes' }).click();
    await chair.page.getByRole('button', { name: 'Freeze the minutes' }).click();
    await police.page.locator('main').getByText('They freeze in 15 seconds.', { exact: false }).waitFor();
    expect(await findings(police.page, 'room-announced')).toEqual([]);
    await reason(school.page).click();
    await chair.page.getByRole('button', { name: 'Skip the rest of the 15 seconds' }).click();
    await reason(school.page).waitFor({ state: 'detached' });
    expect(await focused(school.page)).toBe('Reason for the meeting');
    expect(await findings(police.page, 'room-frozen')).toEqual([]);
    await chair.page.locator('main').getByText('Everything is received.').waitFor();
  });

  it('the lock says what is missing and is confirmed with a statement, reasons and the code', async () => {
    const { page } = chair;
    await page.getByRole('link', { name: 'Continue to: Lock these minutes' }).click();
    await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
    await page.getByRole('link', { name: 'Enter your lock code' }).waitFor();
    expect(await findings(page, 'lock-wrong')).toEqual([]);
    await page.reload();
    await page.getByRole('radio', { name: /^Yes\./ }).check();
    await page.getByRole('radio', { name: 'Everything' }).check();
    for (const field of await page.locator('input[name^=gate-]').all()) await field.fill('Not possible tonight');
    await page.getByLabel('Your lock code').fill('LOCKCODE');
    await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
    await page.getByRole('heading', { name: 'Minutes locked' }).waitFor();
    expect(await findings(page, 'lock-done')).toEqual([]);
    await police.page.waitForURL('**/record');
  });

  it('whoever comes after the lock is taken to the record', async () => {
    const late = await enter(await launchChromium(), origin + LINK, 'SCHOOLAA');
    await late.page.waitForURL('**/record');
  });

  it('no page has complained', () => {
    const offline = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection to/;
    const complaints = [chair, police, school].flatMap((person) => person.complaints);
    expect(complaints.filter((complaint) => !offline.test(complaint))).toEqual([]);
  });
});

function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent);
}

async function until(page: Page, holds: () => boolean): Promise<void> {
  await page.waitForFunction(holds);
}
