import { setUpInPlace } from '../app/setUpInPlace.ts';
import { asSentence, CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { configOf } from './configOf.ts';
import { readArguments } from './readArguments.ts';
import { readSetUpFile } from './readSetUpFile.ts';

const OPTIONS = {
  data: { type: 'string' },
  keys: { type: 'string' },
  replace: { type: 'boolean' },
} as const;

export const setup: CliCommand = {
  name: 'setup',
  synopsis: 'setup FILE --data DIR [--replace]',
  summary:
    'Keeps what the partnership states before its first real meeting, or changes it. Works while the server runs.',
  help: [
    'FILE            controllers, contact, agreement, country, notice and request route, as JSON',
    '--replace       the store is set up already, and from now on this is what the partnership states',
    '--data DIR      folder of the embedded store (data)',
    '--keys FILE     instance keys (DIR.keys)',
  ],
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['FILE']);
    const setUp = await readSetUpFile(positionals[0] ?? '');
    const kept = await setUpInPlace(configOf(values, process.env), setUp, values.replace ?? false).catch(asSentence);
    if (!kept.ok) throw new CliError(kept.sentences.join('\n'));
    console.log(`${setUp.partnership} is set up. Real meetings can be convened.`);
    return 0;
  },
};
