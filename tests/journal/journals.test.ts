import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { mintId, type MeetingId, type PartnershipId } from '../../shared/ids.ts';
import { systemRandom } from '../../server/ambient.ts';
import { EMPTY_HEAD, meetingStream } from '../../server/journal/Journal.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import { openJournal } from '../../server/journal/storedJournal.ts';
import { openKeys } from '../../server/storage/openKeys.ts';
import { openStore, type StorePlace } from '../../server/storage/openStore.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { holdsTheJournalsPromises, type UnderTest } from './journalContract.ts';

async function stored(place: StorePlace, keysFile: string, tidy: () => Promise<void>): Promise<UnderTest> {
  const store = await openStore(place);
  const partnership = mintId<PartnershipId>(systemRandom);
  const journal = openJournal({
    store,
    keys: await openKeys(keysFile, systemRandom),
    random: systemRandom,
    partnership,
  });
  return {
    journal,
    partnership,
    raw: async (text) => void (await sql.raw(text).execute(store.kysely)),
    async close() {
      await journal.close();
      await tidy();
    },
  };
}

async function inFolder(): Promise<UnderTest> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-journal-'));
  return stored({ data: join(folder, 'data') }, join(folder, 'keys'), () => rm(folder, { recursive: true }));
}

holdsTheJournalsPromises('in memory', 'memory', () =>
  Promise.resolve({
    journal: memoryJournal(systemRandom),
    partnership: mintId<PartnershipId>(systemRandom),
    raw: () => Promise.reject(new Error('memory has no SQL')),
    close: () => Promise.resolve(),
  }),
);
holdsTheJournalsPromises('on SQLite', 'sqlite', inFolder);

describeWithPostgres('on PostgreSQL', () => {
  holdsTheJournalsPromises('on PostgreSQL', 'postgres', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-journal-'));
    return stored({ postgres: await freshDatabase() }, join(folder, 'keys'), () => rm(folder, { recursive: true }));
  });
});

describe('at rest', () => {
  it('[STORE-9] no word that was written stands in the files of the store, and the key file is its owner’s alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-rest-'));
    const store = await openStore({ data: join(folder, 'data') });
    const keys = await openKeys(join(folder, 'keys'), systemRandom);
    const journal = openJournal({
      store,
      keys,
      random: systemRandom,
      partnership: mintId<PartnershipId>(systemRandom),
    });
    const canary = 'CANARYwordsOfAChild';
    await journal.append(meetingStream(mintId<MeetingId>(systemRandom)), EMPTY_HEAD, [
      {
        at: '2026-04-30T10:00:00.000Z',
        actor: { person: null, organisation: null, session: null },
        kind: 'edit',
        document: null,
        bodyClass: 'draft',
        body: Buffer.from(canary),
      },
    ]);
    for (const file of await readdir(join(folder, 'data'))) {
      expect((await readFile(join(folder, 'data', file))).includes(canary), file).toBe(false);
    }
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o600);
    await journal.close();
    await rm(folder, { recursive: true });
  });

  it('[STORE-10] a store is durable on its second open as on its first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-durable-'));
    for (let open = 0; open < 2; open++) {
      const store = await openStore({ data: folder });
      const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(store.kysely);
      expect(rows[0]?.synchronous).toBe(2);
      await store.close();
    }
    await rm(folder, { recursive: true });
  });

  it('[STORE-11] a body cannot be read with another key', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-keys-'));
    const partnership = mintId<PartnershipId>(systemRandom);
    const stream = meetingStream(mintId<MeetingId>(systemRandom));
    const store = await openStore({ data: join(folder, 'data') });
    const journal = openJournal({
      store,
      keys: await openKeys(join(folder, 'keys'), systemRandom),
      random: systemRandom,
      partnership,
    });
    await journal.append(stream, EMPTY_HEAD, [
      {
        at: '2026-04-30T10:00:00.000Z',
        actor: { person: null, organisation: null, session: null },
        kind: 'edit',
        document: null,
        bodyClass: 'draft',
        body: Buffer.from('words'),
      },
    ]);
    const other = openJournal({
      store,
      keys: await openKeys(join(folder, 'other'), systemRandom),
      random: systemRandom,
      partnership,
    });
    await expect(other.read(stream, 0)).rejects.toThrow(/--keys/);
    await journal.close();
    await rm(folder, { recursive: true });
  });
});
