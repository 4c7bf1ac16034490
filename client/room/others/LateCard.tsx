/** Whoever joins a running meeting reads first how long it has run and what there is to read, with a way to each place. */
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { joinedWords as words } from '../../../shared/words/en/joined.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { timeOf } from '../../ui/times.ts';
import { headingOfRoot, placeName } from '../../wire/places.ts';
import { countBefore, type Before } from './useBefore.ts';

export interface LateCardProps {
  meeting: Meeting;
  before: Before;
  /** Opens the list of what stood here. */
  open: boolean;
  catchUp: () => void;
  dismiss: () => void;
  reveal: (heading: string) => void;
}

export function LateCard({ meeting, before, open, catchUp, dismiss, reveal }: LateCardProps) {
  return (
    <section className="note info" aria-labelledby="joined">
      <h2 id="joined" tabIndex={-1}>
        {words.joinedTitle(timeOf(new Date(before.at).toISOString()))}
      </h2>
      <p>
        {words.joinedGone(before.minutes)} {words.joinedBefore(countBefore(before))}
      </p>
      {open ? (
        <ul className="beforeYou">
          {before.decisions + before.actions > 0 ? (
            <li>{words.decidedBefore(before.decisions, before.actions)}</li>
          ) : null}
          {before.places.map(({ root, paragraphs }) => {
            const heading = headingOfRoot(root) ?? '';
            return (
              <li key={root}>
                <a
                  href={`#${heading}`}
                  onClick={(event) => {
                    event.preventDefault();
                    reveal(heading);
                  }}
                >
                  {words.beforeYouIn(placeName(meeting, root), paragraphs)}
                </a>
              </li>
            );
          })}
        </ul>
      ) : null}
      <div className="row">
        {open ? null : (
          <button type="button" onClick={catchUp}>
            {roomWords.catchUp(countBefore(before))}
          </button>
        )}
        <button type="button" className="quiet" onClick={dismiss}>
          {words.joinedDismiss}
        </button>
      </div>
    </section>
  );
}
