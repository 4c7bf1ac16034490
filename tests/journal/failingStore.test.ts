/** Stores that fail in the middle: a thread that dies, a disk that is full, a server that promises too little. */
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import { mintId, type MeetingId, type PartnershipId } from '../../shared/ids.ts';
import { systemRandom } from '../../server/ambient.ts';
import { EMPTY_HEAD, meetingStream, type Head, type Journal, type NewEntry } from '../../server/journal/Journal.ts';
import { openJournal } from '../../server/journal/storedJournal.ts';
import { openKeys } from '../../server/storage/openKeys.ts';
import { openStore, type Store } from '../../server/storage/openStore.ts';
import type { Death } from '../../server/storage/sqliteWorker.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';

const stream = meetingStream(mintId<MeetingId>(systemRandom));
const tidy: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const task of tidy.splice(0).reverse()) await task();
});

async function onSqlite(death?: Death): Promise<{ folder: string; store: Store; journal: Journal }> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-failing-'));
  const store = await openStore({ data: folder, ...(death && { death }) });
  const keys = await openKeys(join(folder, 'keys'), systemRandom);
  const journal = openJournal({ store, keys, random: systemRandom, partnership: mintId<PartnershipId>(systemRandom) });
  tidy.push(
    () => rm(folder, { recursive: true, force: true }),
    () => journal.close(),
  );
  return { folder, store, journal };
}

function edit(text: string): NewEntry {
  return {
    at: '2026-04-30T10:00:00.000Z',
    actor: { person: null, organisation: null, session: null },
    kind: 'edit',
    document: null,
    bodyClass: 'draft',
    body: Buffer.from(text),
  };
}

async function appendOne(journal: Journal, head: Head): Promise<Head> {
  const answer = await journal.append(stream, head, [edit('words')]);
  if (answer.outcome !== 'appended') throw new Error(answer.outcome);
  return answer.head;
}

describe('a storage thread that dies', () => {
  it.each([
    ['beforeInsert', 1],
    ['afterInsert', 1],
    ['afterCommit', 2],
  ] as const)(
    '[STORE-12] %s: the append is answered as unknown, is whole or not there, and the next one works',
    async (at, kept) => {
      const { journal } = await onSqlite({ at, append: 2, of: 'thread' });
      const head = await appendOne(journal, EMPTY_HEAD);
      expect((await journal.append(stream, head, [edit('under way')])).outcome).toBe('unknownOutcome');
      const { rows } = await journal.read(stream, 0);
      expect(rows).toHaveLength(kept);
      const after = await journal.head(stream);
      await appendOne(journal, after.head);
    },
  );
});

describe('a store that is taken away', () => {
  const FILE = 'quorate.sqlite';

  it.each([
    ['its folder', '', FILE],
    ['the database', FILE, FILE],
    ['its log', `${FILE}-wal`, `${FILE}-wal`],
    ['the index of its log', `${FILE}-shm`, `${FILE}-shm`],
  ])(
    '[STORE-22] %s: nothing is answered as saved or read from then on, also when it is back',
    async (_what, part, named) => {
      const { folder, store, journal } = await onSqlite();
      const gone: string[] = [];
      store.onGone((file) => gone.push(file));
      const head = await appendOne(journal, EMPTY_HEAD);
      expect(await store.inPlace()).toBe(true);
      const copy = `${folder}-copy`;
      tidy.push(() => rm(copy, { recursive: true }));
      await cp(folder, copy, { recursive: true });
      await rm(join(folder, part), { recursive: true });
      expect((await journal.append(stream, head, [edit('lost')])).outcome).toBe('storage');
      await expect(journal.read(stream, 0)).rejects.toThrow('is not where it was opened');
      await cp(copy, folder, { recursive: true });
      expect((await journal.append(stream, head, [edit('lost too')])).outcome).toBe('storage');
      expect([await store.inPlace(), gone]).toEqual([false, [join(folder, named)]]);
    },
  );

  it('[STORE-22] who only asks whether it is there is told, before anybody writes', async () => {
    const { folder, store, journal } = await onSqlite();
    const head = await appendOne(journal, EMPTY_HEAD);
    await rm(folder, { recursive: true });
    expect(await store.inPlace()).toBe(false);
    expect((await journal.append(stream, head, [edit('lost')])).outcome).toBe('storage');
  });

  it('[STORE-23] a log that was taken away is written into its database when the store is closed', async () => {
    const { folder, journal } = await onSqlite();
    const head = await appendOne(journal, EMPTY_HEAD);
    await rm(join(folder, `${FILE}-wal`));
    expect((await journal.append(stream, head, [edit('refused')])).outcome).toBe('storage');
    await journal.close();
    const store = await openStore({ data: folder });
    const kept = await store.kysely.selectFrom('entry').select('seq').where('stream', '=', stream).execute();
    await store.close();
    expect(kept).toContainEqual({ seq: head.seq });
  });

  it('[STORE-24] a thread that follows another makes no new file in its stead', async () => {
    const { folder, store, journal } = await onSqlite({ at: 'beforeInsert', append: 2, of: 'thread' });
    const head = await appendOne(journal, EMPTY_HEAD);
    await rm(join(folder, FILE));
    expect((await journal.append(stream, head, [edit('under way')])).outcome).toBe('unknownOutcome');
    expect((await journal.append(stream, head, [edit('lost')])).outcome).toBe('storage');
    expect(await store.inPlace()).toBe(false);
    expect(await readdir(folder)).not.toContain(FILE);
  });
});

describe('a full disk', () => {
  it('[STORE-13] is answered with "storage", nothing of the append is kept, and the store works when there is room', async () => {
    const { store, journal } = await onSqlite();
    const head = await appendOne(journal, EMPTY_HEAD);
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.kysely);
    await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 2}`).execute(store.kysely);
    const large = edit('w'.repeat(200_000));
    const refused = await Promise.all([
      journal.append(stream, head, [large]),
      journal.append(meetingStream(mintId<MeetingId>(systemRandom)), EMPTY_HEAD, [large]),
    ]);
    expect(refused.map(({ outcome }) => outcome)).toEqual(['storage', 'storage']);
    expect((await journal.read(stream, 0)).rows).toHaveLength(1);
    await sql.raw('pragma max_page_count = 100000').execute(store.kysely);
    expect((await journal.append(stream, head, [large])).outcome).toBe('appended');
  });
});

describeWithPostgres('a PostgreSQL that promises too little', () => {
  it.each(['synchronous_commit'])('[STORE-14] is not opened: %s off', async (setting) => {
    const postgres = await freshDatabase();
    const store = await openStore({ postgres });
    await sql.raw(`alter database "${new URL(postgres).pathname.slice(1)}" set ${setting} = off`).execute(store.kysely);
    await store.close();
    await expect(openStore({ postgres })).rejects.toThrow(`${setting} off: "saved" would not be true`);
  });
});
