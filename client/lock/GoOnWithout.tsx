/** What it means not to wait for somebody's words, asked in its own place, with a printed reason. */
import { useEffect, useRef } from 'react';
import type { PersonId } from '../../shared/ids.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { ReasonForm } from './ReasonForm.tsx';

interface GoOnWithoutProps {
  room: OpenRoom;
  person: PersonId;
  name: string;
  done: () => void;
}

export function GoOnWithout({ room, person, name, done }: GoOnWithoutProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    return () => {
      // The list comes back in this place, also when the words arrive while the question is open.
      requestAnimationFrame(() => document.getElementById('who-is-in')?.focus());
    };
  }, []);
  return (
    <section className="sheet" aria-labelledby="without">
      <h2 id="without" tabIndex={-1} ref={heading}>
        {words.withoutTitle(name)}
      </h2>
      <p>{words.withoutBody(name)}</p>
      <ReasonForm
        room={room}
        label={words.withoutReason}
        hint={words.withoutHint}
        button={words.withoutConfirm(name)}
        command={(reason) => ({ type: 'goOnWithout', person, reason })}
        done={done}
      />
      <p className="apart">
        <button type="button" className="quiet" onClick={done}>
          {words.keepWaiting}
        </button>
      </p>
    </section>
  );
}
