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
