/** Each person's screen as words: everything received, still sending, offline, gone on without. */
import { useState } from 'react';
import type { PersonId } from '../../shared/ids.ts';
import { everyoneIn, freezeStateOf, mayHoldWords } from '../../shared/rules/freeze.ts';
import type { Freeze, Meeting } from '../../shared/rules/meeting.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { timeOf } from '../ui/times.ts';
import { useValue } from '../ui/useValue.ts';
import { chairs, type LockProps } from './ClosingProps.ts';
import { GoOnWithout } from './GoOnWithout.tsx';
import { useSaidSeldom } from './useSaidSeldom.ts';

export function WhoIsIn(props: LockProps & { freeze: Freeze }) {
  const { room, folded, freeze } = props;
  const { meeting, me } = folded;
  const [without, setWithout] = useState<PersonId | null>(null);
  const screens = useValue(room.screens);
  const saving = useValue(room.saving);
  const goneSince = new Map(useValue(room.cutOff).map(({ person, goneAt }) => [person, goneAt]));
  const here = new Set(screens.map(({ person }) => person));
  const expected = [...new Set(freeze.expects.map(({ person }) => person))];
  const states = new Map(expected.map((person) => [person, freezeStateOf(freeze, person)]));
  const waiting = expected.filter((person) => states.get(person) === 'sending');
  const done = everyoneIn(freeze);
  const nameOf = (person: PersonId): string => meeting.people[person]?.name ?? '';
  const summary = done ? words.allIn : words.waitingFor(roomWords.and(waiting.map(nameOf)));
  useSaidSeldom(summary, done);

  const stateSentence = (person: PersonId): string => {
    const state = states.get(person);
    if (state === 'waived') return words.waived(freeze.waived.find((one) => one.person === person)?.reason ?? '');
    if (state === 'received') return words.received;
    if (person === me && 'changes' in saving) return words.sendingMine(saving.changes);
    if (here.has(person)) return words.sending;
    const since = goneSince.get(person);
    return since === undefined || since === null ? words.offlineNow : words.offlineSince(timeOf(since));
  };

  // In its own place instead of the list: one question at a time, and nothing behind it.
  if (without !== null && states.get(without) === 'sending')
    return <GoOnWithout room={room} person={without} name={nameOf(without)} done={() => setWithout(null)} />;
  return (
    <section className="sheet" aria-labelledby="who-is-in">
      <h2 id="who-is-in" tabIndex={-1}>
        {words.whoIsIn}
      </h2>
      <table>
        <caption className="unseen">{words.whoIsInTable}</caption>
        <thead>
          <tr>
            <th scope="col">{words.person}</th>
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {expected.map((person) => (
            <tr key={person}>
              <th scope="row">{nameOf(person)}</th>
              <td>
                {stateSentence(person)}
                {chairs(props) && states.get(person) === 'sending' ? (
                  <button type="button" className="quiet apart" onClick={() => setWithout(person)}>
                    {words.goOnWithout(nameOf(person))}
                  </button>
                ) : null}
              </td>
            </tr>
          ))}
          {absent(meeting, expected).map((person) => (
            <tr key={person}>
              <th scope="row">{nameOf(person)}</th>
              <td>{words.noScreen}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Progress received={expected.length - waiting.length} of={expected.length} />
      <p>{summary}</p>
    </section>
  );
}

function Progress({ received, of }: { received: number; of: number }) {
  const count = words.countIn(received, of);
  return (
    <p className="progress">
      <progress
        max={Math.max(of, 1)}
        value={of === 0 ? 1 : received}
        aria-label={words.whoIsIn}
        aria-valuetext={count}
      />
      <span aria-hidden="true">{count}</span>
    </p>
  );
}

/** Came in, is not on the phone, and had no screen open when the minutes froze: they may hold words on a train. */
function absent({ people }: Meeting, expected: readonly PersonId[]): PersonId[] {
  return Object.values(people)
    .filter((one) => mayHoldWords(one) && !expected.includes(one.id))
    .map(({ id }) => id);
}
