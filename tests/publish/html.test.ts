import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { frozenPage, recordPage, type PageOptions } from '../../server/publish/html.ts';
import type { ChildId, PersonId } from '../../shared/ids.ts';
import type { AttendanceContent, AttendedContent, BlockContent, TakenOut } from '../../shared/record/contents.ts';
import { copyFor } from '../../shared/record/copyFor.ts';
import { mayOpenPart, type Part, type Reader } from '../../shared/record/Part.ts';
import { recordCode } from '../../shared/record/recordCode.ts';
import { readText } from '../support/projectFiles.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { HOSTILE } from './hostileText.ts';
import {
  ABSENT,
  at,
  block,
  CHAIR,
  LEO,
  made,
  meetingParts,
  MIA,
  NURSE,
  person,
  place,
  POLICE,
  said,
  SECRET,
  sealingParts,
  stretch,
} from './madeParts.ts';
import { sealed } from './sealedRecord.ts';

const options = (reader: Reader): PageOptions => ({
  reader,
  council: 'Westmarch Council',
  openedAt: '2026-11-24T14:10:00.000Z',
  styles: '/record.css',
  script: null,
  rehearsal: false,
});
const pageFor = (reader: Reader, parts: Part[] = meetingParts()): string =>
  recordPage(copyFor(reader, sealed(parts, sealingParts())), options(reader));
/** The page of somebody whose attendance is told otherwise. */
const pageOf = (reader: PersonId, told: Partial<AttendedContent>): string =>
  pageFor(
    reader,
    meetingParts().map((part) => {
      if (part.kind !== 'attendance') return part;
      const content = part.content as unknown as AttendanceContent;
      const people = content.people.map((one) => (one.id === reader ? { ...one, ...told } : one));
      return { ...part, content: { ...content, people } as unknown as typeof part.content };
    }),
  );
/** What a reader sees, without tags. */
const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ');
const skeleton = (html: string): string[] =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));

describe('the page of a record', () => {
  const general = pageFor('general');

  it('[READ-2] needs no script, no style of its own and nothing from elsewhere', () => {
    expect(general).not.toMatch(/<script|<style|<img|<iframe|\son\w+=|\sstyle=|https?:/);
    expect(general.match(/<link /g)).toEqual(['<link ']);
    expect(general).toContain('<link rel="stylesheet" href="/record.css">');
    expect(general).toContain('<html lang="en-GB" translate="no">');
  });

  it('[READ-3] its title has the reference and no name', () => {
    expect(general).toContain('<title>Minutes K4T-2291</title>');
    expect(
      recordPage(copyFor('general', sealed(meetingParts(), sealingParts())), {
        ...options('general'),
        rehearsal: true,
      }),
    ).toContain('<title>REHEARSAL: Minutes K4T-2291</title>');
  });

  it.each([
    [
      'POLICE',
      [POLICE],
      'words written by DS Colm Aldiss (Police) were taken back by Priya Nair (Children’s social care).',
    ],
    [
      'CHAIR',
      [CHAIR],
      'Priya Nair (Children’s social care) took back words of their own. They are not in this record.',
    ],
    ['nobody that was kept', undefined, ': words were taken back by '],
  ])('[RECORD-150] words of %s that the chair took back', (_whose, writers, sentence) => {
    const content = { place: place(9), what: 'takenBack', at: at('10:31'), by: CHAIR, people: [], text: 'An address.' };
    const note = made('note:taken', 'note', { ...content, until: null, ...(writers && { writers }) });
    expect(words(pageFor('general', [...meetingParts(), note]))).toContain(sentence);
  });

  it('[READ-4] reads in order: state, my actions, decisions and disagreement, actions, minutes, parents, attendance, changes after the end', () => {
    const order = [
      'Locked at 11:02',
      'Your actions',
      '>Decisions</h2',
      '>Disagreement</h3',
      '>Actions</h2',
      '>Minutes</h2',
      '>Parents and carers</h2',
      '>Who was here</h2',
      '>Typed, changed or removed after the end</h2',
      '>Added after the lock</h2',
      '>Unchanged since the lock</h2',
    ];
    const html = pageFor(NURSE);
    const places = order.map((piece) => html.indexOf(piece));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('[READ-5] headings never skip a level, and every cell of a table has a heading', () => {
    for (const reader of ['general', CHAIR, POLICE] as const) {
      const levels = [...pageFor(reader).matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toEqual([1]);
      levels.forEach((level, n) => expect(level).toBeLessThanOrEqual((levels[n - 1] ?? 0) + 1));
    }
    expect(general.match(/<th scope="(col|row)"/g)?.length).toBe(general.match(/<th[ >]/g)?.length);
  });

  it('[READ-6] a reader sees their own actions first, numbered as in the plan', () => {
    const mine = words(pageFor(NURSE)).split('On this page')[0];
    expect(mine).toContain('Your actions (1)');
    expect(mine).toContain('Arrange the paediatric medical. Tue 24 Nov 2026, 17:00 (within 1 working day)');
    expect(pageFor(NURSE)).toContain('<li value="2">');
    expect(words(pageFor(POLICE))).toContain('None of the actions is yours.');
    expect(words(general)).not.toContain('Your actions');
  });

  it('[READ-63] a lock without something names what it is about, of the children those of the copy, in one line', () => {
    const warning = (child: ChildId | null, about: string[]): Part =>
      made(
        `sealing:warnings:${child ?? ''}`,
        'warnings',
        { list: [{ warning: 'childWithoutDecision', reason: 'It is late.', about }] },
        { child },
      );
    const all = [warning(null, []), warning(LEO, ['L.P.']), warning(MIA, ['M.P.'])];
    const shown = (parts: Part[]): string =>
      words(recordPage(copyFor('general', sealed(meetingParts(), [...sealingParts(), ...parts])), options('general')));
    expect(
      shown(all).match(/Not every child has a decision \(L\.P\., M\.P\.\)\. Reason given: It is late\./g),
    ).toHaveLength(1);
    expect(shown(all.slice(0, 2))).toContain('Not every child has a decision (L.P.). Reason given');
    expect(shown(all.slice(0, 1))).toContain('Not every child has a decision. Reason given');
  });

  it('[READ-7] says whether the reader was there', () => {
    expect(words(pageFor(ABSENT))).toContain('You were not at this meeting.');
    expect(words(pageFor(NURSE))).toContain('You joined at 10:52.');
    expect(words(pageFor(CHAIR))).not.toMatch(/You (joined|were not)/);
    expect(words(pageOf(CHAIR, { joinedAt: null, leftAt: null }))).not.toMatch(/You (joined|were not|are not|wrote)/);
  });

  it('[READ-30] whoever wrote is never told, or said, to have been away and no more', () => {
    const never = 'You are not on the roll call of this meeting.';
    const uncalled = { attendance: 'invited', joinedAt: null, leftAt: null };
    expect(words(pageOf(POLICE, uncalled))).toContain(never);
    expect(words(pageOf(POLICE, uncalled))).toMatch(/Not on the roll call(?!\.)/);
    const wrote = words(pageOf(POLICE, { ...uncalled, wroteFrom: at('10:41') }));
    expect(wrote).toContain('You wrote in these minutes from 10:41. You are not on the roll call.');
    expect(wrote).toContain('Wrote in these minutes from 10:41. Not on the roll call.');
    expect(wrote).not.toContain(never);
    const apologies = words(pageOf(POLICE, { ...uncalled, attendance: 'apologies', wroteFrom: at('10:41') }));
    expect(apologies).toContain(
      'You wrote in these minutes from 10:41. The roll call does not say that you were there.',
    );
    expect(apologies).toContain('Apologies. Wrote in these minutes from 10:41, and the roll call says otherwise.');
    expect(apologies).not.toContain('You were not at this meeting.');
  });

  it('[READ-8] a restricted entry stands in the page of its audience; the others read its placeholder and no letter of it', () => {
    const police = words(pageFor(POLICE));
    expect(police).toContain(SECRET);
    expect(police).toContain('May be read by Priya Nair (Children’s social care), DS Colm Aldiss (Police).');
    expect(police).not.toContain('Restricted information was shared');
    for (const page of [general, pageFor(NURSE)]) {
      expect(page).not.toContain(SECRET);
      expect(page).not.toContain('intelligence');
      expect(words(page)).toContain('Restricted information was shared by the police with named attendees.');
    }
  });

  it('[READ-9] a copy without a placeholder is the page of a meeting that never had the entry', () => {
    const parts = meetingParts().filter(({ id }) => id !== 'placeholder:x');
    const never = parts.filter(({ id }) => id !== 'restricted:x');
    const pages = [parts, never].map((from) =>
      pageFor('general', from).replaceAll(/([A-Z2-7]{4}-){4}[A-Z2-7]{4}/g, 'CODE'),
    );
    expect(pages[0]).toBe(pages[1]);
  });

  it('[READ-10] numbers are counted within the copy: an action or a decision left out leaves no gap', () => {
    const html = pageFor(
      'general',
      meetingParts().filter(({ id }) => !/^(action:one|decision:d1)/.test(id)),
    );
    expect(words(html)).toContain('1. Child protection medical needed');
    expect(html).toContain('role="rowheader">1</th>');
    expect(html).not.toContain('role="rowheader">2</th>');
    expect(words(html)).toContain('With decision 1');
  });

  it('[READ-11] every copy says that it may be less than the full record, and who can say', () => {
    expect(words(pageFor(POLICE))).toContain(
      'This copy holds what DS Colm Aldiss (Police) may read. It may be less than the full record; Westmarch Council can say.',
    );
    expect(words(general)).toContain('It may be less than the full record; Westmarch Council can say.');
  });

  it('[RECORD-10] shows the record code at the state, at the check and on every printed page', () => {
    const code = recordCode(sealed(meetingParts(), sealingParts()).digest);
    expect(general.split(code).length - 1).toBe(3);
    expect(general.slice(general.indexOf('<footer>'))).toContain(code);
  });

  it('[RECORD-11] prints who typed, who first wrote, who moved and who said each block (C1, C2)', () => {
    const text = words(general);
    expect(text).toContain('Typed by Priya Nair (Children’s social care), 10:41 to 10:43');
    expect(text).toContain(
      'Said by Tom Okafor (Health), by phone · typed by Priya Nair (Children’s social care), 10:41 to 10:43',
    );
    expect(text).toContain(
      'First written by Priya Nair (Children’s social care), 10:41 · moved by DS Colm Aldiss (Police), 10:49',
    );
    expect(general).toContain(
      '<span data-w="a">Mother gave <strong>one account</strong> to the wa</span><span data-w="b">rd and another',
    );
  });

  describe('what somebody else did to a paragraph', () => {
    const by = { by: POLICE, at: at('10:50') };
    const nobody = { kind: null, source: null, saidBy: null };
    const rest = { kind: 'opinion', source: 'the ward', saidBy: NURSE };
    const pageWith = (told: Partial<BlockContent>, writer = CHAIR, gone: TakenOut[] = []): string => {
      const content = { key: 'analysis', blocks: [block('I am worried.', told)], takenOut: gone };
      const authorship = [[stretch(0, 13, writer, { saidBy: told.saidBy ?? null })]];
      const own = made('section:analysis', 'section', content, { authorship });
      return words(pageFor('general', [...meetingParts().filter(({ id }) => id !== own.id), own]));
    };

    it('[RECORD-151] prints who set kind, source and speaker', () => {
      const page = pageWith({ ...rest, setBy: { kind: by, source: by, saidBy: by } });
      expect(page).toContain('Marked as opinion by DS Colm Aldiss (Police), 10:50');
      expect(page).toContain('Source: the ward, given by DS Colm Aldiss (Police), 10:50');
      expect(page).toContain('as marked by DS Colm Aldiss (Police), 10:50 · typed by Priya Nair');
    });

    it('[RECORD-151] prints who took a label off', () => {
      const page = pageWith({ setBy: { kind: by, source: by, saidBy: null } });
      expect(page).toContain('Kind taken off by DS Colm Aldiss (Police), 10:50');
      expect(page).toContain('Source taken off by DS Colm Aldiss (Police), 10:50');
    });

    it('[RECORD-151] is silent about what the writer set, and about what was not kept', () => {
      const own = pageWith({ ...rest, setBy: { kind: by, source: by, saidBy: by } }, POLICE);
      for (const page of [own, pageWith(rest)]) {
        expect(page).toContain('Source: the ward · Said by Tom Okafor (Health), by phone · typed by ');
        expect(page).not.toMatch(/Marked as|as marked by|given by|taken/);
      }
    });

    it('[RECORD-152] prints who took words out, and when', () => {
      const takenOut = [{ by: POLICE, writers: [CHAIR], at: at('10:50'), until: at('10:52') }];
      expect(pageWith({ setBy: nobody, takenOut })).toContain(
        '10:41 to 10:43 · Words taken out by DS Colm Aldiss (Police), 10:50 to 10:52',
      );
    });

    it('[RECORD-153] prints whose paragraph is gone altogether', () => {
      const gone = [{ by: POLICE, writers: [CHAIR], at: at('10:50'), until: at('10:50') }];
      expect(pageWith({}, CHAIR, gone)).toContain(
        'A paragraph of Priya Nair (Children’s social care) taken out by DS Colm Aldiss (Police), 10:50',
      );
    });
  });

  it('[RECORD-12] prints what was confirmed and what was changed since, and that nobody was asked (C6)', () => {
    const text = words(general);
    expect(text).toContain(
      'Confirmed by Tom Okafor (Health), said aloud, recorded by Priya Nair (Children’s social care), 10:58; changed since by Priya Nair (Children’s social care). The wording that was confirmed: The health visitor saw the family.',
    );
    const notAsked = meetingParts().map((part) =>
      part.kind === 'block' && part.title
        ? {
            ...part,
            content: {
              ...(part.content as object),
              confirmation: { state: 'notAsked', said: null, wordsThen: null, changedBy: [] },
            },
          }
        : part,
    ) as Part[];
    expect(words(pageFor('general', notAsked))).toContain('Not asked to confirm.');
  });

  it('[RECORD-13] tells an own press from words taken down, and an answer to an earlier wording (C15, C20)', () => {
    const text = words(general);
    expect(text).toContain('DS Colm Aldiss (Police), own press, 10:56');
    expect(text).toContain(
      'Tom Okafor (Health), said aloud, recorded by Priya Nair (Children’s social care), 10:56 (to the earlier wording)',
    );
    expect(text).toContain('Not asked: DS Colm Aldiss (Police)');
  });

  it('[RECORD-170] a confirmation that somebody else took down says who, of a block and of a restricted entry', () => {
    const takenDown = meetingParts().map((part) => {
      const content = part.content as { confirmation?: unknown };
      const confirmation = {
        state: 'confirmed',
        said: said(NURSE, '10:58', CHAIR),
        wordsThen: null,
        changedBy: [],
      };
      return content.confirmation ? { ...part, content: { ...content, confirmation } } : part;
    }) as Part[];
    const aloud = 'said aloud, recorded by Priya Nair (Children’s social care), 10:58.';
    expect(words(pageFor('general', takenDown))).toContain(`Confirmed by Tom Okafor (Health), ${aloud}`);
    const entry = (by: PersonId): Part[] =>
      takenDown.map((part) =>
        part.kind === 'restricted'
          ? { ...part, content: { ...(part.content as object), confirmed: { by, at: at('10:58') } } }
          : part,
      );
    expect(words(pageFor(POLICE, entry(CHAIR)))).toContain(`Confirmed by DS Colm Aldiss (Police), ${aloud}`);
    expect(words(pageFor(POLICE, entry(POLICE)))).toContain('Confirmed by DS Colm Aldiss (Police), own press, 10:58.');
  });

  it('[RECORD-171] whoever disagrees in their own words is named at the decision, and who was asked with everyone', () => {
    const parts = meetingParts().map((part) => {
      if (part.kind !== 'decision') return part;
      const content = {
        ...(part.content as object),
        dissents: [
          { person: NURSE, withWhole: false, toEarlierWording: false },
          { person: POLICE, withWhole: true, toEarlierWording: false },
          { person: CHAIR, withWhole: false, toEarlierWording: true },
        ],
        askedWithAll: [ABSENT],
        notAsked: [],
      };
      return { ...part, content };
    }) as Part[];
    const text = words(pageFor('general', parts));
    expect(text).toContain(
      'Disagrees, in their own words under “Disagreement”: Tom Okafor (Health), DS Colm Aldiss (Police) (with the discussion as a whole), Priya Nair (Children’s social care) (to the earlier wording)',
    );
    expect(text).toContain(
      'Asked with everyone whether they disagree, and gave no answer to this decision: Ruth Ellis',
    );
    expect(text).not.toContain('Not asked:');
  });

  it('[RECORD-14] lists what was changed after the end: when, who, before, after, who had gone (C16)', () => {
    expect(words(general)).toContain(
      '11:01 DS Colm Aldiss (Police) Had left: Tom Okafor (Health) Analysis Typed one account to the ward',
    );
  });

  it('[RECORD-15] prints the words of an action in force and a later wording beside them', () => {
    expect(words(general)).toContain(
      'Arrange the paediatric medical. About all children Wording proposed in the plan: Arrange the paediatric medical for M. this evening.',
    );
  });

  it('a block about one child stands where it was written', () => {
    expect(words(general)).toMatch(/another to the social worker\..*L\. was in school all week\. About L\.P\./);
  });

  it('[READ-12] frozen and not yet locked reads so, with no code and no lock', () => {
    const opened = meetingParts()
      .filter((part) => mayOpenPart(part, POLICE))
      .map((part) => ({ part }));
    const html = frozenPage({ opened, frozenAt: at('19:32') }, options(POLICE));
    expect(words(html)).toContain('Frozen 19:32 on Mon 23 Nov 2026, not yet confirmed.');
    expect(words(html)).not.toMatch(/Locked|Record code|Unchanged since/);
    expect(words(html)).toContain('This copy holds what DS Colm Aldiss (Police) may read.');
  });

  it('[READ-24] what followed the lock stands numbered beside the record, refused or not', () => {
    const copy = copyFor(POLICE, sealed(meetingParts(), sealingParts()));
    const answer = { by: CHAIR, at: at('15:00'), accepted: false, text: 'it was not said in the meeting.' };
    const note = { number: 1, people: [], entry: null };
    const additions = [
      { ...note, what: 'query' as const, text: 'It was <Monday>.', by: POLICE, at: at('14:00'), answer },
      { ...note, what: 'addendum' as const, text: 'Not Monday.', by: CHAIR, at: at('16:00'), answer: null },
    ];
    const html = words(recordPage(copy, { ...options(POLICE), additions }));
    expect(html).toContain(
      'Query 1: DS Colm Aldiss (Police), 14:00, Mon 23 Nov 2026 It was <Monday>. Not added by Priya Nair (Children’s social care), 15:00, Mon 23 Nov 2026, because it was not said in the meeting.',
    );
    expect(html).toContain('2 entries were added after the lock');
    expect(html.indexOf('2 entries were added after the lock')).toBeLessThan(html.indexOf('Your actions'));
    expect(html).toContain('How the minutes were locked');
    expect(html.indexOf('How the minutes were locked')).toBeLessThan(
      html.indexOf('Added after the lock What stands here'),
    );
    expect(words(recordPage(copy, options(POLICE)))).toContain('Nothing has been added.');
  });

  it('[READ-13] the same copy gives the same bytes', () => {
    expect(pageFor(POLICE)).toBe(pageFor(POLICE));
  });

  it('[READ-14] 12,000 words come in 50 kB, style sheet included', () => {
    const html = pageFor('general', [...meetingParts(), ...longSections()]);
    expect(words(html).split(' ').length).toBeGreaterThan(12_000);
    expect(gzipSync(html).length + gzipSync(readText('server/publish/record.css')).length).toBeLessThan(50_000);
  });

  it('[READ-15] whatever was typed is text: the tags are those of a harmless page', () => {
    expect(HOSTILE.length).toBe(500);
    expect(new Set(HOSTILE).size).toBe(500);
    const harmless = skeleton(pageFor('general', hostileParts(HOSTILE.map(() => 'x'))));
    expect(skeleton(pageFor('general', hostileParts(HOSTILE)))).toEqual(harmless);
  });
});

describeWithChromium('the page in a browser', () => {
  it('[READ-15] 500 hostile texts read back letter for letter, and none of them runs', async () => {
    const browser = await launchChromium();
    const page = await (await browser.newContext()).newPage();
    await page.setContent(pageFor('general', hostileParts(HOSTILE)));
    const read = await page.evaluate(() =>
      [...document.querySelectorAll('#s-reasonForMeeting .t')].map((element) => element.textContent),
    );
    expect(read).toEqual(HOSTILE);
    const names = await page.evaluate(() =>
      [...document.querySelectorAll('#attendance tbody th')].map((element) => element.firstChild?.textContent),
    );
    expect(names).toEqual(HOSTILE.slice(0, 50));
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
    await page.context().close();
  });

  it.each([
    [1366, 641],
    [390, 844],
    [320, 480],
  ])(
    '[READ-16] nothing is cut off or needs scrolling sideways at %i x %i, also without script',
    async (width, height) => {
      const browser = await launchChromium();
      const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.setContent(
        pageFor(CHAIR).replace(
          '<link rel="stylesheet" href="/record.css">',
          `<style>${readText('server/publish/record.css')}</style>`,
        ),
      );
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await context.close();
    },
  );
});

function hostileParts(texts: string[]): Part[] {
  const blocks = texts.map((text) => block(text, { source: text, kind: text }));
  const authorship = texts.map((text) => [stretch(0, text.length, CHAIR)]);
  return [
    ...meetingParts().filter(({ kind, id }) => kind !== 'attendance' && id !== 'section:reasonForMeeting'),
    made('section:reasonForMeeting', 'section', { key: 'reasonForMeeting', blocks }, { authorship }),
    made('attendance', 'attendance', {
      organisations: [],
      people: [...texts.slice(0, 50)].map((name, n) => person(`${n}` as typeof CHAIR, name)),
    }),
    ...texts.slice(0, 20).map((text, n) =>
      made(`parent:${n}`, 'parent', {
        place: place(n),
        person: text,
        relationship: text,
        parentalResponsibility: null,
        informedBefore: null,
        reasonNotInformed: text,
        toldBy: null,
        how: text,
        by: null,
        mayBeTold: text,
        mustNotBeTold: text,
        interpreter: text,
        earlier: [],
        said: said(CHAIR, '10:59'),
      }),
    ),
  ];
}

/** 12,000 different-looking words in 240 blocks by three hands. */
function longSections(): Part[] {
  let state = 20261123;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const syllables = [
    'ba',
    'chil',
    'der',
    'en',
    'fam',
    'hou',
    'il',
    'jus',
    'ker',
    'li',
    'mo',
    'ner',
    'or',
    'pol',
    'qui',
    'ra',
    'school',
    'ther',
    'un',
    'vis',
    'wor',
    'yes',
  ];
  const vocabulary = Array.from({ length: 2500 }, () =>
    Array.from({ length: 1 + next(4) }, () => syllables[next(syllables.length)]).join(''),
  );
  const word = (): string => vocabulary[Math.floor(next(2500) * (next(1000) / 1000))] ?? '';
  const blocks = Array.from({ length: 240 }, () =>
    block(`${Array.from({ length: 50 }, word).join(' ')}.`, { kind: 'reported', source: word() }),
  );
  const hands = [CHAIR, POLICE, NURSE];
  const authorship = blocks.map(({ text }) => {
    const minute = (n: number): string => at(`10:${String(n).padStart(2, '0')}`);
    const start = next(50);
    return [stretch(0, text.length, hands[next(3)] ?? CHAIR, { at: minute(start), until: minute(start + next(9)) })];
  });
  return [made('section:analysis:long', 'section', { key: 'analysis', blocks }, { authorship })];
}
