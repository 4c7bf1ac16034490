/** Of whose absence the chair is asked at a decision. */
import { describe, expect, it } from 'vitest';
import { unexplainedAgencies } from '../../shared/rules/unexplainedAgencies.ts';
import { RuledMeeting } from './ruledMeeting.ts';

function meetingThatNeeds(...quorum: string[]): RuledMeeting {
  const meeting = new RuledMeeting().start();
  meeting.meeting = { ...meeting.meeting, template: { ...meeting.meeting.template, quorum } };
  return meeting;
}

describe('[CHAIR-28] why it is decided without somebody', () => {
  it('is asked for whoever is missing, and not of a meeting that has everybody', () => {
    const meeting = meetingThatNeeds('police', 'housing', 'probation');
    expect(unexplainedAgencies(meeting.meeting)).toEqual(['housing', 'probation']);
    expect(unexplainedAgencies(meetingThatNeeds('police').meeting)).toEqual([]);
  });

  it('is asked once, and again only for somebody else who leaves', () => {
    const meeting = meetingThatNeeds('police', 'housing');
    meeting.does('chair', { type: 'quorumReason', agency: 'housing', text: 'Rung 18:31, no answer' });
    expect(unexplainedAgencies(meeting.meeting)).toEqual([]);
    meeting.does('police', { type: 'withdraw', reason: 'other' });
    expect(unexplainedAgencies(meeting.meeting)).toEqual(['police']);
  });

  it('stands for everybody missing where it names nobody', () => {
    const meeting = meetingThatNeeds('housing', 'probation');
    meeting.does('chair', { type: 'quorumReason', text: 'It cannot wait' });
    expect(unexplainedAgencies(meeting.meeting)).toEqual([]);
  });
});
