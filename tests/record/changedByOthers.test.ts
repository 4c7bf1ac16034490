/** What somebody else did to a paragraph: its labels, and the words that were taken out of it. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks, textOfBlock } from '../../shared/document/readBlocks.ts';
import { ENTRY_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type DocumentId, type ItemId } from '../../shared/ids.ts';
import { Letters } from '../../shared/record/authorship.ts';
import { partsOfKind, type SectionContent } from '../../shared/record/contents.ts';
import { mayOpenPart } from '../../shared/record/Part.ts';
import { whoSet } from '../../shared/record/labels.ts';
import { buildParts } from '../../shared/record/parts.ts';
import { sourceOf } from '../../shared/record/PartSource.ts';
import { takenOutOf } from '../../shared/record/takenOut.ts';
import { CHAIR, clock, ENTRY, LEO, madeMeeting, named, NURSE, POLICE, type MadeMeeting } from './madeMeeting.ts';
import { Desk, RISK, VOICE, type Screen } from './madeScreens.ts';

const WORDS = 'I am not worried about the father.';

/** Ana wrote a sentence and marked it; Bea does something. */
function after(does: (bea: Screen, ana: Screen) => void): Desk {
  const desk = new Desk();
  const ana = desk.screen('ana');
  const bea = desk.screen('bea');
  ana.write(0, WORDS, RISK, { kind: 'opinion' });
  ana.write(0, 'She said:', VOICE);
  does(bea, ana);
  return desk;
}

/** Whose removals are told, and at which words; also of a fold that was put away and loaded again. */
function taken(desk: Desk): string[] {
  const told = [desk.letters, Letters.parse(desk.letters.serialise())].map((letters) => {
    const source = sourceOf(madeMeeting().now, new Map(), letters);
    const blocks = readBlocks(desk.doc, RISK);
    return takenOutOf(SHARED_DOCUMENT, RISK, source).map(({ block, by, writer }) => {
      const holds = blocks.find(({ id }) => block?.client === id.client && block.clock === id.clock);
      return `${by} from ${writer}: ${holds ? textOfBlock(holds) : '-'}`;
    });
  });
  expect(told[1]).toEqual(told[0]);
  return [...new Set(told[0])];
}

function kinds(desk: Desk): string[] {
  return readBlocks(desk.doc, RISK).map(
    ({ id, attributes }) =>
      `${attributes.kind ?? '-'} ${whoSet('kind', id, SHARED_DOCUMENT, desk.letters)?.by ?? 'nobody'}`,
  );
}

describe('words that somebody took out', () => {
  const NOT = [5, 4] as const;
  const cases: [string, (bea: Screen, ana: Screen) => void, string[]][] = [
    ['a colleague removes a word', (bea) => bea.remove(0, ...NOT), ['bea from ana: I am worried about the father.']],
    ['the writer removes a word', (_bea, ana) => ana.remove(0, ...NOT), []],
    [
      'a colleague puts another word in its place',
      (bea) => bea.replace(0, 5, 3, 'VERY'),
      ['bea from ana: I am VERY worried about the father.'],
    ],
    [
      'a colleague removes a word and brings it back',
      (bea) => {
        bea.remove(0, ...NOT);
        bea.undo.undo();
      },
      [],
    ],
    ['a colleague splits the paragraph', (bea) => bea.split(0, 9), []],
    [
      'a colleague splits it and joins it again',
      (bea) => {
        bea.split(0, 9);
        bea.join(0);
      },
      [],
    ],
    ['a colleague makes a list of it', (bea) => bea.list(0), []],
    [
      'a colleague splits it and removes a word of the second half',
      (bea) => {
        bea.split(0, 4);
        bea.remove(1, 1, 4);
      },
      ['bea from ana:  worried about the father.'],
    ],
    [
      'a colleague removes a word and then brings all of the paragraph elsewhere',
      (bea) => {
        bea.remove(0, ...NOT);
        bea.split(0, 0);
      },
      ['bea from ana: I am worried about the father.'],
    ],
    [
      'a colleague removes a word and joins the paragraph to the one before',
      (bea) => {
        bea.write(0, 'Before. ');
        bea.remove(1, ...NOT);
        bea.join(0);
      },
      ['bea from ana: Before. I am worried about the father.'],
    ],
    [
      'a colleague brings a word from the middle of it elsewhere',
      (bea) => bea.drag({ block: 0, at: 5, count: 4 }, { block: 0, at: 9, root: VOICE }),
      ['bea from ana: I am worried about the father.'],
    ],
    ['a colleague removes all of it', (bea) => bea.remove(0, 0, WORDS.length), ['bea from ana: -']],
  ];
  it.each(cases)('[RECORD-152] %s', (_deed, does, told) => expect(taken(after(does))).toEqual(told));
});

describe('who set a label', () => {
  const cases: [string, (bea: Screen, ana: Screen) => void, string[]][] = [
    ['its writer', () => undefined, ['opinion ana']],
    ['a colleague sets another', (bea) => bea.label(0, 'kind', 'fact'), ['fact bea']],
    ['a colleague takes it off', (bea) => bea.label(0, 'kind', null), ['- bea']],
    ['its writer takes it off', (_bea, ana) => ana.label(0, 'kind', null), ['- nobody']],
    [
      'a colleague sets another and brings the first back',
      (bea) => {
        bea.label(0, 'kind', 'fact');
        bea.undo.undo();
      },
      ['opinion ana'],
    ],
    [
      'a colleague takes it off and sets it again',
      (bea) => {
        bea.label(0, 'kind', null);
        bea.label(0, 'kind', 'opinion');
      },
      ['opinion ana'],
    ],
    [
      'the writer sets another, and a colleague the first',
      (bea, ana) => {
        ana.label(0, 'kind', 'fact');
        bea.label(0, 'kind', 'opinion');
      },
      ['opinion bea'],
    ],
    ['a colleague splits the paragraph', (bea) => bea.split(0, 9), ['opinion ana', 'opinion ana']],
    [
      'a colleague splits it, and marks the second half otherwise and back',
      (bea) => {
        bea.split(0, 9);
        bea.label(1, 'kind', 'fact');
        bea.label(1, 'kind', 'opinion');
      },
      ['opinion ana', 'opinion ana'],
    ],
    [
      'a colleague splits it, and takes the label of the second half off',
      (bea) => {
        bea.split(0, 9);
        bea.label(1, 'kind', null);
      },
      ['opinion ana', '- bea'],
    ],
    [
      'a colleague marks it otherwise and splits it',
      (bea) => {
        bea.label(0, 'kind', 'fact');
        bea.split(0, 9);
      },
      ['fact bea', 'fact bea'],
    ],
    ['a colleague makes a list of it', (bea) => bea.list(0), ['opinion ana']],
  ];
  it.each(cases)('[RECORD-151] %s', (_deed, does, set) => {
    const desk = after(does);
    expect(kinds(desk)).toEqual(set);
    expect(Letters.parse(desk.letters.serialise()).fingerprint()).toBe(desk.letters.fingerprint());
  });
});

describe('the parts of the record', () => {
  const ROOT = sectionRoot('reasonForMeeting');
  const removes = (made: MadeMeeting, from: number, count: number, n = 0, root = ROOT, document?: DocumentId): void =>
    made.write('10:20', POLICE, document ?? SHARED_DOCUMENT, (doc) => textAt(doc, root, n).delete(from, count));

  it('[RECORD-152] a paragraph says who took words out of it, from whom and when, and not which', () => {
    const made = madeMeeting();
    removes(made, 2, 7);
    const [block] = sectionOf(made, ROOT).blocks;
    const at = clock('10:20');
    expect(block?.text).toBe('A was seen.');
    expect(block?.takenOut).toEqual([{ by: POLICE, writers: [CHAIR], at, until: at }]);
    expect(JSON.stringify(sectionOf(made, ROOT))).not.toContain('bruise');
  });

  it('[RECORD-151] a paragraph says who set its kind, source and speaker', () => {
    const made = madeMeeting();
    made.write('10:20', POLICE, SHARED_DOCUMENT, (doc) => {
      const element = doc.getXmlFragment(ROOT).get(0) as Y.XmlElement;
      element.setAttribute('source', 'made up');
      element.setAttribute('saidBy', NURSE);
    });
    const police = { by: POLICE, at: clock('10:20') };
    const [block] = sectionOf(made, ROOT).blocks;
    expect(block).toMatchObject({ source: 'made up', saidBy: NURSE });
    expect(block?.setBy).toEqual({ kind: { by: CHAIR, at: clock('10:01') }, source: police, saidBy: police });
  });

  it('[RECORD-153] where a whole paragraph went its part says whose it was and who took it out', () => {
    const made = madeMeeting();
    removes(made, 0, 18);
    const at = clock('10:20');
    expect(sectionOf(made, ROOT)).toMatchObject({
      blocks: [],
      takenOut: [{ by: POLICE, writers: [CHAIR], at, until: at }],
    });
  });

  it('[RECORD-153] also where the paragraph itself was removed, and of one child alone in that child’s part', () => {
    const made = madeMeeting();
    const analysis = sectionRoot('analysis');
    made.write('10:20', POLICE, SHARED_DOCUMENT, (doc) => doc.getXmlFragment(analysis).delete(1, 1));
    expect(sectionOf(made, analysis).takenOut).toEqual([]);
    expect(sectionOf(made, `${analysis}:${LEO}`)).toMatchObject({ takenOut: [{ by: POLICE, writers: [CHAIR] }] });
  });

  it('[RECORD-152] words that were taken back are told by their note alone', () => {
    const made = madeMeeting();
    const doc = made.documents.get(SHARED_DOCUMENT);
    const ranges = readBlocks(doc ?? new Y.Doc(), ROOT)[0]?.runs.flatMap(({ letters }) => letters) ?? [];
    made.happen('10:20', POLICE, {
      type: 'takenBack',
      v: 1,
      id: named<ItemId>('taken'),
      document: SHARED_DOCUMENT,
      ranges,
      reason: 'An address.',
    });
    removes(made, 0, 18);
    expect(sectionOf(made, ROOT).takenOut).toEqual([]);
  });

  it('[READ-150] who changed a restricted entry, or took words out of it, is read by its audience alone', () => {
    const made = madeMeeting();
    const before = others(made);
    made.write('10:20', NURSE, ENTRY, (doc) => {
      textAt(doc, ENTRY_ROOT, 0).delete(2, 7);
      (doc.getXmlFragment(ENTRY_ROOT).get(0) as Y.XmlElement).setAttribute('kind', 'fact');
    });
    const [entry] = partsOfKind(opened(made), 'restricted').filter(({ part }) => part.id === `restricted:${ENTRY}`);
    expect(entry?.content.blocks[0]).toMatchObject({
      setBy: { kind: { by: NURSE } },
      takenOut: [{ by: NURSE, writers: [POLICE] }],
    });
    expect(others(made)).toBe(before);
  });
});

const opened = (made: MadeMeeting) => buildParts(made.now, made.documents, made.letters).map((part) => ({ part }));

function sectionOf(made: MadeMeeting, id: string): SectionContent {
  const [section] = partsOfKind(opened(made), 'section').filter(({ part }) => part.id === id);
  if (!section) throw new Error(`no part ${id}`);
  return section.content;
}

/** What everybody reads. */
function others(made: MadeMeeting): string {
  return JSON.stringify(opened(made).filter(({ part }) => mayOpenPart(part, 'general')));
}

function textAt(doc: Y.Doc, root: string, n: number): Y.XmlText {
  const [text] = (doc.getXmlFragment(root).get(n) as Y.XmlElement).toArray();
  return text as Y.XmlText;
}
