/** What is known of the server's clock (C21): on the lock's page and in the record, in the same words. */
import type { KnownClock } from '../../clock.ts';

export function clockSentence({ source, errorMs }: KnownClock): string {
  const kept = source === null ? 'What keeps it right is not known' : `It is kept right by ${source}`;
  const error =
    errorMs === null
      ? 'how far it may be wrong is not known'
      : `it may be wrong by up to ${(errorMs / 1000).toLocaleString('en-GB')} ${errorMs === 1000 ? 'second' : 'seconds'}`;
  return `Times that nobody stated are from the server’s clock. ${kept}, and ${error}.`;
}
