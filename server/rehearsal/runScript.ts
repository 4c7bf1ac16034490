/**
 * Plays a script through a server, over the network alone: everybody signs in, types at their moment, decides, and the
 * chair freezes and locks. What is untimed runs after the last contribution, before the read-back; what is after the lock
 * runs then, in its order.
 */
import type { Random, Timers } from '../../shared/clock.ts';
import { Cast } from './Cast.ts';
import { endMeeting, freezeAndLock } from './closeMeeting.ts';
import { Company, type Invited } from './Company.ts';
import type { Names } from './conveningOf.ts';
import { decideAll } from './decideAll.ts';
import { playAfterLock } from './playAfterLock.ts';
import type { Script } from './scriptForm.ts';
import { Stopped } from './stopping.ts';
import { READ_BACK, Typing } from './Typing.ts';

export interface RunParts {
  origin: string;
  script: Script;
  names: Names;
  people: readonly Invited[];
  /** Script seconds in one second. */
  speed: number;
  timers: Timers;
  random: Random;
  /** 0 to 1 and what is going on; called often. */
  progress: (done: number, what: string) => void;
}

export interface Ran {
  /** By the script's id: the copy each person could read (null: refused), and its page; every byte they were sent. */
  copies: Record<string, string | null>;
  pages: Record<string, string | null>;
  /** What each was given beside it, of what followed the lock. */
  afterwards: Record<string, string | null>;
  received: Record<string, Uint8Array[]>;
  people: number;
  edits: number;
  /** Milliseconds from an edit to the moment another screen shows it, one each. */
  visibleAfter: number[];
}

/** Throws `Stopped`, with a sentence, where the meeting does not take the script. */
export async function runScript(parts: RunParts): Promise<Ran> {
  const { script } = parts;
  let furthest = 0;
  const progress = (done: number, what: string): void => parts.progress((furthest = Math.max(furthest, done)), what);
  const company = new Company({ ...parts, cast: new Cast(script) });
  let phase = 'typing';
  const typing = new Typing(company, (share) => progress(0.05 + 0.75 * share, phase));
  let stopWatching = (): void => {};
  try {
    progress(0, 'signing in');
    await company.gather();
    progress(0.05, phase);
    stopWatching = await watchVisible(company, typing);
    await typeAll(company, typing);
    progress(0.8, (phase = 'deciding'));
    await decideAll(company, typing);
    progress(0.88, (phase = 'reading back'));
    await Promise.all(script.contributions.filter(isReadBack).map((one) => typing.contribute(one)));
    stopWatching();
    await endMeeting(company);
    progress(0.9, 'freezing');
    await freezeAndLock(company);
    progress(0.93, 'after the lock');
    await playAfterLock(company);
    progress(0.95, 'reading the record');
    return await readAll(company, typing);
  } finally {
    stopWatching();
    company.leave();
  }
}

function isReadBack({ section }: Script['contributions'][number]): boolean {
  return section === READ_BACK;
}

/** What has a second at its second; what has none afterwards, one after the other in the script's order. */
async function typeAll(company: Company, typing: Typing): Promise<void> {
  const spoken = company.parts.cast.script.contributions.filter((one) => !isReadBack(one));
  await Promise.all([
    ...company.latecomers(),
    ...spoken.filter(({ startSecond }) => startSecond !== null).map((one) => typing.contribute(one)),
  ]);
  const untimed = spoken.filter(({ startSecond }) => startSecond === null);
  for (const one of untimed.sort((a, b) => a.order - b.order)) await typing.contribute(one);
}

/** A second page of the chair looks on, so that there is another screen even when everybody else is on the phone. */
async function watchVisible(company: Company, typing: Typing): Promise<() => void> {
  const { doc, stop } = await company.chair.watch();
  typing.visible.watch(doc);
  return stop;
}

/** Everybody reads their copy, those who only come now too; whoever may not come in is given none. */
async function readAll(company: Company, typing: Typing): Promise<Ran> {
  const copies: [string, string | null][] = [];
  const pages: [string, string | null][] = [];
  const afterwards: [string, string | null][] = [];
  for (const { id } of company.parts.cast.script.attendees) {
    const actor = company.actors.get(id) ?? (await signInOrNot(company, id));
    copies.push([id, (await actor?.readRecord()) ?? null]);
    pages.push([id, (await actor?.readPage()) ?? null]);
    afterwards.push([id, (await actor?.readAfterwards()) ?? null]);
  }
  return {
    copies: Object.fromEntries(copies),
    pages: Object.fromEntries(pages),
    afterwards: Object.fromEntries(afterwards),
    received: Object.fromEntries([...company.actors].map(([id, { received }]) => [id, received])),
    people: company.actors.size,
    edits: typing.edits,
    visibleAfter: typing.visible.seen,
  };
}

async function signInOrNot(company: Company, id: string) {
  try {
    return await company.signIn(id);
  } catch (error) {
    if (error instanceof Stopped) return null;
    throw error;
  }
}
