/** A presence frame: the form of y-protocols/awareness, small, every state an object. Whose ids they are is the room's question. */
import * as decoding from 'lib0/decoding';
import type { RefusalCode } from '../../shared/wire/refusals.ts';

/** One person's caret and selection are some hundred bytes; y-websocket also echoes what it heard of the others. */
const MOST_BYTES = 32 * 1024;
const MOST_STATE = 4 * 1024;
const MOST_ENTRIES = 128;

export interface PresenceEntry {
  client: number;
  clock: number;
  /** null: gone. */
  state: Record<string, unknown> | null;
}

export type GatedPresence = { ok: true; entries: PresenceEntry[] } | { ok: false; code: RefusalCode };

export function gatePresence(bytes: Uint8Array): GatedPresence {
  if (bytes.length > MOST_BYTES) return { ok: false, code: 'too-large' };
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    if (count > MOST_ENTRIES) return { ok: false, code: 'too-many' };
    const entries: PresenceEntry[] = [];
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarString(decoder);
      if (json.length > MOST_STATE) return { ok: false, code: 'too-large' };
      const state: unknown = JSON.parse(json);
      if (typeof state !== 'object' || Array.isArray(state)) return { ok: false, code: 'malformed' };
      entries.push({ client, clock, state: state as Record<string, unknown> | null });
    }
    return decoding.hasContent(decoder) ? { ok: false, code: 'malformed' } : { ok: true, entries };
  } catch {
    return { ok: false, code: 'malformed' };
  }
}
