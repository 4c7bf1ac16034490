/** The strip over every page of a rehearsal: that it is one, and, for its chair, pace, peace and what to try next. */
import { useEffect, useState } from 'react';
import { PACES, type Pace, type RehearsalState, type SetPace } from '../../shared/wire/rehearsal.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { rehearsalWords as words } from '../../shared/words/en/rehearsal.ts';
import { useValue } from '../ui/useValue.ts';
import type { Answered } from '../wire/api.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { readRehearsal, setPace } from '../wire/rehearsalApi.ts';
import { deedsOf, type Deed } from './deeds.ts';
import './rehearsal.css';

const MINUTE_S = 60;

export function RehearsalStrip({ room }: { room: OpenRoom }) {
  const folded = useValue(room.folded);
  const chairs = folded !== null && folded.meeting.chair === folded.me;
  return (
    <section className="rehearsalStrip" aria-label={words.strip}>
      <p>
        <strong>{words.tag}</strong> <span className="warning">{words.warning}</span>
      </p>
      {chairs ? <Controls deeds={deedsOf(folded.meeting)} /> : null}
    </section>
  );
}

function Controls({ deeds }: { deeds: readonly Deed[] }) {
  const { state, failed, change } = useRehearsal();
  if (!state) return failed ? <p>{pageWords.noConnection}</p> : null;
  const next = deeds.find(({ done }) => !done);
  return (
    <>
      <p className="nextDeed">
        {words.next}: {next ? words.tries[next.key] : words.tries.read}
      </p>
      <select
        aria-label={words.pace}
        value={state.pace}
        onChange={(event) => change({ pace: event.target.value as Pace })}
      >
        {PACES.map((one) => (
          <option key={one} value={one}>
            {words.paces[one]}
          </option>
        ))}
      </select>
      <button type="button" className="quiet" onClick={() => change({ paused: !state.paused })}>
        {state.paused ? words.resume : words.pause}
      </button>
      <button
        type="button"
        className="quiet"
        onClick={() => change({ quietSeconds: state.quietSeconds > 0 ? 0 : MINUTE_S })}
      >
        {state.quietSeconds > 0 ? words.quietFor(state.quietSeconds) : words.quiet}
      </button>
      <details>
        <summary>
          {words.try} ({words.progress(deeds.filter(({ done }) => done).length, deeds.length)})
        </summary>
        <div className="tryPanel">
          <ol>
            {deeds.map(({ key, done }) => (
              <li key={key}>
                {words.tries[key]} {done ? <span className="tag ok">{words.done}</span> : null}
              </li>
            ))}
          </ol>
          <p>
            {words.lockCode}: <strong className="code">{state.lockCode}</strong>
            <br />
            <span className="hint">{words.lockCodeNote}</span>
          </p>
          {state.played ? (
            <p>
              {words.second(state.played.name)} <span className="code">{location.origin + state.played.address}</span>{' '}
              {words.secondCode} <strong className="code">{state.played.code}</strong>
            </p>
          ) : null}
          <p>
            <a href="/rehearsal">{words.again}</a>
          </p>
        </div>
      </details>
    </>
  );
}

interface Rehearsal {
  state: RehearsalState | null;
  failed: boolean;
  change: (asked: SetPace) => void;
}

/** Asked once; afterwards what each change answers, and the seconds of quiet counted here. */
function useRehearsal(): Rehearsal {
  const [state, setState] = useState<RehearsalState | null>(null);
  const [failed, setFailed] = useState(false);
  const take = (answered: Answered<RehearsalState>): void => {
    setFailed(!answered.ok);
    if (answered.ok) setState(answered.value);
  };
  useEffect(() => void readRehearsal().then(take), []);
  const counting = (state?.quietSeconds ?? 0) > 0;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(
      () => setState((now) => now && { ...now, quietSeconds: Math.max(0, now.quietSeconds - 1) }),
      1_000,
    );
    return () => clearInterval(timer);
  }, [counting]);
  return { state, failed, change: (asked) => void setPace(asked).then(take) };
}
