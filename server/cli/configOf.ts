import { readConfig, type Config, type Flags } from '../config.ts';
import { asSentence } from './CliError.ts';

/** What the flags and the environment choose; a bad one is told in a sentence. */
export function configOf(flags: Flags, environment: Readonly<Record<string, string | undefined>>): Config {
  try {
    return readConfig(flags, environment);
  } catch (error) {
    return asSentence(error);
  }
}

/** Where browsers find the server, for links that are printed beside it. */
export function addressOf({ origin, port }: Pick<Config, 'origin' | 'port'>): string {
  return origin ?? `http://localhost:${port}`;
}
