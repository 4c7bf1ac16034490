/** Where people are, as far as their screens say. Names are the server's: it overwrites what a screen says of itself. */
import type { Awareness } from 'y-protocols/awareness';
import type { PersonId } from '../../shared/ids.ts';

export interface PersonInPlace {
  readonly person: PersonId;
  readonly name: string;
  readonly organisation: string;
}

/** The root that this screen's caret is in; null: in none. */
export function setPlace(awareness: Awareness, root: string | null): void {
  awareness.setLocalStateField('root', root);
}

/** By root: who else is in it, each person once. */
export function whoIsWhere(awareness: Awareness): ReadonlyMap<string, readonly PersonInPlace[]> {
  const places = new Map<string, readonly PersonInPlace[]>();
  for (const [client, state] of awareness.getStates()) {
    const { root } = state as { root?: unknown };
    const who = personBehind(awareness, client);
    if (client === awareness.clientID || typeof root !== 'string' || who === null) continue;
    const here = places.get(root) ?? [];
    if (here.some((known) => known.person === who.person)) continue;
    places.set(root, [...here, who]);
  }
  return places;
}

/** Whose copy writes under this client id; null: their screen has gone, or never said where it is. */
export function personBehind(awareness: Awareness, client: number): PersonInPlace | null {
  const { user } = (awareness.getStates().get(client) ?? {}) as { user?: Partial<Record<string, unknown>> };
  if (typeof user?.['person'] !== 'string') return null;
  return {
    person: user['person'] as PersonId,
    name: text(user['name']),
    organisation: text(user['organisation']),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
