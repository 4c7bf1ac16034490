/** The record's hashes on the platform's own implementation. */
import { createHash, createHmac } from 'node:crypto';
import type { Hashing } from '../../shared/record/digest.ts';

export const nodeHashing: Hashing = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  hmac: (key, message) => createHmac('sha256', key).update(message).digest(),
};
