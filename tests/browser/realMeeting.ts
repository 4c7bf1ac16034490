/** The real server on a folder of its own, as `serve` starts it, and a meeting as `convene` makes one. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock, systemRandom, systemTimers } from '../../server/ambient.ts';
import { readConfig } from '../../server/config.ts';
import { conveneScript } from '../../server/app/conveneScript.ts';
import { openIdentity } from '../../server/app/openIdentity.ts';
import { openPlace, openServer } from '../../server/app/openServer.ts';
import { parseScript } from '../../server/rehearsal/script.ts';
import type { MeetingId } from '../../shared/ids.ts';
import { CLOSE } from '../../shared/wire/closeCodes.ts';

export interface Invited {
  link: string;
  code: string;
  lockCode: string | null;
}

export interface RealMeeting {
  origin: string;
  meeting: MeetingId;
  /** By the script's own ids. */
  people: Record<string, Invited>;
  /** Another meeting on the same server. */
  another(): Promise<MeetingId>;
  /** Ends every connection of this person, as a lost network does; their page comes back by itself when it can. */
  cutOff(script: string): Promise<void>;
  /** The server stops; the answer starts it again, at the same address. */
  stop(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** `script`: a file beside this one. */
export async function startRealMeeting(script = 'smallMeeting.json'): Promise<RealMeeting> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-browser-'));
  const config = readConfig({ port: '0', data: join(folder, 'data'), keys: join(folder, 'keys') }, {});
  let server = await openServer(config);
  const origin = await server.listen();
  const convened = await convene(config, script);
  const people: Record<string, Invited> = {};
  for (const { script: id, invitation, code, lockCode } of convened.people) {
    people[id] = { link: `${origin}/i/${invitation}`, code, lockCode };
  }
  return {
    origin,
    meeting: convened.meeting,
    people,
    another: async () => (await convene(config, script)).meeting,
    async cutOff(id) {
      const entered = await server.rooms.enter(convened.meeting);
      if (!entered.ok) throw new Error(`the room is ${entered.code}`);
      const { commandPeers, documentPeers } = entered.room;
      const person = convened.names.people[id];
      for (const peer of [...documentPeers]) if (peer.who.person === person) peer.close(CLOSE.restart);
      for (const peer of [...commandPeers])
        if (peer.who.person === person) peer.close(CLOSE.restart, { code: 'storage' });
    },
    async stop() {
      await server.close();
      return async () => {
        server = await openServer({ ...config, port: Number(new URL(origin).port) });
        await server.listen();
      };
    },
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function convene(config: ReturnType<typeof readConfig>, file: string): ReturnType<typeof conveneScript> {
  const parsed = parseScript(await readFile(fileURLToPath(new URL(`./${file}`, import.meta.url)), 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
  const place = await openPlace(config);
  const identity = openIdentity(place, { clock: systemClock, timers: systemTimers, random: systemRandom }, false);
  try {
    return await conveneScript({ ...place, identity, clock: systemClock, random: systemRandom }, parsed.script, true);
  } finally {
    identity.close();
    await place.journal.close();
  }
}
