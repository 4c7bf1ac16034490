/** Who is here, who chairs, what is known about the family. */
import type { PersonId } from '../../ids.ts';
import type { Attendee, Fact, Meeting } from '../meeting.ts';
import { changed, happened, saidBy, stampedBy, type Evolutions } from './Evolution.ts';

type Gathering =
  | 'invited'
  | 'organisationAdded'
  | 'childAdded'
  | 'adultAdded'
  | 'removed'
  | 'started'
  | 'writtenUp'
  | 'rollCalled'
  | 'conflictDeclared'
  | 'withdrew'
  | 'chairHandedOver'
  | 'chairTaken'
  | 'deputyNamed'
  | 'factSet'
  | 'nothingHeld'
  | 'quorumReasoned';

export const gatheringEvolutions: Evolutions<Gathering> = {
  invited: (meeting, { attendee }) => ({
    ...meeting,
    people: { ...meeting.people, [attendee.id]: attendee },
    chair: attendee.role === 'chair' ? attendee.id : meeting.chair,
  }),
  organisationAdded: (meeting, { organisation }) => ({
    ...meeting,
    organisations: { ...meeting.organisations, [organisation.id]: organisation },
  }),
  childAdded: (meeting, { child }) => ({ ...meeting, children: { ...meeting.children, [child.id]: child } }),
  adultAdded: (meeting, { adult }) => ({ ...meeting, household: { ...meeting.household, [adult.id]: adult } }),
  removed: (meeting, { person: id, reason }, stamp) =>
    gone(happened(meeting, 'removed', reason, stamp, { people: [id] }), id, stamp.at, {}),
  started: (meeting, { statements }, stamp) => ({
    ...meeting,
    phase: 'live',
    startedAt: meeting.startedAt ?? stamp.at,
    sittings: [...meeting.sittings, { from: stamp.at, to: null }],
    facts: {
      ...meeting.facts,
      ...Object.fromEntries(
        statements.map(({ key, answer }) => [
          `meeting.statement:${key}`,
          {
            subject: 'meeting',
            field: `statement:${key}`,
            value: answer ?? 'read out',
            version: 1,
            ...stampedBy(stamp),
            said: saidBy(stamp.by ?? nobody(meeting), stamp),
            earlier: valuesUpTo(meeting.facts[`meeting.statement:${key}`]),
          },
        ]),
      ),
    },
  }),
  writtenUp: (meeting, { tookPlaceFrom, tookPlaceTo, from }, { at, by }) => ({
    ...meeting,
    phase: 'live',
    startedAt: meeting.startedAt ?? at,
    sittings: [...meeting.sittings, { from: at, to: null }],
    writtenUp: { tookPlaceFrom, tookPlaceTo, from, at, by },
  }),
  rollCalled: (meeting, event) =>
    person(meeting, event.person, (attendee) => ({
      ...attendee,
      attendance: event.attendance,
      device: event.device ?? attendee.device,
      canDecide: event.canDecide ?? attendee.canDecide,
      howKnown: event.howKnown ?? attendee.howKnown,
      standsInFor: event.standsInFor ?? attendee.standsInFor,
      joined: event.joined ?? attendee.joined,
      left: event.left ?? attendee.left,
      note: event.note ?? attendee.note,
    })),
  conflictDeclared: (meeting, { speaker, conflict, note }) => ({
    ...person(meeting, speaker, (attendee) => ({ ...attendee, conflict, conflictNote: note })),
    askedAbout: {
      ...meeting.askedAbout,
      [speaker]: [...Object.keys(meeting.children), ...Object.keys(meeting.household)],
    },
  }),
  withdrew: (meeting, { person: id, reason, note }, stamp) => {
    const what = reason === 'conflict' ? 'leftForConflict' : 'left';
    const told = happened(meeting, what, note, stamp, { people: [id] });
    return gone(told, id, stamp.at, { attendance: 'withdrawn', note });
  },
  chairHandedOver: (meeting, { to }, { at }) => ({
    ...meeting,
    chair: to,
    chairsBefore: [...meeting.chairsBefore, { person: meeting.chair, until: at, reason: null }],
  }),
  chairTaken: (meeting, { reason }, { at, by }) => ({
    ...meeting,
    chair: by,
    chairsBefore: [...meeting.chairsBefore, { person: meeting.chair, until: at, reason }],
  }),
  deputyNamed: (meeting, { person: id }) => ({ ...meeting, deputies: [...new Set([...meeting.deputies, id])] }),
  factSet: (meeting, { subject, field, value, speaker }, stamp) => {
    const key = `${subject}.${field}`;
    const before = meeting.facts[key];
    const version = (before?.version ?? 0) + 1;
    const said = saidBy(speaker, stamp);
    const fact = { subject, field, value, version, ...stampedBy(stamp), said, earlier: valuesUpTo(before) };
    return { ...meeting, facts: { ...meeting.facts, [key]: fact } };
  },
  nothingHeld: (meeting, { organisation, speaker }, stamp) => ({
    ...meeting,
    nothingHeld: { ...meeting.nothingHeld, [organisation]: saidBy(speaker, stamp) },
  }),
  quorumReasoned: (meeting, { agency, text }, stamp) => ({
    ...meeting,
    quorumReasons: [...meeting.quorumReasons, { agency, text, ...stampedBy(stamp) }],
  }),
};

function valuesUpTo(before: Fact | undefined): Fact['earlier'] {
  return before ? [...before.earlier, { value: before.value, said: before.said }] : [];
}

function person(meeting: Meeting, id: PersonId, change: (attendee: Attendee) => Attendee): Meeting {
  return { ...meeting, people: changed(meeting.people, id, change) };
}

/** Access ends: audiences lose the person too, so nothing restricted outlives it. */
function gone(
  meeting: Meeting,
  id: PersonId,
  at: string,
  more: { attendance?: 'withdrawn'; note?: string | null },
): Meeting {
  const note = more.note ?? null;
  const left = person(meeting, id, (attendee) => ({
    ...attendee,
    attendance: more.attendance ?? attendee.attendance,
    note: note ?? attendee.note,
    goneAt: attendee.goneAt ?? at,
  }));
  return { ...left, chair: left.chair === id ? null : left.chair };
}

function nobody(meeting: Meeting): PersonId {
  if (meeting.chair === null) throw new Error('a meeting without a chair was started by the server');
  return meeting.chair;
}
