/** Something whoever typed the command can mend; its message is the whole answer, without a stack. */
export class CliError extends Error {
  override name = 'CliError';
}
