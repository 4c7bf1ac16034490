import { whyRefused } from '../../shared/words/en/files.ts';

/** Something whoever typed the command can mend; its message is the whole answer, without a stack. */
export class CliError extends Error {
  override name = 'CliError';
}

/** For a failure whose message is meant for people, as those of opening a store are. */
export function asSentence(error: unknown): never {
  throw new CliError(error instanceof Error ? error.message : String(error));
}

/** Answers a failed look at a file with a sentence. */
export function unreadable(file: string): (error: unknown) => never {
  return (error) => {
    throw new CliError(`${file} ${whyRefused(error)}.`);
  };
}
