/** What becomes of words that came after the freeze. */
import { describe, expect, it } from 'vitest';
import { mintRestrictedDocument, SHARED_DOCUMENT, type DocumentId, type ItemId } from '../../shared/ids.ts';
import { additionsFor } from '../../shared/record/additions.ts';
import { event } from '../../shared/rules/decide/Deed.ts';
import { visibleEvent } from '../../shared/rules/visibility.ts';
import { seededChance } from '../support/seededWorld.ts';
import { RuledMeeting } from './ruledMeeting.ts';

const LATE = 'l'.repeat(26) as ItemId;

function withLate(document: DocumentId = SHARED_DOCUMENT): RuledMeeting {
  const meeting = new RuledMeeting().start();
  const late = { id: LATE, document, update: '', on: '', text: 'A third in July.', deviceTime: null };
  meeting.happen(meeting.people.police, event('lateOffered', late));
  return meeting.to('locked');
}

describe('[LOCK-64] words received after the freeze', () => {
  it('are answered by the chair alone, once, after the lock', () => {
    const answer = { type: 'answerLate', id: LATE, accepted: false, text: 'Nobody had heard of it.' };
    expect(withLate().to('frozen').tries('chair', answer)).toBe('frozen');
    const meeting = withLate();
    expect(meeting.tries('police', answer)).toBe('not-chair');
    expect(meeting.tries('chair', { ...answer, id: 'a'.repeat(26) })).toBe('not-found id');
    expect(meeting.tries('chair', { ...answer, text: ' ' })).toMatch(/^malformed/);
    expect(meeting.tries('chair', answer)).toBe('ok');
    expect(meeting.tries('chair', { ...answer, accepted: true })).toBe('changed late');
    expect(meeting.meeting.late[LATE]?.answer).toMatchObject({ accepted: false, reason: 'Nobody had heard of it.' });
    expect(meeting.meeting.afterwards).toEqual([]);
  });

  it('that went into the minutes after a thaw are answered by that', () => {
    const meeting = withLate();
    meeting.happen(null, event('lateAdded', { id: LATE }));
    expect(meeting.tries('chair', { type: 'answerLate', id: LATE, accepted: true, text: 'x' })).toBe('changed late');
  });

  it('are added as an addendum that says whose they are', () => {
    const meeting = withLate();
    meeting.does('chair', { type: 'answerLate', id: LATE, accepted: true, text: 'From police: A third in July.' });
    expect(meeting.meeting.late[LATE]?.answer).toMatchObject({ accepted: true, reason: null });
    expect(meeting.meeting.afterwards).toMatchObject([
      { what: 'addendum', number: 1, text: 'From police: A third in July.', entry: null },
    ]);
  });

  it('have an answer that their writer and the chair read, and nobody else, on screens and beside the record', () => {
    const meeting = withLate();
    const answered = meeting.does('chair', { type: 'answerLate', id: LATE, accepted: false, text: 'It was August.' });
    const { chair, police, nurse } = meeting.people;
    const deeds = [{ event: answered, by: chair, at: meeting.now.toISOString() }];
    for (const reader of [chair, police]) {
      expect(visibleEvent(answered, reader, meeting.meeting)).toEqual(answered);
      expect(additionsFor(meeting.meeting, deeds, reader)).toMatchObject([
        { what: 'lateAnswer', number: 1, writer: police, accepted: false, reason: 'It was August.' },
      ]);
    }
    for (const reader of [nurse, 'general'] as const) {
      expect(visibleEvent(answered, reader, meeting.meeting)).toBeNull();
      expect(additionsFor(meeting.meeting, deeds, reader)).toEqual([]);
    }
  });

  it('of an entry that the chair may not read are not the chair’s to answer', () => {
    const meeting = withLate(mintRestrictedDocument(seededChance(3).random));
    expect(meeting.tries('chair', { type: 'answerLate', id: LATE, accepted: false, text: 'x' })).toBe('not-found id');
  });
});
