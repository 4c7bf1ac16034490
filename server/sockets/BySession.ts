/** Open sockets by session and meeting, so that all of them end when their person may no longer be there. */
import type { MeetingId } from '../../shared/ids.ts';
import type { Who } from '../rooms/Peer.ts';

type Session = Who['session'];

export interface OpenSocket {
  meeting: MeetingId;
  end: () => void;
}

export class BySession {
  readonly #sockets = new Map<Session, Set<OpenSocket>>();

  add(session: Session, socket: OpenSocket): void {
    const sockets = this.#sockets.get(session);
    if (sockets) sockets.add(socket);
    else this.#sockets.set(session, new Set([socket]));
  }

  remove(session: Session, socket: OpenSocket): void {
    const sockets = this.#sockets.get(session);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.#sockets.delete(session);
  }

  /** null: in every meeting. */
  endAll(session: Session, meeting: MeetingId | null): void {
    for (const socket of this.#sockets.get(session) ?? [])
      if (meeting === null || socket.meeting === meeting) socket.end();
  }
}
