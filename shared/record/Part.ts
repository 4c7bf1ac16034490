/** A piece of the record that is opened or left out as a whole: the unit of who may read, and of what is hashed. */
import type { ChildId, PersonId } from '../ids.ts';
import type { JsonValue } from './canonical.ts';

export type Audience = 'everyone' | readonly PersonId[];

export interface Part {
  /** Unique in the record; names a kind and opaque ids, never a number that would count what a copy leaves out. */
  readonly id: string;
  readonly kind: string;
  /** Sorted. `everyone`: whoever may read the record at all. */
  readonly audience: Audience;
  /** The child this part is about alone; null where it is about several or about none. */
  readonly child: ChildId | null;
  /** The heading under which it is read. */
  readonly title: string;
  readonly content: JsonValue;
  readonly authorship: JsonValue;
}

/** The record has no reader `general`: that copy holds what everyone may read. */
export type Reader = PersonId | 'general';

export function mayOpenPart(part: Part, reader: Reader): boolean {
  if (part.audience === 'everyone') return true;
  return reader !== 'general' && part.audience.includes(reader);
}
