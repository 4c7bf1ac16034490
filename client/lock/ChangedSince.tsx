/** C16: everything typed or removed since the read-back and since people stopped talking, before anybody signs. */
import type { ReactNode } from 'react';
import type { PersonId } from '../../shared/ids.ts';
import type { ClosingReview } from '../../shared/record/closingReview.ts';
import type { CorrectionContent } from '../../shared/record/contents.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { nameIn } from '../ui/nameIn.ts';
import { timeOf } from '../ui/times.ts';
import type { Reviewing } from './useReview.ts';
import { titleOfRoot } from './tasks.ts';

interface ChangedSinceProps {
  meeting: Meeting;
  reviewing: Reviewing;
  again: () => void;
}

export function ChangedSince({ meeting, reviewing, again }: ChangedSinceProps) {
  return (
    <section className="sheet" aria-labelledby="changed">
      <h2 id="changed" tabIndex={-1}>
        {words.reviewTitle}
      </h2>
      {reviewing.is === 'loading' ? <p>{words.reviewLoading}</p> : null}
      {reviewing.is === 'failed' ? (
        <div role="alert">
          <p>{words.reviewFailed}</p>
          <button type="button" className="quiet" onClick={again}>
            {words.tryAgain}
          </button>
        </div>
      ) : null}
      {reviewing.is === 'here' ? <Changes meeting={meeting} review={reviewing.review} /> : null}
    </section>
  );
}

function Changes({ meeting, review }: { meeting: Meeting; review: ClosingReview }) {
  const { sinceReadBack, sinceEnd, devices } = review;
  return (
    <>
      {sinceReadBack === null ? <p>{words.noReadBack}</p> : null}
      {sinceReadBack?.length === 0 ? <p>{words.sinceReadBackNone}</p> : null}
      {sinceReadBack && sinceReadBack.length > 0 ? (
        <ChangeList title={words.sinceReadBack(sinceReadBack.length)} changes={sinceReadBack} meeting={meeting} open />
      ) : null}
      {sinceEnd.length === 0 ? (
        <p>{words.sinceEndNone}</p>
      ) : (
        <ChangeList
          title={words.sinceEnd(sinceEnd.length)}
          changes={sinceEnd}
          meeting={meeting}
          open={sinceReadBack === null}
        />
      )}
      <MovedGround meeting={meeting} review={review} />
      {meeting.thaws.map(({ by, at, reason }) => (
        <p key={at}>{words.thawed(nameIn(meeting, by), timeOf(at), reason)}</p>
      ))}
      {devices.expected.length > 0 ? <p>{words.devicesHeld(devices.held.length, devices.expected.length)}</p> : null}
    </>
  );
}

interface ChangeListProps {
  title: string;
  changes: readonly CorrectionContent[];
  meeting: Meeting;
  open: boolean;
}

function ChangeList({ title, changes, meeting, open }: ChangeListProps) {
  return (
    <details className="more" open={open}>
      <summary>{title}</summary>
      <ul className="plain">
        {changes.map((change) => (
          <li key={`${change.at} ${change.where} ${change.what} ${change.before ?? ''}${change.after ?? ''}`}>
            <Change change={change} meeting={meeting} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Change({ change, meeting }: { change: CorrectionContent; meeting: Meeting }) {
  const { what, by, at, where, before, after, gone } = change;
  const [who, time, place] = [nameIn(meeting, by), timeOf(at), titleOfRoot(where, meeting)];
  return (
    <>
      <p className="meta">{(what === 'typed' ? words.changeTyped : words.changeRemoved)(who, time, place)}</p>
      <blockquote translate="no">
        {before === null ? null : <del>{before}</del>}
        {after === null ? null : <ins>{after}</ins>}
      </blockquote>
      {gone.length > 0 ? <p className="meta">{words.hadLeft(names(meeting, gone))}</p> : null}
    </>
  );
}

/** C15, C6: what was decided, given or confirmed on words that are not those any more. */
function MovedGround({ meeting, review }: { meeting: Meeting; review: ClosingReview }): ReactNode {
  const { decisions, actions, organisations } = meeting;
  const numberOf = (of: 'decision' | 'action', id: string): number => {
    const all: readonly { id: string; number: number }[] = Object.values(of === 'decision' ? decisions : actions);
    return all.find((one) => one.id === id)?.number ?? 0;
  };
  return (
    <>
      {review.changedWords.map(({ of, id, words: then, now }) => (
        <div key={id}>
          <p>{(of === 'decision' ? words.changedDecision : words.changedAction)(numberOf(of, id))}</p>
          <ThenAndNow then={then} now={now ?? ''} />
        </div>
      ))}
      {review.changedBlocks.map(({ organisation, changedBy, wordsThen }) => (
        <div key={organisation}>
          <p>{words.changedBlock(organisations[organisation]?.name ?? '', names(meeting, changedBy))}</p>
          <p className="meta">{words.wasThen}</p>
          <blockquote translate="no">{wordsThen}</blockquote>
        </div>
      ))}
    </>
  );
}

function ThenAndNow({ then, now }: { then: string; now: string }) {
  return (
    <>
      <p className="meta">{words.wasThen}</p>
      <blockquote translate="no">{then}</blockquote>
      <p className="meta">{words.nowIs}</p>
      <blockquote translate="no">{now}</blockquote>
    </>
  );
}

function names(meeting: Meeting, ids: readonly PersonId[]): string {
  return roomWords.and(ids.map((id) => nameIn(meeting, id)));
}
