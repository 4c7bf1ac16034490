/** An update decoded without a document, every byte of it: what Yjs leaves unread would be an endless supply of names for one update. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

export type Struct = Y.Item | Y.GC | Y.Skip;

export interface Decoded {
  /** Of each client the structs in the order of their clocks, as the update lists them. */
  structs: Map<number, Struct[]>;
  deletions: Deletion[];
}

export interface Deletion {
  client: number;
  clock: number;
  length: number;
}

/** null for bytes that are no V1 update, or are one and something more. */
export function decodeWhole(update: Uint8Array): Decoded | null {
  let decoder: decoding.Decoder | null = null;
  class Watched extends Y.UpdateDecoderV1 {
    constructor(bytes: decoding.Decoder) {
      super(bytes);
      decoder = bytes;
    }
  }
  try {
    const { structs, ds } = Y.decodeUpdateV2(update, Watched);
    if (decoder === null || decoding.hasContent(decoder)) return null;
    return { structs: byClient(structs), deletions: listed(ds) };
  } catch {
    return null; // lib0 throws on every kind of broken bytes
  }
}

function byClient(structs: readonly Struct[]): Map<number, Struct[]> {
  const clients = new Map<number, Struct[]>();
  for (const struct of structs) {
    const list = clients.get(struct.id.client);
    if (list) list.push(struct);
    else clients.set(struct.id.client, [struct]);
  }
  return clients;
}

function listed(ds: { clients: Map<number, { clock: number; len: number }[]> }): Deletion[] {
  const deletions: Deletion[] = [];
  for (const [client, ranges] of ds.clients)
    for (const { clock, len } of ranges) deletions.push({ client, clock, length: len });
  return deletions;
}

/** The update again with what is new in it alone: of each client the structs from `clock` on, and these deletions. */
export function encodeWith(
  fresh: ReadonlyMap<number, { clock: number; structs: readonly Struct[] }>,
  deletions: readonly Deletion[],
): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  encoding.writeVarUint(rest, fresh.size);
  for (const [client, { clock, structs }] of [...fresh].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(rest, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, clock);
    for (const struct of structs) struct.write(encoder, Math.max(0, clock - struct.id.clock));
  }
  writeDeletions(rest, deletions);
  return encoder.toUint8Array();
}

export function writeDeletions(rest: encoding.Encoder, deletions: readonly Deletion[]): void {
  const clients = new Map<number, Deletion[]>();
  for (const deletion of deletions) clients.set(deletion.client, [...(clients.get(deletion.client) ?? []), deletion]);
  encoding.writeVarUint(rest, clients.size);
  for (const [client, list] of clients) {
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, list.length);
    for (const { clock, length } of list) {
      encoding.writeVarUint(rest, clock);
      encoding.writeVarUint(rest, length);
    }
  }
}
