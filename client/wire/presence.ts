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
  const places = new Map<string, PersonInPlace[]>();
  for (const [client, state] of awareness.getStates()) {
    const { root, user } = state as { root?: unknown; user?: Partial<Record<string, unknown>> };
    if (client === awareness.clientID || typeof root !== 'string' || typeof user?.['person'] !== 'string') continue;
    const person = user['person'] as PersonId;
    const here = places.get(root) ?? [];
    if (here.some((known) => known.person === person)) continue;
    here.push({ person, name: text(user['name']), organisation: text(user['organisation']) });
    places.set(root, here);
  }
  return places;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
