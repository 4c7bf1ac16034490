/** What holds for every upgrade, whoever asks, and how one that is refused ends. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { hasSecret } from '../identity/secretInAddress.ts';
import type { DoorParts } from './DoorParts.ts';

/** null where it may be looked at. */
export function refusesUpgrade(
  door: Pick<DoorParts, 'origins'>,
  request: IncomingMessage,
): { status: number; code: RefusalCode } | null {
  if (!door.origins(request)) return { status: 403, code: 'bad-origin' };
  const url = urlOf(request);
  if (!url || hasSecret(url.searchParams)) return { status: 400, code: 'malformed' };
  return null;
}

export function urlOf(request: IncomingMessage): URL | null {
  try {
    return new URL(request.url ?? '/', 'http://localhost');
  } catch {
    return null;
  }
}

const STATUS: Record<number, string> = {
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
  503: 'Service Unavailable',
};

/**
 * A complete answer, not a bare reset: proxies and people's tools then say what happened. Then the connection is gone,
 * also where the other side never hangs up.
 */
export function endWith(socket: Duplex, status: number): void {
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS[status] ?? 'Error'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
