import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import { openRehearsal, type OpenedRehearsal } from '../app/openRehearsal.ts';
import { KEPT_MS, makeRehearsalFolder, wipeOldRehearsals } from '../rehearsal/rehearsalFolder.ts';
import type { Script } from '../rehearsal/script.ts';
import { asSentence, CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { configOf } from './configOf.ts';
import { freePortFrom } from './freePortFrom.ts';
import { readArguments } from './readArguments.ts';
import { readScriptFile } from './readScriptFile.ts';
import { untilStopped } from './untilStopped.ts';

const OPTIONS = { port: { type: 'string' } } as const;
/** Stores and keys of their own: nothing of a rehearsal is ever near a real meeting (C33). */
const ROOT = '.rehearsal';

export const start: CliCommand = {
  name: 'start',
  synopsis: 'start [--port P]',
  summary: 'Starts a server on this machine with a rehearsal to chair: prints one link.',
  help: [
    '--port P       port to listen on (8080, or the next one that is free)',
    'Everything is kept under .rehearsal and wiped after 24 hours; real meetings need "serve" and "convene".',
  ],
  async run(args) {
    const { values } = readArguments(args, OPTIONS, []);
    const scripts = await shippedScripts();
    const stopped = untilStopped();
    let port = values.port;
    for (;;) {
      const rehearsal = await open(port, scripts);
      const origin = await rehearsal.listen().catch(asSentence);
      // The next day's rehearsal is found where this one was.
      port = new URL(origin).port;
      tell(origin, await rehearsal.convenor());
      const over = await Promise.race([stopped.then(() => 'stopped' as const), dayOver()]);
      await rehearsal.close();
      await wipeOldRehearsals(ROOT, systemClock);
      if (over === 'stopped') return 0;
    }
  },
};

async function open(port: string | undefined, scripts: readonly Script[]): Promise<OpenedRehearsal> {
  await wipeOldRehearsals(ROOT, systemClock);
  const folder = await makeRehearsalFolder(ROOT, systemClock, systemRandom);
  const flags = { port, data: join(folder, 'store'), keys: join(folder, 'keys'), rehearsal: true };
  const config = configOf(flags, {});
  if (port === undefined) {
    const free = await freePortFrom(config.port, config.host);
    if (free === null) throw new CliError(`Port ${config.port} and the next ones are taken. Choose one with --port.`);
    if (free !== config.port) console.log(`Port ${config.port} is taken; using ${free}.`);
    config.port = free;
  }
  const failed = (who: string, reason: string): void => console.error(`A simulated colleague (${who}) left: ${reason}`);
  return openRehearsal(config, { scripts, failed }).catch(asSentence);
}

function tell(origin: string, convenor: { link: string; code: string }): void {
  console.log(`
Chair a rehearsal with simulated colleagues:

  ${origin}/rehearsal

Or convene one of your own, with nobody in it but you and whom you invite:

  ${origin}/c/${convenor.link}   code ${convenor.code}

Nothing in it is real; do not type about a real child. It is wiped after 24 hours. Ctrl-C stops the server.
`);
}

/** Those beside the program, in the order of their names. */
async function shippedScripts(): Promise<Script[]> {
  const place = import.meta.url.endsWith('.ts') ? '../rehearsal/scripts/' : './scripts/';
  const folder = fileURLToPath(new URL(place, import.meta.url));
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map((name) => readScriptFile(join(folder, name), () => {})));
}

function dayOver(): Promise<'dayOver'> {
  return new Promise((resolve) => {
    systemTimers.after(KEPT_MS, () => resolve('dayOver'));
  });
}
