import { openServer } from '../app/openServer.ts';
import { asSentence } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { configOf } from './configOf.ts';
import { readArguments } from './readArguments.ts';
import { untilStopped } from './untilStopped.ts';

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  keys: { type: 'string' },
  origin: { type: 'string' },
  pages: { type: 'string' },
} as const;

export const serve: CliCommand = {
  name: 'serve',
  synopsis: 'serve --port P --data DIR',
  summary: 'Runs the server until it is stopped.',
  help: [
    '--port P       port to listen on; 0 takes a free one (8080)',
    '--data DIR     folder of the embedded store (data)',
    '--keys FILE    instance keys, outside the data folder (DIR.keys)',
    '--host H       address to listen on (127.0.0.1; others need TLS in front)',
    '--origin O     where browsers find the server, e.g. https://meetings.example.gov.uk',
    '--pages DIR    the built pages (those that came with this program)',
    'QUORATE_POSTGRES and QUORATE_REDIS name a database and a Redis for several nodes.',
  ],
  async run(args) {
    const { values } = readArguments(args, OPTIONS, []);
    const server = await openServer(configOf(values, process.env)).catch(asSentence);
    const address = await server.listen().catch(async (error: unknown) => {
      await server.close();
      return asSentence(error);
    });
    console.log(`Quorate listens on ${address}`);
    await untilStopped();
    await server.close();
    return 0;
  },
};
