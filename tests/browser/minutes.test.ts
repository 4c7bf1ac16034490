/** Writing the same minutes in several browsers: what others do never hurts, and everything goes by key. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readBlocks, readPlan } from '../../shared/document/readBlocks.ts';
import { ENTRY_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, POLICE, SCHOOL, madeEvents } from '../client/madeMeeting.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { caretAfter, holds, painted, paste, select, withCaret, write } from './editing.ts';
import { enter, findings, type Person } from './person.ts';

const LINK = `/i/${'a'.repeat(26)}`;
const LONG = sectionRoot('analysis');

describeWithChromium('editing that never hurts', () => {
  let server: FakeMeeting;
  let chair: Person;
  let police: Person;
  let school: Person;

  beforeAll(async () => {
    server = new FakeMeeting({ events: madeEvents(), codes: { CHAIRAAA: CHAIR, POLICEAA: POLICE, SCHOOLAA: SCHOOL } });
    const origin = await server.listen();
    server.command(CHAIR, { type: 'start', statements: [] });
    for (const speaker of [CHAIR, POLICE, SCHOOL])
      server.command(CHAIR, { type: 'declareConflict', conflict: 'none', speaker, note: null });
    const doc = server.doc(SHARED_DOCUMENT);
    for (let n = 0; n < 60; n++) typeAtEnd(insertBlock(doc, LONG, n, {}), `Paragraph ${n} of a long analysis.`);
    const browser = await launchChromium();
    chair = await enter(browser, origin + LINK, 'CHAIRAAA');
    police = await enter(browser, origin + LINK, 'POLICEAA');
    // A browser that does not keep the line by itself.
    school = await enter(browser, origin + LINK, 'SCHOOLAA', (context) =>
      context.addInitScript(() => {
        const supports = CSS.supports.bind(CSS);
        CSS.supports = (name: string, value?: string) =>
          name !== 'overflow-anchor' && (value === undefined ? supports(name) : supports(name, value));
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { overflow-anchor: none !important; }');
        document.adoptedStyleSheets = [sheet];
      }),
    );
    for (const { page } of [chair, police, school]) await reason(page).waitFor();
  });
  afterAll(() => server.close());

  const box = (page: Page, title: string): Locator => page.getByRole('textbox', { name: new RegExp(`${title}$`) });
  const reason = (page: Page): Locator => box(page, 'Reason for the meeting');
  const voice = (page: Page): Locator => box(page, 'The child’s voice');
  const analysis = (page: Page): Locator => box(page, 'Analysis');
  const blocks = (key: string) => readBlocks(server.doc(SHARED_DOCUMENT), sectionRoot(key));

  it('[UI-39] every editor is called by section and title, whether anything stands in it or not (T-34)', async () => {
    const names = await chair.page
      .getByRole('textbox')
      .evaluateAll((boxes) =>
        boxes.flatMap((one) =>
          one.getAttribute('contenteditable') === 'true' ? (one.getAttribute('aria-label') ?? '') : [],
        ),
      );
    expect(names).toEqual([
      'Minutes, section 1, Reason for the meeting',
      'Minutes, section 2, information from Westmarch Children’s Services',
      'Minutes, section 3, The child’s voice',
      'Minutes, section 4, Analysis',
      'Minutes, section 8, If the plan fails',
    ]);
  });

  it.each(['police', 'school'])(
    '[UI-30] Enter in the first of sixty paragraphs leaves mine and the line I read where they are (T-28, %s)',
    async (who) => {
      const { page } = who === 'police' ? police : school;
      await analysis(page)
        .locator('p')
        .nth(30)
        .evaluate((line) => line.scrollIntoView({ block: 'center' }));
      await painted(page);
      const before = await linesOf(analysis(page));
      await caretAfter(chair.page, analysis(chair.page), 'Paragraph 0');
      await chair.page.keyboard.press('Enter');
      await page.waitForFunction(
        (count) => document.querySelectorAll('[aria-label$=Analysis] p').length > count,
        before.texts.length,
      );
      await painted(page);
      const after = await linesOf(analysis(page));
      expect(Math.abs(after.top - before.top)).toBeLessThanOrEqual(2);
      expect(after.first).toBe(before.first);
      expect(after.texts.filter((text) => before.texts.includes(text)).length).toBeGreaterThanOrEqual(
        before.texts.length - 1,
      );
      await chair.page.keyboard.press('Backspace');
      await page.waitForFunction(
        (count) => document.querySelectorAll('[aria-label$=Analysis] p').length === count,
        before.texts.length,
      );
    },
  );

  /** What stands there with my caret; what somebody else does; what stands there then. */
  const around: [what: string, mine: string, theirs: (page: Page) => Promise<void>, then: string][] = [
    ['splits before it', 'the mark was| on the arm', act('the mark', ['Enter']), 'the mark ¶  was| on the arm'],
    ['splits after it', 'the mark was| on the arm', act('on the', ['Enter']), 'the mark was| on the ¶  arm'],
    ['joins it to the line above', 'above\nthe mark was| on', act('above', ['Delete']), 'abovethe mark was| on'],
    ['types before it', 'the mark was| on', act('the', [' red']), 'the red mark was| on'],
    ['types after it', 'the mark was| on', act('was on', [' it']), 'the mark was| on it'],
    ['deletes before it', 'the mark was| on', act('the mark', ['Backspace', 'Backspace']), 'the ma was| on'],
    [
      'deletes around it',
      'the mark was| on',
      act('the mark was', ['Backspace', 'Backspace', 'Delete', 'Delete']),
      'the mark w|n',
    ],
  ];

  function act(words: string, keys: string[]): (page: Page) => Promise<void> {
    return async (page) => {
      await caretAfter(page, reason(page), words);
      for (const key of keys) await (key.startsWith(' ') ? page.keyboard.type(key) : page.keyboard.press(key));
    };
  }

  it.each(around)(
    '[UI-30] my caret stays between its letters when somebody else %s (T-29)',
    async (_what, mine, theirs, then) => {
      const text = mine.replace('|', '');
      await write(school.page, reason(school.page), text);
      await holds(police.page, reason(police.page), text.replaceAll('\n', ' ¶ '));
      await caretAfter(school.page, reason(school.page), (mine.split('\n').at(-1) ?? '').split('|')[0] ?? '');
      await theirs(police.page);
      await holds(school.page, reason(school.page), then.replace('|', ''));
      expect(await withCaret(reason(school.page))).toBe(then);
      expect(await reason(school.page).evaluate((editor) => editor === document.activeElement)).toBe(true);
    },
  );

  it('[UI-30] two people begin in the same empty paragraph: each goes on where they are (T-29)', async () => {
    await write(school.page, reason(school.page), '');
    await holds(police.page, reason(police.page), '');
    await reason(police.page).focus();
    await police.page.keyboard.type('test');
    await holds(school.page, reason(school.page), 'test');
    await school.page.keyboard.type('!');
    await police.page.keyboard.type('ing');
    await school.page.waitForFunction(
      () => document.querySelector('[aria-label$="Reason for the meeting"]')?.textContent.length === 8,
    );
    expect(await reason(school.page).innerText()).toMatch(/^(test!ing|testing!|!testing)$/);
  });

  it('[UI-28] letters stay in the order in which I type them while somebody else’s caret is drawn after each (T-29)', async () => {
    await write(school.page, reason(school.page), 't');
    await holds(police.page, reason(police.page), 't');
    await caretAfter(police.page, reason(police.page), 't');
    // Their screen stands still, so their caret goes on to the end of what is typed here.
    await school.page.keyboard.press('Alt+Shift+KeyQ');
    await school.page.locator('#bar').getByText('Paused.').waitFor();
    for (const [n, letter] of ['w', 'i', 'c', 'e'].entries()) {
      await police.page.keyboard.press(letter);
      // Wherever somebody goes, every screen looks again where the others are.
      await (n % 2 === 0 ? voice(chair.page) : analysis(chair.page)).focus();
      await reason(police.page)
        .locator('.theirCaret.behind:last-child')
        .filter({ hasText: /^.$/ })
        .waitFor({ state: 'attached' });
    }
    await school.page.keyboard.press('Alt+Shift+KeyQ');
    await holds(police.page, reason(police.page), 'twice');
    await holds(school.page, reason(school.page), 'twice');
  });

  it('[UI-29] no arrow key is lost while others write', async () => {
    const line = `a${'x'.repeat(120)}`;
    await write(school.page, reason(school.page), line);
    await caretAfter(school.page, reason(school.page), 'a');
    const root = sectionRoot('reasonForMeeting');
    let writing = true;
    const writes = (async () => {
      while (writing) {
        server.edit(SHARED_DOCUMENT, (doc) => typeAtEnd(insertBlock(doc, root, 1, {}), 'y'));
        await painted(police.page); // as often as a screen can draw
      }
    })();
    for (let n = 0; n < 100; n++) await school.page.keyboard.press('ArrowRight');
    writing = false;
    await writes;
    const beside = server.doc(SHARED_DOCUMENT).getXmlFragment(root).length - 1;
    server.edit(SHARED_DOCUMENT, (doc) => doc.getXmlFragment(root).delete(1, beside));
    for (const { page } of [school, police]) await holds(page, reason(page), line);
    expect((await withCaret(reason(school.page))).indexOf('|')).toBe(101);
  });

  it('[UI-31] a caret and a selection of somebody else are seen, by agency, and are no part of the words (T-30)', async () => {
    await write(school.page, reason(school.page), 'seen by the nurse on Monday');
    await holds(police.page, reason(police.page), 'seen by the nurse on Monday');
    const height = await reason(school.page).evaluate((editor) => editor.getBoundingClientRect().height);
    const width = await widthOf(reason(school.page));
    for (const place of ['seen by', 'on Monday']) {
      await caretAfter(police.page, reason(police.page), place);
      await school.page.locator('.theirCaret[data-flag="CF.POL"][data-agency="POL"]').waitFor({ state: 'attached' });
      expect(await widthOf(reason(school.page))).toBeCloseTo(width, 3);
    }
    await select(police.page, reason(police.page), 'the nurse');
    await school.page.locator('.theirSelection[data-agency="POL"]').getByText('the nurse').waitFor();
    const flag = await school.page
      .locator('.theirCaret[data-flag="CF.POL"]')
      .evaluate((caret) => getComputedStyle(caret, '::after').visibility);
    expect(flag).toBe('visible');
    expect(await widthOf(reason(school.page))).toBeCloseTo(width, 3);
    expect(await reason(school.page).evaluate((editor) => editor.getBoundingClientRect().height)).toBe(height);
    expect(await reason(school.page).evaluate((editor) => editor.textContent)).toBe('seen by the nurse on Monday');
    const snapshot = await reason(school.page).ariaSnapshot();
    expect(snapshot).not.toMatch(/CF|POL|Farraday/);
    expect(snapshot).toContain('seen by the nurse on Monday');
    await school.page.locator('.theirCaret:not(.fresh)').waitFor({ state: 'attached' });
    expect(await findings(school.page, 'minutes-carets')).toEqual([]);
  });

  it('[UI-32] undo takes back my last sentence and nothing of anybody else, redo brings it again (T-35)', async () => {
    await write(school.page, reason(school.page), 'One. Two. ');
    await holds(police.page, reason(police.page), 'One. Two. ');
    await caretAfter(police.page, reason(police.page), 'One.');
    await police.page.keyboard.type(' THEIRS.');
    await holds(school.page, reason(school.page), 'One. THEIRS. Two. ');
    await school.page.keyboard.type('Three.');
    await school.page.keyboard.press('ControlOrMeta+z');
    await holds(school.page, reason(school.page), 'One. THEIRS. Two. ');
    await school.page.keyboard.press('ControlOrMeta+z');
    await holds(school.page, reason(school.page), 'One. THEIRS. ');
    await school.page.keyboard.press('ControlOrMeta+y');
    await holds(school.page, reason(school.page), 'One. THEIRS. Two. ');
    for (let n = 0; n < 6; n++) await school.page.keyboard.press('ControlOrMeta+z');
    await school.page.waitForFunction(() =>
      document.querySelector('[aria-label$="Reason for the meeting"]')?.textContent.includes('THEIRS'),
    );
    expect(await reason(police.page).innerText()).toContain('THEIRS.');
  });

  it('[UI-32] undoing my own paragraph leaves what somebody else wrote in it', async () => {
    await write(school.page, reason(school.page), 'First.\n');
    await holds(police.page, reason(police.page), 'First. ¶ ');
    await police.page.keyboard.press('ControlOrMeta+End');
    await caretAfter(police.page, reason(police.page), 'First.');
    await police.page.keyboard.press('ArrowDown');
    await police.page.keyboard.type('theirs');
    await holds(school.page, reason(school.page), 'First. ¶ theirs');
    await school.page.keyboard.press('ControlOrMeta+z');
    await school.page.keyboard.press('ControlOrMeta+z');
    await school.page.keyboard.press('ControlOrMeta+z');
    await painted(school.page);
    expect(await reason(school.page).innerText()).toContain('theirs');
  });

  it('[UI-34] what an input method composes is not ended by somebody else, and both are there afterwards (A11Y-7)', async () => {
    await write(school.page, reason(school.page), 'name: ');
    await holds(police.page, reason(police.page), 'name: ');
    const input = await school.page.context().newCDPSession(school.page);
    await input.send('Input.imeSetComposition', { text: 'たな', selectionStart: 2, selectionEnd: 2 });
    await holds(police.page, reason(police.page), 'name: たな');
    await caretAfter(police.page, reason(police.page), 'name');
    await police.page.keyboard.type(' of child');
    await chair.page.locator('[aria-label$="Reason for the meeting"]').getByText('name of child').waitFor();
    await painted(school.page);
    expect(await reason(school.page).evaluate((editor) => editor.textContent)).toBe('name: たな');
    await input.send('Input.imeSetComposition', { text: 'たなか', selectionStart: 3, selectionEnd: 3 });
    await input.send('Input.insertText', { text: '田中' });
    await holds(school.page, reason(school.page), 'name of child: 田中');
    await holds(police.page, reason(police.page), 'name of child: 田中');
    expect(await withCaret(reason(school.page))).toBe('name of child: 田中|');
  });

  it('[UI-33] kind, list and "keep out of the parents’ letter" are set by key and shown in words in the margin', async () => {
    await write(school.page, voice(school.page), 'He said it was the door.');
    await school.page.keyboard.press('Alt+Shift+Digit2');
    await note(police.page, 'He said', 'Reported');
    const said = school.page.locator('#say-polite').getByText('This paragraph is marked as reported.');
    await said.waitFor({ state: 'attached' });
    expect(await voice(police.page).ariaSnapshot()).not.toContain('Reported');
    await school.page.keyboard.press('Alt+Shift+Digit4');
    await note(police.page, 'He said', 'Reported · Keep out of the parents’ letter');
    await school.page.keyboard.press('Enter');
    await school.page.keyboard.type('Next');
    await note(police.page, 'Next', 'Keep out of the parents’ letter');
    await school.page.keyboard.press('Alt+Shift+Digit4');
    await school.page.keyboard.press('ControlOrMeta+Shift+Digit7');
    await school.page.keyboard.press('ControlOrMeta+]');
    await police.page.locator('p[data-list=number][data-indent="1"]').getByText('Next').waitFor();
    await school.page.keyboard.press('ControlOrMeta+[');
    await school.page.keyboard.press('ControlOrMeta+Shift+Digit8');
    await police.page.locator('p[data-list=bullet]:not([data-indent])').getByText('Next').waitFor();
    await school.page.keyboard.press('Home');
    await painted(school.page);
    await school.page.keyboard.press('Backspace');
    await police.page.locator('p:not([data-list])').getByText('Next').waitFor();
    expect(blocks('childVoice').map(({ attributes }) => attributes)).toEqual([
      { kind: 'reported', notForFamily: 'yes' },
      {},
    ]);
  });

  it('[UI-39] Alt+F10 goes to the toolbar, arrows move in it, Esc comes back to the same caret', async () => {
    await write(school.page, voice(school.page), 'He was calm then.');
    await caretAfter(school.page, voice(school.page), 'He was');
    await school.page.keyboard.press('Alt+F10');
    expect(await focusedText(school.page)).toBe('Bold');
    await school.page.keyboard.press('ArrowRight');
    await school.page.keyboard.press('ArrowRight');
    await school.page.keyboard.press('ArrowRight');
    await school.page.keyboard.press('ArrowRight');
    expect(await focusedText(school.page)).toBe('Fact');
    await school.page.keyboard.press('Enter');
    await note(police.page, 'He was', 'Fact');
    expect(await school.page.locator(':focus').getAttribute('aria-pressed')).toBe('true');
    await school.page.keyboard.press('Escape');
    await school.page.keyboard.type(' very');
    await holds(police.page, voice(police.page), 'He was very calm then.');
    await school.page.keyboard.press('Tab');
    expect(await focusedText(school.page)).toBe('Fact');
    await school.page.keyboard.press('End');
    await school.page.keyboard.press('Enter');
    await voice(school.page)
      .locator('xpath=..')
      .getByRole('button', { name: 'Keep out' })
      .or(school.page.getByRole('button', { name: 'Keep out of the parents’ letter' }))
      .first()
      .waitFor();
    expect(await findings(school.page, 'minutes-toolbar')).toEqual([]);
    await school.page.keyboard.press('Enter');
  });

  it('[UI-36] words taken down carry their speaker; only who may take down is offered it', async () => {
    server.command(CHAIR, {
      type: 'rollCall',
      person: POLICE,
      attendance: 'attended',
      device: 'none',
      howKnown: null,
      standsInFor: null,
      canDecide: null,
      note: null,
      joined: null,
      left: null,
    } as never);
    await write(chair.page, voice(chair.page), 'My own words.');
    await chair.page.keyboard.press('Alt+Shift+KeyK');
    const whose = chair.page.getByLabel('Take down for');
    expect(await whose.locator('option').allInnerTexts()).toEqual([
      'Nobody, my own words',
      'DS Colm Farraday (Westmarch Police), no screen',
      'Ruth Ellis (Hillfoot Primary School)',
    ]);
    await whose.selectOption({ index: 1 });
    await chair.page.keyboard.press('Escape');
    await chair.page.keyboard.type('Two calls in May.');
    await chair.page.keyboard.press('Enter');
    await chair.page.keyboard.type('None since.');
    await note(school.page, 'None since', 'Said by DS Colm Farraday (Westmarch Police), by phone');
    await chair.page.keyboard.press('Alt+Shift+KeyK');
    await whose.selectOption({ index: 0 });
    await chair.page.keyboard.press('Escape');
    await chair.page.keyboard.type('Mine again.');
    await holds(school.page, voice(school.page), 'My own words. ¶ Two calls in May. ¶ None since. ¶ Mine again.');
    expect(blocks('childVoice').map(({ attributes }) => attributes.saidBy ?? null)).toEqual([
      null,
      POLICE,
      POLICE,
      null,
    ]);
    await voice(school.page).focus();
    await school.page.keyboard.press('Alt+Shift+KeyK');
    expect(await school.page.getByLabel('Take down for').count()).toBe(0);
  });

  it('[UI-37] "Action:" and Enter make a row of the plan, once, and the line stays and leads to it', async () => {
    await write(chair.page, voice(chair.page), 'Action: ring the school nurse');
    await chair.page.keyboard.press('Enter');
    await chair.page.keyboard.type('And so on');
    await school.page.waitForFunction(() =>
      [...document.querySelectorAll('textarea')].some(({ value }) => value === 'ring the school nurse'),
    );
    await caretAfter(chair.page, voice(chair.page), 'school nurse');
    await chair.page.keyboard.press('Enter');
    await holds(school.page, voice(school.page), 'Action: ring the school nurse ¶  ¶ And so on');
    const rows = readPlan(server.doc(SHARED_DOCUMENT)).filter(({ text }) => text === 'ring the school nurse');
    expect(rows).toHaveLength(1);
    expect(blocks('childVoice')[0]?.attributes).toEqual({ action: rows[0]?.id });
    const link = school.page.getByText('From this section:').getByRole('link', { name: 'In the action plan' });
    expect(await link.getAttribute('href')).toBe(`#action-${rows[0]?.id}`);
  });

  it('[UI-37] a line of an entry that only some may read makes no row', async () => {
    const before = readPlan(server.doc(SHARED_DOCUMENT)).length;
    await chair.page.getByText('Add an entry that only some people may read').click();
    await chair.page.getByRole('checkbox', { name: /Farraday/ }).check();
    await chair.page.getByRole('button', { name: 'Add entry' }).click();
    const entry = chair.page.getByRole('textbox', { name: 'Minutes, Only some people may read, Entry 1' });
    await entry.click();
    await chair.page.keyboard.type('Action: watch the flat');
    await chair.page.keyboard.press('Enter');
    await chair.page.keyboard.type('x');
    await entry.getByText('x', { exact: true }).waitFor();
    expect(readPlan(server.doc(SHARED_DOCUMENT))).toHaveLength(before);
    const [id] = Object.keys(server.meeting?.restricted ?? {});
    expect(readBlocks(server.doc(id as DocumentId), ENTRY_ROOT)[0]?.attributes).toEqual({});
  });

  it('[UI-38] Word’s lists and tables come as lists and lines, and nothing else of the page', async () => {
    await write(school.page, reason(school.page), '');
    await paste(reason(school.page), { 'text/html': WORD });
    await holds(
      police.page,
      reason(police.page),
      'Seen twice ¶ by the nurse ¶ at home ¶ then ¶ Date | Who ¶ 3 May | School',
    );
    const shown = await reason(police.page).evaluate((editor) =>
      [...editor.querySelectorAll('p')].map(({ dataset }) => `${dataset['list'] ?? ''}${dataset['indent'] ?? ''}`),
    );
    expect(shown).toEqual(['', 'bullet', 'bullet1', 'number', '', '']);
    expect(await reason(school.page).locator('strong').allInnerTexts()).toEqual(['twice', 'then']);
    expect(await reason(school.page).locator('[style], [class*=Mso], img, a, table').count()).toBe(0);
  });

  it('[UI-38] a hostile page brings its words, asks for nothing and changes nothing else (E06)', async () => {
    const asked: string[] = [];
    school.page.on('request', (request) => asked.push(request.url()));
    await write(school.page, reason(school.page), '');
    for (const html of HOSTILE) await paste(reason(school.page), { 'text/html': html });
    await holds(police.page, reason(police.page), 'xyz');
    expect(asked.filter((url) => url.includes('elsewhere'))).toEqual([]);
    expect(blocks('reasonForMeeting').map(({ attributes }) => attributes)).toEqual([{}]);
    expect(await school.page.evaluate(() => Object.hasOwn(globalThis, 'hurt'))).toBe(false);
  });

  it('[UI-38] what is larger than 200 kB is not added, and says so beside the editor', async () => {
    await paste(reason(school.page), { 'text/html': `<p>${'word '.repeat(50_000)}</p>` });
    await school.page.getByText('That is too much to add in one go. Paste a smaller part.').waitFor();
    await holds(school.page, reason(school.page), 'xyz');
  });

  it('[UI-38] words that are cut here and pasted here keep their label and whose they are', async () => {
    await write(chair.page, reason(chair.page), 'Labelled.\nOther.');
    await caretAfter(chair.page, reason(chair.page), 'Labelled.');
    await chair.page.keyboard.press('Alt+Shift+Digit1');
    await chair.page.keyboard.press('ControlOrMeta+a');
    const data = await reason(chair.page).evaluate((editor) => {
      const clipboardData = new DataTransfer();
      editor.dispatchEvent(new ClipboardEvent('cut', { clipboardData, bubbles: true, cancelable: true }));
      return { 'text/html': clipboardData.getData('text/html'), 'text/plain': clipboardData.getData('text/plain') };
    });
    await holds(school.page, reason(school.page), '');
    await paste(reason(chair.page), data);
    await holds(school.page, reason(school.page), 'Labelled. ¶ Other.');
    expect(blocks('reasonForMeeting').map(({ attributes }) => attributes)).toEqual([{ kind: 'fact' }, {}]);
  });

  it('nothing to record is a choice, in words that can be changed', async () => {
    await chair.page.getByRole('button', { name: 'Nothing to record, If the plan fails' }).click();
    await box(school.page, 'If the plan fails').getByText('Nothing to record.').waitFor();
    await chair.page
      .getByRole('button', { name: 'Nothing to record, If the plan fails' })
      .waitFor({ state: 'detached' });
  });

  it('"we hold nothing" is an answer of an organisation, with who said it and when', async () => {
    await school.page.getByRole('button', { name: 'Hillfoot Primary School holds nothing' }).click();
    await chair.page.getByText(/^Hillfoot Primary School holds nothing on record: Ruth Ellis, \d\d:\d\d\.$/).waitFor();
    expect(await chair.page.getByRole('button', { name: 'Hillfoot Primary School holds nothing' }).count()).toBe(0);
  });

  it('the room with all this has no accessibility finding', async () => {
    expect(await findings(chair.page, 'minutes-chair')).toEqual([]);
  });

  it('no page has complained', () => {
    expect([chair, police, school].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  /** Waits until the paragraph with these words has exactly this note beside it. */
  async function note(page: Page, words: string, text: string): Promise<void> {
    await page
      .locator(`.editor p[data-margin="${text}"]`)
      .getByText(words)
      .or(page.locator(`.editor p[data-margin="${text}"]`, { hasText: words }))
      .first()
      .waitFor();
  }
});

function focusedText(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => document.activeElement?.textContent);
}

function widthOf(editor: Locator): Promise<number> {
  return editor.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element.querySelector('p') ?? element);
    return range.getBoundingClientRect().width;
  });
}

/** The paragraphs, the first one that is seen and where it is. */
function linesOf(editor: Locator): Promise<{ texts: string[]; first: string; top: number }> {
  return editor.evaluate((element) => {
    const paragraphs = [...element.querySelectorAll('p')];
    const seen = paragraphs.find((paragraph) => paragraph.getBoundingClientRect().top >= 60);
    return {
      texts: paragraphs.map((paragraph) => paragraph.textContent),
      first: seen?.textContent ?? '',
      top: seen?.getBoundingClientRect().top ?? 0,
    };
  });
}

const IGNORED = (marker: string): string =>
  `<![if !supportLists]><span style='mso-list:Ignore'>${marker}<span>&nbsp;&nbsp; </span></span><![endif]>`;
const WORD = `<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style>p.MsoNormal{color:red}</style><xml><w:View>Normal</w:View></xml></head><body>
<!--StartFragment--><p class=MsoNormal style='margin:0'>Seen
<b style='mso-bidi-font-weight:normal'>twice</b><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18pt;mso-list:l0 level1 lfo1'>${IGNORED('·')}by the nurse</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'>${IGNORED('o')}at home</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'>${IGNORED('1.')}<span style='mso-fareast-font-family:Arial;font-weight:700'>then</span></p>
<table><tr><td><p class=MsoNormal>Date</p></td><td><p>Who</p></td></tr><tr><td>3 May</td><td>School</td></tr></table><!--EndFragment--></body></html>`;

const HOSTILE = [
  `<p data-pm-slice="0 0 [&quot;paragraph&quot;,{&quot;kind&quot;:[&quot;img&quot;,{&quot;onerror&quot;:&quot;hurt=1&quot;}]}]">x</p>`,
  `<svg onload="globalThis.hurt=1"><text>no</text></svg><img src="https://elsewhere.example/a.png" onerror="globalThis.hurt=1"><style>p{background:url(https://elsewhere.example/b)}</style><span style="background:url(https://elsewhere.example/c)">y</span>`,
  `<p data-kind="fact" data-said-by="${'a'.repeat(26)}" kind="fact" contenteditable="true" onclick="hurt=1">z<script>globalThis.hurt=1</script></p>`,
];
