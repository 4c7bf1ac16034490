/** Importing this file starts PostgreSQL, once per run. Where there is none, `describeWithPostgres` is left out. */
import { describe } from 'vitest';
import { askDesk, needFromDesk } from './askDesk.ts';

export { startPostgres as startOwnPostgres } from './startPostgres.ts';

export const hasPostgres = !('missing' in (await askDesk('postgres')));
export const describeWithPostgres = describe.skipIf(!hasPostgres);

/** The URL of an empty database that nobody else has; it goes with the run. */
export async function freshDatabase(): Promise<string> {
  return (await needFromDesk('database')).url;
}
