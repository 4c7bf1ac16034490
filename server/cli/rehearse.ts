import { CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
export const rehearse: CliCommand = {
  name: 'rehearse',
  synopsis: 'rehearse FILE',
  summary: '',
  help: [],
  run: () => Promise.reject(new CliError('not yet')),
};
