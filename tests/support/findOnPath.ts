import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The program of that name that a shell would start, or null. */
export async function findOnPath(...names: string[]): Promise<string | null> {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const program = join(folder, name);
      const found = await access(program, constants.X_OK).then(
        () => true,
        () => false,
      );
      if (found) return program;
    }
  }
  return null;
}
