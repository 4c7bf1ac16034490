/**
 * Frames of the document socket: y-websocket's own (0 sync, 1 awareness, 3 ask for awareness) and ours (101 asks and
 * answers "is it saved?", 102 names a refusal, 103 says where returned letters come from). One message per WebSocket
 * frame: y-websocket 3.1 reads only the first of several. docs/protocol.md explains them to strangers.
 */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { parseDocumentId } from '../ids.ts';
import type { IdRange, OriginClaim } from '../record/authorship.ts';
import type { RefusalCode } from './refusals.ts';

const SYNC = 0;
const AWARENESS = 1;
const ASK_AWARENESS = 3;
const SAVED = 101;
const REFUSED = 102;
const ORIGINS = 103;

const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** A move of a paragraph claims one run; a pasted page claims some hundred. More is not a person's deed. */
const MOST_ORIGINS = 2_000;

export type ClientFrame =
  | { type: 'step1'; stateVector: Uint8Array }
  /** Step 2 and update are the same deed: words that the server may not have yet. */
  | { type: 'update'; update: Uint8Array }
  | { type: 'presence'; states: Uint8Array }
  | { type: 'askPresence' }
  | { type: 'askSaved'; n: number }
  | { type: 'origins'; origins: OriginClaim[] };

/** Reads one frame whole; null where a byte is missing, left over or unknown. */
export function readClientFrame(bytes: Uint8Array): ClientFrame | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const frame = readFrame(decoder);
    return decoding.hasContent(decoder) ? null : frame;
  } catch {
    return null; // lib0 throws on every kind of broken bytes; the caller refuses `malformed`
  }
}

/** Frames of type 0 and 1, readable or not: the ordinal of a 102 counts them and no other. */
export function isCounted(bytes: Uint8Array): boolean {
  try {
    const type = decoding.readVarUint(decoding.createDecoder(bytes));
    return type === SYNC || type === AWARENESS;
  } catch {
    return false; // not even a type
  }
}

function readFrame(decoder: decoding.Decoder): ClientFrame | null {
  switch (decoding.readVarUint(decoder)) {
    case SYNC:
      return readSync(decoder);
    case AWARENESS:
      return { type: 'presence', states: decoding.readVarUint8Array(decoder) };
    case ASK_AWARENESS:
      return { type: 'askPresence' };
    case SAVED:
      return { type: 'askSaved', n: decoding.readVarUint(decoder) };
    case ORIGINS:
      return readOrigins(decoder);
    default:
      return null;
  }
}

function readSync(decoder: decoding.Decoder): ClientFrame | null {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === STEP1) return { type: 'step1', stateVector: bytes };
  if (step === STEP2 || step === UPDATE) return { type: 'update', update: bytes };
  return null;
}

function readOrigins(decoder: decoding.Decoder): ClientFrame | null {
  const count = decoding.readVarUint(decoder);
  if (count > MOST_ORIGINS) return null;
  const origins: OriginClaim[] = [];
  for (let i = 0; i < count; i++) {
    const inserted = readRange(decoder);
    const document = parseDocumentId(decoding.readVarString(decoder));
    if (document === null) return null;
    origins.push({ inserted, source: { document, range: readRange(decoder) } });
  }
  return { type: 'origins', origins };
}

function readRange(decoder: decoding.Decoder): IdRange {
  const client = decoding.readVarUint(decoder);
  const from = decoding.readVarUint(decoder);
  return [client, from, from + decoding.readVarUint(decoder)];
}

function writeRange(encoder: encoding.Encoder, [client, from, to]: IdRange): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, from);
  encoding.writeVarUint(encoder, to - from);
}

export type ServerFrame =
  | { type: 'step1'; stateVector: Uint8Array }
  | { type: 'step2'; update: Uint8Array }
  | { type: 'update'; update: Uint8Array }
  | { type: 'presence'; states: Uint8Array }
  | { type: 'saved'; n: number; cursor: string }
  | { type: 'refused'; n: number; code: RefusalCode };

export function writeServerFrame(frame: ServerFrame): Uint8Array {
  const encoder = encoding.createEncoder();
  switch (frame.type) {
    case 'step1':
      writeSync(encoder, STEP1, frame.stateVector);
      break;
    case 'step2':
      writeSync(encoder, STEP2, frame.update);
      break;
    case 'update':
      writeSync(encoder, UPDATE, frame.update);
      break;
    case 'presence':
      encoding.writeVarUint(encoder, AWARENESS);
      encoding.writeVarUint8Array(encoder, frame.states);
      break;
    case 'saved':
      encoding.writeVarUint(encoder, SAVED);
      encoding.writeVarUint(encoder, frame.n);
      encoding.writeVarString(encoder, frame.cursor);
      break;
    case 'refused':
      encoding.writeVarUint(encoder, REFUSED);
      encoding.writeVarUint(encoder, frame.n);
      encoding.writeVarString(encoder, frame.code);
      break;
  }
  return encoding.toUint8Array(encoder);
}

function writeSync(encoder: encoding.Encoder, step: number, bytes: Uint8Array): void {
  encoding.writeVarUint(encoder, SYNC);
  encoding.writeVarUint(encoder, step);
  encoding.writeVarUint8Array(encoder, bytes);
}

/** For clients: the question "is everything before this saved?"; `n` is the client's own number. */
export function writeAskSaved(n: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SAVED);
  encoding.writeVarUint(encoder, n);
  return encoding.toUint8Array(encoder);
}

/** For clients: an update as the provider itself sends it. */
export function writeUpdate(update: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  writeSync(encoder, UPDATE, update);
  return encoding.toUint8Array(encoder);
}

/** For clients: where letters that this screen moved or restored come from. */
export function writeOrigins(origins: OriginClaim[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, ORIGINS);
  encoding.writeVarUint(encoder, origins.length);
  for (const { inserted, source } of origins) {
    writeRange(encoder, inserted);
    encoding.writeVarString(encoder, source.document);
    writeRange(encoder, source.range);
  }
  return encoding.toUint8Array(encoder);
}

/** For clients: the body of an answered 101, after its type was read. */
export function readSaved(decoder: decoding.Decoder): { n: number; cursor: string } {
  return { n: decoding.readVarUint(decoder), cursor: decoding.readVarString(decoder) };
}

/** For clients: the body of a 102, after its type was read. */
export function readRefused(decoder: decoding.Decoder): { n: number; code: string } {
  return { n: decoding.readVarUint(decoder), code: decoding.readVarString(decoder) };
}

export const FRAME = { PRESENCE: AWARENESS, SAVED, REFUSED, ORIGINS } as const;
