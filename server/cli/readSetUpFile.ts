import { readFile } from 'node:fs/promises';
import { unreadable } from './CliError.ts';

/** The file that --setup names; null: none was named. */
export async function readSetUpFile(file: string | undefined): Promise<string | null> {
  return file === undefined ? null : readFile(file, 'utf8').catch(unreadable(file));
}
