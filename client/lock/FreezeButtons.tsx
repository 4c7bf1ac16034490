/** Announce the freeze, or skip the announcement; the server names who is typing (C17). */
import type { Command } from '../../shared/rules/commands.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { useSend } from '../ui/useSend.ts';
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
    await send({ type: 'freeze', skipAnnouncement });
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
