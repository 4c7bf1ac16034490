import { mkdtemp, rm } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mintId, SHARED_DOCUMENT, type PartnershipId } from '../../shared/ids.ts';
import { systemClock, systemRandom } from '../../server/ambient.ts';
import { event } from '../../shared/rules/decide/Deed.ts';
import { meetingStream, type Journal } from '../../server/journal/Journal.ts';
import { openJournal } from '../../server/journal/storedJournal.ts';
import { loadRoom } from '../../server/rooms/loadRoom.ts';
import { openKeys } from '../../server/storage/openKeys.ts';
import { openStore, type StorePlace } from '../../server/storage/openStore.ts';
import type { KilledSettings } from '../support/killedServer.ts';
import { aMeeting, type Convened } from '../support/meetingWorld.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { rounds } from '../support/tier.ts';

const ROUNDS = rounds(10, 200);
const PER_ROUND_MS = 20_000;

interface Place {
  place: StorePlace;
  keys: string;
  partnership: PartnershipId;
  tidy(): Promise<void>;
}

/** A started meeting in a store that nobody has open. */
async function prepared({ place, keys, partnership }: Place): Promise<Convened> {
  const store = await openStore(place);
  const journal = openJournal({ store, keys: await openKeys(keys, systemRandom), random: systemRandom, partnership });
  const convened = await aMeeting(journal, systemClock, systemRandom, 1);
  const { head } = await journal.head(meetingStream(convened.id));
  const { chair } = convened;
  const events = [
    event('started', { statements: [] }),
    event('conflictDeclared', { speaker: chair.person, conflict: 'none', note: null }),
  ];
  const appended = await journal.append(
    meetingStream(convened.id),
    head,
    events.map((one) => ({
      at: systemClock.now().toISOString(),
      actor: { person: chair.person, organisation: chair.organisation, session: chair.session },
      kind: 'event',
      document: null,
      bodyClass: 'decided',
      body: Buffer.from(JSON.stringify(one)),
    })),
  );
  // The killed server's lock code; its table knows it, so that the seal's transaction can use it up.
  await store.kysely
    .insertInto('lock_code')
    .values({
      id: 'code',
      partnership,
      meeting: convened.id,
      person: chair.person,
      code_hash: '',
      tries: 0,
      used_at: null,
      approved_digest: null,
      voided_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ used_at: null }))
    .execute();
  await journal.close();
  if (appended.outcome !== 'appended') throw new Error(appended.outcome);
  return convened;
}

/** Runs the server until it has killed itself; answers what it had printed by then. */
function untilDead(settings: KilledSettings): Promise<{ printed: string[]; signal: string | null; errors: string }> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, '../support/killedServer.ts'), JSON.stringify(settings)],
    { stdio: ['pipe', 'pipe', 'pipe'] }, // our end closes its input, and it goes with us
  );
  let out = '';
  let errors = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  return new Promise((resolve) => {
    child.on('close', (_code, signal) => resolve({ printed: out.split('\n').filter(Boolean), signal, errors }));
  });
}

async function reopened<T>({ place, keys, partnership }: Place, look: (journal: Journal) => Promise<T>): Promise<T> {
  const store = await openStore(place);
  const journal = openJournal({ store, keys: await openKeys(keys, systemRandom), random: systemRandom, partnership });
  try {
    return await look(journal);
  } finally {
    await journal.close();
  }
}

function survives(name: string, open: () => Promise<Place>): void {
  it(
    `[EDIT-42] ${name}: killed between commit and broadcast, ${ROUNDS} times: no acknowledged letter is lost`,
    async () => {
      const place = await open();
      let acknowledged = 0;
      for (let round = 0; round < ROUNDS; round++) {
        const convened = await prepared(place);
        const { printed, signal, errors } = await untilDead({ ...place, convened, dies: { atEdit: 2 + (round % 7) } });
        expect(signal, errors).toBe('SIGKILL');
        const [client = 0, clock = 0] = (printed[printed.length - 1] ?? '').split(' ').map(Number);
        const state = await reopened(place, (journal) => loadRoom(journal, convened.id));
        const doc = state?.documents.get(SHARED_DOCUMENT);
        expect(doc && Y.getState(doc.store, client)).toBeGreaterThanOrEqual(clock);
        acknowledged += clock;
      }
      expect(acknowledged).toBeGreaterThan(0);
      await place.tidy();
    },
    ROUNDS * PER_ROUND_MS,
  );

  it(
    `[LOCK-39] ${name}: killed around the commit of the lock, ${ROUNDS} times: the meeting is open or locked, never half`,
    async () => {
      const place = await open();
      for (let round = 0; round < ROUNDS; round++) {
        const convened = await prepared(place);
        const atSeal = round % 2 === 0 ? 'before' : 'after';
        const { printed, signal, errors } = await untilDead({ ...place, convened, dies: { atSeal } });
        expect([printed, signal], errors).toEqual([[], 'SIGKILL']);
        const { sealed, record, last } = await reopened(place, async (journal) => {
          const read = await journal.read(meetingStream(convened.id), 0);
          return {
            sealed: read.sealed,
            record: await journal.readRecord(convened.id),
            last: read.rows[read.rows.length - 1]?.entry.kind,
          };
        });
        expect([sealed, record !== null, last === 'seal']).toEqual(
          atSeal === 'after' ? [true, true, true] : [false, false, false],
        );
      }
      await place.tidy();
    },
    ROUNDS * PER_ROUND_MS,
  );
}

describe('kill -9', () => {
  survives('SQLite', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-kill-'));
    const tidy = (): Promise<void> => rm(folder, { recursive: true });
    return {
      place: { data: join(folder, 'data') },
      keys: join(folder, 'keys'),
      partnership: mintId<PartnershipId>(systemRandom),
      tidy,
    };
  });
});

describeWithPostgres('kill -9 on PostgreSQL', () => {
  survives('PostgreSQL', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'quorate-kill-'));
    const tidy = (): Promise<void> => rm(folder, { recursive: true });
    return {
      place: { postgres: await freshDatabase() },
      keys: join(folder, 'keys'),
      partnership: mintId<PartnershipId>(systemRandom),
      tidy,
    };
  });
});
