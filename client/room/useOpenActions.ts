/** How many actions have no owner or no date yet, proposed ones too: the number beside "Actions". */
import { useEffect, useState } from 'react';
import { readPlan } from '../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { isUnowned } from '../../shared/rules/gates.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { useValue } from '../ui/useValue.ts';
import type { OpenRoom } from '../wire/openRoom.ts';

export function useOpenActions(room: OpenRoom, meeting: Meeting): number {
  const open = useValue(room.documents).get(SHARED_DOCUMENT);
  const [rows, setRows] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!open) return undefined;
    let stop = (): void => {};
    const follow = (): void => {
      stop();
      const { doc } = open.get();
      const plan = doc.getMap(PLAN_ROOT);
      const look = (): void => setRows(readPlan(doc).map(({ id }) => id));
      look();
      plan.observe(look);
      stop = () => plan.unobserve(look);
    };
    follow();
    const end = open.subscribe(follow);
    return () => {
      end();
      stop();
    };
  }, [open]);
  const actions = Object.values(meeting.actions);
  const proposed = rows.filter((id) => !actions.some((action) => action.id === id)).length;
  return proposed + actions.filter((action) => isUnowned(meeting, action)).length;
}
