/** One action: its wording, what is in force, and for the chair the form that assigns it. */
import * as Y from 'yjs';
import type { PlanRow } from '../../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import type { Action, Meeting, Owner } from '../../../shared/rules/meeting.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { dayAndTimeOf } from '../../ui/times.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import { AssignForm } from './AssignForm.tsx';
import { BoundText } from './BoundText.tsx';

export interface ActionItemProps {
  room: OpenRoom;
  folded: Folded;
  doc: Y.Doc;
  /** null: an action whose wording stands nowhere any more. */
  row: PlanRow | null;
  action: Action | null;
  mayWrite: boolean;
  mayAssign: boolean;
}

export function ActionItem({ room, folded, doc, row, action, mayWrite, mayAssign }: ActionItemProps) {
  const name = action ? words.action(action.number) : words.proposed;
  const id = action?.id ?? row?.id ?? '';
  const wording = row ? row.text : (action?.text ?? '');
  const differs =
    action !== null && row !== null && (row.text !== action.text || row.purpose !== (action.purpose ?? ''));
  return (
    <li aria-labelledby={`action-${id}`}>
      <h3 id={`action-${id}`}>{name}</h3>
      {action?.withdrawn ? <p>{words.withdrawn(action.withdrawn.reason)}</p> : null}
      {row && mayWrite && !action?.withdrawn ? (
        <Wording doc={doc} row={row} name={name} />
      ) : (
        <p translate="no">{wording === '' ? words.emptyAction : wording}</p>
      )}
      <InForce action={action} meeting={folded.meeting} differs={differs} />
      {mayAssign && row && !action?.withdrawn ? (
        <AssignForm
          room={room}
          folded={folded}
          row={row}
          action={action}
          name={action ? name : words.proposedAs(wording)}
        />
      ) : null}
    </li>
  );
}

function Wording({ doc, row, name }: { doc: Y.Doc; row: PlanRow; name: string }) {
  const shared: unknown = doc.getMap(PLAN_ROOT).get(row.id);
  if (!(shared instanceof Y.Map)) return null;
  const text: unknown = shared.get('text');
  const purpose: unknown = shared.get('purpose');
  return (
    <>
      {text instanceof Y.Text ? (
        <div className="field">
          <label htmlFor={`text-${row.id}`}>{words.textLabel}</label>
          <BoundText text={text} id={`text-${row.id}`} label={words.text(name)} mayWrite />
        </div>
      ) : null}
      {purpose instanceof Y.Text ? (
        <div className="field">
          <label htmlFor={`purpose-${row.id}`}>{words.purposeLabel}</label>
          <BoundText text={purpose} id={`purpose-${row.id}`} label={words.purposeOf(name)} mayWrite />
        </div>
      ) : null}
    </>
  );
}

function InForce({ action, meeting, differs }: { action: Action | null; meeting: Meeting; differs: boolean }) {
  const owner = action?.owner ?? null;
  const deadline = action?.deadline ?? null;
  return (
    <>
      <p className="row">
        {owner ? (
          <span>{words.ownerIs(ownerName(owner, meeting))}</span>
        ) : (
          <span className="tag warn">{words.noOwner}</span>
        )}
        {deadline ? (
          <span>{words.dueIs(dayAndTimeOf(deadline.at))}</span>
        ) : (
          <span className="tag warn">{words.noDate}</span>
        )}
      </p>
      {differs && action ? (
        <div className="note">
          <p>{words.wordingDiffers}</p>
          <p className="meta">{words.inForce}</p>
          <p translate="no">{action.text}</p>
        </div>
      ) : null}
    </>
  );
}

export function ownerName(owner: Owner, meeting: Meeting): string {
  return 'person' in owner ? (meeting.people[owner.person]?.name ?? '') : words.outside(owner.name, owner.agency);
}
