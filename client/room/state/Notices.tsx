/** What everybody in the room must know now; it stays until it is no longer true. (Closing tells its own.) */
import { useEffect } from 'react';
import type { Phase } from '../../../shared/rules/meeting.ts';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { saySoon } from '../../ui/Announcer.tsx';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

/** What these mean for everybody stands in the banner of closing. */
const TOLD_BY_CLOSING: readonly Phase[] = ['closing', 'frozen', 'locked'];

export function Notices({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting } = folded;
  const { is } = useValue(room.saving);
  const soon = useValue(room.freezingSoon);
  const sentence = TOLD_BY_CLOSING.includes(meeting.phase) ? null : words.phaseSaid[meeting.phase];
  useEffect(() => {
    if (sentence !== null) saySoon(sentence);
  }, [sentence]);
  return (
    <>
      {meeting.rehearsal ? <p className="note warn rehearsalNote">{words.rehearsal}</p> : null}
      {sentence === null || meeting.phase === 'live' ? null : <p className="note">{sentence}</p>}
      {is === 'offline' ? <p className="note warn">{words.offlineNotice}</p> : null}
      {soon === null ? null : <p className="note warn">{words.freezingSoon(Math.round(soon / 60))}</p>}
    </>
  );
}
