/** A trace through a server over the network: signed in, posted, frozen, locked, read back from the record. */
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import type { Random, Timers } from '../../shared/clock.ts';
import type { BlockContent, Stretch } from '../../shared/record/contents.ts';
import { Actor } from './Actor.ts';
import type { Invited } from './Company.ts';
import type { Names } from './conveningOf.ts';
import type { TraceEdits } from './replayTrace.ts';

/** What one request carries; the server answers after their commit. */
const FRAMES_AT_ONCE = 400;

export interface TraceParts {
  origin: string;
  people: readonly Invited[];
  names: Names;
  edits: TraceEdits;
  timers: Timers;
  random: Random;
  progress: (done: number, what: string) => void;
}

export interface Replayed {
  text: string;
  /** Letters whose *typed by* is not their agent. */
  wrongTypist: number;
}

export async function runTrace(parts: TraceParts): Promise<Replayed> {
  const { origin, people, names, edits, timers, random } = parts;
  const actors: Actor[] = [];
  for (const { invitation, code } of people)
    actors.push(await Actor.signIn({ origin, invitation, code, timers, random }));
  const [chair] = actors;
  if (!chair) throw new Error('a trace has an agent');
  try {
    await chair.join();
    await chair.decide({ type: 'start' });
    for (const { person } of actors) {
      await chair.decide({ type: 'declareConflict', conflict: 'none', speaker: person });
      await chair.decide({ type: 'rollCall', person, attendance: 'attended' });
    }
    await post(parts, actors);
    await lock(chair, people[0]?.lockCode ?? '');
    return judge((await chair.readRecord()) ?? '', edits, names);
  } finally {
    for (const actor of actors) actor.leave();
  }
}

/** Runs of frames by one agent go together; whoever builds on them posts only when they are on disk. */
async function post({ edits, progress }: TraceParts, actors: readonly Actor[]): Promise<void> {
  const { frames } = edits;
  for (let at = 0; at < frames.length;) {
    const agent = frames[at]?.agent ?? 0;
    let end = at;
    while (end < frames.length && end - at < FRAMES_AT_ONCE && frames[end]?.agent === agent) end += 1;
    await actors[agent]?.post(
      SHARED_DOCUMENT,
      frames.slice(at, end).map(({ frame }) => frame),
    );
    at = end;
    progress(at / frames.length, 'replaying');
  }
}

async function lock(chair: Actor, lockCode: string): Promise<void> {
  await chair.decide({ type: 'freeze', skipAnnouncement: true });
  await chair.sees(({ phase }) => phase === 'frozen', 'the freeze did not come');
  await chair.flush();
  await chair.sees(({ freeze }) => freeze?.collected != null, 'the text was not collected');
  const statement = { present: true, readAloud: 'nothing', because: 'A recorded trace.' };
  let warnings: { gate: string; reason: string }[] = [];
  for (let tries = 0; tries < 2; tries++) {
    const approvedDigest = chair.meeting?.freeze?.collected?.approvedDigest ?? '';
    const answer = await chair.command({ type: 'lock', approvedDigest, lockCode, statement, warnings });
    if (answer.ok) return;
    const missing = String(answer.refusal.detail?.['field'] ?? '');
    warnings = missing.split(' ').map((gate) => ({ gate, reason: 'A recorded trace.' }));
  }
  throw new Error('the lock was refused');
}

function judge(record: string, { letters }: TraceEdits, names: Names): Replayed {
  const { opened } = JSON.parse(record) as {
    opened: { part: { id: string; content: unknown; authorship: unknown } }[];
  };
  const part = opened.find(({ part: { id } }) => id === 'section:analysis')?.part;
  const [block] = (part?.content as { blocks: BlockContent[] } | undefined)?.blocks ?? [];
  const [stretches = []] = (part?.authorship as Stretch[][] | undefined) ?? [];
  let wrongTypist = 0;
  for (const { from, to, typedBy } of stretches) {
    for (let n = from; n < to; n++) if (names.people[`agent${letters[n]?.agent ?? -1}`] !== typedBy) wrongTypist += 1;
  }
  const covered = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  const text = block?.text ?? '';
  return { text, wrongTypist: wrongTypist + Math.abs(text.length - covered) };
}
