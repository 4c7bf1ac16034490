import { describe, expect, it } from 'vitest';
import { frozenPage } from '../../server/publish/html.ts';
import type { PersonId } from '../../shared/ids.ts';
import { partsOfKind, type AttendedContent } from '../../shared/record/contents.ts';
import { buildParts } from '../../shared/record/parts.ts';
import { CHAIR, clock, frozen, madeMeeting, NURSE, POLICE, type MadeMeeting } from '../record/madeMeeting.ts';

const opened = (made: MadeMeeting) => buildParts(made.now, made.documents, made.letters).map((part) => ({ part }));
const attended = (made: MadeMeeting, person: PersonId): AttendedContent | undefined =>
  partsOfKind(opened(made), 'attendance')[0]?.content.people.find(({ id }) => id === person);
const whats = (made: MadeMeeting): string[] => partsOfKind(opened(made), 'note').map(({ content }) => content.what);
/** What somebody reads who opens the frozen record, without tags. */
const page = (made: MadeMeeting): string =>
  frozenPage(
    { opened: opened(made), frozenAt: clock('10:21') },
    {
      reader: 'general',
      council: null,
      openedAt: clock('11:00'),
      styles: '/record.css',
      script: null,
      rehearsal: false,
    },
  )
    .replace(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('what happened around the words', () => {
  it('[RECORD-60] whoever leaves is said to have left for the reason that was given and no other', () => {
    const other = madeMeeting();
    other.happen('10:14', NURSE, {
      type: 'withdrew',
      v: 1,
      person: NURSE,
      reason: 'other',
      note: 'A call on the ward.',
    });
    expect(attended(other, NURSE)).toMatchObject({
      attendance: 'withdrawn',
      gone: { why: 'other', reason: 'A call on the ward.', by: NURSE, at: clock('10:14') },
    });
    expect(page(frozen(other))).toContain('10:14: Tom Okafor (Health) left. A call on the ward.');
    expect(page(other)).toContain('Access to the minutes ended at 10:14');
    expect(page(other)).not.toContain('Left: conflict of interest');

    const conflict = madeMeeting();
    conflict.happen('10:14', CHAIR, { type: 'withdrew', v: 1, person: NURSE, reason: 'conflict', note: null });
    expect(attended(conflict, NURSE)?.gone).toMatchObject({ why: 'conflict', reason: null });
    expect(page(conflict)).toContain('Left: conflict of interest Can decide for the organisation Had said before that');
    expect(page(conflict)).toMatch(/10:14: Tom Okafor \(Health\) left: conflict of interest, recorded by Priya Nair/);
    expect(attended(conflict, POLICE)?.gone).toBeNull();
  });

  it('[RECORD-61] every change of chair before the freeze is told: from whom, to whom, when and why, and who chaired when', () => {
    const made = madeMeeting();
    made.happen('10:14', CHAIR, { type: 'chairHandedOver', v: 1, to: POLICE });
    made.happen('10:16', NURSE, { type: 'chairTaken', v: 1, reason: 'DS Aldiss was called out.' });
    frozen(made);
    const before = page(made);
    for (const sentence of [
      '10:14: Priya Nair (Children&#39;s social care) handed the chair to Colm Aldiss (The police).',
      '10:16: Tom Okafor (Health) took the chair from Colm Aldiss (The police): DS Aldiss was called out.',
      'chaired until 10:14',
      'chaired from 10:14 to 10:16',
      'chaired from 10:16',
    ])
      expect(before.replaceAll('’', '&#39;')).toContain(sentence);
    made.happen('10:25', CHAIR, { type: 'chairTaken', v: 1, reason: 'Her device is dead.' });
    expect(whats(made).sort()).toEqual(['chairHandedOver', 'chairTaken']);
    expect(page(made)).not.toContain('Her device is dead.');
    expect(page(frozen(madeMeeting()))).not.toMatch(/chaired (from|until)/);
  });

  it('[RECORD-62] a removal, an adjournment, the next sitting, a reopening and another kind of meeting are told with their reasons', () => {
    const made = madeMeeting();
    made.happen('10:16', CHAIR, { type: 'reopened', v: 1, reason: 'The ward rang.' });
    made.happen('10:17', CHAIR, { type: 'removed', v: 1, person: NURSE, reason: 'Invited by mistake.' });
    made.happen('10:18', CHAIR, { type: 'adjourned', v: 1, until: clock('14:00'), reason: 'For the scan.' });
    made.happen('14:02', CHAIR, { type: 'resumed', v: 1 });
    made.happen('14:03', CHAIR, { type: 'converted', v: 1, to: 'reviewStrategyMeeting', reason: 'It is a review.' });
    expect(attended(made, NURSE)).toMatchObject({
      attendance: 'attended',
      gone: { why: 'removed', reason: 'Invited by mistake.', by: CHAIR, at: clock('10:17') },
    });
    const shown = page(made).replaceAll(' (Children’s social care)', '');
    for (const sentence of [
      'Removed by Priya Nair at 10:17: Invited by mistake.',
      '10:16: Priya Nair opened the meeting again, because The ward rang.',
      '10:17: Tom Okafor (Health) was removed by Priya Nair: Invited by mistake.',
      '10:18: Priya Nair adjourned the meeting until 14:00. For the scan.',
      '14:02: Priya Nair opened the next sitting.',
      '14:03: Priya Nair made this another kind of meeting, because It is a review.',
    ])
      expect(shown).toContain(sentence);
  });
});
