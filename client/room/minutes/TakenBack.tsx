/** Words that were taken back (C24): whoever read them is told, once aloud and as long as the room is open. */
import { useEffect, useRef } from 'react';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { sayNow } from '../../ui/Announcer.tsx';
import { timeOf } from '../../ui/times.ts';

export function TakenBack({ meeting }: { meeting: Meeting }) {
  const notices = meeting.notes
    .filter(({ what }) => what === 'takenBack')
    .map(({ id, by, at }) => ({
      id,
      sentence: words.takenBackNotice((by && meeting.people[by]?.name) ?? '', timeOf(at)),
    }));
  const told = useRef(notices.length);
  const newest = notices.at(-1)?.sentence;
  useEffect(() => {
    if (notices.length > told.current && newest !== undefined) sayNow(newest);
    told.current = notices.length;
  }, [notices.length, newest]);
  return notices.map(({ id, sentence }) => (
    <p key={id} className="takenBack">
      {sentence}
    </p>
  ));
}
