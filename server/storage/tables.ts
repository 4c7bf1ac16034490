import type { IdentityTables } from './identityTables.ts';
import type { JournalTables } from './journalTables.ts';

/** Every table of both stores; `partnership` is a column of each. */
export type Tables = JournalTables & IdentityTables;
