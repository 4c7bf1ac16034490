/** What only some may read: every deed that can name it, seen by those who may not. */
import { describe, expect, it } from 'vitest';
import { visibleEvent, type Reader } from '../../shared/rules/visibility.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import { RuledMeeting } from './ruledMeeting.ts';

const SECRET = 'The informant lives next door.';

describe('[WHO-14] at the door', () => {
  it('an invitee who is not here hears of nothing that is said, until the roll call says that they are', () => {
    const meeting = new RuledMeeting();
    const { guest, police } = meeting.people;
    meeting.does('chair', { type: 'start' });
    for (const speaker of [guest, police])
      meeting.does('chair', { type: 'declareConflict', conflict: 'none', speaker });
    meeting.does('chair', { type: 'rollCall', person: police, attendance: 'attended' });
    const said = meeting.does('police', { type: 'setFact', subject: 'meeting', field: 'contingency', value: 'No.' });
    expect([visibleEvent(said, police, meeting.meeting), visibleEvent(said, guest, meeting.meeting)]).toEqual([
      said,
      null,
    ]);
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'attended' });
    expect(visibleEvent(said, guest, meeting.meeting)).toEqual(said);
  });
});

describe('[READ-34] words that only some may read', () => {
  const meeting = new RuledMeeting().start();
  const { chair, police, nurse } = meeting.people;
  const { id } = meeting.does('police', { type: 'openRestricted', audience: [police, chair] }) as unknown as {
    id: string;
  };
  const words = { document: id, ranges: meeting.typed(SECRET) };
  const proposed = meeting.does('police', { type: 'propose', words, text: 'A neighbour told us.' });
  const proposal = (proposed as unknown as { id: string }).id;
  const deeds: Record<string, MeetingEvent> = {
    view: meeting.does('police', { type: 'recordView', view: 'met', words }),
    decision: meeting.does('chair', {
      type: 'recordDecision',
      outcome: 'section47Joint',
      text: 'Enquiries begin.',
      rationale: 'It fits.',
      words,
    }),
    proposed,
  };

  const told = (event: MeetingEvent, reader: Reader): string =>
    JSON.stringify(visibleEvent(event, reader, meeting.meeting));

  it.each(Object.keys(deeds))('are named by a %s to those alone who read them', (name) => {
    const deed = deeds[name];
    if (!deed) throw new Error(name);
    expect(told(deed, police)).toContain(id);
    for (const outside of [nurse, 'general'] as const) {
      for (const secret of [id, 'digest of', 'neighbour']) expect(told(deed, outside)).not.toContain(secret);
    }
  });

  it('are no proposal to those outside, to hear of, to answer or to be told the answer of', () => {
    const answer = { type: 'answerProposal', id: proposal, accepted: false, reason: 'Too much.' };
    expect(meeting.tries('nurse', answer)).toBe('not-found id');
    const answered = meeting.does('chair', answer);
    expect(told(proposed, nurse)).toBe('null');
    expect(told(answered, nurse)).toBe('null');
    expect(told(answered, police)).toContain('Too much.');
  });
});
