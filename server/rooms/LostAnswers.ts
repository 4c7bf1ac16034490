/**
 * The appends of one deed whose answers are lost. After each the caller reads again what is true and tries once more;
 * where nothing can be said time after time, it is refused, so that whoever waits is answered and the line goes on.
 *
 * What is read after a commit that failed is on disk: SQLite and PostgreSQL show a transaction to readers, the
 * connection that wrote it among them, only after the log that holds it was synced. The reverse is not said: what is
 * not shown may have reached the log and be found after a crash, which is why such an answer is not `storage`.
 */
import type { Appended, Sealed } from '../journal/Journal.ts';

/** A connection that broke once is there again at the second; a disk that fails is no better at the tenth. */
const MOST_LOST = 3;

export class LostAnswers {
  #lost = 0;

  /** Appends or seals; sends nothing and answers `storage` where too many answers were lost. */
  async count<Answer extends Appended | Sealed>(
    append: () => Promise<Answer>,
  ): Promise<Answer | { outcome: 'storage'; reason: string }> {
    if (this.#lost >= MOST_LOST) return { outcome: 'storage', reason: 'too many answers were lost' };
    const answer = await append();
    if (answer.outcome === 'unknownOutcome') this.#lost += 1;
    return answer;
  }
}
