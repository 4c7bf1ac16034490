import fc from 'fast-check';
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { blockRoot, ENTRY_ROOT, PLAN_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import { readBlocks, readPlan, wordsOfRoot, type IdRange } from '../../shared/document/readBlocks.ts';
import { SHARED_DOCUMENT, type DocumentId, type ItemId, type PersonId } from '../../shared/ids.ts';
import { Letters } from '../../shared/record/authorship.ts';
import { canonicalText, type JsonValue } from '../../shared/record/canonical.ts';
import { partsOfKind, type BlocksAuthorship, type PartKind } from '../../shared/record/contents.ts';
import type { Part } from '../../shared/record/Part.ts';
import { buildParts } from '../../shared/record/parts.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import type { AttendanceStatus } from '../../shared/rules/meeting.ts';
import {
  ACTION,
  CHAIR,
  clock,
  DECISION,
  ENTRY,
  frozen,
  LEO,
  madeMeeting,
  MIA,
  named,
  NURSE,
  POLICE,
  restrictionOpened,
  SILENT,
  TRUST,
  type MadeMeeting,
} from './madeMeeting.ts';

const partsOf = (made: MadeMeeting): Part[] => buildParts(made.now, made.documents, made.letters);
const opened = (made: MadeMeeting): { part: Part }[] => partsOf(made).map((part) => ({ part }));
const only = <Kind extends PartKind>(made: MadeMeeting, kind: Kind, id?: string) =>
  partsOfKind(opened(made), kind).filter(({ part }) => id === undefined || part.id === id)[0]!; // oxlint-disable-line typescript/no-non-null-assertion -- a test fails where it is missing
const bytes = (parts: readonly Part[]): string => canonicalText(parts as unknown as JsonValue);

const called = (person: PersonId, attendance: AttendanceStatus) => ({
  type: 'rollCalled' as const,
  v: 1 as const,
  person,
  attendance,
  device: null,
  canDecide: null,
  howKnown: null,
  standsInFor: null,
  joined: null,
  left: null,
  note: null,
});

const takenBack = (document: DocumentId, ranges: [number, number, number][], reason: string): MeetingEvent => ({
  type: 'takenBack',
  v: 1,
  id: named<ItemId>(reason.replace(/[^a-z]/gi, '').toLowerCase()),
  document,
  ranges,
  reason,
});

describe('the parts of a meeting', () => {
  it('every part has an id of its own and canonical content, and the list is in their order', () => {
    const parts = partsOf(frozen(madeMeeting()));
    expect(parts.map(({ id }) => id)).toEqual([...new Set(parts.map(({ id }) => id))].sort());
    expect(() => bytes(parts)).not.toThrow();
  });

  it('[RECORD-21] the same words give the same bytes, in whatever order the edits arrived', () => {
    const made = frozen(madeMeeting());
    const expected = bytes(partsOf(made));
    fc.assert(
      fc.property(fc.shuffledSubarray(made.updates, { minLength: made.updates.length }), (shuffled) => {
        const documents = new Map([...made.documents.keys()].map((id) => [id, freshDoc(made, id)]));
        for (const { document, update } of shuffled) Y.applyUpdate(documents.get(document) ?? new Y.Doc(), update);
        expect(bytes(buildParts(made.now, documents, made.letters))).toBe(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('[RECORD-21] a meeting that was put away and loaded again gives the same bytes', () => {
    const made = frozen(madeMeeting());
    const letters = Letters.parse(made.letters.serialise());
    const documents = new Map(
      [...made.documents].map(([id, doc]) => {
        const fresh = freshDoc(made, id);
        Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc));
        return [id, fresh];
      }),
    );
    const meeting = JSON.parse(JSON.stringify(made.now)) as typeof made.now;
    expect(bytes(buildParts(meeting, documents, letters))).toBe(bytes(partsOf(made)));
  });

  it('[RECORD-22] a section keeps its words with who typed each stretch and when', () => {
    const { content, part } = only(madeMeeting(), 'section', 'section:reasonForMeeting');
    expect(content.blocks).toEqual([
      {
        text: 'A bruise was seen.',
        marks: [],
        kind: 'fact',
        source: 'ward',
        saidBy: null,
        children: [],
        eventDate: null,
        list: null,
        indent: 0,
        notForFamily: false,
        place: null,
        setBy: { kind: { by: CHAIR, at: clock('10:01') }, source: { by: CHAIR, at: clock('10:01') }, saidBy: null },
        takenOut: [],
      },
    ]);
    const [stretch] = (part.authorship as unknown as BlocksAuthorship)[0] ?? [];
    expect(stretch).toMatchObject({
      from: 0,
      to: 18,
      typedBy: CHAIR,
      firstBy: CHAIR,
      movedBy: null,
      saidBy: null,
      at: clock('10:01'),
      until: clock('10:01'),
    });
  });

  it('[RECORD-22] two hands in one sentence are two stretches, in the order of the text', () => {
    const made = madeMeeting();
    made.write('10:16', POLICE, SHARED_DOCUMENT, (doc) => {
      const [text] = (doc.getXmlFragment(sectionRoot('reasonForMeeting')).get(0) as Y.XmlElement).toArray();
      (text as Y.XmlText).insert(8, ', a large one,');
    });
    const { content, part } = only(made, 'section', 'section:reasonForMeeting');
    const [stretches] = part.authorship as unknown as BlocksAuthorship;
    expect(stretches?.map(({ from, to, typedBy }) => [content.blocks[0]?.text.slice(from, to), typedBy])).toEqual([
      ['A bruise', CHAIR],
      [', a large one,', POLICE],
      [' was seen.', CHAIR],
    ]);
  });

  it('[RECORD-22] words taken down name whose they are', () => {
    const { content, part } = only(madeMeeting(), 'block', `block:${TRUST}`);
    expect(content.blocks[0]?.saidBy).toBe(NURSE);
    expect((part.authorship as unknown as BlocksAuthorship)[0]?.[0]).toMatchObject({ typedBy: CHAIR, saidBy: NURSE });
  });

  it('[RECORD-23] what is about one child alone is a part of that child, and stands where it was written', () => {
    const made = madeMeeting();
    const common = only(made, 'section', 'section:analysis');
    const leo = only(made, 'section', `section:analysis:${LEO}`);
    expect(common.content.blocks.map(({ text }) => text)).toEqual([
      'Both children are at risk.',
      'The accounts differ.',
    ]);
    expect(leo.content.blocks.map(({ text, place }) => [text, place])).toEqual([
      ['L. was in school.', { after: 1, order: 1 }],
    ]);
    expect([common.part.child, leo.part.child, only(made, 'child', `child:${MIA}`).part.child]).toEqual([
      null,
      LEO,
      MIA,
    ]);
    expect(only(made, 'decision').part.child).toBe(null);
  });

  it('[RECORD-24] a block is confirmed; or confirmed and changed since, with both wordings; or nobody was asked', () => {
    const made = madeMeeting();
    expect(only(made, 'block', `block:${TRUST}`).content.confirmation?.state).toBe('notAsked');
    const root = blockRoot(TRUST);
    const { text, ranges } = wordsOfRoot(docOf(made), root);
    const words = { document: SHARED_DOCUMENT, position: 1, ranges, digest: '' };
    made.happen('10:16', NURSE, { type: 'blockConfirmed', v: 1, organisation: TRUST, words, text, speaker: NURSE });
    expect(only(made, 'block', `block:${TRUST}`).content.confirmation).toMatchObject({
      state: 'confirmed',
      wordsThen: null,
      changedBy: [],
    });
    made.type('10:17', CHAIR, root, 'And had no marks.');
    expect(only(made, 'block', `block:${TRUST}`).content.confirmation).toMatchObject({
      state: 'changedSince',
      wordsThen: 'The baby was feeding well.',
      changedBy: [CHAIR],
    });
  });

  it('[RECORD-25] a decision names the words it rests on, and that they were changed since', () => {
    const made = madeMeeting();
    const block = readBlocks(docOf(made), sectionRoot('analysis')).at(-1);
    const ranges = block?.runs.flatMap(({ letters }) => letters) ?? [];
    const words = { document: SHARED_DOCUMENT, position: 1, ranges, digest: '' };
    made.happen('10:16', CHAIR, {
      type: 'decisionChanged',
      v: 1,
      id: DECISION,
      children: [MIA, LEO],
      outcome: 'section47Joint',
      text: 'Start.',
      rationale: 'As said.',
      why: null,
      words,
      speaker: CHAIR,
    });
    expect(only(made, 'decision').content.restsOn).toEqual({ words: 'The accounts differ.', now: null, changedBy: [] });
    made.write('10:17', NURSE, SHARED_DOCUMENT, (doc) => textAt(doc, sectionRoot('analysis'), 2).insert(13, 'hardly '));
    expect(only(made, 'decision').content.restsOn).toEqual({
      words: 'The accounts differ.',
      now: 'The accounts hardly differ.',
      changedBy: [NURSE],
    });
    made.write('10:18', POLICE, SHARED_DOCUMENT, (doc) => textAt(doc, sectionRoot('analysis'), 2).delete(0, 4));
    expect(only(made, 'decision').content.restsOn).toMatchObject({
      now: 'accounts hardly differ.',
      changedBy: [NURSE, POLICE].sort(),
    });
  });

  it('[RECORD-171] whoever disagreed is not said to have been asked nothing, nor whoever was there when everyone was asked', () => {
    const made = madeMeeting();
    const answered = (): object => {
      const { dissents, askedWithAll, notAsked } = only(made, 'decision').content;
      return { dissents, askedWithAll, notAsked };
    };
    const nurse = (withWhole: boolean, toEarlierWording: boolean): object => ({
      person: NURSE,
      withWhole,
      toEarlierWording,
    });
    const dissent = (decision: typeof DECISION | null, speaker: PersonId, entry?: DocumentId): MeetingEvent => ({
      type: 'dissentRecorded',
      v: 1,
      id: named<ItemId>(`dissent${Object.keys(made.now.dissents).length}`),
      decision,
      text: 'I disagree.',
      speaker,
      ...(entry && { entry }),
    });
    expect(answered()).toEqual({ dissents: [nurse(false, false)], askedWithAll: [], notAsked: [] });
    made.happen('10:16', CHAIR, {
      type: 'decisionChanged',
      v: 1,
      id: DECISION,
      children: [MIA, LEO],
      outcome: 'section47Joint',
      text: 'Start tonight.',
      rationale: 'As said.',
      why: null,
      words: null,
      speaker: CHAIR,
    });
    // The question was put before this wording stood.
    const unasked = { dissents: [nurse(false, true)], askedWithAll: [], notAsked: [POLICE] };
    expect(answered()).toEqual(unasked);
    made.happen('10:18', CHAIR, { type: 'dissentAsked', v: 1 });
    const asked = { dissents: [nurse(false, true)], askedWithAll: [POLICE], notAsked: [] };
    expect(answered()).toEqual(asked);
    const police = { ...called(POLICE, 'attended'), canDecide: true, joined: '10:00' };
    made.happen('10:19', CHAIR, { ...police, left: '10:17' });
    expect(answered()).toEqual(unasked);
    made.happen('10:20', CHAIR, { ...police, left: '10:40' });
    // What is about a restricted entry is its readers' own.
    made.happen('10:21', POLICE, dissent(DECISION, POLICE, ENTRY));
    expect(answered()).toEqual(asked);
    made.happen('10:22', POLICE, dissent(null, POLICE));
    expect(answered()).toEqual({
      dissents: [nurse(false, true), { person: POLICE, withWhole: true, toEarlierWording: false }],
      askedWithAll: [],
      notAsked: [],
    });
  });

  it('[RECORD-25] a changed decision keeps its earlier wording and starts with no agreement; an answer to an earlier version says so', () => {
    const made = madeMeeting();
    expect(only(made, 'decision').content.agreements).toMatchObject([
      { person: POLICE, answer: 'agrees', toEarlierWording: false },
    ]);
    made.happen('10:16', CHAIR, {
      type: 'decisionChanged',
      v: 1,
      id: DECISION,
      children: [MIA],
      outcome: 'section47Joint',
      text: 'Start for M.',
      rationale: 'As said.',
      why: 'L. is safe.',
      words: null,
      speaker: CHAIR,
    });
    const { content, part } = only(made, 'decision');
    expect(content.agreements).toEqual([]);
    expect(content.earlier).toMatchObject([
      { text: 'Start joint enquiries.', outcomeLabel: 'Joint enquiry', agreements: [{ person: POLICE }] },
    ]);
    expect(part.child).toBe(MIA);
    made.happen('10:17', POLICE, { type: 'actionAgreed', v: 1, id: ACTION, answer: 'agrees', speaker: POLICE });
    made.happen('10:18', CHAIR, {
      type: 'deadlineSet',
      v: 1,
      id: ACTION,
      at: '2026-11-25T10:00:00+00:00',
      preset: null,
    });
    expect(only(made, 'action').content.agreedBy).toMatchObject([{ person: POLICE, toEarlierWording: true }]);
  });

  it('[RECORD-26] an action prints its words at assignment and the wording beside it; a row that nobody was given is kept', () => {
    const made = madeMeeting();
    expect(only(made, 'action').content).toMatchObject({
      words: 'See both children tonight',
      wordsBeside: null,
      deadline: { preset: 'hours24', presetLabel: 'within a day' },
    });
    made.write('10:16', POLICE, SHARED_DOCUMENT, (doc) => {
      const row = doc.getMap(PLAN_ROOT).get(ACTION) as Y.Map<unknown>;
      (row.get('text') as Y.Text).insert(25, ' at home');
      const other = new Y.Map<unknown>();
      other.set('text', new Y.Text('Ring the school'));
      other.set('purpose', new Y.Text(''));
      other.set('rank', 'a1');
      doc.getMap(PLAN_ROOT).set(named('unassigned'), other);
    });
    const { content, part } = only(made, 'action');
    expect(content).toMatchObject({
      words: 'See both children tonight',
      wordsBeside: 'See both children tonight at home',
    });
    expect((part.authorship as { beside: { typedBy: string }[] }).beside.map(({ typedBy }) => typedBy)).toEqual([
      CHAIR,
      POLICE,
    ]);
    expect(only(made, 'planned').content).toMatchObject({ text: 'Ring the school' });
  });

  it('[RECORD-25] an action that rests on its row of the plan says what the row says now, and who changed it', () => {
    const made = madeMeeting();
    const row = readPlan(docOf(made)).find(({ id }) => id === ACTION);
    const words = { document: SHARED_DOCUMENT, position: 1, ranges: row?.textLetters ?? [], digest: '' };
    made.happen('10:16', CHAIR, {
      type: 'viewRecorded',
      v: 1,
      id: named<ItemId>('ofrow'),
      organisation: TRUST,
      view: 'met',
      reason: 'As planned.',
      children: [MIA],
      words,
      speaker: NURSE,
    });
    const view = () => partsOfKind(opened(made), 'view').find(({ part }) => part.id.includes('ofrow'))?.content.restsOn;
    expect(view()).toEqual({ words: 'See both children tonight', now: null, changedBy: [] });
    made.write('10:17', POLICE, SHARED_DOCUMENT, (doc) => {
      ((doc.getMap(PLAN_ROOT).get(ACTION) as Y.Map<unknown>).get('text') as Y.Text).insert(18, 'early ');
    });
    expect(view()).toEqual({
      words: 'See both children tonight',
      now: 'See both children early tonight',
      changedBy: [POLICE],
    });
  });

  it('[RECORD-27] what was typed and removed after the end is listed with who had gone; nothing from before is', () => {
    const made = madeMeeting();
    made.write('10:14', CHAIR, SHARED_DOCUMENT, (doc) => textAt(doc, sectionRoot('analysis'), 0).delete(0, 5));
    expect(only(made, 'corrections').content.list).toEqual([]);
    made.happen('10:16', CHAIR, { type: 'removed', v: 1, person: NURSE, reason: 'left' });
    made.type('10:17', POLICE, sectionRoot('analysis'), 'Added afterwards.');
    made.write('10:18', CHAIR, SHARED_DOCUMENT, (doc) => textAt(doc, sectionRoot('reasonForMeeting'), 0).delete(0, 9));
    expect(only(made, 'corrections').content.list).toEqual([
      {
        where: 'section:analysis',
        what: 'typed',
        before: null,
        after: 'Added afterwards.',
        by: POLICE,
        at: clock('10:17'),
        gone: [NURSE],
      },
      {
        where: 'section:reasonForMeeting',
        what: 'removed',
        before: 'A bruise ',
        after: null,
        by: CHAIR,
        at: clock('10:18'),
        gone: [NURSE],
      },
    ]);
  });

  it('[RECORD-27] a stated time of leaving counts by London’s clocks, on either side of a change', () => {
    const made = madeMeeting();
    const leaves = (person: PersonId, left: string): void =>
      made.happen('10:16', CHAIR, { ...called(person, 'attended'), left });
    leaves(NURSE, '10:16');
    leaves(POLICE, '10:20');
    made.type('10:18', CHAIR, sectionRoot('analysis'), 'Added afterwards.');
    expect(only(made, 'corrections').content.list.map(({ gone }) => gone)).toEqual([[NURSE]]);
  });

  it('[RECORD-31] whoever wrote and is not on the roll call as present has a time from which they wrote', () => {
    const wroteFrom = (made: MadeMeeting): (string | null | undefined)[] =>
      [CHAIR, POLICE, NURSE].map(
        (id) => only(made, 'attendance').content.people.find((person) => person.id === id)?.wroteFrom,
      );
    const made = madeMeeting();
    expect(wroteFrom(made)).toEqual([null, null, null]);
    for (const person of [CHAIR, POLICE]) made.happen('10:16', CHAIR, called(person, 'invited'));
    made.happen('10:16', CHAIR, called(NURSE, 'apologies'));
    expect(wroteFrom(made)).toEqual([clock('10:01'), clock('10:04'), clock('10:12')]);
  });

  it('[RECORD-31] words in a restricted entry, and what others took down, give nobody a time', () => {
    const made = madeMeeting();
    for (const person of [POLICE, NURSE]) made.happen('09:00', CHAIR, called(person, 'noResponse'));
    made.type('08:00', NURSE, ENTRY_ROOT, 'A source.', {}, ENTRY);
    made.type('09:00', CHAIR, blockRoot(TRUST), 'Said by the nurse.', { saidBy: NURSE });
    const people = only(made, 'attendance').content.people;
    expect(people.find(({ id }) => id === NURSE)?.wroteFrom).toBe(clock('10:12'));
  });

  it('[RECORD-27] Enter in the middle of a sentence is neither', () => {
    const made = madeMeeting();
    made.write('10:16', POLICE, SHARED_DOCUMENT, (doc) => {
      const text = textAt(doc, sectionRoot('reasonForMeeting'), 0);
      text.delete(9, 9);
      const block = new Y.XmlElement('paragraph');
      block.insert(0, [new Y.XmlText('was seen.')]);
      doc.getXmlFragment(sectionRoot('reasonForMeeting')).insert(1, [block]);
    });
    expect(only(made, 'corrections').content.list).toEqual([]);
    const [, second] = only(made, 'section', 'section:reasonForMeeting').part.authorship as unknown as BlocksAuthorship;
    expect(second).toMatchObject([{ firstBy: CHAIR, movedBy: POLICE }]);
  });

  it('[READ-22] words that were taken back are in no part at all', () => {
    const made = madeMeeting();
    const root = sectionRoot('analysis');
    made.type('10:16', CHAIR, root, 'The address is 4 Elm Row.');
    const block = readBlocks(docOf(made), root).at(-1);
    const ranges = block?.runs.flatMap(({ letters }) => letters) ?? [];
    const words = { document: SHARED_DOCUMENT, position: 1, ranges, digest: '' };
    made.happen('10:16', CHAIR, {
      type: 'proposed',
      v: 1,
      id: named<ItemId>('proposal'),
      words,
      text: 'Leave out.',
      speaker: CHAIR,
    });
    made.happen('10:17', CHAIR, {
      type: 'takenBack',
      v: 1,
      id: named<ItemId>('taken'),
      document: SHARED_DOCUMENT,
      ranges,
      reason: 'A safe address.',
    });
    made.write('10:17', CHAIR, SHARED_DOCUMENT, (doc) => {
      const fragment = doc.getXmlFragment(root);
      fragment.delete(fragment.length - 1, 1);
    });
    expect(bytes(partsOf(made))).not.toContain('Elm Row');
    expect(only(made, 'note').content).toMatchObject({ what: 'takenBack', text: 'A safe address.' });
  });

  it('[READ-22] nor are words that a colleague had moved, or their writer had removed, before they were taken back', () => {
    const made = madeMeeting();
    const root = sectionRoot('analysis');
    made.type('10:16', CHAIR, root, 'Lives at 4 Elm Row.');
    const at = docOf(made).getXmlFragment(root).length - 1;
    const ranges = dragsOut(made, POLICE, root, at, '4 Elm Row.');
    made.write('10:18', POLICE, SHARED_DOCUMENT, (doc) => textAt(doc, root, at + 1).delete(0, 10));
    expect(bytes(partsOf(made))).toContain('4 Elm Row.');
    made.happen('10:20', CHAIR, takenBack(SHARED_DOCUMENT, ranges, 'A safe address.'));
    expect(bytes(partsOf(made))).not.toContain('Elm Row');
    expect(bytes(partsOf(made))).toContain('Lives at');
  });

  it('[READ-22] what else the same person removed at that moment is told', () => {
    const made = madeMeeting();
    const root = sectionRoot('analysis');
    made.type('10:16', CHAIR, root, 'Secret. Wrong.');
    const at = docOf(made).getXmlFragment(root).length - 1;
    const all = readBlocks(docOf(made), root)[at]?.runs.flatMap(({ letters }) => letters) ?? [];
    const secret = all.map(([client, from]): [number, number, number] => [client, from, from + 7]);
    made.happen('10:17', CHAIR, takenBack(SHARED_DOCUMENT, secret, 'Not hers.'));
    made.write('10:17', CHAIR, SHARED_DOCUMENT, (doc) => textAt(doc, root, at).delete(0, 14));
    expect(bytes(partsOf(made))).not.toContain('Secret');
    expect(only(made, 'corrections').content.list).toMatchObject([{ what: 'removed', before: ' Wrong.', where: root }]);
  });

  it('[RECORD-150] whose words were taken back is told, also where a colleague had moved them', () => {
    const made = madeMeeting();
    const root = sectionRoot('analysis');
    made.type('10:16', POLICE, root, 'At home. Lives at 4 Elm Row.');
    const at = docOf(made).getXmlFragment(root).length - 1;
    const ranges = dragsOut(made, CHAIR, root, at, 'Lives at 4 Elm Row.');
    made.happen('10:18', CHAIR, takenBack(SHARED_DOCUMENT, ranges, 'A safe address.'));
    expect(only(made, 'note').content).toMatchObject({ by: CHAIR, writers: [POLICE] });
  });

  it('[READ-22] why words of a restricted entry were taken back is for its audience', () => {
    const made = madeMeeting();
    const entry = made.documents.get(ENTRY);
    const ranges = entry ? wordsOfRoot(entry, ENTRY_ROOT).ranges : [];
    made.happen('10:17', POLICE, takenBack(ENTRY, ranges, 'Names the source.'));
    made.happen('10:18', CHAIR, takenBack(SHARED_DOCUMENT, [], 'Another.'));
    const notes = partsOfKind(opened(made), 'note');
    expect(notes.map(({ part, content }) => [content.text, part.audience, content.place])).toEqual([
      ['Another.', 'everyone', { after: 1, order: 0 }],
      ['Names the source.', [CHAIR, POLICE].sort(), { after: 0, order: 1 }],
    ]);
  });

  it('[READ-23] a restricted entry is a part of its audience; everyone else has its placeholder, or nothing', () => {
    const made = madeMeeting();
    made.happen('10:16', POLICE, restrictionOpened(SILENT, null, [POLICE]));
    const parts = partsOf(made);
    expect(parts.filter(({ audience }) => audience !== 'everyone').map(({ id, audience }) => [id, audience])).toEqual([
      [`restricted:${ENTRY}`, [CHAIR, POLICE].sort()],
      [`restricted:${SILENT}`, [POLICE]],
    ]);
    expect(parts.filter(({ kind }) => kind === 'placeholder').map(({ id }) => id)).toEqual([`placeholder:${ENTRY}`]);
    const open = bytes(parts.filter(({ audience }) => audience === 'everyone'));
    expect(open).not.toMatch(new RegExp(`${SILENT}|source saw|policeIntelligence`));
  });

  it('[READ-23] a decision that rests on restricted words does not repeat them', () => {
    const made = madeMeeting();
    const entry = made.documents.get(ENTRY);
    const ranges = entry ? wordsOfRoot(entry, ENTRY_ROOT).ranges : [];
    const words = { document: ENTRY, position: 1, ranges, digest: '' };
    made.happen('10:16', CHAIR, {
      type: 'decisionChanged',
      v: 1,
      id: DECISION,
      children: [MIA, LEO],
      outcome: 'section47Joint',
      text: 'Start.',
      rationale: 'For reasons given to the chair.',
      why: null,
      words,
      speaker: CHAIR,
    });
    expect(ranges.length).toBe(1);
    expect(only(made, 'decision').content.restsOn).toBe(null);
  });

  it('an empty block is nobody’s words', () => {
    const made = madeMeeting();
    made.type('10:16', CHAIR, sectionRoot('reasonForMeeting'), '');
    expect(only(made, 'section', 'section:reasonForMeeting').content.blocks.length).toBe(1);
  });

  it('[READ-23] the list of what everyone reads names every such part and no other', () => {
    const parts = partsOf(madeMeeting());
    const open = parts
      .filter(({ audience, kind }) => audience === 'everyone' && kind !== 'contents')
      .map(({ id }) => id);
    expect(only(madeMeeting(), 'contents').content.parts).toEqual(open);
  });

  it('what JSON cannot carry never keeps a meeting from being named', () => {
    const made = madeMeeting();
    made.happen('10:16', CHAIR, {
      type: 'factSet',
      v: 1,
      subject: MIA,
      field: 'school',
      value: 'Fern\ud83d\u0000hollow',
      speaker: CHAIR,
    });
    expect(only(made, 'child', `child:${MIA}`).content.facts[0]?.value).toBe('Fern\ufffd\ufffdhollow');
    expect(() => bytes(partsOf(made))).not.toThrow();
  });
});

function docOf(made: MadeMeeting): Y.Doc {
  const doc = made.documents.get(SHARED_DOCUMENT);
  if (!doc) throw new Error('nobody wrote');
  return doc;
}

function textAt(doc: Y.Doc, root: string, n: number): Y.XmlText {
  return (doc.getXmlFragment(root).get(n) as Y.XmlElement).get(0) as Y.XmlText;
}

function freshDoc(made: MadeMeeting, id: typeof SHARED_DOCUMENT): Y.Doc {
  const doc = new Y.Doc();
  for (const [name, type] of made.documents.get(id)?.share ?? []) {
    if (type instanceof Y.Map) doc.getMap(name);
    else doc.getXmlFragment(name);
  }
  return doc;
}

/** At 10:17 somebody puts the last words of a paragraph into one of their own below; answers their letters there. */
function dragsOut(
  made: ReturnType<typeof madeMeeting>,
  by: PersonId,
  root: string,
  at: number,
  words: string,
): IdRange[] {
  made.write('10:17', by, SHARED_DOCUMENT, (doc) => {
    const text = textAt(doc, root, at);
    text.delete(text.length - words.length, words.length);
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText(words)]);
    doc.getXmlFragment(root).insert(at + 1, [block]);
  });
  return readBlocks(docOf(made), root)[at + 1]?.runs.flatMap(({ letters }) => letters) ?? [];
}
