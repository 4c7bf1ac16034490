/** What only some people may read, what is not written here, what was taken back. */
import type { Meeting, Note } from '../meeting.ts';
import { changed, stampedBy, type Evolutions, type Stamp } from './Evolution.ts';

type Secrecy =
  | 'restrictionOpened'
  | 'restrictionTightened'
  | 'restrictionWidened'
  | 'restrictionConfirmed'
  | 'notWrittenHere'
  | 'closedPart'
  | 'takenBack'
  | 'takingDownAllowed';

export const secrecyEvolutions: Evolutions<Secrecy> = {
  restrictionOpened: (meeting, { type: _type, v: _v, ...restricted }) => ({
    ...meeting,
    restricted: { ...meeting.restricted, [restricted.id]: restricted },
  }),
  restrictionTightened: (meeting, { id, audience }) => ({
    ...meeting,
    restricted: changed(meeting.restricted, id, (before) => ({ ...before, audience })),
  }),
  restrictionWidened: (meeting, { id, audience }) => ({
    ...meeting,
    restricted: changed(meeting.restricted, id, (before) => ({ ...before, audience })),
  }),
  restrictionConfirmed: (meeting, { id }, stamp) => ({
    ...meeting,
    restricted: changed(meeting.restricted, id, (before) => ({ ...before, confirmed: stampedBy(stamp) })),
  }),
  notWrittenHere: (meeting, { id, text, people }, stamp) =>
    noted(meeting, { id, what: 'notWrittenHere', text, people, until: null, taken: null }, stamp),
  closedPart: (meeting, { id, text, people, until }, stamp) =>
    noted(meeting, { id, what: 'closedPart', text, people, until, taken: null }, stamp),
  // The reason may be disclosed (C27); which letters it was about leaves the server to nobody, and they no part.
  takenBack: (meeting, { id, document, ranges, reason }, stamp) => {
    const taken = { document, ranges };
    return noted(meeting, { id, what: 'takenBack', text: reason, people: [], until: null, taken }, stamp);
  },
  takingDownAllowed: (meeting, { organisation, person }) => ({
    ...meeting,
    takings: [
      ...meeting.takings.filter((taking) => taking.organisation !== organisation || taking.person !== person),
      { organisation, person },
    ],
  }),
};

export function noted(meeting: Meeting, note: Omit<Note, 'by' | 'at'>, stamp: Stamp): Meeting {
  return { ...meeting, notes: [...meeting.notes, { ...note, ...stampedBy(stamp) }] };
}
