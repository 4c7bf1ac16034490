import { CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
export const replay: CliCommand = {
  name: 'replay',
  synopsis: 'replay FILE',
  summary: '',
  help: [],
  run: () => Promise.reject(new CliError('not yet')),
};
