/** The list of keys and the list of commands: loaded when one of them is opened. */
import { plural } from './plural.ts';

export const keyWords = {
  keysHint: 'Each can be switched off. What you choose is kept until you close this page.',
  commandFind: 'What do you want to do?',
  commandNone: 'No command has these words.',
  commandCount: (n: number) => plural(n, '1 command', `${n} commands`),
} as const;
