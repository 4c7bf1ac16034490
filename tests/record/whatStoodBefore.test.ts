/** What somebody said first and what took its place: both in the record, each with its true author. */
import { describe, expect, it } from 'vitest';
import { recordPage } from '../../server/publish/html.ts';
import type { ItemId, PersonId } from '../../shared/ids.ts';
import { partsOfKind, type Contents, type PartKind } from '../../shared/record/contents.ts';
import { copyFor } from '../../shared/record/copyFor.ts';
import type { Part } from '../../shared/record/Part.ts';
import { buildParts } from '../../shared/record/parts.ts';
import type { Agreement, Attendee } from '../../shared/rules/meeting.ts';
import { sealingParts } from '../publish/madeParts.ts';
import { sealed } from '../publish/sealedRecord.ts';
import {
  ACTION,
  CHAIR,
  clock,
  DECISION,
  madeMeeting,
  MIA,
  named,
  NURSE,
  POLICE,
  TRUST,
  type MadeMeeting,
} from './madeMeeting.ts';

const partsOf = (made: MadeMeeting): Part[] => buildParts(made.now, made.documents, made.letters);
function only<Kind extends PartKind>(made: MadeMeeting, kind: Kind): Contents[Kind] {
  const opened = partsOf(made).map((part) => ({ part }));
  const [found] = partsOfKind(opened, kind);
  if (!found) throw new Error(`no part of kind ${kind}`);
  return found.content;
}
/** What everybody reads of it, without tags. */
function page(made: MadeMeeting): string {
  const copy = copyFor('general', sealed(partsOf(made), sealingParts()));
  return recordPage(copy, {
    reader: 'general',
    council: 'Westmarch Council',
    openedAt: '2026-11-24T14:10:00.000Z',
    styles: '/record.css',
    script: null,
    rehearsal: false,
  })
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
}

const agreed = (made: MadeMeeting, at: string, by: PersonId, answer: Agreement['answer']): void =>
  made.happen(at, by, { type: 'decisionAgreed', v: 1, id: DECISION, answer, speaker: POLICE });
const agreedToAction = (made: MadeMeeting, at: string, by: PersonId, answer: Agreement['answer']): void =>
  made.happen(at, by, { type: 'actionAgreed', v: 1, id: ACTION, answer, speaker: POLICE });
const owned = (made: MadeMeeting, at: string, by: PersonId, reason: string | null): void =>
  made.happen(at, by, {
    type: 'actionAnswered',
    v: 1,
    id: ACTION,
    answer: reason === null ? 'accepted' : 'declined',
    reason,
    speaker: NURSE,
  });

const POLICE_PRESSED = 'Colm Aldiss (The police), own press, 10:16';
const TAKEN_DOWN = 'Colm Aldiss (The police), said aloud, recorded by Priya Nair (Children’s social care), 10:17';

describe('an answer that took the place of another', () => {
  it('[RECORD-40] an own "no" stays beside the "yes" that was taken down over it, and that one is not confirmed', () => {
    const made = madeMeeting();
    agreed(made, '10:16', POLICE, 'disagrees');
    agreed(made, '10:17', CHAIR, 'agrees');
    const [agreement] = only(made, 'decision').agreements;
    expect(agreement).toMatchObject({
      answer: 'agrees',
      said: { speaker: POLICE, recordedBy: CHAIR, confirmed: null },
    });
    expect(agreement?.earlier).toMatchObject([
      { answer: 'agrees', said: { recordedBy: POLICE, at: clock('10:09') } },
      { answer: 'disagrees', said: { recordedBy: POLICE, at: clock('10:16') }, toEarlierWording: false },
    ]);
    expect(page(made)).toContain(
      `${TAKEN_DOWN}; not confirmed by Colm Aldiss (The police) (the present answer) Before: Agrees (Colm Aldiss (The police), own press, 10:09) Before: Disagrees (${POLICE_PRESSED})`,
    );
  });

  it('[RECORD-40] the speaker’s own confirmation of it is printed in its place', () => {
    const made = madeMeeting();
    agreed(made, '10:17', CHAIR, 'agrees');
    made.happen('10:18', POLICE, { type: 'saidConfirmed', v: 1, what: 'agreement', id: DECISION, ownWords: null });
    expect(page(made)).toContain(`${TAKEN_DOWN}; confirmed by the speaker, 10:18 (the present answer) Before: Agrees`);
    expect(page(made)).not.toContain('not confirmed by Colm');
  });

  it('[RECORD-40] words taken down over words taken down are only said to be taken down', () => {
    const made = madeMeeting();
    agreedToAction(made, '10:16', CHAIR, 'disagrees');
    agreedToAction(made, '10:17', CHAIR, 'agrees');
    expect(page(made)).toContain(`Agrees: ${TAKEN_DOWN} (the present answer) Before: Disagrees (Colm`);
  });

  it('[RECORD-40] the same of agreement to an action and of its owner’s answer, with the reason that was given', () => {
    const made = madeMeeting();
    agreedToAction(made, '10:16', POLICE, 'disagrees');
    agreedToAction(made, '10:17', CHAIR, 'agrees');
    owned(made, '10:16', NURSE, 'On leave.');
    owned(made, '10:17', CHAIR, null);
    const { agreedBy, acceptance } = only(made, 'action');
    expect(agreedBy).toMatchObject([
      { answer: 'agrees', earlier: [{ answer: 'disagrees', said: { recordedBy: POLICE } }] },
    ]);
    expect(acceptance).toMatchObject({
      answer: 'accepted',
      earlier: [{ answer: 'declined', reason: 'On leave.', said: { recordedBy: NURSE, at: clock('10:16') } }],
    });
    const text = page(made);
    expect(text).toContain(
      `not confirmed by Colm Aldiss (The police) (the present answer) Before: Disagrees (${POLICE_PRESSED})`,
    );
    expect(text).toContain(
      'not confirmed by Tom Okafor (Health) (the present answer) Before: Declined. On leave. (Tom Okafor (Health), own press, 10:16)',
    );
  });

  it('[RECORD-40] the same of a view, with the reason that was given', () => {
    const made = madeMeeting();
    made.happen('10:17', CHAIR, {
      type: 'viewRecorded',
      v: 1,
      id: named<ItemId>('view'),
      organisation: TRUST,
      view: 'notMet',
      reason: 'It has healed.',
      children: [],
      words: null,
      speaker: NURSE,
    });
    expect(page(made)).toContain(
      'not confirmed by Tom Okafor (Health) (the present answer) Before: Threshold met. Two accounts. (Tom Okafor (Health), own press, 10:12)',
    );
  });

  it('[RECORD-31] an own press that was replaced still says from when somebody was there', () => {
    const made = madeMeeting();
    const police = made.now.people[POLICE]!; // oxlint-disable-line typescript/no-non-null-assertion -- a test fails where it is missing
    const person: Attendee = { ...police, attendance: 'invited', id: named<PersonId>('late') };
    made.happen('10:15', CHAIR, { type: 'invited', v: 1, attendee: person });
    for (const by of [person.id, CHAIR])
      made.happen(by === CHAIR ? '10:17' : '10:16', by, {
        type: 'decisionAgreed',
        v: 1,
        id: DECISION,
        answer: 'abstains',
        speaker: person.id,
      });
    expect(only(made, 'attendance').people.find(({ id }) => id === person.id)?.wroteFrom).toBe(clock('10:16'));
  });
});

describe('a fact, a parent’s row and an action that were changed', () => {
  it('[RECORD-41] a fact keeps what it said before, by whom and when, in the part of its child alone', () => {
    const made = madeMeeting();
    const field = { type: 'factSet', v: 1, subject: MIA, field: 'whereNow' } as const;
    made.happen('10:16', POLICE, { ...field, value: 'On the ward.', speaker: POLICE });
    made.happen('10:17', NURSE, { ...field, value: 'With an aunt.', speaker: NURSE });
    const holding = partsOf(made).filter((part) => JSON.stringify(part).includes('On the ward.'));
    expect(holding.map(({ id, child }) => [id, child])).toEqual([[`child:${MIA}`, MIA]]);
    expect(holding[0]?.content).toMatchObject({
      facts: [
        {
          value: 'With an aunt.',
          said: { speaker: NURSE },
          earlier: [{ value: 'On the ward.', said: { speaker: POLICE, at: clock('10:16') } }],
        },
      ],
    });
    expect(page(made)).toContain(
      'With an aunt. Tom Okafor (Health), own press, 10:17 Before: On the ward. (Colm Aldiss (The police), own press, 10:16)',
    );
  });

  it('[RECORD-41] what was answered to a statement read out keeps what was answered before', () => {
    const made = madeMeeting();
    const fact = { subject: 'meeting', field: 'statement:recording', value: 'yes', speaker: POLICE };
    made.happen('10:16', POLICE, { type: 'factSet', v: 1, ...fact });
    expect(only(made, 'details').statements).toMatchObject([
      { answer: 'yes', said: { speaker: POLICE }, earlier: [{ value: 'none', said: { speaker: CHAIR } }] },
    ]);
    expect(page(made)).toMatch(
      /No recording Yes Colm Aldiss \(The police\), own press, 10:16 Before: [^(]* \(Priya Nair \(Children’s social care\), own press, 10:00\)/,
    );
  });

  it('[RECORD-41] a parent’s row keeps the whole of it as it was recorded before, in the name of whoever said it', () => {
    const made = madeMeeting();
    const row = {
      type: 'parentRecorded',
      v: 1,
      id: named<ItemId>('mother'),
      person: 'Ms A. P.',
      relationship: 'mother',
      parentalResponsibility: null,
      toldBy: null,
      how: null,
      by: null,
      mayBeTold: null,
      mustNotBeTold: null,
      interpreter: null,
    } as const;
    made.happen('10:16', POLICE, { ...row, informedBefore: false, reasonNotInformed: 'A risk.', speaker: POLICE });
    made.happen('10:17', NURSE, { ...row, informedBefore: true, reasonNotInformed: null, speaker: NURSE });
    expect(only(made, 'parent')).toMatchObject({
      informedBefore: true,
      said: { speaker: NURSE },
      earlier: [{ informedBefore: false, reasonNotInformed: 'A risk.', said: { speaker: POLICE } }],
    });
    expect(page(made)).toMatch(
      /Tom Okafor \(Health\), own press, 10:17 Before: [^:]*: No; [^:]*: A risk\. \(Colm Aldiss \(The police\), own press, 10:16\)/,
    );
  });

  it('[RECORD-42] an action given anew keeps its first owner, date and acceptance, with who gave it and when', () => {
    const made = madeMeeting();
    owned(made, '10:16', NURSE, null);
    made.happen('10:17', CHAIR, {
      type: 'actionAssigned',
      v: 1,
      id: ACTION,
      text: 'See both children tonight',
      purpose: null,
      owner: { person: POLICE },
      helpers: [],
      children: [],
      note: null,
      deadline: { at: '2026-11-25T10:00:00+00:00', preset: null },
      words: null,
    });
    const action = only(made, 'action');
    expect(action).toMatchObject({ owner: { person: POLICE }, acceptance: null });
    expect(action.earlier).toMatchObject([
      {
        owner: { person: NURSE },
        deadline: { at: '2026-11-24T10:11:00+00:00', presetLabel: 'within a day' },
        said: { speaker: CHAIR, at: clock('10:11') },
        acceptance: { answer: 'accepted', said: { speaker: NURSE, at: clock('10:16') }, beforeChange: false },
      },
    ]);
    expect(page(made)).toContain(
      'Before: Tom Okafor (Health), Tue 24 Nov 2026, 10:11 (within a day) (Given: Priya Nair (Children’s social care), own press, 10:11) Accepted: Tom Okafor (Health), own press, 10:16',
    );
  });

  it('[RECORD-42] a new date keeps the first, says who set it, and that it was accepted before', () => {
    const made = madeMeeting();
    const date = { type: 'deadlineSet', v: 1, id: ACTION, preset: null } as const;
    owned(made, '10:16', NURSE, null);
    made.happen('10:17', POLICE, { ...date, at: '2026-11-25T10:00:00+00:00' });
    made.happen('10:18', CHAIR, { ...date, at: '2026-11-26T10:00:00+00:00' });
    const action = only(made, 'action');
    expect(action.acceptance).toMatchObject({ answer: 'accepted', beforeChange: true });
    expect(action.earlier).toMatchObject([
      { deadline: { at: '2026-11-24T10:11:00+00:00' }, deadlineSet: { by: CHAIR }, acceptance: null },
      { deadline: { at: '2026-11-25T10:00:00+00:00' }, deadlineSet: { by: POLICE, at: clock('10:17') } },
    ]);
    const text = page(made);
    expect(text).toContain('Thu 26 Nov 2026, 10:00 Date set by Priya Nair (Children’s social care), 10:18');
    expect(text).toContain('Accepted: Tom Okafor (Health), own press, 10:16 (before it was changed)');
    expect(text).toContain('own press, 10:11) Date set by Colm Aldiss (The police), 10:17');
  });

  it('[RECORD-42] an action that was withdrawn and given anew keeps that it was, and why', () => {
    const made = madeMeeting();
    owned(made, '10:16', NURSE, null);
    made.happen('10:17', CHAIR, { type: 'actionWithdrawn', v: 1, id: ACTION, reason: 'Not needed.' });
    expect(page(made)).not.toContain('before it was changed');
    made.happen('10:18', CHAIR, {
      type: 'actionAssigned',
      v: 1,
      id: ACTION,
      text: 'See both children at home tonight',
      purpose: null,
      owner: { person: NURSE },
      helpers: [],
      children: [],
      note: null,
      deadline: null,
      words: null,
    });
    expect(page(made)).toContain('Accepted: Tom Okafor (Health), own press, 10:16 Withdrawn 10:17: Not needed.');
    expect(page(made)).toContain(
      'Before: See both children tonight (Priya Nair (Children’s social care), 10:11) Before: Tom Okafor',
    );
  });

  it('[RECORD-43] a changed decision says who changed it, when and why, and what it said before', () => {
    const made = madeMeeting();
    const changed = { type: 'decisionChanged', v: 1, id: DECISION, outcome: 'section47Joint' } as const;
    const rest = { rationale: 'As said.', words: null };
    made.happen('10:16', CHAIR, {
      ...changed,
      ...rest,
      children: [MIA],
      text: 'Start for M.',
      why: 'L. is safe.',
      speaker: CHAIR,
    });
    made.happen('10:17', CHAIR, {
      ...changed,
      ...rest,
      children: [MIA],
      text: 'Start now.',
      why: null,
      speaker: POLICE,
    });
    const text = page(made);
    expect(text).toContain(
      'Changed: Priya Nair (Children’s social care), own press, 10:16, because: L. is safe. What it said before, recorded: Priya Nair (Children’s social care), said aloud, recorded by Tom Okafor (Health), 10:08. Joint enquiry. Start joint enquiries.',
    );
    expect(text).toContain(
      'Changed: Colm Aldiss (The police), said aloud, recorded by Priya Nair (Children’s social care), 10:17. What it said before, recorded: Priya Nair (Children’s social care), own press, 10:16. Joint enquiry. Start for M.',
    );
  });
});
