import { readFile } from 'node:fs/promises';
import { systemClock, systemRandom, systemTimers } from '../ambient.ts';
import { readConfig } from '../config.ts';
import { conveneScript, type ConvenedScript } from '../conveneScript.ts';
import { createIdentity } from '../identity/createIdentity.ts';
import { openPlace } from '../main.ts';
import { isSetUp, setUp } from '../templates/setUp.ts';
import { CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { readArguments } from './readArguments.ts';
import { readScriptFile } from './readScriptFile.ts';

const OPTIONS = {
  data: { type: 'string' },
  keys: { type: 'string' },
  origin: { type: 'string' },
  port: { type: 'string' },
  json: { type: 'boolean' },
  rehearsal: { type: 'boolean' },
  setup: { type: 'string' },
} as const;

export const convene: CliCommand = {
  name: 'convene',
  synopsis: 'convene FILE --data DIR [--json] [--setup FILE | --rehearsal]',
  summary: 'Convenes the meeting of a script; prints links, codes and lock codes. Works while the server runs.',
  help: [
    '--data DIR      folder of the embedded store (data)',
    '--keys FILE     instance keys (DIR.keys)',
    '--setup FILE    once per store: controllers, contact, agreement, country, notice and request route, as JSON',
    '--rehearsal     not a real meeting; needs no set-up and says REHEARSAL wherever it appears',
    '--origin O      where browsers find the server, for the links (http://localhost:PORT)',
    '--port P        the port of the links (8080)',
    '--json          one JSON object instead of lines',
  ],
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['FILE']);
    const script = await readScriptFile(positionals[0] ?? '', (note) => console.error(note));
    const config = readConfig(values, process.env);
    const place = await openPlace(config).catch((error: unknown) => {
      throw new CliError(error instanceof Error ? error.message : String(error));
    });
    const identity = createIdentity({
      db: place.store.kysely,
      clock: systemClock,
      timers: systemTimers,
      random: systemRandom,
      partnership: place.partnership,
      secrets: { code: place.keys.derive('code'), session: place.keys.derive('session') },
      secure: false,
    });
    try {
      if (values.setup !== undefined) await keepSetUp(place, values.setup);
      if (!values.rehearsal && !(await isSetUp(place.store.kysely, place.partnership))) {
        throw new CliError('Real meetings need a set-up first: convene --setup FILE once, or say --rehearsal.');
      }
      const convened = await conveneScript(
        { ...place, identity, clock: systemClock, random: systemRandom },
        script,
        values.rehearsal ?? false,
      );
      print(convened, config.origin ?? `http://localhost:${config.port}`, values.json ?? false);
      return 0;
    } finally {
      identity.close();
      await place.journal.close();
    }
  },
};

async function keepSetUp({ store, partnership }: Awaited<ReturnType<typeof openPlace>>, file: string): Promise<void> {
  const json = await readFile(file, 'utf8').catch(() => {
    throw new CliError(`${file} cannot be read.`);
  });
  const kept = await setUp(store.kysely, partnership, json);
  if (!kept.ok) throw new CliError(kept.sentences.join('\n'));
}

function print({ meeting, people, names }: ConvenedScript, origin: string, json: boolean): void {
  const invited = people.map((person) => ({
    ...person,
    person: names.people[person.script],
    link: `${origin}/i/${person.invitation}`,
  }));
  if (json) {
    console.log(JSON.stringify({ meeting, page: `${origin}/m/${meeting}`, people: invited }, null, 1));
    return;
  }
  console.log(`Meeting ${meeting}\n`);
  for (const { name, organisation, role, link, code, lockCode } of invited) {
    console.log(
      `${name}, ${organisation} (${role})\n  ${link}\n  code ${code}${lockCode === null ? '' : `   lock code ${lockCode}`}`,
    );
  }
  console.log('\nGive every person their own link and code, and nobody else’s. Codes are shown this once.');
}
