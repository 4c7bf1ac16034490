/** Open sockets by session, so that all of them end when it does. */
import type { Who } from '../rooms/Peer.ts';

type Session = Who['session'];

export class BySession {
  readonly #ends = new Map<Session, Set<() => void>>();

  add(session: Session, end: () => void): void {
    const ends = this.#ends.get(session);
    if (ends) ends.add(end);
    else this.#ends.set(session, new Set([end]));
  }

  remove(session: Session, end: () => void): void {
    const ends = this.#ends.get(session);
    ends?.delete(end);
    if (ends?.size === 0) this.#ends.delete(session);
  }

  endAll(session: Session): void {
    for (const end of this.#ends.get(session) ?? []) end();
  }
}
