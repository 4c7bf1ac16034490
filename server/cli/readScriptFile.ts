import { readFile } from 'node:fs/promises';
import { parseScript, type Script } from '../rehearsal/script.ts';
import { CliError } from './CliError.ts';

/** A script from a file; a broken one is told by line, field and sentence. `note` hears of fields nobody knows. */
export async function readScriptFile(file: string, note: (sentence: string) => void): Promise<Script> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    throw new CliError(`${file} cannot be read.`);
  }
  const parsed = parseScript(text);
  if (!parsed.ok) {
    const lines = parsed.problems.map(({ line, sentence }) => `${file}:${line}: ${sentence}`);
    throw new CliError(lines.join('\n'));
  }
  for (const field of parsed.notes) note(`${field}: this field is not known and was left aside.`);
  return parsed.script;
}
