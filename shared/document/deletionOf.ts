/** An update that deletes exactly these letters and adds nothing. */
import * as encoding from 'lib0/encoding';
import type { IdRange } from './readBlocks.ts';

export function deletionOf(ranges: readonly IdRange[]): Uint8Array {
  const clients = new Map<number, IdRange[]>();
  for (const range of ranges) {
    const list = clients.get(range[0]);
    if (list) list.push(range);
    else clients.set(range[0], [range]);
  }
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0); // no structs
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, list] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, list.length);
    for (const [, from, to] of list) {
      encoding.writeVarUint(encoder, from);
      encoding.writeVarUint(encoder, to - from);
    }
  }
  return encoding.toUint8Array(encoder);
}
