import { access, constants, copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { whyRefused } from '../../shared/words/en/files.ts';
import { systemRandom, systemTimers } from '../ambient.ts';
import { makeFolder } from '../makeFolder.ts';
import { rehearseScript, type Rehearsed } from '../app/rehearseScript.ts';
import { leftAside } from '../rehearsal/afterLockDeeds.ts';
import { Cast } from '../rehearsal/Cast.ts';
import type { Script } from '../rehearsal/script.ts';
import { Stopped } from '../rehearsal/stopping.ts';
import { CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { progressBar } from './progressBar.ts';
import { readArguments } from './readArguments.ts';
import { readScriptFile } from './readScriptFile.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { untilStopped } from './untilStopped.ts';

const OPTIONS = { speed: { type: 'string' }, out: { type: 'string' } } as const;
const DEFAULT_SPEED = 120;
/** Slower, the last words of a week's meeting would wait longer than a timer can. */
const LEAST_SPEED = 0.5;
const MOST_SPEED = 100_000;

export const rehearse: CliCommand = {
  name: 'rehearse',
  synopsis: 'rehearse FILE [--speed 120] [--out DIR]',
  summary: 'Plays a script through a private server with everybody at their screens, and compares the record with it.',
  help: [
    '--speed N      script seconds in one second (120)',
    '--out DIR      where record.json and .html, afterwards.json, and both for each attendee are written',
    'Exit 0 if nothing is missing, altered, given to the wrong person or shown to one; 1 if something is, or the',
    'meeting did not take the script; 2 if the script, a flag or the folder is at fault. What it stores lies in a',
    'folder of its own among temporary files, which only a killed (SIGKILL) rehearsal leaves behind.',
  ],
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['FILE']);
    const speed = Number(values.speed ?? DEFAULT_SPEED);
    if (!(speed >= LEAST_SPEED && speed <= MOST_SPEED))
      throw new CliError(`"${values.speed ?? ''}" is not a speed. Give a number from ${LEAST_SPEED} to ${MOST_SPEED}.`);
    const script = await readScriptFile(positionals[0] ?? '', (note) => console.error(note));
    for (const note of [...new Cast(script).notes(), ...leftAside(script)]) console.error(note);
    const out = values.out ?? 'rehearsal';
    await makeFolder(out).catch(notOut(out));
    await access(out, constants.W_OK).catch(notOut(out)); // now, and not when everything was played
    const stopped = untilStopped();
    return rehearseIn(await temporaryFolder('rehearsal'), script, speed, out, stopped);
  },
};

function notOut(path: string): (error: unknown) => never {
  return (error) => {
    throw new CliError(`${path} ${whyRefused(error)}. Give another folder with --out.`);
  };
}

async function rehearseIn(
  folder: string,
  script: Script,
  speed: number,
  out: string,
  stopped: Promise<void>,
): Promise<number> {
  const bar = progressBar();
  try {
    const parts = { script, speed, folder, timers: systemTimers, random: systemRandom, progress: bar.show, stopped };
    const rehearsed = await rehearseScript(parts);
    bar.end();
    await write(out, rehearsed);
    return report(rehearsed);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    bar.end();
    console.error(`The rehearsal stopped. ${error.message}`);
    return 1;
  } finally {
    bar.end();
  }
}

async function write(out: string, { observed, ran, recordStyles }: Rehearsed): Promise<void> {
  const filesOf = (of: Rehearsed['ran']['copies'], name: string): [string, string][] =>
    // An id may hold what a file's name may not.
    Object.entries(of).flatMap(([id, text]) =>
      text === null ? [] : [[`${name}-${encodeURIComponent(id)}.json`, text]],
    );
  const copies = [...filesOf(ran.copies, 'copy'), ...filesOf(ran.afterwards, 'afterwards')];
  const kept: [string, string][] = [
    ['record.json', observed.general],
    ['record.html', observed.generalPage],
    ['afterwards.json', observed.generalAfterwards],
    ...copies,
  ];
  for (const [file, text] of kept) await writeFile(join(out, file), text).catch(notOut(join(out, file)));
  await copyFile(recordStyles, join(out, 'record.css')).catch(notOut(join(out, 'record.css')));
}

function report({ observed, ran, differences }: Rehearsed): number {
  const times = [...ran.visibleAfter].sort((a, b) => a - b);
  const at = (share: number): string =>
    times.length === 0 ? '–' : `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  console.log(observed.script.title);
  console.log(
    `${ran.people} people, ${ran.edits} edits; edit to visible: p50 ${at(0.5)}, p99 ${at(0.99)} (${times.length} measured)`,
  );
  console.log(`record: ${Buffer.byteLength(observed.general)} bytes in the general copy`);
  for (const { what, where } of differences) console.error(`${where}: ${what}`);
  console.log(
    differences.length === 0
      ? 'Nothing missing, altered, misattributed or shown to the wrong person.'
      : `${differences.length} ${differences.length === 1 ? 'difference' : 'differences'}.`,
  );
  return differences.length === 0 ? 0 : 1;
}
