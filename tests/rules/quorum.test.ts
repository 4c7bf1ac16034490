/** Who counts as here when a decision is made: whoever the roll call says has left does not. */
import { describe, expect, it } from 'vitest';
import { missingAgencies } from '../../shared/rules/quorum.ts';
import { RuledMeeting } from './ruledMeeting.ts';

function meetingThatNeeds(...quorum: string[]): RuledMeeting {
  const meeting = new RuledMeeting().start();
  meeting.meeting = { ...meeting.meeting, template: { ...meeting.meeting.template, quorum } };
  return meeting;
}

const rollCall = ({ people }: RuledMeeting, times: { joined?: string; left?: string }) => ({
  type: 'rollCall' as const,
  person: people.police,
  attendance: 'partial' as const,
  ...times,
});

describe('[CHAIR-31] an agency whose people have left, as the roll call states it, is missing', () => {
  it('while the meeting goes on, and not once it has ended', () => {
    const meeting = meetingThatNeeds('police');
    expect(missingAgencies(meeting.meeting)).toEqual([]);
    meeting.does('chair', rollCall(meeting, { left: '10:40' }));
    expect(missingAgencies(meeting.meeting)).toEqual(['police']);
    meeting.does('chair', { type: 'end' });
    expect(missingAgencies(meeting.meeting)).toEqual([]);
  });

  it.each([
    ['10:00', '10:40', ['police']],
    ['10:55', '10:40', []],
    ['10:40', '10:40', ['police']],
    ['23:50', '00:10', ['police']],
    ['00:15', '23:55', []],
  ])('joined %s, left %s', (joined, left, missing) => {
    const meeting = meetingThatNeeds('police');
    meeting.does('chair', rollCall(meeting, { joined, left }));
    expect(missingAgencies(meeting.meeting)).toEqual(missing);
  });
});
