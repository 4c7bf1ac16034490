import { fileURLToPath } from 'node:url';
import { conveneScript } from '../app/conveneScript.ts';
import { openServer } from '../app/openServer.ts';
import { systemClock, systemRandom } from '../ambient.ts';
import { asSentence } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { configOf } from './configOf.ts';
import { readArguments } from './readArguments.ts';
import { readScriptFile } from './readScriptFile.ts';
import { untilStopped } from './untilStopped.ts';

const OPTIONS = { port: { type: 'string' } } as const;
/** A store and key of its own: nothing of a rehearsal is ever near a real meeting (C33). */
const DATA = '.rehearsal/store';
const KEYS = '.rehearsal/keys';
const SCRIPT = 'evening-call.json';

export const start: CliCommand = {
  name: 'start',
  synopsis: 'start [--port P]',
  summary: 'Starts a server on this machine with a rehearsal to try: prints the chair’s link, code and lock code.',
  help: [
    '--port P       port to listen on (8080)',
    'Everything is kept under .rehearsal; real meetings need "serve" and "convene".',
  ],
  async run(args) {
    const { values } = readArguments(args, OPTIONS, []);
    const config = configOf({ port: values.port, data: DATA, keys: KEYS, rehearsal: true }, {});
    const server = await openServer(config).catch(asSentence);
    const origin = await server.listen().catch(asSentence);
    const here = import.meta.url.endsWith('.ts') ? `../rehearsal/scripts/${SCRIPT}` : `./scripts/${SCRIPT}`;
    const script = await readScriptFile(fileURLToPath(new URL(here, import.meta.url)), () => {});
    const { people } = await conveneScript(
      { ...server.parts, identity: server.identity, clock: systemClock, random: systemRandom },
      { ...script, scheduledStart: null },
      true,
    );
    console.log('REHEARSAL. Nothing here is real; do not type about a real child.\n');
    for (const { name, role, invitation, code, lockCode } of people) {
      const lock = lockCode === null ? '' : `   lock code ${lockCode}`;
      console.log(`${name} (${role})\n  ${origin}/i/${invitation}   code ${code}${lock}`);
    }
    console.log(
      '\nOpen the chair’s link first; the others in private windows or other browsers. Ctrl-C stops the server.',
    );
    await untilStopped();
    await server.close();
    return 0;
  },
};
