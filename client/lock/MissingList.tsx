/** Step 1: what refuses the lock, and what only wants a reason. */
import { gateWords, lockWords as words } from '../../shared/words/en/lock.ts';
import type { LockProps } from './LockPage.tsx';
import { useMissing } from './useMissing.ts';

export function MissingList(props: LockProps) {
  const { refuses, warns, proposals, unread } = useMissing(props);
  const nothing = refuses.length === 0 && warns.length === 0 && proposals === 0 && unread === 0;
  return (
    <section className="sheet" aria-labelledby="missing">
      <h2 id="missing">{words.step(1, words.missingTitle)}</h2>
      {nothing ? <p>{words.nothingMissing}</p> : null}
      <Gates title={words.mustFinish} gates={refuses} />
      <Gates title={words.mayGoOn} gates={warns} />
      {proposals > 0 ? <p>{words.notAssigned(proposals)}</p> : null}
      {unread > 0 ? <p>{words.restrictedUnread(unread)}</p> : null}
    </section>
  );
}

function Gates({ title, gates }: { title: string; gates: readonly string[] }) {
  if (gates.length === 0) return null;
  return (
    <>
      <p>{title}</p>
      <ul>
        {gates.map((gate) => (
          <li key={gate}>{gateWords[gate] ?? gate}</li>
        ))}
      </ul>
    </>
  );
}
