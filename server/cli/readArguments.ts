import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CliError } from './CliError.ts';

/** Arguments of one command: positionals as named, options as declared; anything else is a sentence. */
export function readArguments<const Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
  positionals: readonly string[],
) {
  try {
    const parsed = parseArgs({ args, options, allowPositionals: true, strict: true });
    if (parsed.positionals.length > positionals.length) {
      throw new CliError(`"${parsed.positionals[positionals.length] ?? ''}" is one argument too many.`);
    }
    const missing = positionals[parsed.positionals.length];
    if (missing !== undefined) throw new CliError(`${missing} is missing. --help shows the form.`);
    return parsed;
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(error instanceof Error ? error.message : String(error));
  }
}
