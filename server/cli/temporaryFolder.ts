import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyRefused } from '../../shared/words/en/files.ts';
import { CliError } from './CliError.ts';

/**
 * A folder of this run alone, gone when the process ends, whichever way it is ended; only SIGKILL leaves it. What
 * another run left is not looked for: nobody can say whether that one still runs.
 */
export async function temporaryFolder(name: string): Promise<string> {
  const root = tmpdir();
  const folder = await mkdtemp(join(root, `quorate-${name}-`)).catch((error: unknown) => {
    throw new CliError(`The folder for temporary files ${root} ${whyRefused(error)}. Name another in TMPDIR.`);
  });
  process.once('exit', () => {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      console.error(`${folder} ${whyRefused(error)} and is left behind.`);
    }
  });
  return folder;
}
