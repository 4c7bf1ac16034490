/** The forms of what is decided: quorum, words it rests on, one child each, answers, parents, and a lost connection. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SHARED_DOCUMENT, type ChildId, type PersonId } from '../../shared/ids.ts';
import { readPlan } from '../../shared/document/readBlocks.ts';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, madeId, POLICE, SCHOOL, type MadeEvent } from '../client/madeMeeting.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { select } from './editing.ts';
import { enter, findings, type Person } from './person.ts';

const LINK = `/i/${'a'.repeat(26)}`;

describeWithChromium('forms of what is decided', () => {
  let server: FakeMeeting;
  let chair: Person;
  let police: Person;

  beforeAll(async () => {
    server = new FakeMeeting({
      events: forTwoChildren(madeEvents()),
      codes: { CHAIRAAA: CHAIR, POLICEAA: POLICE, SCHOOLAA: SCHOOL },
    });
    server.command(CHAIR, { type: 'start', statements: [] });
    for (const person of [CHAIR, POLICE, SCHOOL])
      server.command(person, { type: 'declareConflict', conflict: 'none', note: null });
    roll(SCHOOL, { device: 'none' });
    const origin = await server.listen();
    const browser = await launchChromium();
    chair = await enter(browser, origin + LINK, 'CHAIRAAA');
    police = await enter(browser, origin + LINK, 'POLICEAA');
  });
  afterAll(() => server.close());

  const meeting = () => {
    if (!server.meeting) throw new Error('not convened');
    return server.meeting;
  };
  const decisions = () => Object.values(meeting().decisions);
  const plan = () => readPlan(server.doc(SHARED_DOCUMENT));
  /** The plan's words travel by themselves, so they are waited for on somebody else's page. */
  const planned = (n: number) => police.page.getByRole('textbox', { name: `What is to be done, action ${n}` });
  const form = (page: Page): Locator => page.getByRole('form', { name: 'Record a decision' });
  /** Until the server lets people in again; a screen asks again by itself. */
  function loseConnection(): void {
    server.shutsOut = true;
    server.breakConnections();
  }
  function roll(person: PersonId, as: { device?: 'none' | 'screen'; left?: string }): void {
    const answer = server.command(CHAIR, {
      type: 'rollCall',
      person,
      attendance: 'attended',
      device: as.device ?? null,
      canDecide: true,
      howKnown: null,
      standsInFor: null,
      joined: null,
      left: as.left ?? null,
      note: null,
    });
    if (!answer.ok) throw new Error(answer.refusal.sentence);
  }
  async function fill(page: Page, text: string): Promise<void> {
    await form(page).getByLabel('Outcome').selectOption('section47Joint');
    await form(page).getByLabel('The decision in words').fill(text);
    await form(page)
      .getByLabel(/^Why \(the reasons\)/)
      .fill('The account does not fit the injury');
  }

  it('[UI-64] the first decision asks once why it is made without whoever is missing, and is then recorded', async () => {
    const { page } = chair;
    await form(page).waitFor();
    await fill(page, 'Joint enquiries begin');
    const record = form(page).getByRole('button', { name: 'Record decision, the same for 2 children' });
    await form(page).getByText('Not here: Health.', { exact: false }).waitFor();
    await record.click();
    const why = form(page).getByLabel('Why you decide without: Health');
    await form(page).getByText('Say why you decide without them').waitFor();
    expect(await why.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await findings(page, 'decision-quorum')).toEqual([]);
    expect(decisions()).toEqual([]);
    await why.fill('Rung 18:31, no answer');
    await form(page).getByLabel('How and when they are brought in').fill('paediatrician rung again at 19:00');
    await record.click();
    await page.getByRole('heading', { name: 'Decision 2' }).waitFor();
    expect(meeting().quorumReasons.map(({ agency, text }) => [agency, text])).toEqual([
      ['health', 'Rung 18:31, no answer'],
    ]);
    await planned(1).waitFor();
    expect(plan().map(({ text }) => text)).toEqual(['Bring in Health: paediatrician rung again at 19:00']);
    await why.waitFor({ state: 'detached' });
  });

  it('[UI-65] the same decision for two children is one press and two decisions, each about one child', () => {
    expect(decisions().map(({ children, text }) => [children, text])).toEqual([
      [[madeId<ChildId>('child')], 'Joint enquiries begin'],
      [[madeId<ChildId>('brother')], 'Joint enquiries begin'],
    ]);
  });

  it('[UI-66] a decision shows the words of the minutes that it rests on, and says when they were changed', async () => {
    const { page } = chair;
    const editor = page.getByRole('textbox', { name: /^Minutes, section \d+, Reason/ });
    await editor.click();
    await page.keyboard.type('A mark was seen. It was the door, said R. Nobody else was there.');
    await page.locator('#save-state').getByText('Saved', { exact: true }).waitFor();
    await select(page, editor, 'It was the door');
    await form(page).getByRole('button', { name: 'Use the words selected in the minutes' }).click();
    await form(page).getByText('It was the door', { exact: true }).waitFor();
    await form(page).getByText('Pick a sentence').click();
    await form(page).getByLabel('A mark was seen.').check();
    await form(page).getByLabel('It was the door, said R.').check();
    expect(await findings(page, 'decision-words')).toEqual([]);
    await fill(page, 'A medical today');
    await form(page).getByLabel('S.H.').uncheck();
    await form(page).getByRole('button', { name: 'Record decision', exact: true }).click();
    const shown = (at: Page) => at.getByRole('listitem').filter({ hasText: 'Decision 3' });
    const quote = shown(police.page).getByRole('blockquote');
    await quote.waitFor();
    expect(await quote.innerText()).toBe('A mark was seen. It was the door, said R.');
    await shown(police.page).getByText('From Reason for the meeting.').waitFor();
    expect(await shown(police.page).getByText('Changed since it was recorded', { exact: false }).count()).toBe(0);
    await select(page, editor, 'the door');
    await page.keyboard.type('a window');
    await quote.getByText('A mark was seen. It was a window, said R.').waitFor();
    await shown(police.page).getByText('Changed since it was recorded', { exact: false }).waitFor();
  });

  it('[UI-66] a changed decision goes on resting on the same words', async () => {
    const { page } = chair;
    await page.getByRole('button', { name: 'Change decision 3' }).click();
    const change = page.getByRole('form', { name: 'Change decision 3' });
    await change.getByText('A mark was seen. It was a window, said R.').waitFor();
    const before = decisions()[2]?.words?.ranges;
    await change.getByLabel('The decision in words').fill('A medical tonight');
    await change.getByRole('button', { name: 'Save the change' }).click();
    await change.waitFor({ state: 'detached' });
    expect(decisions()[2]).toMatchObject({ version: 2, text: 'A medical tonight' });
    expect(decisions()[2]?.words?.ranges).toEqual(before);
  });

  it('[UI-67] every organisation has an answer, or why it has none; what is said aloud is recorded for its speaker', async () => {
    const entry = police.page.getByRole('listitem').filter({ hasText: 'Decision 1' });
    await entry.getByText('Hillfoot Primary School: no answer yet').waitFor();
    await entry.getByRole('button', { name: 'No view on decision 1' }).click();
    await entry.getByText('Westmarch Police: No view (DS Colm Farraday)').waitFor();
    const { page } = chair;
    await page.getByText('Record what somebody says of decision 1').click();
    const aloud = page.getByRole('form', { name: 'Record what somebody says of decision 1' });
    await aloud.getByLabel('Who says it').selectOption('Ruth Ellis');
    await aloud.getByLabel('Their answer').selectOption('Disagrees');
    await aloud.getByRole('button', { name: 'Record the answer' }).click();
    await entry.getByText('Hillfoot Primary School: Disagrees (Ruth Ellis)').waitFor();
    await entry.getByText('Said by Ruth Ellis, recorded by Helen Adeyemi-Ross', { exact: false }).waitFor();
    roll(SCHOOL, { left: '10:40' });
    await police.page
      .getByRole('listitem')
      .filter({ hasText: 'Decision 2' })
      .getByText('Hillfoot Primary School: left 10:40, before an answer')
      .waitFor();
    await police.page.locator('.people').getByText('left 10:40').waitFor();
  });

  it('[UI-67] a view that is not yes needs its reason, and an organisation without a view is named', async () => {
    const { page } = police;
    const view = page.getByRole('form', { name: 'Your organisation’s view' });
    await page.getByText('Westmarch Police: no answer yet').first().waitFor();
    await view.getByLabel('Cannot say yet').check();
    await view.getByRole('button', { name: 'Record view' }).click();
    await view.getByText('Say why', { exact: true }).waitFor();
    expect(Object.values(meeting().views)).toEqual([]);
    await view.getByLabel('Reason').fill('The interview has not taken place');
    await view.getByRole('button', { name: 'Record view' }).click();
    await page.getByText('Westmarch Police: Cannot say yet').waitFor();
  });

  it('[UI-68] a half filled form keeps its words when the connection goes, says so, and is sent by the press', async () => {
    const { page } = chair;
    await form(page).getByLabel('The decision in words').fill('Written before');
    loseConnection();
    await form(page).getByText('You are offline. What you type stays here.', { exact: false }).waitFor();
    await fill(page, 'Written while offline');
    await form(page).getByLabel('S.H.').uncheck();
    await form(page).getByRole('button', { name: 'Record decision', exact: true }).click();
    await form(page).getByText('Not recorded yet.', { exact: false }).waitFor();
    expect(await findings(page, 'decision-waits')).toEqual([]);
    // What is typed after the press is part of what is sent.
    await form(page).getByLabel('The decision in words').fill('Written after the press');
    expect(decisions().length).toBe(3);
    server.shutsOut = false;
    await page.getByRole('heading', { name: 'Decision 4' }).waitFor();
    expect(
      decisions()
        .map(({ text }) => text)
        .slice(3),
    ).toEqual(['Written after the press']);
    expect(await form(page).getByLabel('The decision in words').inputValue()).toBe('');
  });

  it('[UI-68] a press without a connection can be taken back', async () => {
    const { page } = chair;
    await fill(page, 'Not to be sent');
    loseConnection();
    await form(page).getByText('You are offline.', { exact: false }).waitFor();
    await form(page)
      .getByRole('button', { name: /^Record decision/ })
      .click();
    await form(page).getByRole('button', { name: 'Do not send it by itself' }).click();
    server.shutsOut = false;
    await form(page).getByText('You are offline.', { exact: false }).waitFor({ state: 'detached' });
    server.command(CHAIR, { type: 'putDissentQuestion' });
    await page.getByText('whether anybody disagrees.', { exact: false }).waitFor();
    expect(decisions().length).toBe(4);
    expect(await form(page).getByLabel('The decision in words').inputValue()).toBe('Not to be sent');
  });

  it('[UI-69] each parent has a row: told or why not, by whom and when, and whoever tells them finds it in the plan', async () => {
    const { page } = police;
    await page.getByRole('button', { name: 'Record what Ms C. Harrowgate is told' }).click();
    const row = page.getByRole('form', { name: 'Record what Ms C. Harrowgate is told' });
    expect(await row.getByLabel('Name').inputValue()).toBe('Ms C. Harrowgate');
    expect(await row.getByLabel('Relationship to the child').inputValue()).toBe('mother');
    await row.getByRole('group', { name: 'Told before the meeting' }).getByLabel('No', { exact: true }).check();
    await row.getByLabel('Time').fill('18:00');
    await row.getByRole('button', { name: 'Record', exact: true }).click();
    await row.getByText('Enter the day too').waitFor();
    await row.getByText('Say why they were not told').waitFor();
    expect(await findings(page, 'parent-wrong')).toEqual([]);
    await row.getByLabel('Why they were not told').fill('It would put R. at risk tonight');
    await row.getByLabel('Who tells them').selectOption('Helen Adeyemi-Ross');
    await row.getByLabel('By which day').fill('2027-01-05');
    await row.getByLabel('Must not be told').fill('Where the father is');
    await row.getByRole('button', { name: 'Record', exact: true }).click();
    await chair.page.getByText('It would put R. at risk tonight').waitFor();
    expect(Object.values(meeting().parents)).toMatchObject([
      {
        person: 'Ms C. Harrowgate',
        informedBefore: false,
        parentalResponsibility: null,
        toldBy: CHAIR,
        by: '2027-01-05T18:00:00+00:00',
        version: 1,
      },
    ]);
    await planned(2).waitFor();
    expect(plan().at(-1)).toMatchObject({
      text: 'Tell Ms C. Harrowgate (mother) what was decided, and record how',
      proposedOwner: CHAIR,
      proposedDeadline: '2027-01-05T18:00:00+00:00',
    });
    await chair.page.getByRole('button', { name: 'Change what Ms C. Harrowgate is told' }).click();
    const change = chair.page.getByRole('form', { name: 'Record what Ms C. Harrowgate is told' });
    expect(await change.getByLabel('Time').inputValue()).toBe('18:00');
    await change.getByLabel('Interpreter').fill('Welsh');
    await change.getByRole('button', { name: 'Record', exact: true }).click();
    await page.getByText('Welsh', { exact: true }).waitFor();
    expect(Object.values(meeting().parents)).toMatchObject([{ version: 2, interpreter: 'Welsh', toldBy: CHAIR }]);
    expect(plan().filter(({ text }) => text.startsWith('Tell ')).length).toBe(1);
    expect(await findings(page, 'parents')).toEqual([]);
  });

  it('[UI-70] the chair reads what removing somebody means, says why, and their page shows nothing of the meeting any more', async () => {
    const { page } = chair;
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByText('Remove somebody').click();
    const remove = page.getByRole('form', { name: 'Remove somebody' });
    await remove.getByText('What they wrote stays in the minutes with their name.', { exact: false }).waitFor();
    await remove.getByLabel('Who is removed').selectOption('DS Colm Farraday');
    await remove.getByRole('button', { name: 'Remove them' }).click();
    await remove.getByText('Say why', { exact: true }).waitFor();
    expect(await findings(page, 'menu-remove')).toEqual([]);
    await police.page.getByRole('heading', { name: 'Telling parents and carers' }).waitFor();
    await remove.getByLabel('Why', { exact: true }).fill('Not of this meeting');
    await remove.getByRole('button', { name: 'Remove them' }).click();
    await police.page.getByText('A mark was seen', { exact: false }).first().waitFor({ state: 'detached' });
    await page
      .locator('.people')
      .getByText(/^left \d\d:\d\d$/)
      .first()
      .waitFor();
    expect(meeting().people[POLICE]?.goneAt).not.toBeNull();
  });
});

/** Health is needed and nobody of it is invited; a brother, and a section about the parents. */
function forTwoChildren(events: MadeEvent[]): MadeEvent[] {
  const [convened, ...rest] = events;
  if (!convened || convened.event.type !== 'convened') throw new Error('a meeting begins with its convening');
  const { event } = convened;
  const brother = { id: madeId<ChildId>('brother'), reference: 'WM-2026-0418', initials: 'S.H.', role: 'subject' };
  const template = {
    ...event.template,
    quorum: ['childrensSocialCare', 'police', 'health'],
    sections: [
      ...event.template.sections,
      { key: 'parentCommunication', title: 'Telling parents and carers', text: true },
    ],
  };
  return [
    { ...convened, event: { ...event, template, children: [...event.children, brother] } as typeof event },
    ...rest,
  ];
}
