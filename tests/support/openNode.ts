/** A really opened server in this process, a small meeting in it, and people who come in over the network. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MeetingId } from '../../shared/ids.ts';
import { systemClock, systemRandom, systemTimers } from '../../server/ambient.ts';
import { conveneScript, type ConvenedScript } from '../../server/app/conveneScript.ts';
import { openServer, type OpenedServer } from '../../server/app/openServer.ts';
import { readConfig } from '../../server/config.ts';
import { Actor } from '../../server/rehearsal/Actor.ts';
import { parseScript } from '../../server/rehearsal/script.ts';

export interface Node {
  server: OpenedServer;
  origin: string;
  close(): Promise<void>;
}

export interface Shared {
  folder: string;
  postgres?: string;
  redis?: string;
  /** Settings of the operator, as in the environment. */
  settings?: Readonly<Record<string, string>>;
}

/** Nodes that are given the same `shared` are one system. */
export async function openNode(shared: Shared): Promise<Node> {
  const { folder, postgres, redis, settings } = shared;
  const config = readConfig(
    { port: '0', data: join(folder, 'data'), keys: join(folder, 'keys') },
    { ...(postgres && { QUORATE_POSTGRES: postgres }), ...(redis && { QUORATE_REDIS: redis }), ...settings },
  );
  const server = await openServer(config);
  const origin = await server.listen();
  return { server, origin, close: () => server.close() };
}

export async function ownFolder(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-node-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface SmallMeeting {
  meeting: MeetingId;
  lockCode: string;
  /** How this person of the script comes in. */
  invited: (script: string) => { invitation: string; code: string };
  /** Signs this person of the script in at a node, and joins. */
  comes(script: string, node: Node): Promise<Actor>;
}

/** Chair, police and health are to come; nobody has. */
export async function conveneSmall({ server }: Node): Promise<SmallMeeting> {
  const file = fileURLToPath(new URL('../browser/smallMeeting.json', import.meta.url));
  const parsed = parseScript(await readFile(file, 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
  const parts = { ...server.parts, identity: server.identity, clock: systemClock, random: systemRandom };
  const convened = await conveneScript(parts, parsed.script, true);
  return {
    meeting: convened.meeting,
    lockCode: who(convened, 'chair').lockCode ?? '',
    invited: (script) => who(convened, script),
    async comes(script, { origin }) {
      const { invitation, code } = who(convened, script);
      const actor = await Actor.signIn({ origin, invitation, code, random: systemRandom, timers: systemTimers });
      await actor.join();
      return actor;
    },
  };
}

function who({ people }: ConvenedScript, script: string): ConvenedScript['people'][number] {
  const person = people.find((one) => one.script === script);
  if (!person) throw new Error(`the script has no ${script}`);
  return person;
}

/** Roll call and conflict question: from here on everybody named may write. */
export async function startSmall(chair: Actor, others: readonly Actor[]): Promise<void> {
  await chair.decide({ type: 'start' });
  for (const actor of [chair, ...others]) {
    await actor.decide({ type: 'declareConflict', conflict: 'none' });
    await chair.decide({ type: 'rollCall', person: actor.person, attendance: 'attended' });
  }
}

/** Whatever this small meeting lacks. */
const WARNINGS = [
  'quorum',
  'conflictUnanswered',
  'agencyWithoutEntry',
  'noView',
  'childWithoutDecision',
  'noChildsVoice',
  'noContingency',
  'parentMissing',
  'dissentNotAsked',
  'notReadBack',
  'goneOnWithout',
].map((gate) => ({ gate, reason: 'a small meeting' }));

/** Freezes, has every screen say what it holds, and answers the digest that the chair may approve. */
export async function freezeSmall(chair: Actor, others: readonly Actor[]): Promise<string> {
  await chair.decide({ type: 'freeze', skipAnnouncement: true });
  for (const actor of [chair, ...others]) {
    await actor.sees(({ phase }) => phase === 'frozen', 'the freeze did not reach a screen');
    await actor.flush();
  }
  await chair.sees(({ freeze }) => freeze?.collected != null, 'the text was not collected');
  return chair.meeting?.freeze?.collected?.approvedDigest ?? '';
}

export function lockCommand(approvedDigest: string, lockCode: string): object {
  return {
    type: 'lock',
    approvedDigest,
    lockCode,
    statement: { present: true, readAloud: 'everything' },
    warnings: WARNINGS,
  };
}
