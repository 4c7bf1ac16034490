import { readFile, stat } from 'node:fs/promises';
import { parseScript, type Script } from '../rehearsal/script.ts';
import { CliError, unreadable } from './CliError.ts';

/** A hundred times the longest meeting. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Somebody mends some and looks again. */
const MOST_PROBLEMS = 30;

/** A script from a file; a broken one is told by line, field and sentence. `note` hears of what is hardly meant, and of fields nobody knows. */
export async function readScriptFile(file: string, note: (sentence: string) => void): Promise<Script> {
  const parsed = parseScript(await readUtf8(file));
  if (!parsed.ok) {
    const { problems } = parsed;
    const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, sentence }) => `${file}:${line}: ${sentence}`);
    const more = problems.length - lines.length;
    throw new CliError([...lines, ...(more > 0 ? [`${file}: and ${more} more.`] : [])].join('\n'));
  }
  for (const { line, sentence } of parsed.doubts) note(`${file}:${line}: ${sentence} It is taken as it stands.`);
  for (const field of parsed.notes) note(`${field}: this field is not known and was left aside.`);
  return parsed.script;
}

async function readUtf8(file: string): Promise<string> {
  const { size } = await stat(file).catch(unreadable(file));
  if (size > MOST_BYTES) throw new CliError(`${file} is larger than any script.`);
  const bytes = await readFile(file).catch(unreadable(file));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CliError(`${file} is not text in UTF-8.`);
  }
}
