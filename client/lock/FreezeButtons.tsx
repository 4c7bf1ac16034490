/** Announce the freeze, naming who is typing, or skip the announcement (C17). */
import type { PersonId } from '../../shared/ids.ts';
import type { Command } from '../../shared/rules/commands.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { useSend } from '../ui/useSend.ts';
import type { OpenRoom } from '../wire/openRoom.ts';
import { whoIsWhere } from '../wire/presence.ts';
import type { LockProps } from './ClosingProps.ts';
import { useOffline } from './useOffline.ts';

interface FreezeButtonsProps extends LockProps {
  /** What has to be recorded first; false: it is not, and the freeze is not asked for. */
  before?: () => Promise<boolean>;
}

export function FreezeButtons({ room, folded, before }: FreezeButtonsProps) {
  const { freeze } = folded.meeting;
  const { busy, refusal, send } = useSend<Command>(room);
  const offline = useOffline(room);
  const start = async (skipAnnouncement: boolean): Promise<void> => {
    if (offline || (before && !(await before()))) return;
    await send({ type: 'freeze', skipAnnouncement, typing: typingNow(room) });
  };
  return (
    <>
      <div className="row">
        {freeze ? null : (
          <button type="button" className="seal" aria-disabled={busy || offline} onClick={() => void start(false)}>
            {words.freeze}
          </button>
        )}
        <button type="button" className="quiet" aria-disabled={busy || offline} onClick={() => void start(true)}>
          {freeze ? words.freezeSkip : words.freezeNow}
        </button>
      </div>
      <Refusal sentence={refusal} />
    </>
  );
}

/** Everybody whose caret stands in some text: who the announcement names. */
function typingNow(room: OpenRoom): PersonId[] {
  const typing = new Set<PersonId>();
  for (const open of room.documents.get().values()) {
    for (const people of whoIsWhere(open.get().awareness).values()) for (const { person } of people) typing.add(person);
  }
  return [...typing];
}
