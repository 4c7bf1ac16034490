/** Whoever an entry came from confirms at read-back that it says what was meant; nobody else can. */
import type { Command } from '../../shared/rules/commands.ts';
import type { Meeting, Restricted } from '../../shared/rules/meeting.ts';
import { mayTakeDown, refusesCommand } from '../../shared/rules/permissions.ts';
import type { PersonId } from '../../shared/ids.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { timeOf } from '../ui/times.ts';
import { useSend } from '../ui/useSend.ts';
import type { LockProps } from './ClosingProps.ts';

export function EntryConfirmations({ room, folded }: LockProps) {
  const { meeting, me } = folded;
  const { busy, refusal, send } = useSend<Command>(room);
  // Numbered as the room numbers them, of which this person reads only some.
  const entries = Object.values(meeting.restricted).map((entry, index) => ({ entry, n: index + 1 }));
  const mine = entries.filter(({ entry }) => entry.audience.includes(me));
  if (mine.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="entries">
      <h2 id="entries">{words.confirmEntries}</h2>
      <ul className="plain">
        {mine.map(({ entry, n }) => (
          <li key={entry.id}>
            <p className={entry.confirmed ? 'meta' : 'meta open'}>{stateSentence(entry, n, meeting)}</p>
            {entry.confirmed === null && mayConfirm(entry, me, meeting) ? (
              <button
                type="button"
                className="quiet"
                aria-disabled={busy}
                onClick={() => void send({ type: 'confirmRestricted', id: entry.id })}
              >
                {words.confirmEntry(n)}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      <Refusal sentence={refusal} />
    </section>
  );
}

function stateSentence({ confirmed, originator }: Restricted, n: number, { people }: Meeting): string {
  if (confirmed === null) return words.entryOpen(n);
  const nameOf = (person: PersonId | null): string => (person === null ? '' : (people[person]?.name ?? ''));
  const who =
    originator === null || originator === confirmed.by
      ? nameOf(confirmed.by)
      : words.recordedFor(nameOf(originator), nameOf(confirmed.by));
  return words.entryConfirmed(n, who, timeOf(confirmed.at));
}

function mayConfirm({ originator }: Restricted, me: PersonId, meeting: Meeting): boolean {
  if (originator === null || refusesCommand(meeting, me, 'confirmRestricted') !== null) return false;
  return originator === me || mayTakeDown(meeting, me, originator);
}
