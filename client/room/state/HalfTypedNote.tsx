/** What was begun in a form that is not on the page now: nobody's words are gone because a form is. */
import { useEffect } from 'react';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { lateWords as words } from '../../../shared/words/en/late.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { say, saySoon } from '../../ui/Announcer.tsx';
import { copyText } from '../../ui/copyText.ts';
import { useValue } from '../../ui/useValue.ts';
import { withWords } from '../../wire/HalfTyped.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { AskForAddendum } from './AskForAddendum.tsx';

export function HalfTypedNote({ room, meeting }: { room: OpenRoom; meeting: Meeting | null }) {
  const away = withWords(useValue(room.halfTyped.forms)).filter(({ onPage }) => !onPage);
  const some = away.length > 0;
  useEffect(() => {
    if (some) saySoon(words.halfTypedSaid);
  }, [some]);
  if (!some) return null;
  const over = meeting === null || meeting.phase === 'locked';
  return (
    <section className="note warn" aria-labelledby="half-typed">
      <h2 id="half-typed">{words.halfTypedTitle}</h2>
      <p>{over ? words.halfTypedOver : words.halfTypedComesBack}</p>
      <ul className="plain">
        {away.map(({ key, title, texts }) => {
          const text = texts.join('\n\n');
          return (
            <li key={key}>
              <p className="meta">{title}</p>
              <blockquote translate="no">{text}</blockquote>
              <button type="button" className="quiet" onClick={() => void copy(text)}>
                {roomWords.copy}
              </button>{' '}
              <button type="button" className="quiet" onClick={() => room.halfTyped.forget(key)}>
                {words.halfTypedRemove}
              </button>
              {meeting ? <AskForAddendum {...{ room, meeting, text }} about={key} /> : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

async function copy(text: string): Promise<void> {
  say((await copyText(text)) ? roomWords.copied : roomWords.copyFailed);
}
