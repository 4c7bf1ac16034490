/** What is missing before the lock, thing by thing, and how the refusal says it. */
import { describe, expect, it } from 'vitest';
import { whatIsMissing } from '../../shared/rules/gates.ts';
import { gapSentences } from '../../shared/words/en/gaps.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';
import { RuledMeeting } from './ruledMeeting.ts';

const LOCK = {
  type: 'lock',
  approvedDigest: 'signed',
  lockCode: 'x',
  statement: { present: true, readAloud: 'everything' },
};

/** Frozen and collected, with whatever was decided before. */
function frozen(meeting: RuledMeeting): RuledMeeting {
  meeting.does('chair', { type: 'freeze', skipAnnouncement: true });
  meeting.server({ type: 'freezeInForce' });
  meeting.server({ type: 'collected', head: 7, approvedDigest: 'signed', saltSeed: 'seed' });
  return meeting;
}

function sentences(meeting: RuledMeeting): string[] {
  const { gaps } = whatIsMissing(meeting.meeting, meeting.context(null));
  return gapSentences(gaps).map(({ sentence }) => sentence);
}

describe('what is missing names what it is about', () => {
  it('[LOCK-50] which action lacks what, and which decision, one sentence each', () => {
    const meeting = new RuledMeeting().start();
    const owner = { person: meeting.people.nurse };
    const [first, second, third] = [meeting.row(), meeting.row(), meeting.row()];
    meeting.does('chair', { type: 'assignOwner', id: first, owner, deadline: { at: '2026-11-25T10:00:00Z' } });
    meeting.does('chair', { type: 'assignOwner', id: second, owner: { person: meeting.people.police } });
    meeting.does('chair', { type: 'assignOwner', id: third, owner: { person: meeting.people.police } });
    meeting.does('nurse', { type: 'withdraw', reason: 'other' });
    expect(sentences(meeting).slice(0, 3)).toEqual([
      'The owner of action 1 has left the meeting',
      'Action 2 has no date',
      'Action 3 has no date',
    ]);
    const refusal = frozen(meeting).refusal('chair', LOCK);
    expect(refusal?.detail?.['field']).toBe('actionWithoutOwnerOrDeadline');
    expect(refusal?.detail?.gaps).toEqual([
      { gate: 'actionWithoutOwnerOrDeadline', about: { what: 'action', name: 1, lacks: 'ownerGone' } },
      { gate: 'actionWithoutOwnerOrDeadline', about: { what: 'action', name: 2, lacks: 'date' } },
      { gate: 'actionWithoutOwnerOrDeadline', about: { what: 'action', name: 3, lacks: 'date' } },
    ]);
    expect(sentenceOf({ code: 'incomplete', ...refusal })).toBe(
      'The minutes are not locked. The owner of action 1 has left the meeting. Action 2 has no date. Action 3 has no date.',
    );
  });

  it('[LOCK-50] what wants a reason names people, organisations, agencies and children as the room names them', () => {
    const meeting = new RuledMeeting().start();
    meeting.meeting = {
      ...meeting.meeting,
      people: {
        ...meeting.meeting.people,
        [meeting.people.police]: { ...person(meeting, 'police'), conflict: 'unanswered' },
        [meeting.people.lawyer]: { ...person(meeting, 'lawyer'), conflict: 'unanswered' },
      },
    };
    meeting.does('chair', { type: 'rollCall', person: meeting.people.nurse, attendance: 'noResponse' });
    meeting.does('chair', {
      type: 'recordDecision',
      outcome: 'section47Joint',
      text: 'Enquire.',
      rationale: 'A bruise.',
      children: [meeting.children[0]],
    });
    const said = sentences(meeting);
    expect(said).toContain('Health is needed and not here');
    expect(said).toContain('police and lawyer have not said whether they know the family');
    expect(said).toContain('council and police are here and have written nothing');
    expect(said).toContain('About C.1. there is no decision');
    const refusal = frozen(meeting).refusal('chair', LOCK);
    expect(refusal?.detail?.gaps).toContainEqual({
      gate: 'childWithoutDecision',
      about: { what: 'child', name: 'C.1.' },
    });
  });

  it('[LOCK-50] only what has no reason yet is told, and nothing where all have one', () => {
    const meeting = frozen(new RuledMeeting().start());
    const { warns } = whatIsMissing(meeting.meeting, meeting.context(null));
    const reasons = warns.map((gate) => ({ gate, reason: 'At night.' }));
    const [left, ...given] = reasons;
    const refusal = meeting.refusal('chair', { ...LOCK, warnings: given });
    expect([...new Set(refusal?.detail?.gaps?.map(({ gate }) => gate))]).toEqual([left?.gate]);
    expect(meeting.refusal('chair', { ...LOCK, warnings: reasons })).toBe(null);
  });

  it('[LOCK-50] whoever read nothing aloud and does not say why is told so in words', () => {
    const meeting = frozen(new RuledMeeting().start());
    const refusal = meeting.refusal('chair', { ...LOCK, statement: { present: true, readAloud: 'nothing' } });
    expect(refusal).toEqual({ code: 'incomplete', detail: { field: 'because' } });
    expect(sentenceOf({ code: 'incomplete', ...refusal })).toMatch(/^Say why nothing was read aloud/);
  });
});

describe('whether whoever locks was present', () => {
  const all = (meeting: RuledMeeting): { gate: string; reason: string }[] =>
    whatIsMissing(meeting.meeting, meeting.context(null)).warns.map((gate) => ({ gate, reason: 'At night.' }));
  const lockedBy = (meeting: RuledMeeting, by: 'chair' | 'deputy', present: boolean): string => {
    const statement = { present, readAloud: 'everything' };
    return meeting.tries(by, { ...LOCK, statement, warnings: all(meeting) });
  };

  it.each([
    ['attended', true, 'nothing'],
    ['partial', true, 'nothing'],
    ['attended', false, 'incomplete presentAgainstRollCall'],
    ['noResponse', true, 'incomplete presentAgainstRollCall'],
    ['invited', true, 'nothing'],
    ['invited', false, 'nothing'],
    ['noResponse', false, 'nothing'],
  ])('[LOCK-51] the roll call says %s, the statement %s: %s', (attendance, present, answer) => {
    const meeting = new RuledMeeting().start();
    meeting.does('chair', { type: 'rollCall', person: meeting.people.chair, attendance });
    expect(lockedBy(frozen(meeting), 'chair', present)).toBe(answer);
  });

  it('[WIRE-74] a lock before the text is collected is refused as that, and not as a change of the text', () => {
    const meeting = new RuledMeeting().start();
    meeting.does('chair', { type: 'freeze', skipAnnouncement: true });
    meeting.server({ type: 'freezeInForce' });
    expect(meeting.tries('chair', LOCK)).toBe('not-now');
    expect(sentenceOf({ code: 'not-now', ...meeting.refusal('chair', LOCK) })).toContain('not collected yet');
    meeting.server({ type: 'collected', head: 7, approvedDigest: 'another', saltSeed: 'seed' });
    expect(meeting.tries('chair', LOCK)).toBe('text-changed');
  });

  it('[LOCK-51] a successor who was not there states so; where the two differ, the reason goes with the lock', () => {
    const meeting = new RuledMeeting().start();
    meeting.does('chair', { type: 'rollCall', person: meeting.people.deputy, attendance: 'apologies' });
    frozen(meeting).does('deputy', { type: 'takeChair', reason: 'The chair was called away.' });
    meeting.server({ type: 'collected', head: 7, approvedDigest: 'signed', saltSeed: 'seed' });
    expect(lockedBy(meeting, 'deputy', false)).toBe('nothing');
    const refusal = meeting.refusal('deputy', { ...LOCK, warnings: all(meeting) });
    expect(sentenceOf({ code: 'incomplete', ...refusal })).toContain('Your statement and the roll call differ');
    const warnings = [
      ...all(meeting),
      { gate: 'presentAgainstRollCall', reason: 'I came in by phone; nobody noted it.' },
    ];
    expect(meeting.tries('deputy', { ...LOCK, warnings })).toBe('nothing');
  });
});

function person(meeting: RuledMeeting, who: 'police' | 'lawyer') {
  const found = meeting.meeting.people[meeting.people[who]];
  if (!found) throw new Error(`no ${who}`);
  return found;
}
