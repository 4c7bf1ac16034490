/** The plan: everybody proposes and words actions, the chair assigns them; what is in force stands beside the wording. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { readPlan, type PlanRow } from '../../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import type { Action } from '../../../shared/rules/meeting.ts';
import { refusesCommand, writableRoots } from '../../../shared/rules/permissions.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { takesWords } from '../../wire/takesWords.ts';
import type { Readable } from '../../wire/Value.ts';
import { setPlace } from '../../wire/presence.ts';
import { ActionItem } from './ActionItem.tsx';
import { AddAction } from './AddAction.tsx';
import './plan.css';

export interface PlanPanelProps {
  room: OpenRoom;
  folded: Folded;
  title: string;
}

export function PlanPanel(props: PlanPanelProps) {
  const open = useValue(props.room.documents).get(SHARED_DOCUMENT);
  return (
    <section className="sheet" aria-labelledby="plan">
      <h2 id="plan" tabIndex={-1}>
        {props.title}
      </h2>
      {open ? <OpenPlan {...props} open={open} /> : <p className="hint">{roomWords.joining}</p>}
    </section>
  );
}

function OpenPlan({ room, folded, open }: PlanPanelProps & { open: Readable<OpenDocument> }) {
  const { meeting, me } = folded;
  const { doc, awareness, joined, held, over } = useValue(open);
  const rows = usePlan(doc);
  const mayWrite =
    takesWords(meeting.phase) &&
    joined &&
    held === null &&
    over === null &&
    writableRoots(meeting, me, SHARED_DOCUMENT)(PLAN_ROOT);
  const mayAssign = refusesCommand(meeting, me, 'assignOwner') === null;
  const unfinished = rows.filter(({ id }) => isUnfinished(meeting.actions[id])).length;
  const without = Object.values(meeting.actions).filter(({ id }) => !rows.some((row) => row.id === id));
  return (
    <div
      onFocus={() => setPlace(awareness, PLAN_ROOT)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setPlace(awareness, null);
      }}
    >
      {rows.length === 0 && without.length === 0 ? <p className="hint">{words.empty}</p> : null}
      {unfinished > 0 ? <p className="tag warn">{words.unfinished(unfinished)}</p> : null}
      <ol className="plain plan">
        {rows.map((row) => (
          <ActionItem
            key={row.id}
            room={room}
            folded={folded}
            doc={doc}
            row={row}
            action={meeting.actions[row.id] ?? null}
            mayWrite={mayWrite}
            mayAssign={mayAssign}
          />
        ))}
        {without.map((action) => (
          <ActionItem
            key={action.id}
            room={room}
            folded={folded}
            doc={doc}
            row={null}
            action={action}
            mayWrite={false}
            mayAssign={mayAssign}
          />
        ))}
      </ol>
      {mayWrite ? <AddAction doc={doc} rows={rows} /> : null}
    </div>
  );
}

function isUnfinished(action: Action | undefined): boolean {
  return action === undefined || (action.withdrawn === null && (action.owner === null || action.deadline === null));
}

function usePlan(doc: Doc): PlanRow[] {
  const rows = useMemo(() => rowsOf(doc), [doc]);
  return useSyncExternalStore(rows.subscribe, rows.get);
}

function rowsOf(doc: Doc): Readable<PlanRow[]> {
  const plan = doc.getMap(PLAN_ROOT);
  let rows = readPlan(doc);
  return {
    get: () => rows,
    subscribe(listener) {
      const changed = (): void => {
        rows = readPlan(doc);
        listener();
      };
      changed();
      plan.observeDeep(changed);
      return () => plan.unobserveDeep(changed);
    },
  };
}
