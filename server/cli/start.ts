import { CliError } from './CliError.ts';
import type { CliCommand } from './commands.ts';
export const start: CliCommand = {
  name: 'start',
  synopsis: 'start',
  summary: '',
  help: [],
  run: () => Promise.reject(new CliError('not yet')),
};
