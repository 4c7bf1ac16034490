/** One append as a store carries it out: rows ready to be written, to be compared with the head in one transaction. */
export interface RowIn {
  seq: number;
  /** Canonical JSON of the entry. */
  bytes: Uint8Array;
  hash: string;
  kind: string;
  document: string | null;
  salt: Uint8Array;
  keyId: string;
  ciphertext: Uint8Array;
}

export interface SealIn {
  meeting: string;
  digest: string;
  header: Uint8Array;
  leaf: Uint8Array;
  parts: { part: string; class: string; keyId: string; ciphertext: Uint8Array }[];
  consume: { lockCode: string; approvedDigest: string; at: string } | null;
}

export interface AppendRequest {
  stream: string;
  partnership: string;
  expectedSeq: number;
  expectedHash: string;
  commandId: string | null;
  at: string;
  rows: RowIn[];
  seal: SealIn | null;
}

export type AppendAnswer =
  | { outcome: 'appended'; leafIndex: number | null }
  | { outcome: 'behind' }
  | { outcome: 'sealed'; seq: number; hash: string }
  | { outcome: 'known'; seq: number }
  | { outcome: 'codeUsed' }
  | { outcome: 'storage'; reason: string }
  | { outcome: 'unknownOutcome'; reason: string };
