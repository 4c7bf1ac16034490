/** The plan by keyboard, as the chair uses it, and beside others who change it meanwhile. */
import * as Y from 'yjs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readPlan } from '../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type ActionId } from '../../shared/ids.ts';
import { addWorkingDays, londonDate } from '../../shared/rules/workingDays.ts';
import { CHAIR, POLICE } from '../client/madeMeeting.ts';
import { describeWithChromium } from '../support/chromium.ts';
import { findings, type Person } from './person.ts';
import { focusedName, HEALTH, startPlanMeeting, type PlanMeeting } from './planMeeting.ts';

describeWithChromium('the plan by keyboard', () => {
  let meeting: PlanMeeting;
  let chair: Person;
  let police: Person;
  let first: ActionId;
  let second: ActionId;
  let third: ActionId;

  beforeAll(async () => {
    meeting = await startPlanMeeting();
    chair = await meeting.join('chair');
    police = await meeting.join('police');
  });
  afterAll(() => meeting.server.close());

  const actions = () => meeting.server.meeting?.actions ?? {};
  const date = (id: ActionId) => actions()[id]?.deadline?.at.slice(0, 10);
  const workingDays = (days: number) => addWorkingDays(londonDate(new Date()), days, 'england-and-wales').date;
  const rowIn = (page: Page, id: ActionId) => page.locator(`tr[data-line='${id}']`);
  const idOf = (wording: string): ActionId => {
    const row = readPlan(meeting.server.doc(SHARED_DOCUMENT)).find(({ text }) => text === wording);
    if (!row) throw new Error(`no row "${wording}"`);
    return row.id;
  };
  const field = (page: Page, name: string) => page.getByRole('combobox', { name });

  it('is empty, and says how to begin', async () => {
    await chair.page.getByText('No actions yet. Add the first one below.').waitFor();
    expect(await findings(chair.page, 'plan-empty')).toEqual([]);
  });

  it('[UI-42] owner and date of three actions take at most 27 keys, every one counted', async () => {
    first = meeting.propose('first', 'Arrange a paediatric medical');
    second = meeting.propose('second', 'Ask the school for its log');
    third = meeting.propose('third', 'Joint visit');
    await chair.page.getByText('3 of 3 have no owner or date').waitFor();
    await chair.page.getByRole('textbox', { name: /^Minutes,.* Reason for the meeting/ }).click();
    const keys = counted(chair.page);
    await keys.press('Alt+Shift+J');
    expect(await focusedName(chair.page)).toBe('Owner, action 1');
    await keys.type('to');
    await keys.press('Enter');
    expect(await focusedName(chair.page)).toBe('Due, action 1');
    await keys.type('+1');
    await keys.press('Enter');
    expect(keys.count).toBe(7);
    expect(await focusedName(chair.page)).toBe('Owner, action 2');
    await keys.type('ru');
    await keys.press('Enter');
    await keys.type('+5');
    await keys.press('Enter');
    await keys.type('co');
    await keys.press('Enter');
    await keys.type('t');
    await keys.press('Enter');
    expect(keys.count).toBeLessThanOrEqual(27);
    await chair.page.getByText('have no owner or date').waitFor({ state: 'detached' });
    await chair.page.waitForFunction(() => !document.body.innerText.includes('Sending'));
    expect([date(first), date(second), date(third)]).toEqual([workingDays(1), workingDays(5), londonDate(new Date())]);
    expect(actions()[first]?.owner).toEqual({ person: HEALTH });
    expect(actions()[third]?.owner).toEqual({ person: POLICE });
    // One command each: nobody was told of an action that has no date.
    expect(Object.values(actions()).map(({ version }) => version)).toEqual([1, 1, 1]);
    expect(await chair.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  });

  it('[UI-41] the resolved day, its reason and a day off are shown before it counts', async () => {
    await field(chair.page, 'Due, action 1').focus();
    await chair.page.keyboard.type('+3');
    await chair.page.getByText(/^3 working days after/).waitFor();
    await chair.page.locator('.resolved', { hasText: /^= \w{3} \d+ \w{3} \d{4}, 17:00$/ }).waitFor();
    await chair.page.keyboard.press('ControlOrMeta+a');
    await chair.page.keyboard.type('sat');
    await chair.page.getByText(/is not a working day\. Use/).waitFor();
    expect(await findings(chair.page, 'plan-typing')).toEqual([]);
    await field(chair.page, 'Due, action 1').focus();
    await chair.page.keyboard.press('ControlOrMeta+a');
    await chair.page.keyboard.type('1/1/1999');
    await chair.page.keyboard.press('Enter');
    await chair.page.getByText('is in the past').waitFor();
    await chair.page.keyboard.press('Escape');
    await chair.page.keyboard.press('Escape');
    expect(date(first)).toBe(workingDays(1));
  });

  it('Tab leaves the field, and what was not taken stays and says so', async () => {
    await field(chair.page, 'Owner, action 1').focus();
    await chair.page.keyboard.type('hel');
    await chair.page.keyboard.press('Tab');
    expect(await focusedName(chair.page)).toBe('Due, action 1');
    await chair.page.getByText('Not set yet: press Enter in the field.').waitFor();
    expect(await field(chair.page, 'Owner, action 1').inputValue()).toBe('hel');
    await field(chair.page, 'Owner, action 1').focus();
    await chair.page.keyboard.press('Escape');
    await chair.page.keyboard.press('Escape');
    expect(await field(chair.page, 'Owner, action 1').inputValue()).toBe('Tom Okafor');
  });

  it('[UI-43] nothing that others do to the plan takes my focus, my caret or my letters', async () => {
    await field(chair.page, 'Owner, action 2').focus();
    await chair.page.keyboard.type('he');
    meeting.server.edit(SHARED_DOCUMENT, (doc) => rowOf(doc, third).set('rank', 'Z9'));
    await chair.page.waitForFunction(
      (id) => document.querySelector('tbody tr')?.getAttribute('data-line') === id,
      third,
    );
    meeting.propose('between', 'One more');
    await chair.page.getByRole('textbox', { name: 'What is to be done, action 4' }).waitFor();
    meeting.server.command(POLICE, { type: 'progress', id: third, state: 'inHand', note: null });
    await chair.page.getByText(/^In hand \d\d:\d\d/).waitFor();
    await chair.page.keyboard.type('l');
    expect(await focusedName(chair.page)).toBe('Owner, action 3');
    expect(await field(chair.page, 'Owner, action 3').inputValue()).toBe('hel');
    await chair.page.keyboard.press('Escape');
    await chair.page.keyboard.press('Escape');
  });

  it('[UI-43] a field that goes away hands the focus to the same field of the next action, and says so once', async () => {
    const wording = (n: number) => police.page.getByRole('textbox', { name: `What is to be done, action ${n}` });
    await wording(2).focus();
    meeting.server.command(CHAIR, { type: 'withdrawAction', id: first, reason: 'Done by the hospital already' });
    await police.page.getByText('because: Done by the hospital already').waitFor();
    expect(await focusedName(police.page)).toBe('What is to be done, action 3');
    expect(await police.page.locator('#say-polite').innerText()).toBe(
      'Action 2 was changed by somebody else. You are in action 3 now.',
    );
    expect(await findings(police.page, 'plan-withdrawn')).toEqual([]);
  });

  it('[UI-44] one key makes the chair hold an action until a date that can be changed at once', async () => {
    await chair.page.getByRole('textbox', { name: 'What is to be done, action 4' }).focus();
    await chair.page.keyboard.press('Alt+Shift+K');
    expect(await focusedName(chair.page)).toBe('Due, action 4');
    const held = readPlan(meeting.server.doc(SHARED_DOCUMENT)).at(-1)?.id;
    await chair.page.waitForFunction(() => !document.body.innerText.includes('Sending'));
    expect(held && actions()[held]).toMatchObject({
      owner: { person: CHAIR },
      note: 'The chair holds this until it is given to somebody else.',
    });
    expect(held && date(held)).toBe(workingDays(1));
  });

  it('[UI-45] a suggestion is taken with one key', async () => {
    const id = meeting.propose('suggested', 'Check the other children');
    await police.page.getByRole('textbox', { name: 'What is to be done, action 5' }).waitFor();
    await rowIn(police.page, id).getByText('More').click();
    const form = police.page.getByRole('form', { name: 'Suggest an owner or a date, action 5' });
    await form.getByLabel('Owner').selectOption({ label: 'Ruth Ellis (EDU)' });
    await form.getByLabel('Due').fill('+2');
    await form.getByRole('button', { name: 'Suggest' }).click();
    await chair.page.getByText(/^Suggested: Ruth Ellis, .*, by DS Colm Farraday$/).waitFor();
    expect(await findings(chair.page, 'plan-suggested')).toEqual([]);
    await chair.page.getByRole('textbox', { name: 'What is to be done, action 5' }).focus();
    await chair.page.keyboard.press('Alt+Shift+J');
    expect(await focusedName(chair.page)).toBe('Owner, action 5');
    await chair.page.keyboard.press('Enter');
    await chair.page.getByText(/^Suggested:/).waitFor({ state: 'detached' });
    expect(date(id)).toBe(workingDays(2));
  });

  it('[UI-45] words changed after it was given stay a proposal until the chair takes them over or puts them back', async () => {
    const id = madeFrom(actions(), 'Ask the school for its log');
    const wording = (page: Page) => page.getByRole('textbox', { name: 'What is to be done, action 3' });
    await wording(police.page).focus();
    await police.page.keyboard.press('ControlOrMeta+End');
    await police.page.keyboard.type(' and the nursery');
    await chair.page.getByText('Changed since it was given', { exact: false }).waitFor();
    expect(actions()[id]?.text).toBe('Ask the school for its log');
    expect(await findings(chair.page, 'plan-changed')).toEqual([]);
    await chair.page.getByRole('button', { name: 'Put the given words back, action 3' }).click();
    await police.page.waitForFunction(() => !document.body.innerText.includes('Changed since it was given'));
    expect(await wording(police.page).inputValue()).toBe('Ask the school for its log');
    await wording(police.page).focus();
    await police.page.keyboard.press('ControlOrMeta+End');
    await police.page.keyboard.type(' today');
    await chair.page.getByRole('button', { name: 'Take over the new words, action 3' }).click();
    await chair.page.getByText('Changed since it was given', { exact: false }).waitFor({ state: 'detached' });
    expect(actions()[id]?.text).toBe('Ask the school for its log today');
  });

  it('[UI-46] whoever chose earlier reads who chose otherwise, and can change it back', async () => {
    const id = madeFrom(actions(), 'Ask the school for its log today');
    const version = actions()[id]?.version;
    meeting.server.command(POLICE, { type: 'acceptAction', id });
    const other = await meeting.join('chair');
    await field(other.page, 'Owner, action 3').focus();
    await other.page.keyboard.type('colm');
    await other.page.keyboard.press('Enter');
    await chair.page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('[aria-label="Owner, action 3"]')?.value === 'DS Colm Farraday',
    );
    // The same person's two screens are one chooser; nobody is told of their own change.
    expect(await chair.page.getByText(/^Changed to/).count()).toBe(0);
    expect(actions()[id]?.version).toBeGreaterThan(version ?? 0);
    await other.page.context().close();
  });

  it('[UI-47] an owner sees what is theirs, accepts it, and tells at once that it is in hand and done', async () => {
    const { page } = police;
    const row = rowIn(page, madeFrom(actions(), 'Ask the school for its log today'));
    await row.getByText('Yours').waitFor();
    await row.getByRole('button', { name: 'Accept action 3' }).click();
    await row.getByText('Accepted').waitFor();
    await row.getByRole('button', { name: 'In hand, action 3' }).click();
    await row.getByText(/^In hand \d\d:\d\d/).waitFor();
    await row.getByRole('button', { name: 'Done, action 3' }).click();
    await row.getByText(/^Done \d\d:\d\d/).waitFor();
    await chair.page.getByText(/^Done \d\d:\d\d/).waitFor();
    expect(await findings(page, 'plan-owner')).toEqual([]);
  });

  it('[UI-42] on a narrow page the key shows the plan first', async () => {
    const { page } = chair;
    await page.setViewportSize({ width: 683, height: 641 });
    await page.getByRole('tab', { name: /^Minutes/ }).click();
    const id = meeting.propose('narrow', 'Ring the out of hours team');
    await rowIn(page, id).waitFor({ state: 'attached' });
    await page.keyboard.press('Alt+Shift+J');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Owner, action 6');
    await page.setViewportSize({ width: 1366, height: 641 });
  });

  it('pasted lines become one action each after a question', async () => {
    const { page } = chair;
    await page.keyboard.press('Alt+Shift+P');
    const add = page.getByLabel('Add an action');
    expect(await add.evaluate((input) => input === document.activeElement)).toBe(true);
    await add.evaluate((input) => {
      const data = new DataTransfer();
      data.setData('text/plain', '1. Call the GP\n\n- Tell the ward\r\n• Record it');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await page.getByText('Add 3 actions?').waitFor();
    expect(await findings(page, 'plan-paste')).toEqual([]);
    await page.getByRole('button', { name: 'Add 3 actions' }).press('Enter');
    await page.getByRole('textbox', { name: 'What is to be done, action 9' }).waitFor();
    expect(
      readPlan(meeting.server.doc(SHARED_DOCUMENT))
        .map(({ text }) => text)
        .slice(-3),
    ).toEqual(['Call the GP', 'Tell the ward', 'Record it']);
    expect(await add.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it('somebody outside the meeting owns an action by name, agency and who tells them', async () => {
    const { page } = chair;
    await field(page, 'Owner, action 7').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const form = page.getByRole('form', { name: 'Somebody outside the meeting, action 7' });
    await form.getByRole('button', { name: 'Use this person' }).click();
    await form.getByText('Enter a name').waitFor();
    expect(await findings(page, 'plan-outside')).toEqual([]);
    await form.getByLabel('Name').fill('Dr A. Example');
    await form.getByLabel('Agency or service').fill('Surgery in the High Street');
    await form.getByRole('button', { name: 'Use this person' }).click();
    await field(page, 'Due, action 7').fill('tom');
    await field(page, 'Due, action 7').press('Enter');
    await police.page.getByText('Dr A. Example, Surgery in the High Street').waitFor();
  });

  it('[UI-48] offline an owner and a date can be chosen; they are kept, and given when the network is back', async () => {
    const { page } = chair;
    await page.context().setOffline(true);
    meeting.server.breakConnections();
    await page.getByText('You are offline.', { exact: false }).first().waitFor();
    await field(page, 'Owner, action 8').focus();
    await page.keyboard.type('tom');
    await page.keyboard.press('Enter');
    await page.keyboard.type('fri');
    await page.keyboard.press('Enter');
    await page.getByText('Kept on this page. Sent when you are back online.').waitFor();
    expect(await findings(page, 'plan-offline')).toEqual([]);
    await page.context().setOffline(false);
    await page.getByText('Kept on this page.', { exact: false }).waitFor({ state: 'detached' });
    await rowIn(police.page, idOf('Tell the ward')).getByText('HLT Tom Okafor', { exact: true }).waitFor();
  });

  it('frozen, the plan is text', async () => {
    await police.page.getByRole('textbox', { name: 'What is to be done, action 1' }).focus();
    meeting.server.command(CHAIR, { type: 'freeze', skipAnnouncement: true });
    await police.page.getByRole('textbox', { name: 'What is to be done, action 1' }).waitFor({ state: 'detached' });
    expect(await focusedName(police.page)).toBe('Action plan');
    expect(await findings(police.page, 'plan-frozen')).toEqual([]);
  });

  it('no page has complained', () => {
    const offline = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection to/;
    expect([chair, police].flatMap(({ complaints }) => complaints).filter((one) => !offline.test(one))).toEqual([]);
  });
});

function rowOf(doc: Y.Doc, id: ActionId): Y.Map<unknown> {
  const row: unknown = doc.getMap(PLAN_ROOT).get(id);
  if (!(row instanceof Y.Map)) throw new Error('no such row');
  return row;
}

function madeFrom(actions: Readonly<Record<string, { id: ActionId; text: string }>>, text: string): ActionId {
  const found = Object.values(actions).find((action) => action.text === text);
  if (!found) throw new Error(`no action "${text}"`);
  return found.id;
}

/** Every key that is pressed counts as one, a chord too. */
function counted(page: Page): {
  count: number;
  press(key: string): Promise<void>;
  type(letters: string): Promise<void>;
} {
  return {
    count: 0,
    async press(key) {
      this.count += 1;
      await page.keyboard.press(key);
    },
    async type(letters) {
      for (const letter of letters) await this.press(letter);
    },
  };
}
