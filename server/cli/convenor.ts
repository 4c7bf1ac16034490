import { addConvenor, endConvenor, listConvenors, relinkConvenor } from '../app/convenorsInPlace.ts';
import type { Config } from '../config.ts';
import { asSentence, CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { addressOf, configOf } from './configOf.ts';
import { readArguments } from './readArguments.ts';
import { readSetUpFile } from './readSetUpFile.ts';

const OPTIONS = {
  name: { type: 'string' },
  organisation: { type: 'string' },
  agency: { type: 'string' },
  job: { type: 'string' },
  data: { type: 'string' },
  keys: { type: 'string' },
  origin: { type: 'string' },
  port: { type: 'string' },
  setup: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Names and jobs stand in tables and invitations; more is no name. */
const LONGEST = 300;

export const convenor: CliCommand = {
  name: 'convenor',
  synopsis: 'convenor add|list|link|end [ID] --data DIR [--name N --organisation O]',
  summary:
    'Who may convene meetings from their own page: prints a personal link and its code. Works while the server runs.',
  help: [
    'add             a new convenor: --name and --organisation, also --job and --agency (childrensSocialCare)',
    'list            everybody who may convene, with their ids',
    'link ID         a new link and code; the ones before end',
    'end ID          no longer: the link and every session end, what they convened stays',
    '--setup FILE    with add, once per store: the partnership’s set-up, without which no real meeting is convened',
    '--data DIR      folder of the embedded store (data)',
    '--keys FILE     instance keys (DIR.keys)',
    '--origin O      where browsers find the server, for the link (http://localhost:PORT)',
    '--port P        the port of the link (8080)',
    '--json          one JSON object instead of lines',
  ],
  async run(args) {
    const [what = '', ...rest] = args;
    const deed = DEEDS[what];
    if (!deed) throw new CliError(`convenor needs one of ${Object.keys(DEEDS).join(', ')}. --help shows the form.`);
    await deed(rest);
    return 0;
  },
};

const DEEDS: Readonly<Record<string, (args: string[]) => Promise<void>>> = {
  async add(args) {
    const { values } = readArguments(args, OPTIONS, []);
    const details = {
      name: needed('--name', values.name),
      organisation: needed('--organisation', values.organisation),
      job: values.job?.trim() ?? '',
      agency: values.agency?.trim() ?? 'childrensSocialCare',
    };
    const config = configOf(values, process.env);
    const setUp = values.setup === undefined ? null : await readSetUpFile(values.setup);
    const added = await addConvenor(config, details, setUp).catch(asSentence);
    if (!added.ok) throw new CliError(added.sentences.join('\n'));
    print(added, config, values.json ?? false);
  },
  async list(args) {
    const { values } = readArguments(args, OPTIONS, []);
    const all = await listConvenors(configOf(values, process.env)).catch(asSentence);
    if (values.json) console.log(JSON.stringify(all, null, 1));
    else if (all.length === 0) console.log('Nobody may convene yet.');
    else for (const { id, name, job, organisation } of all) console.log([id, name, job, organisation].join('  '));
  },
  async link(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['ID']);
    const config = configOf(values, process.env);
    const [id = ''] = positionals;
    print((await relinkConvenor(config, id).catch(asSentence)) ?? noSuch(id), config, values.json ?? false);
  },
  async end(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['ID']);
    const [id = ''] = positionals;
    const ended = (await endConvenor(configOf(values, process.env), id).catch(asSentence)) ?? noSuch(id);
    console.log(`${ended.name} may no longer convene, and is signed out.`);
  },
};

type Linked = NonNullable<Awaited<ReturnType<typeof relinkConvenor>>>;

function print(
  { convenor: { id, name, organisation }, link: { link, code, until } }: Linked,
  config: Config,
  json: boolean,
): void {
  const address = `${addressOf(config)}/c/${link}`;
  if (json) return console.log(JSON.stringify({ id, name, organisation, link: address, code, until }, null, 1));
  console.log(`${name}, ${organisation} (${id})\n  ${address}\n  code ${code}   until ${until.slice(0, 10)}`);
  console.log('\nGive them link and code by different ways. The code is shown this once.');
}

function needed(flag: string, value: string | undefined): string {
  const text = value?.trim() ?? '';
  if (text === '') throw new CliError(`${flag} is missing. --help shows the form.`);
  if (text.length > LONGEST) throw new CliError(`${flag} is longer than ${LONGEST} letters.`);
  return text;
}

function noSuch(id: string): never {
  throw new CliError(`There is no convenor "${id}". "convenor list" shows who there is.`);
}
