/** What everybody in the room must know now; it stays until it is no longer true. */
import { useEffect } from 'react';
import { roomWords as words } from '../../../shared/words/en/room.ts';
import { say, sayNow } from '../../ui/Announcer.tsx';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export function Notices({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting } = folded;
  const { is } = useValue(room.saving);
  const soon = useValue(room.freezingSoon);
  const announced = meeting.freeze !== null && meeting.freeze.inForceAt === null ? meeting.freeze : null;
  const freezing = announced ? words.freezeAnnounced(announced.inForceInSeconds) : null;
  useEffect(() => {
    if (freezing !== null) sayNow(freezing);
  }, [freezing]);
  useEffect(() => say(words.phaseSaid[meeting.phase]), [meeting.phase]);
  const typing = (announced?.typing ?? []).flatMap((id) => meeting.people[id]?.name ?? []);
  return (
    <>
      {meeting.rehearsal ? <p className="note warn">{words.rehearsal}</p> : null}
      {meeting.phase === 'live' ? null : (
        <p className={meeting.phase === 'frozen' || meeting.phase === 'locked' ? 'note seal' : 'note'}>
          {words.phaseSaid[meeting.phase]}
        </p>
      )}
      {is === 'offline' ? <p className="note warn">{words.offlineNotice}</p> : null}
      {soon === null ? null : <p className="note warn">{words.freezingSoon(Math.round(soon / 60))}</p>}
      {freezing === null ? null : (
        <div className="note warn">
          <p>{freezing}</p>
          {typing.length > 0 ? <p>{words.freezeTyping(words.and(typing))}</p> : null}
        </div>
      )}
    </>
  );
}
