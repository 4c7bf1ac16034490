import { describe, expect, it } from 'vitest';
import { frozenPage } from '../../server/publish/html.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import type { PersonId, ScreenId } from '../../shared/ids.ts';
import { partsOfKind, type AttendedContent } from '../../shared/record/contents.ts';
import { buildParts } from '../../shared/record/parts.ts';
import type { Attendee } from '../../shared/rules/meeting.ts';
import {
  CHAIR,
  clock,
  DECISION,
  frozen,
  madeMeeting,
  named,
  NURSE,
  POLICE,
  type MadeMeeting,
} from '../record/madeMeeting.ts';

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

  it('[RECORD-63] how somebody was known is said of who was there alone, and as they really came in', () => {
    const made = madeMeeting();
    const invited = (id: PersonId, told: Partial<AttendedContent>): void => {
      const attendee = { ...made.now.people[NURSE], ...told, id } as Attendee;
      made.happen('09:02', CHAIR, { type: 'invited', v: 1, attendee });
    };
    const [phone, typist, reader, away, uncalled] = ['phone', 'typist', 'reader', 'away', 'uncalled'].map((name) =>
      named<PersonId>(name),
    ) as [PersonId, PersonId, PersonId, PersonId, PersonId];
    invited(phone, { device: 'none', howKnown: 'phone' });
    invited(typist, { device: 'none', howKnown: 'phone' });
    invited(reader, { howKnown: 'code' });
    invited(away, { device: 'none', howKnown: 'phone', attendance: 'apologies' });
    invited(uncalled, { howKnown: 'code', attendance: 'invited' });
    made.happen('10:16', away, { type: 'conflictDeclared', v: 1, speaker: away, conflict: 'none', note: null });
    made.type('10:16', typist, sectionRoot('analysis'), 'Typed by somebody who was to ring.');
    const known = (person: PersonId) => [attended(made, person)?.howKnown, attended(made, person)?.signedIn];
    expect(known(phone)).toEqual(['phone', false]);
    expect(known(typist)).toEqual(['code', true]);
    expect(known(reader)).toEqual(['', false]);
    expect(known(away)).toEqual(['', true]);
    expect(known(uncalled)).toEqual(['', false]);
    expect(known(NURSE)).toEqual(['codeToNamedMailbox', true]);

    made.happen('10:20', CHAIR, { type: 'freezeAnnounced', v: 1, inForceInSeconds: 15, typing: [], byItself: false });
    made.happen('10:21', null, { type: 'frozen', v: 1, expects: [{ person: reader, screen: named<ScreenId>('one') }] });
    expect(known(reader)).toEqual(['code', true]);
    // What was collected must stay what it was when somebody presses who did not before.
    made.happen('10:22', null, { type: 'collected', v: 1, head: 9, approvedDigest: 'named', saltSeed: '' });
    made.happen('10:23', phone, { type: 'flushed', v: 1, screen: named<ScreenId>('two'), digests: {} });
    expect(made.now.freeze?.collected?.approvedDigest).toBe('named');
    expect(known(phone)).toEqual(['phone', false]);
    expect(page(made).match(/By phone, no screen/g)).toHaveLength(1);
    expect(page(made).match(/Signed in by personal link and code/g)).toHaveLength(2);
    expect(page(made)).not.toMatch(/(?<!and) code /);
  });

  it('[RECORD-64] a decision that begins enquiries states when the conference is due, and the referral when the assessment is', () => {
    const made = madeMeeting();
    const dates = () => partsOfKind(opened(made), 'decision').map(({ content }) => content.dates);
    const conference = { rule: 'icpc15', workingDays: 15, from: '2026-11-23', holidays: [], beyondKnown: false };
    expect(dates()).toEqual([[{ ...conference, at: '2026-12-14T17:00:00+00:00' }]]);
    expect(page(made)).toContain(
      'Conference due by Mon 14 Dec 2026, 17:00: 15 working days after Mon 23 Nov 2026, the day enquiries began.',
    );
    made.meeting = { ...made.now, referral: { receivedAt: '2028-12-20T23:30:00.000Z', from: 'a school', concern: '' } };
    const [{ content } = { content: null }] = partsOfKind(opened(made), 'details');
    expect(content?.dates).toMatchObject([
      { rule: 'assessment45', from: '2028-12-20', holidays: ['2028-12-25', '2028-12-26'], beyondKnown: true },
    ]);
    expect(page(made)).toMatch(
      /Assessment due by .* Bank holidays not counted: Mon 25 Dec 2028, Tue 26 Dec 2028\. The bank holidays of that time are not known yet/,
    );
    made.happen('10:16', CHAIR, {
      type: 'writtenUp',
      v: 1,
      tookPlaceFrom: '2026-11-20T23:30:00.000Z',
      tookPlaceTo: null,
      from: 'notes',
    });
    expect(dates()).toMatchObject([[{ from: '2026-11-20', at: '2026-12-11T17:00:00+00:00' }]]);
    made.happen('10:17', CHAIR, {
      type: 'decisionChanged',
      v: 1,
      id: DECISION,
      children: [],
      outcome: 'section47Continues',
      text: 'They go on.',
      rationale: 'As before.',
      why: null,
      words: null,
      speaker: CHAIR,
    });
    expect(dates()).toEqual([[]]);
    expect(page(made)).not.toContain('Conference due');
  });
});
