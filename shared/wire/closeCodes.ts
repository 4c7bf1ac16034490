/**
 * Close codes of both sockets. 4400 to 4499 are final for y-websocket 3.1 (it stops reconnecting by itself);
 * everything else is tried again. A client acts by the code: see docs/protocol.md.
 */
import type { RefusalCode } from './refusals.ts';

export const CLOSE = {
  malformed: 4400,
  signedOut: 4401,
  notAllowed: 4403,
  silent: 4408,
  otherGeneration: 4409,
  frozenOrLocked: 4423,
  oldSchema: 4426,
  flood: 4429,
  storage: 4503,
  tooSlow: 4508,
  restart: 1012,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** How a connection that never sent a 101, and so cannot be told by a 102, is closed for a refused frame. */
export function closeCodeFor(refusal: RefusalCode): CloseCode {
  switch (refusal) {
    case 'signed-out':
      return CLOSE.signedOut;
    case 'taken':
    case 'not-yours':
    case 'not-allowed':
    case 'read-only':
    case 'not-found':
      return CLOSE.notAllowed;
    case 'frozen':
    case 'locked':
      return CLOSE.frozenOrLocked;
    case 'slow-down':
      return CLOSE.flood;
    case 'other-generation':
      return CLOSE.otherGeneration;
    case 'old-schema':
      return CLOSE.oldSchema;
    case 'gap':
    case 'storage':
    case 'broken':
      return CLOSE.storage;
    default:
      return CLOSE.malformed;
  }
}
