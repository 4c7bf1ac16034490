/** The plan: everybody proposes and words actions, the chair gives them; what is in force stands beside the wording. */
import { useMemo, useSyncExternalStore } from 'react';
import type { Doc } from 'yjs';
import { readPlan, type PlanRow } from '../../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type ActionId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { refusesCommand, writableRoots } from '../../../shared/rules/permissions.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { say } from '../../ui/Announcer.tsx';
import { dayAndTimeOf } from '../../ui/times.ts';
import { useValue } from '../../ui/useValue.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenDocument } from '../../wire/DocumentChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { setPlace } from '../../wire/presence.ts';
import { takesWords } from '../../wire/takesWords.ts';
import type { Readable } from '../../wire/Value.ts';
import { ADD_ID, AddAction } from './AddAction.tsx';
import { dueFrom } from './dueFrom.ts';
import { focusField } from './focusField.ts';
import { Giving } from './Giving.ts';
import { KeepFocus } from './KeepFocus.tsx';
import { holdLine } from './OwnerCell.tsx';
import { ownerName } from './ownerChoices.ts';
import { missingIn, type PlanLine, type PlanRoom } from './PlanRoom.ts';
import { PlanTable } from './PlanTable.tsx';
import { usePlanKeys } from './usePlanKeys.ts';
import { useWriters } from './useWriters.ts';
import './plan.css';

const HEADING = 'plan';

export interface PlanPanelProps {
  room: OpenRoom;
  folded: Folded;
  title: string;
  /** Shows what has this id: on a narrow page the plan may be behind a tab. */
  reveal: (id: string) => void;
}

export function PlanPanel(props: PlanPanelProps) {
  const open = useValue(props.room.documents).get(SHARED_DOCUMENT);
  return (
    <section className="sheet planSheet" aria-labelledby={HEADING}>
      {open ? (
        <OpenPlan {...props} open={open} />
      ) : (
        <>
          <Heading title={props.title} />
          <p className="hint">{roomWords.joining}</p>
        </>
      )}
    </section>
  );
}

function Heading({ title }: { title: string }) {
  return (
    <h2 id={HEADING} tabIndex={-1}>
      {title}
    </h2>
  );
}

function OpenPlan({ room, folded, title, reveal, open }: PlanPanelProps & { open: Readable<OpenDocument> }) {
  const { meeting, me, ahead } = folded;
  const { doc, awareness, joined, held, over } = useValue(open);
  const { connected } = useValue(room.connection);
  const giving = useGiving(room);
  const chosen = useValue(giving.chosen);
  const mine = useValue(giving.mine);
  const writers = useWriters(doc, awareness, folded);
  const rows = usePlan(doc);
  const lines = linesOf(rows, meeting).map((line) => ({
    ...line,
    chosen: chosen.get(line.id) ?? null,
    mine: mine.get(line.id) ?? null,
  }));
  const takes = takesWords(meeting.phase) && held === null && over === null;
  const plan: PlanRoom = {
    room,
    folded,
    doc,
    awareness,
    giving,
    connected,
    mayWrite: takes && joined && writableRoots(meeting, me, SHARED_DOCUMENT)(PLAN_ROOT),
    mayGive: refusesCommand(meeting, me, 'assignOwner') === null,
    writers,
    dueFrom: () => dueFrom(meeting, recordTime(ahead)),
    goOn: (after) => goOn(after, () => lines, giving),
  };
  // What is hidden takes no focus: the plan is shown first, and the deed follows in the frame after.
  const shown = (deed: () => void): void => {
    if (document.getElementById(HEADING)?.checkVisibility()) {
      deed();
      return;
    }
    reveal(HEADING);
    requestAnimationFrame(deed);
  };
  usePlanKeys({
    next: plan.mayGive ? () => shown(() => plan.goOn(null)) : null,
    hold: plan.mayGive && meeting.chair === me ? () => shown(() => holdFocused(plan, lines)) : null,
    add: plan.mayWrite ? () => shown(() => document.getElementById(ADD_ID)?.focus()) : null,
  });
  const unfinished = lines.filter((line) => missingIn(line) !== null).length;
  const number = (id: string): number => lines.find((line) => line.id === id)?.number ?? 0;
  return (
    <div
      onFocus={() => setPlace(awareness, PLAN_ROOT)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setPlace(awareness, null);
      }}
    >
      <div className="planHead">
        <Heading title={title} />
        {unfinished > 0 ? <p className="missing">{words.unfinished(unfinished, lines.length)}</p> : null}
      </div>
      {lines.length === 0 ? <p className="hint">{plan.mayWrite ? words.empty : words.emptyReading}</p> : null}
      <KeepFocus
        order={lines.map(({ id }) => id)}
        heading={HEADING}
        sentence={(from, to) => (to === null ? words.movedToHeading : words.moved(number(from), number(to)))}
      >
        {lines.length === 0 ? null : <PlanTable plan={plan} lines={lines} name={title} />}
      </KeepFocus>
      {takes && !joined ? <p className="hint">{words.typingNeedsConnection}</p> : null}
      {plan.mayWrite ? <AddAction room={room} doc={doc} lastRank={rows.at(-1)?.rank ?? null} /> : null}
      {plan.mayGive && lines.length > 0 ? <p className="meta keys">{words.keys}</p> : null}
    </div>
  );
}

/** By the server's clock: a device that is slow must not offer a date that has passed. */
function recordTime(ahead: number): Date {
  return new Date(Date.now() + ahead);
}

/** Rows of the plan in their order, then actions whose wording stands nowhere any more. */
function linesOf(rows: readonly PlanRow[], meeting: Meeting): Omit<PlanLine, 'chosen' | 'mine'>[] {
  const without = Object.values(meeting.actions).filter(({ id }) => !rows.some((row) => row.id === id));
  const lines = [
    ...rows.map((row) => ({ id: row.id, row, action: meeting.actions[row.id] ?? null })),
    ...without.map((action) => ({ id: action.id, row: null, action })),
  ];
  return lines.map((line, index) => ({ ...line, number: index + 1 }));
}

/** To the next owner or date that is missing, from here round to here; the row just given counts as given. */
function goOn(after: ActionId | null, linesNow: () => readonly PlanLine[], giving: Giving): void {
  const chosen = giving.chosen.get();
  const lines = linesNow().map((line) => ({ ...line, chosen: chosen.get(line.id) ?? line.chosen }));
  const from = after ?? document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset['line'] ?? null;
  const at = lines.findIndex(({ id }) => id === from);
  const round = [...lines.slice(at + 1), ...lines.slice(0, at + 1)];
  const next = round.find((line) => missingIn(line) !== null);
  if (next) focusField(next.id, missingIn(next) ?? 'owner');
  else say(words.allGiven);
}

/** The action that has the focus, else the next one that nobody has. */
function holdFocused(plan: PlanRoom, lines: readonly PlanLine[]): void {
  const focused = document.activeElement?.closest<HTMLElement>('[data-line]')?.dataset['line'];
  const line = lines.find(({ id }) => id === focused) ?? lines.find((one) => missingIn(one) !== null);
  if (line?.row && !line.action?.withdrawn) holdLine({ ...plan, line });
}

function useGiving(room: OpenRoom): Giving {
  return useMemo(() => {
    const actionNow = (id: ActionId) => room.folded.get()?.meeting.actions[id] ?? null;
    return new Giving({
      send: (command) => room.send(command),
      whenSaved: () => room.channel(SHARED_DOCUMENT)?.copy.whenSaved() ?? Promise.resolve(false),
      actionNow,
      done(id) {
        const action = actionNow(id);
        const meeting = room.folded.get()?.meeting;
        const open = room.documents.get().get(SHARED_DOCUMENT);
        if (!action?.owner || !meeting || !open) return;
        const number = linesOf(readPlan(open.get().doc), meeting).find((line) => line.id === id)?.number ?? 0;
        const owner = ownerName(action.owner, meeting);
        say(
          action.deadline
            ? words.given(number, owner, dayAndTimeOf(action.deadline.at))
            : words.givenNoDate(number, owner),
        );
      },
    });
  }, [room]);
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
