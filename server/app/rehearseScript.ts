/** A script played through a private server of its own: opened, convened, played, compared, closed. */
import { join } from 'node:path';
import type { Random, Timers } from '../../shared/clock.ts';
import { readConfig } from '../config.ts';
import { compare, type Difference } from '../rehearsal/compare.ts';
import { runScript, type Ran } from '../rehearsal/runScript.ts';
import type { Observed } from '../rehearsal/compare.ts';
import { scaledClock } from '../rehearsal/scaledClock.ts';
import { Stopped } from '../rehearsal/stopping.ts';
import type { Script } from '../rehearsal/script.ts';
import { conveneScript } from './conveneScript.ts';
import { generalCopy } from './generalCopy.ts';
import { openServer } from './openServer.ts';

export interface Rehearsing {
  script: Script;
  /** Script seconds in one second. */
  speed: number;
  /** An empty folder for the private store and its keys. */
  folder: string;
  timers: Timers;
  random: Random;
  /** 0 to 1 and what is going on; called often. */
  progress: (done: number, what: string) => void;
  /** Resolves when whoever runs it wants no more of it. */
  stopped: Promise<void>;
}

export interface Rehearsed {
  ran: Ran;
  observed: Observed;
  differences: Difference[];
  /** File of the page's style sheet. */
  recordStyles: string;
}

/** Throws `Stopped`, with a sentence, where the meeting does not take the script or its store fails. */
export async function rehearseScript(rehearsing: Rehearsing): Promise<Rehearsed> {
  const { script, speed, folder, timers } = rehearsing;
  const config = readConfig(
    { port: '0', data: join(folder, 'store'), keys: join(folder, 'keys'), rehearsal: true },
    {},
  );
  const fails = serverFailed(folder);
  const clock = scaledClock(script.actualStart ?? script.scheduledStart, speed, timers);
  const server = await openServer(config, clock).catch(fails);
  try {
    const origin = await server.listen().catch(fails);
    const { parts, identity } = server;
    const { names, template, people, meeting } = await conveneScript({ ...parts, identity }, script, true).catch(fails);
    const ended = rehearsing.stopped.then((): never => {
      throw new Stopped('It was ended from outside.');
    });
    const ran = await Promise.race([runScript({ ...rehearsing, origin, names, people }), ended]);
    const copy = await generalCopy(parts.journal, meeting, parts.clock.now(), true).catch(fails);
    if (!copy) throw new Error('the lock was answered and there is no record');
    const { copies, pages, afterwards, received } = ran;
    const general = { general: copy.json, generalPage: copy.html, generalAfterwards: copy.afterwards };
    const observed = { script, names, template, ...general, copies, pages, afterwards, received };
    return { ran, observed, differences: compare(observed), recordStyles: parts.recordStyles };
  } finally {
    await server.close();
  }
}

/** Nobody but its own people and the disk comes near a private server. */
function serverFailed(folder: string): (error: unknown) => never {
  return (error) => {
    const why = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    throw new Stopped(`Its own server failed: ${why}. Is there room for ${folder}?`, { cause: error });
  };
}
