import { isId, type MeetingId } from '../../shared/ids.ts';
import { generalCopyInPlace } from '../app/generalCopy.ts';
import { asSentence, CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { configOf } from './configOf.ts';
import { readArguments } from './readArguments.ts';

const OPTIONS = { data: { type: 'string' }, keys: { type: 'string' }, afterwards: { type: 'boolean' } } as const;

export const exportRecord: CliCommand = {
  name: 'export',
  synopsis: 'export MEETING --data DIR [--afterwards]',
  summary: 'Prints the general copy of a locked meeting’s record as JSON.',
  help: [
    '--data DIR     folder of the embedded store (data)',
    '--keys FILE    instance keys (DIR.keys)',
    '--afterwards   what followed the lock instead, which is no part of the record',
  ],
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['MEETING']);
    const [meeting = ''] = positionals;
    if (!isId(meeting)) throw new CliError(`"${meeting}" is not the id of a meeting.`);
    const copy = await generalCopyInPlace(configOf(values, process.env), meeting as MeetingId).catch(asSentence);
    if (copy === null) throw new CliError('There is no locked record of this meeting here.');
    console.log(values.afterwards ? copy.afterwards : copy.json);
    return 0;
  },
};
