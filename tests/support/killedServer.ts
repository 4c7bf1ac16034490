/**
 * A server that kills itself at one point, as a power cut would: `node --import tsx killedServer.ts '<settings>'`.
 * Prints a line for everything it acknowledges, before anything else can happen. Where that point is never reached it
 * ends with 1 and a sentence; and it ends with whoever started it, whose end closes its standard input.
 */
import { writeSync } from 'node:fs';
import * as Y from 'yjs';
import { SHARED_DOCUMENT, type PartnershipId } from '../../shared/ids.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { systemClock, systemRandom, systemTimers } from '../../server/ambient.ts';
import { soloFleet } from '../../server/fleet/soloFleet.ts';
import type { Journal } from '../../server/journal/Journal.ts';
import { openJournal } from '../../server/journal/storedJournal.ts';
import { createCursors } from '../../server/rooms/cursor.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { Rooms } from '../../server/rooms/Rooms.ts';
import { openKeys } from '../../server/storage/openKeys.ts';
import { openStore, type StorePlace } from '../../server/storage/openStore.ts';
import { commandsOf, type Convened } from './meetingWorld.ts';
import { UNKNOWN_CLOCK } from '../../shared/clock.ts';

export interface KilledSettings {
  place: StorePlace;
  keys: string;
  partnership: PartnershipId;
  convened: Convened;
  /** Between commit and acknowledgement of this edit; or around the commit of the seal. */
  dies: { atEdit: number } | { atSeal: 'before' | 'after' };
}

const ROOT = 'section:analysis';
/** Of a room: the freeze's answer, its coming into force and what follows are a few. */
const MOST_GROWTHS = 50;
/** Long for a busy machine, and less than the test has, so that our sentence comes before the runner's. */
const PATIENCE_MS = 60_000;
const settings = JSON.parse(process.argv[2] ?? '') as KilledSettings;

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('still alive');
}

function dying(journal: Journal): Journal {
  let edits = 0;
  const { dies } = settings;
  return new Proxy(journal, {
    get(target, name: keyof Journal) {
      if (name === 'append') {
        return async (...args: Parameters<Journal['append']>) => {
          const appended = await target.append(...args);
          if ('atEdit' in dies && args[2].some(({ kind }) => kind === 'edit') && ++edits === dies.atEdit) die();
          return appended;
        };
      }
      if (name === 'seal') {
        return async (...args: Parameters<Journal['seal']>) => {
          if ('atSeal' in dies && dies.atSeal === 'before') die();
          const sealed = await target.seal(...args);
          if ('atSeal' in dies) die();
          return sealed;
        };
      }
      return (target[name] as (...args: unknown[]) => unknown).bind(target);
    },
  });
}

async function main(): Promise<void> {
  const store = await openStore(settings.place);
  const keys = await openKeys(settings.keys, systemRandom);
  const journal = dying(openJournal({ store, keys, random: systemRandom, partnership: settings.partnership }));
  const rooms = new Rooms({
    journal,
    fleet: soloFleet(),
    clock: systemClock,
    knownClock: UNKNOWN_CLOCK,
    timers: systemTimers,
    random: systemRandom,
    cursors: createCursors(new Uint8Array(32), systemRandom),
    checkLockCode: () => Promise.resolve({ ok: true, lockCode: 'code' }),
    accessEnded: () => {},
    alarm: (what) => writeSync(2, `${what}\n`),
  });
  const entered = await rooms.enter(settings.convened.id);
  if (!entered.ok) throw new Error(entered.code);
  await ('atEdit' in settings.dies ? typeUntilDead(entered.room) : lockUntilDead(entered.room));
  throw new Error('still alive after everything it had to do');
}

/** Types one letter after another; prints the clock that was acknowledged. */
async function typeUntilDead(room: Room): Promise<void> {
  const doc = new Y.Doc();
  const offer = (bytes: Uint8Array): Promise<boolean> =>
    new Promise((resolve) => {
      const who = settings.convened.chair;
      room.line.offer({
        who,
        screen: null,
        document: SHARED_DOCUMENT,
        deed: { bytes },
        from: null,
        answer: ({ ok }) => resolve(ok),
      });
    });
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = insertBlock(doc, ROOT, 0, {});
  for (let n = 0; n < 1_000; n++) {
    typeAtEnd(text, 'x');
    for (const update of updates.splice(0)) {
      if (!(await offer(update))) throw new Error('refused');
    }
    writeSync(1, `${doc.clientID} ${Y.getState(doc.store, doc.clientID)}\n`);
  }
}

async function lockUntilDead(room: Room): Promise<void> {
  const send = commandsOf(room);
  const { chair } = settings.convened;
  await send(chair, { type: 'freeze', skipAnnouncement: true });
  const approvedDigest = await collected(room);
  const gates = ['quorum', 'agencyWithoutEntry', 'noView', 'dissentNotAsked', 'notReadBack', 'parentMissing'];
  const warnings = gates.map((gate) => ({ gate, reason: 'a test' }));
  await send(chair, {
    type: 'lock',
    approvedDigest,
    lockCode: 'x',
    statement: { present: true, readAloud: 'everything' },
    warnings,
  });
  writeSync(1, 'locked\n');
}

/** The digest that the chair may approve, once the room has named it. */
async function collected(room: Room): Promise<string> {
  for (let growths = 0; growths < MOST_GROWTHS; growths++) {
    const named = room.meeting.freeze?.collected;
    if (named) return named.approvedDigest;
    if (room.closed) break;
    await new Promise<void>((resolve) => room.onGrowth(resolve));
  }
  throw new Error(`the text was not collected, and the room is ${room.closed ? 'closed' : room.meeting.phase}`);
}

function end(why: string): never {
  writeSync(2, `${why}\n`);
  process.exit(1);
}

process.stdin.on('end', () => process.exit(1)).resume();
systemTimers.after(PATIENCE_MS, () => end('it waited too long for the point at which it dies'));
main().catch((error: unknown) => end(String(error)));
