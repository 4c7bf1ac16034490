import { COMMAND_FORMS } from '../../shared/rules/commands.ts';

/** What of a refused command may be written down: the type of one that exists, nothing that a stranger could make up. */
export function commandAsked(envelope: unknown): string | null {
  const { type } = ((envelope as { command?: unknown } | null | undefined)?.command ?? {}) as { type?: unknown };
  return typeof type === 'string' && Object.hasOwn(COMMAND_FORMS, type) ? type : null;
}
