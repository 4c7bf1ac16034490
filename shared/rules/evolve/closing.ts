/** End, read-back, freeze, collect, thaw, lock: the way from talking to a record. */
import type { Freeze, Meeting } from '../meeting.ts';
import { happened, saidBy, stampedBy, type Evolutions } from './Evolution.ts';

type Closing =
  | 'gapExplained'
  | 'readBack'
  | 'ended'
  | 'closingBegun'
  | 'reopened'
  | 'adjourned'
  | 'resumed'
  | 'converted'
  | 'cancelled'
  | 'freezeAnnounced'
  | 'frozen'
  | 'flushed'
  | 'wentOnWithout'
  | 'collected'
  | 'thawed'
  | 'lateOffered'
  | 'lateAdded'
  | 'lateAnswered'
  | 'sealed';

export const closingEvolutions: Evolutions<Closing> = {
  gapExplained: (meeting, { gate, reason }, stamp) => ({
    ...meeting,
    explained: { ...meeting.explained, [gate]: { reason, ...stampedBy(stamp) } },
  }),
  readBack: (meeting, { scope, because, speaker }, stamp) => ({
    ...meeting,
    readBacks: [...meeting.readBacks, { scope, because, ...stampedBy(stamp), said: saidBy(speaker, stamp) }],
  }),
  ended: (meeting, { at: stated }, { at }) => ({ ...sittingOver(meeting, at), phase: 'ended', endedAt: stated ?? at }),
  closingBegun: (meeting) => ({ ...meeting, phase: 'closing' }),
  reopened: (meeting, { reason }, stamp) => ({
    ...happened(meeting, 'reopened', reason, stamp),
    phase: 'live',
    endedAt: null,
    sittings: [...meeting.sittings, { from: stamp.at, to: null }],
  }),
  adjourned: (meeting, { until, reason }, stamp) => ({
    ...sittingOver(happened(meeting, 'adjourned', reason, stamp, { until }), stamp.at),
    phase: 'adjourned',
  }),
  resumed: (meeting, _event, stamp) => ({
    ...happened(meeting, 'resumed', null, stamp),
    phase: 'live',
    sittings: [...meeting.sittings, { from: stamp.at, to: null }],
  }),
  converted: (meeting, { to, reason }, stamp) => ({ ...happened(meeting, 'converted', reason, stamp), kind: to }),
  cancelled: (meeting) => ({ ...meeting, phase: 'cancelled' }),
  freezeAnnounced: (meeting, { inForceInSeconds, typing }, { at, by }) => ({
    ...meeting,
    freeze: {
      announcedAt: at,
      by,
      inForceInSeconds,
      typing,
      inForceAt: null,
      expects: [],
      flushed: [],
      waived: [],
      collected: null,
    },
  }),
  frozen: (meeting, { expects }, { at }) => ({
    ...sittingOver(meeting, at),
    phase: 'frozen',
    endedAt: meeting.endedAt ?? at,
    signedIn: { ...meeting.signedIn, ...Object.fromEntries(expects.map(({ person }) => [person, true as const])) },
    freeze: meeting.freeze && { ...meeting.freeze, inForceAt: at, expects },
  }),
  flushed: (meeting, { screen, digests }, { by }) =>
    freeze(meeting, (before) => ({
      ...before,
      flushed:
        by === null
          ? before.flushed
          : [...before.flushed.filter((flushed) => flushed.screen !== screen), { screen, person: by, digests }],
    })),
  wentOnWithout: (meeting, { person, reason }) =>
    freeze(meeting, (before) => ({
      ...before,
      waived: [...before.waived.filter((waived) => waived.person !== person), { person, reason }],
    })),
  collected: (meeting, { head, approvedDigest, saltSeed }, { at }) =>
    freeze(meeting, (before) => ({ ...before, collected: { head, approvedDigest, saltSeed, at } })),
  thawed: (meeting, { reason }, stamp) => ({
    ...meeting,
    phase: 'closing',
    freeze: null,
    thaws: [...meeting.thaws, { reason, ...stampedBy(stamp) }],
  }),
  lateOffered: (meeting, { id, document, text, deviceTime }, { at, by }) => ({
    ...meeting,
    late:
      by === null
        ? meeting.late
        : { ...meeting.late, [id]: { id, person: by, document, at, deviceTime, text, addedAt: null, answer: null } },
  }),
  lateAdded: (meeting, { id }, { at }) => {
    const late = meeting.late[id];
    return late ? { ...meeting, late: { ...meeting.late, [id]: { ...late, addedAt: at } } } : meeting;
  },
  lateAnswered: (meeting, { id, accepted, reason }, stamp) => {
    const late = meeting.late[id];
    if (!late) return meeting;
    return {
      ...meeting,
      late: { ...meeting.late, [id]: { ...late, answer: { accepted, reason, ...stampedBy(stamp) } } },
    };
  },
  sealed: (meeting, { approvedDigest, recordDigest }, stamp) => ({
    ...meeting,
    phase: 'locked',
    sealed: { approvedDigest, recordDigest, ...stampedBy(stamp) },
  }),
};

function freeze(meeting: Meeting, change: (freeze: Freeze) => Freeze): Meeting {
  return meeting.freeze ? { ...meeting, freeze: change(meeting.freeze) } : meeting;
}

function sittingOver(meeting: Meeting, at: string): Meeting {
  return {
    ...meeting,
    sittings: meeting.sittings.map((sitting) => (sitting.to === null ? { ...sitting, to: at } : sitting)),
  };
}
