import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import { conveneScript } from '../app/conveneScript.ts';
import { openServer } from '../app/openServer.ts';
import { readConfig } from '../config.ts';
import { framesOf, parseTrace, type Trace } from '../rehearsal/replayTrace.ts';
import { runTrace } from '../rehearsal/runTrace.ts';
import { Stopped } from '../rehearsal/stopping.ts';
import { traceScript } from '../rehearsal/traceScript.ts';
import { asSentence, CliError, unreadable } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { progressBar } from './progressBar.ts';
import { readArguments } from './readArguments.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { untilStopped } from './untilStopped.ts';

export const replay: CliCommand = {
  name: 'replay',
  synopsis: 'replay TRACE',
  summary:
    'Sends a recorded editing trace (JSON, gzipped or not) through a private server and checks text and authors.',
  help: ['Exit 0 only if the locked text is the trace’s own and every letter is typed by its agent.'],
  async run(args) {
    const { positionals } = readArguments(args, {}, ['TRACE']);
    const trace = await readTrace(positionals[0] ?? '');
    const stopped = untilStopped().then(() => {
      throw new Stopped('It was ended from outside.');
    });
    try {
      return await Promise.race([temporaryFolder('replay').then((data) => replayIn(data, trace)), stopped]);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      console.error(`The replay stopped. ${error.message}`);
      return 1;
    }
  },
};

async function readTrace(file: string): Promise<Trace> {
  const bytes = await readFile(file).catch(unreadable(file));
  let json: unknown;
  try {
    json = JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString());
  } catch {
    throw new CliError(`${file} is not JSON, gzipped or not.`);
  }
  const trace = parseTrace(json);
  if (typeof trace === 'string') throw new CliError(`${file}: ${trace}.`);
  return trace;
}

async function replayIn(data: string, trace: Trace): Promise<number> {
  const edits = framesOf(trace);
  const script = traceScript(trace.numAgents);
  const config = readConfig({ port: '0', data: join(data, 'store'), keys: join(data, 'keys') }, {});
  const server = await openServer(config).catch(asSentence);
  const bar = progressBar();
  try {
    const origin = await server.listen().catch(asSentence);
    const parts = { ...server.parts, identity: server.identity, clock: systemClock, random: systemRandom };
    const { people, names } = await conveneScript(parts, script, true).catch(asSentence);
    const began = systemTimers.elapsed();
    const replayed = await runTrace({
      origin,
      people,
      names,
      edits,
      timers: systemTimers,
      random: systemRandom,
      progress: bar.show,
    });
    bar.end();
    const seconds = ((systemTimers.elapsed() - began) / 1000).toFixed(1);
    const same = replayed.text === trace.endContent;
    console.log(
      `${edits.frames.length} edits of ${trace.numAgents} people in ${seconds} s, ${replayed.text.length} letters`,
    );
    console.log(same ? 'The locked text is the trace’s own.' : 'The locked text is not the trace’s own.');
    console.log(`${replayed.wrongTypist} letters with another typist than their agent.`);
    return same && replayed.wrongTypist === 0 ? 0 : 1;
  } finally {
    bar.end();
    await server.close();
  }
}
