/**
 * What was decided in a stream, in order, without what was written: for lists of meetings. The chain between the rows is
 * not checked, so nothing may be decided from it; a room is always folded from the whole journal.
 */
import type { Random } from '../../shared/clock.ts';
import type { Keys } from '../storage/openKeys.ts';
import type { Store } from '../storage/openStore.ts';
import { commitmentTo } from './chain.ts';
import { JournalBroken, type Entry, type StreamId } from './Journal.ts';
import { decrypt, MeetingKeys } from './meetingKeys.ts';

export interface DecidedRow {
  entry: Entry;
  body: Uint8Array;
}

export type ReadDecided = (stream: StreamId) => Promise<DecidedRow[]>;

export function decidedReader(store: Store, keys: Keys, random: Random): ReadDecided {
  const meetingKeys = new MeetingKeys(store, keys, random);
  return async (stream) => {
    const stored = await store.kysely
      .selectFrom('entry')
      .innerJoin('body', (join) => join.onRef('body.stream', '=', 'entry.stream').onRef('body.seq', '=', 'entry.seq'))
      .select(['entry.seq', 'entry.bytes', 'body.salt', 'body.key_id', 'body.ciphertext'])
      .where('entry.stream', '=', stream)
      .where('entry.kind', 'in', ['event', 'seal'])
      .orderBy('entry.seq')
      .execute();
    const rows: DecidedRow[] = [];
    for (const { seq, bytes, salt, key_id: keyId, ciphertext } of stored) {
      if (!ciphertext) continue; // erased under its retention rule
      const entry = JSON.parse(Buffer.from(bytes).toString()) as Entry;
      const body = decrypt(await meetingKeys.byId(keyId), ciphertext, `${stream} ${seq}`);
      if (commitmentTo(salt, body) !== entry.commit)
        throw new JournalBroken(`${stream}: the body of ${seq} was changed`);
      rows.push({ entry, body });
    }
    return rows;
  };
}
