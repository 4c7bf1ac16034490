/** `npm run quorate -- <command>`: one entry, one table of commands, errors as sentences. */
import { COMMANDS, type CliCommand } from './commands.ts';
import { CliError } from './CliError.ts';

function usage(): string {
  const lines = COMMANDS.flatMap(({ synopsis, summary }) => [`  ${synopsis}`, `      ${summary}`]);
  return [
    'Usage: npm run quorate -- <command> [options]',
    '',
    ...lines,
    '',
    'npm run quorate -- <command> --help explains one.',
  ].join('\n');
}

function help(command: CliCommand): string {
  return [`Usage: npm run quorate -- ${command.synopsis}`, '', command.summary, '', ...command.help].join('\n');
}

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    console.log(usage());
    return name === undefined ? 2 : 0;
  }
  const command = COMMANDS.find((known) => known.name === name);
  if (!command) throw new CliError(`"${name}" is not a command.\n\n${usage()}`);
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(help(command));
    return 0;
  }
  return command.run(rest);
}

// Everything is closed by now; a client library's forgotten timer must not keep the command from ending.
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    // A sentence for what the person can mend; the stack only for what nobody foresaw.
    if (error instanceof CliError) console.error(error.message);
    else console.error(error);
    process.exit(error instanceof CliError ? 2 : 1);
  },
);
