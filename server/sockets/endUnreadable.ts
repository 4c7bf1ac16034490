/** Connections that never became a request: a head that does not come, bytes that are no HTTP. */
import type { Socket } from 'node:net';
import type { DoorParts } from './DoorParts.ts';
import { refusedAt } from './refusedAt.ts';
import { endWith } from './upgrades.ts';

export function endUnreadable({ http, patience, refused }: Pick<DoorParts, 'http' | 'patience' | 'refused'>): void {
  http.headersTimeout = patience.head;
  http.requestTimeout = patience.body;
  http.timeout = patience.still;
  http.on('clientError', (error: Error & { code?: string }, socket: Socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    const status = statusFor(error.code);
    // Browsers open connections ahead and may never use them: whoever sent nothing was refused nothing.
    if (socket.bytesRead > 0) refused(refusedAt('connection', { socket }, status === 408 ? 'silent' : 'malformed'));
    endWith(socket, status);
  });
}

function statusFor(code: string | undefined): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}
