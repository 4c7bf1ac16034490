import type { PersonId } from '../../ids.ts';
import type { EventOf, EventType } from '../events.ts';
import type { Happening, Meeting, Said, Stamped } from '../meeting.ts';

/** When, by the server's record time, and who; null: the server itself. */
export interface Stamp {
  at: string;
  by: PersonId | null;
}

export type Evolution<Type extends EventType> = (meeting: Meeting, event: EventOf<Type>, stamp: Stamp) => Meeting;
export type Evolutions<Types extends EventType> = { [Type in Types]: Evolution<Type> };

export function stampedBy({ by, at }: Stamp): Stamped {
  return { by, at };
}

/** What `speaker` said, pressed by whoever sent the command. */
export function saidBy(speaker: PersonId, stamp: Stamp): Said {
  return { speaker, recordedBy: stamp.by ?? speaker, at: stamp.at, confirmed: null };
}

export function happened(
  meeting: Meeting,
  what: Happening['what'],
  text: string | null,
  stamp: Stamp,
  more: { people?: PersonId[]; until?: string | null } = {},
): Meeting {
  const { people = [], until = null } = more;
  return { ...meeting, happenings: [...meeting.happenings, { what, people, text, until, ...stampedBy(stamp) }] };
}

/** `record` with `id` changed by `change`; unchanged where there is no such id. */
export function changed<Key extends string, Value>(
  record: Readonly<Record<Key, Value>>,
  id: Key,
  change: (value: Value) => Value,
): Readonly<Record<Key, Value>> {
  return Object.hasOwn(record, id) ? { ...record, [id]: change(record[id]) } : record;
}
