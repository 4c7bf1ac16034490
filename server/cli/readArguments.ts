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
    throw new CliError(sentenceOf(error as Error & { code?: string }));
  }
}

function sentenceOf({ code, message }: Error & { code?: string }): string {
  const flag = /'(-{1,2}[^ '<]*)/.exec(message)?.[1] ?? 'A flag';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `${flag} is not a flag of this command. --help shows those there are.`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return /does not take/.test(message)
        ? `${flag} takes no value.`
        : `${flag} needs a value. --help shows the form.`;
    default:
      return message;
  }
}
