/** The sentence at a caret, and what is said of its letters. */
import { describe, expect, it } from 'vitest';
import { sayWhoWrote, sentenceAt, whoWrote } from '../../client/room/minutes/whoWrote.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import type { WrittenRun } from '../../shared/wire/authorship.ts';
import { CHAIR, madeEvents, POLICE, SCHOOL } from './madeMeeting.ts';

const AT = '2026-11-23T10:23:00.000Z';
const LATER = '2026-11-23T10:31:00.000Z';
const nothing = { saidBy: null, kind: null, kindBy: null };

function meeting(): Meeting {
  const made = madeEvents().reduce<Meeting | null>(
    (before, { at, by, event }) => evolve(before, event, { at, by }),
    null,
  );
  if (!made) throw new Error('not convened');
  return made;
}

function run(letters: WrittenRun['letters'], changed: Partial<WrittenRun> = {}): WrittenRun {
  const typed = { typedBy: SCHOOL, typedAt: AT, typedUntil: AT, firstBy: SCHOOL, firstAt: AT };
  return { letters, ...typed, movedBy: null, movedAt: null, ...changed };
}

const answer = (...runs: WrittenRun[]) => ({
  blocks: [{ id: { client: 1, clock: 0 }, kindBy: null, saidBy: null, runs }],
});

describe('the sentence at the caret', () => {
  const text = 'Seen on 3 May. A bruise to the arm.  Then nothing';

  it.each([
    [0, 'Seen on 3 May.'],
    [14, 'Seen on 3 May.'],
    [15, 'A bruise to the arm.'],
    [17, 'A bruise to the arm.'],
    [text.length, 'Then nothing'],
  ])('at %i it is "%s"', (offset, sentence) => {
    const found = sentenceAt(text, offset);
    expect(text.slice(found?.from, found?.to)).toBe(sentence);
  });

  it('there is none in an empty paragraph', () => {
    expect(sentenceAt('', 0)).toBeNull();
    expect(sentenceAt('   ', 1)).toBeNull();
  });
});

describe('[UI-35] what is said of letters', () => {
  it('only the runs that hold them count, and letters the server has not are mine', () => {
    const known = answer(run([1, 0, 10]), run([2, 0, 5], { typedBy: POLICE, firstBy: POLICE, typedUntil: LATER }));
    expect(whoWrote(known, [[1, 3, 6]])).toMatchObject({ typed: [{ person: SCHOOL }], moved: [], unsaved: false });
    expect(whoWrote(known, [[1, 8, 12]])).toMatchObject({ typed: [{ person: SCHOOL }], unsaved: true });
    expect(whoWrote(known, [[3, 0, 4]])).toMatchObject({ typed: [], moved: [], last: null, unsaved: true });
    expect(sayWhoWrote(whoWrote(known, [[3, 0, 4]]), meeting(), nothing)).toBe(
      'This sentence: you, just now. It is not saved yet.',
    );
  });

  it('words that were taken down say whose they are and who typed them', () => {
    const wrote = whoWrote(answer(run([1, 0, 10], { typedBy: CHAIR, firstBy: CHAIR })), [[1, 0, 10]]);
    expect(sayWhoWrote(wrote, meeting(), { ...nothing, saidBy: POLICE })).toBe(
      'This sentence: Helen Adeyemi-Ross, Westmarch Children’s Services, 10:23. Said by DS Colm Farraday (Westmarch Police).',
    );
  });

  it('moved words keep their first writer, and who moved them changed them last', () => {
    const moved = run([1, 0, 10], {
      typedBy: POLICE,
      typedAt: LATER,
      typedUntil: LATER,
      movedBy: POLICE,
      movedAt: LATER,
    });
    expect(sayWhoWrote(whoWrote(answer(moved), [[1, 0, 10]]), meeting(), nothing)).toBe(
      'First written by Ruth Ellis, Hillfoot Primary School, 10:23. Last changed by DS Colm Farraday, Westmarch Police, 10:31.',
    );
  });
});
