/** Where rehearsals are kept: a folder for each start, wiped a day later, store and key together (C33). */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock, Random } from '../../shared/clock.ts';
import { makeFolder } from '../makeFolder.ts';

export const KEPT_MS = 24 * 60 * 60_000;
/** The time of its making, to the millisecond, and letters that keep two starts apart. */
const NAME = /^(\d{13})-[0-9a-f]{8}$/;

/** A new folder; its time stands in its name, so that a copied or touched folder is no younger. */
export async function makeRehearsalFolder(root: string, clock: Clock, random: Random): Promise<string> {
  const letters = Buffer.from(random.bytes(4)).toString('hex');
  const folder = join(root, `${clock.now().getTime()}-${letters}`);
  await makeFolder(folder, 0o700);
  return folder;
}

/** Removes every rehearsal that is a day old; answers how many. Other things in the folder are left alone. */
export async function wipeOldRehearsals(root: string, clock: Clock): Promise<number> {
  const names = await readdir(root).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const old = names.filter((name) => {
    const made = NAME.exec(name)?.[1];
    return made !== undefined && clock.now().getTime() - Number(made) >= KEPT_MS;
  });
  for (const name of old) await rm(join(root, name), { recursive: true, force: true });
  return old.length;
}
