/** A refusal at the sockets' doors as the access log wants it. */
import type { IncomingMessage } from 'node:http';
import type { MeetingId } from '../../shared/ids.ts';
import type { Door, Refused, RefusedCode } from '../accessLog/Refused.ts';
import { onlyMeetingOf, type SignedIn } from '../identity/SignedIn.ts';
import type { Who } from '../rooms/Peer.ts';

/** `meeting`: the one they are good for; null: a convenor who is not good for the one they asked for. */
export type Visitor = Who & { meeting: MeetingId | null };

export function visitorOf(who: SignedIn): Visitor {
  return { session: who.session, person: who.person, meeting: onlyMeetingOf(who) };
}

export function refusedAt(
  door: Door,
  request: Pick<IncomingMessage, 'socket'>,
  code: RefusedCode,
  who: Visitor | null = null,
  asked: string | null = null,
): Refused {
  const { person = null, session = null, meeting = null } = who ?? {};
  return { door, code, asked, person, session, meeting, invited: null, address: request.socket.remoteAddress };
}

/** Bytes that break the rules of WebSocket, as against a network that broke. */
export function isBadFrame(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown };
  return typeof code === 'string' && code.startsWith('WS_ERR_');
}
