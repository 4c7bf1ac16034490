/** The Merkle tree hash of RFC 6962 over leaves that are hashed already. */

export type Sha256 = (bytes: Uint8Array) => Uint8Array;

const LEAF = 0x00;
const NODE = 0x01;

/** SHA-256(0x00 ‖ data): the prefix keeps a leaf from ever being read as a node. */
export function leafHash(sha256: Sha256, data: Uint8Array): Uint8Array {
  return sha256(join(Uint8Array.of(LEAF), data));
}

/** Root of the tree over `leaves` in the order given; for none, SHA-256 of nothing. */
export function merkleRoot(sha256: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (!first) return sha256(new Uint8Array(0));
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  const left = merkleRoot(sha256, leaves.slice(0, split));
  const right = merkleRoot(sha256, leaves.slice(split));
  return sha256(join(Uint8Array.of(NODE), left, right));
}

export function join(...pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let place = 0;
  for (const piece of pieces) {
    whole.set(piece, place);
    place += piece.length;
  }
  return whole;
}
