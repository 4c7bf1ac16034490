/**
 * A place in the meeting's journal as a reader may hold it: encrypted, because the number itself would tell everybody
 * when something restricted is written. Any node can open it; nobody else can read, compare or make one.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { Random } from '../../shared/clock.ts';
import type { MeetingId, PersonId } from '../../shared/ids.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** How far a reader has been told: the meeting's stream and what follows the seal. */
export interface Place {
  seq: number;
  afterSeq: number;
}

export interface Cursors {
  write(meeting: MeetingId, reader: PersonId, place: Place): string;
  /** null for anything this server did not write for this reader of this meeting. */
  read(meeting: MeetingId, reader: PersonId, cursor: string): Place | null;
}

/** `key`: 32 bytes that every node derives from the instance key. */
export function createCursors(key: Uint8Array, random: Random): Cursors {
  const boundTo = (meeting: MeetingId, reader: PersonId): Buffer => Buffer.from(`${meeting} ${reader}`);
  return {
    write(meeting, reader, place) {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(meeting, reader));
      const plain = Buffer.alloc(16);
      plain.writeBigUInt64BE(BigInt(place.seq), 0);
      plain.writeBigUInt64BE(BigInt(place.afterSeq), 8);
      return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    read(meeting, reader, cursor) {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length !== NONCE_BYTES + 16 + TAG_BYTES) return null;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES));
        decipher.setAAD(boundTo(meeting, reader)).setAuthTag(bytes.subarray(-TAG_BYTES));
        const plain = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
        return { seq: Number(plain.readBigUInt64BE(0)), afterSeq: Number(plain.readBigUInt64BE(8)) };
      } catch {
        return null; // another key, another reader, or made up: all the same to the caller
      }
    },
  };
}
