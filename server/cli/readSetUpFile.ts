import { readFile } from 'node:fs/promises';
import { readSetUp, type SetUp } from '../app/setUpInPlace.ts';
import { CliError, unreadable } from './CliError.ts';

/** A set-up from a file; a broken one is told by line, field and sentence. */
export async function readSetUpFile(file: string): Promise<SetUp> {
  const read = readSetUp(await readFile(file, 'utf8').catch(unreadable(file)));
  if (read.ok) return read.setUp;
  throw new CliError(read.faults.map(({ line, sentence }) => `${file}:${line}: ${sentence}`).join('\n'));
}
