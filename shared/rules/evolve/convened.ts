/** A meeting at its first event. */
import type { EventOf } from '../events.ts';
import type { Meeting } from '../meeting.ts';
import type { Stamp } from './Evolution.ts';

export function convened(event: EventOf<'convened'>, stamp: Stamp): Meeting {
  const { type: _type, v: _v, organisations, children, household, ...fields } = event;
  return {
    ...fields,
    ...UNTOUCHED,
    phase: 'convened',
    convenedAt: stamp.at,
    organisations: Object.fromEntries(organisations.map((organisation) => [organisation.id, organisation])),
    children: Object.fromEntries(children.map((child) => [child.id, child])),
    household: Object.fromEntries(household.map((adult) => [adult.id, adult])),
  };
}

const UNTOUCHED = {
  startedAt: null,
  endedAt: null,
  sittings: [],
  writtenUp: null,
  chair: null,
  chairsBefore: [],
  people: {},
  signedIn: {},
  askedAbout: {},
  facts: {},
  views: {},
  decisions: {},
  dissents: {},
  dissentAsked: null,
  actions: {},
  parents: {},
  restricted: {},
  confirmations: {},
  nothingHeld: {},
  takings: [],
  quorumReasons: [],
  explained: {},
  readBacks: [],
  notes: [],
  happenings: [],
  proposals: {},
  nextMeeting: null,
  actionReviews: [],
  freeze: null,
  thaws: [],
  late: {},
  sealed: null,
  afterwards: [],
} satisfies Partial<Meeting>;
