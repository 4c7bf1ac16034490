import { conveneInPlace } from '../app/convenePlace.ts';
import type { ConvenedScript } from '../app/conveneScript.ts';
import { asSentence, CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { addressOf, configOf } from './configOf.ts';
import { readArguments } from './readArguments.ts';
import { readScriptFile } from './readScriptFile.ts';
import { readSetUpFile } from './readSetUpFile.ts';

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
    const config = configOf(values, process.env);
    if (values.setup !== undefined && values.rehearsal)
      throw new CliError('--setup is for real meetings and --rehearsal needs none. Give one of them.');
    const setUp = values.setup === undefined ? null : await readSetUpFile(values.setup);
    const done = await conveneInPlace(config, script, { rehearsal: values.rehearsal ?? false, setUp }).catch(
      asSentence,
    );
    if (!done.ok) throw new CliError(done.sentences.join('\n'));
    print(done.convened, addressOf(config), values.json ?? false);
    return 0;
  },
};

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
