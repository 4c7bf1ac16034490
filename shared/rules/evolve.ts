/**
 * The meeting after an event. Pure, total, and the same on the server and on every screen: it never refuses, because
 * what it is given was decided. One table per area says what each event means.
 */
import { changesPart } from './changesPart.ts';
import { afterwardsEvolutions } from './evolve/afterwards.ts';
import { closingEvolutions } from './evolve/closing.ts';
import { convened } from './evolve/convened.ts';
import { decidingEvolutions } from './evolve/deciding.ts';
import type { Evolution, Stamp } from './evolve/Evolution.ts';
import { gatheringEvolutions } from './evolve/gathering.ts';
import { planEvolutions } from './evolve/plan.ts';
import { secrecyEvolutions } from './evolve/secrecy.ts';
import type { EventType, MeetingEvent } from './events.ts';
import type { Meeting } from './meeting.ts';

const EVOLUTIONS: { [Type in Exclude<EventType, 'convened'>]: Evolution<Type> } = {
  ...gatheringEvolutions,
  ...decidingEvolutions,
  ...planEvolutions,
  ...secrecyEvolutions,
  ...closingEvolutions,
  ...afterwardsEvolutions,
};

/** `meeting` is null only before `convened`. Throws on any other first event: such a journal is not a meeting's. */
export function evolve(meeting: Meeting | null, event: MeetingEvent, stamp: Stamp): Meeting {
  if (event.type === 'convened') return convened(event, stamp);
  if (meeting === null) throw new Error(`a meeting begins with "convened", not with "${event.type}"`);
  // The table gives each type its own function; TypeScript cannot follow a union through an index.
  const evolution = EVOLUTIONS[event.type] as (meeting: Meeting, event: MeetingEvent, stamp: Stamp) => Meeting;
  const partChanges = changesPart(event.type);
  // What was collected says who was signed in, so a press that leaves the parts alone must leave this alone too.
  const isNamed = partChanges || (meeting.freeze?.inForceAt ?? null) === null;
  const after = evolution(isNamed ? withSignedIn(meeting, stamp.by) : meeting, event, stamp);
  return partChanges ? withoutCollected(after) : after;
}

function withSignedIn(meeting: Meeting, by: Stamp['by']): Meeting {
  if (by === null || Object.hasOwn(meeting.signedIn, by)) return meeting;
  return { ...meeting, signedIn: { ...meeting.signedIn, [by]: true } };
}

/** A text that was collected is not the text any more once a part of it changed: the server names it anew. */
function withoutCollected(meeting: Meeting): Meeting {
  if (!meeting.freeze?.collected) return meeting;
  return { ...meeting, freeze: { ...meeting.freeze, collected: null } };
}
