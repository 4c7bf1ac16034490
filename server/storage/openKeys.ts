/**
 * The instance's keys: in a 0600 file outside the data folder and its backups, so that a stolen backup is not readable.
 * Made at first start; a store that was written under a key which is not here is refused, never opened half.
 */
import { hkdfSync } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';
import type { Random } from '../../shared/clock.ts';
import { mintId } from '../../shared/ids.ts';

const KEY_BYTES = 32;

export interface Keys {
  /** The key new things are wrapped under. */
  current: { id: string; key: Uint8Array };
  /** A key by its id; null where this file has not got it. */
  find(id: string): Uint8Array | null;
  /** 32 bytes for one purpose, the same on every node. */
  derive(purpose: 'cursor' | 'code' | 'session'): Buffer;
}

interface KeyFile {
  v: 1;
  current: string;
  keys: Record<string, string>;
}

/** Throws with a sentence that names the file. */
export async function openKeys(file: string, random: Random): Promise<Keys> {
  return keysIn(file, (await readKeyFile(file)) ?? (await makeKeyFile(file, random)));
}

/** The same where there is a file; null: there is none, and none is made. */
export async function findKeys(file: string): Promise<Keys | null> {
  const content = await readKeyFile(file);
  return content && keysIn(file, content);
}

function keysIn(file: string, content: KeyFile): Keys {
  const keys = new Map(
    Object.entries(content.keys).map(([id, key]) => [id, new Uint8Array(Buffer.from(key, 'base64'))]),
  );
  const key = keys.get(content.current);
  if (!key || key.length !== KEY_BYTES) throw new Error(`The key file ${file} has no valid current key.`);
  const [first] = keys.values();
  return {
    current: { id: content.current, key },
    find: (id) => keys.get(id) ?? null,
    // From the oldest key, so that codes and cursors survive a rotation.
    derive: (purpose) =>
      Buffer.from(hkdfSync('sha256', first ?? key, new Uint8Array(0), `quorate ${purpose}`, KEY_BYTES)),
  };
}

async function readKeyFile(file: string): Promise<KeyFile | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw new Error(`The key file ${file} cannot be read.`, { cause: error });
  }
  try {
    return JSON.parse(text) as KeyFile;
  } catch (error) {
    throw new Error(`The key file ${file} is damaged. Restore it from where it was kept.`, { cause: error });
  }
}

/** Written whole, then given its name only if nobody has it: two nodes that start at once end up with one file. */
async function makeKeyFile(file: string, random: Random): Promise<KeyFile> {
  const id = mintId<string>(random);
  const made: KeyFile = { v: 1, current: id, keys: { [id]: Buffer.from(random.bytes(KEY_BYTES)).toString('base64') } };
  const unnamed = `${file}.${id}`;
  try {
    const handle = await open(unnamed, 'wx', 0o600);
    await handle.writeFile(JSON.stringify(made));
    await handle.sync();
    await handle.close();
    await link(unnamed, file);
    return made;
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST')
      throw new Error(`The key file ${file} cannot be made.`, { cause: error });
    const other = await readKeyFile(file);
    if (!other) throw new Error(`The key file ${file} was removed while it was read.`, { cause: error });
    return other;
  } finally {
    await rm(unnamed, { force: true });
  }
}
