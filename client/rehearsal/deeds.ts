/** What a chair does in a meeting, in order, and what of it the meeting says is done. */
import type { Meeting } from '../../shared/rules/meeting.ts';

export interface Deed {
  readonly key: 'start' | 'rollCall' | 'assign' | 'decide' | 'answer' | 'readBack' | 'freeze' | 'lock';
  readonly done: boolean;
}

export function deedsOf(meeting: Meeting): readonly Deed[] {
  const people = Object.values(meeting.people);
  const actions = Object.values(meeting.actions).filter(({ withdrawn }) => withdrawn === null);
  const given = actions.filter(({ owner, deadline }) => owner !== null && deadline !== null);
  const dissents = Object.values(meeting.dissents);
  const closed = meeting.phase === 'frozen' || meeting.phase === 'locked';
  return [
    { key: 'start', done: meeting.startedAt !== null },
    { key: 'rollCall', done: people.every(({ attendance }) => attendance !== 'invited') },
    { key: 'assign', done: given.length > 0 },
    { key: 'decide', done: Object.values(meeting.decisions).some(({ rationale }) => rationale !== '') },
    { key: 'answer', done: dissents.length > 0 && dissents.every(({ answer }) => answer !== null) },
    { key: 'readBack', done: meeting.readBacks.length > 0 || closed },
    { key: 'freeze', done: closed },
    { key: 'lock', done: meeting.phase === 'locked' },
  ];
}
