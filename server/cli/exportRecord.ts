import { isId, type MeetingId } from '../../shared/ids.ts';
import { canonicalText } from '../../shared/record/canonical.ts';
import { copyAsJson } from '../../shared/record/RecordCopy.ts';
import { readConfig } from '../config.ts';
import { openPlace } from '../main.ts';
import { readCopy } from '../seal/readCopy.ts';
import { CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
import { readArguments } from './readArguments.ts';

const OPTIONS = { data: { type: 'string' }, keys: { type: 'string' } } as const;

export const exportRecord: CliCommand = {
  name: 'export',
  synopsis: 'export MEETING --data DIR',
  summary: 'Prints the general copy of a locked meeting’s record as JSON.',
  help: ['--data DIR     folder of the embedded store (data)', '--keys FILE    instance keys (DIR.keys)'],
  async run(args) {
    const { values, positionals } = readArguments(args, OPTIONS, ['MEETING']);
    const [meeting = ''] = positionals;
    if (!isId(meeting)) throw new CliError(`"${meeting}" is not the id of a meeting.`);
    const place = await openPlace(readConfig(values, process.env)).catch((error: unknown) => {
      throw new CliError(error instanceof Error ? error.message : String(error));
    });
    try {
      const copy = await readCopy(place.journal, meeting as MeetingId, 'general');
      if (!copy) throw new CliError('There is no locked record of this meeting here.');
      console.log(canonicalText(copyAsJson(copy)));
      return 0;
    } finally {
      await place.journal.close();
    }
  },
};
