/**
 * Makes a folder and those above it. Node's own way never ends where a folder is there and none can be made in it, and
 * the system says "not there" of the new one, as in /proc.
 */
import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Does nothing where there is one. `mode`: of each that is made. */
export async function makeFolder(path: string, mode = 0o777): Promise<void> {
  const folder = resolve(path);
  try {
    await mkdir(folder, { mode });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EEXIST' && (await isFolder(folder))) return;
    if (code !== 'ENOENT') throw error;
    const above = dirname(folder);
    if (await isFolder(above)) throw Object.assign(new Error('no folder is made there'), { code: 'ENOTSUP' });
    await makeFolder(above, mode);
    await makeFolder(folder, mode);
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
