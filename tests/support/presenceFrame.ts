/** A frame about carets as anybody can make one, about anybody's. */
import * as encoding from 'lib0/encoding';
import { FRAME } from '../../shared/wire/sync.ts';

/** `states`: as y-protocols encodes them. */
export function presenceFrame(states: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FRAME.PRESENCE);
  encoding.writeVarUint8Array(encoder, states);
  return new Uint8Array(encoding.toUint8Array(encoder));
}

export function encodeCarets(entries: readonly [client: number, clock: number, state: string][]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}
