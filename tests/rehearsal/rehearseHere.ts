/** A script played in this process, as `rehearse` plays it, in a folder of its own that is gone afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom, systemTimers } from '../../server/ambient.ts';
import { rehearseScript, type Rehearsed } from '../../server/app/rehearseScript.ts';
import { parseScript } from '../../server/rehearsal/script.ts';

const stopped = new Promise<void>(() => {});
/** So fast that nobody waits, and what overlaps still does. */
const SPEED = 2_000;

export async function rehearseHere(json: string): Promise<Rehearsed> {
  const parsed = parseScript(json);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
  const folder = await mkdtemp(join(tmpdir(), 'quorate-rehearsed-'));
  const parts = {
    speed: SPEED,
    folder,
    timers: systemTimers,
    random: systemRandom,
    progress: () => {},
    stopped,
  };
  try {
    return await rehearseScript({ ...parts, script: parsed.script });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
