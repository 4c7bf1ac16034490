import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemRandom, systemTimers } from '../ambient.ts';
import { readConfig } from '../config.ts';
import { conveneScript } from '../app/conveneScript.ts';
import { generalCopy } from '../app/generalCopy.ts';
import { openServer, type OpenedServer } from '../app/openServer.ts';
import type { MeetingId } from '../../shared/ids.ts';
import { compare, type Difference } from '../rehearsal/compare.ts';
import { runScript, type Ran } from '../rehearsal/runScript.ts';
import { scaledClock } from '../rehearsal/scaledClock.ts';
import type { Script } from '../rehearsal/script.ts';
import { CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { progressBar } from './progressBar.ts';
import { readArguments } from './readArguments.ts';
import { readScriptFile } from './readScriptFile.ts';

const OPTIONS = { speed: { type: 'string' }, out: { type: 'string' } } as const;
const DEFAULT_SPEED = 120;

export const rehearse: CliCommand = {
  name: 'rehearse',
  synopsis: 'rehearse FILE --speed 120 --out DIR',
  summary: 'Plays a script through a private server with everybody at their screens, and compares the record with it.',
  help: [
    '--speed N      script seconds in one second (120)',
    '--out DIR      where record.json, record.html and copy-<attendee>.json are written (rehearsal)',
    'Exit 0 only if nothing is missing, altered, given to the wrong person or shown to one.',
  ],
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['FILE']);
    const speed = Number(values.speed ?? DEFAULT_SPEED);
    if (!(speed > 0)) throw new CliError(`"${values.speed ?? ''}" is not a speed. Give a number above 0.`);
    const script = await readScriptFile(positionals[0] ?? '', (note) => console.error(note));
    const out = values.out ?? 'rehearsal';
    const data = await mkdtemp(join(tmpdir(), 'quorate-rehearsal-'));
    try {
      return await rehearseIn(data, script, speed, out);
    } finally {
      await rm(data, { recursive: true, force: true });
    }
  },
};

async function rehearseIn(data: string, script: Script, speed: number, out: string): Promise<number> {
  const config = readConfig({ port: '0', data: join(data, 'store'), keys: join(data, 'keys'), rehearsal: true }, {});
  const server = await openServer(
    config,
    scaledClock(script.actualStart ?? script.scheduledStart, speed, systemTimers),
  );
  const bar = progressBar();
  try {
    const origin = await server.listen();
    const convened = await conveneScript({ ...server.parts, identity: server.identity }, script, true);
    const ran = await runScript({
      origin,
      script,
      names: convened.names,
      people: convened.people,
      speed,
      timers: systemTimers,
      random: systemRandom,
      progress: bar.show,
    });
    bar.end();
    const general = await write(out, server, convened.meeting, script, ran);
    const differences = compare({ script, names: convened.names, general, copies: ran.copies, received: ran.received });
    return report(script, ran, general, differences);
  } finally {
    bar.end();
    await server.close();
  }
}

async function write(
  out: string,
  { parts }: OpenedServer,
  meeting: MeetingId,
  script: Script,
  ran: Ran,
): Promise<string> {
  await mkdir(out, { recursive: true });
  const copy = await generalCopy(parts.journal, meeting, parts.clock.now(), true);
  if (!copy) throw new CliError('The meeting was not locked.');
  await writeFile(join(out, 'record.json'), copy.json);
  await writeFile(join(out, 'record.html'), copy.html);
  await copyFile(parts.recordStyles, join(out, 'record.css'));
  for (const { id } of script.attendees) {
    const own = ran.copies[id];
    if (own != null) await writeFile(join(out, `copy-${id}.json`), own);
  }
  return copy.json;
}

function report(script: Script, ran: Ran, general: string, differences: readonly Difference[]): number {
  const times = [...ran.visibleAfter].sort((a, b) => a - b);
  const at = (share: number): string =>
    times.length === 0 ? '–' : `${(times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(1)} ms`;
  console.log(`${script.title}`);
  console.log(
    `${ran.people} people, ${ran.edits} edits; edit to visible: p50 ${at(0.5)}, p99 ${at(0.99)} (${times.length} measured)`,
  );
  console.log(`record: ${Buffer.byteLength(general)} bytes in the general copy`);
  for (const { what, where } of differences) console.error(`${where}: ${what}`);
  console.log(
    differences.length === 0
      ? 'Nothing missing, altered, misattributed or shown to the wrong person.'
      : `${differences.length} differences.`,
  );
  return differences.length === 0 ? 0 : 1;
}
