/** How far it is, and what this reader may say about it now: nothing protective waits for the lock (C9). */
import type { Command } from '../../../shared/rules/commands.ts';
import { isHere, mayTakeDown, refusesCommand } from '../../../shared/rules/permissions.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { nameIn } from '../../ui/nameIn.ts';
import { say } from '../../ui/Announcer.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useSend } from '../../ui/useSend.ts';
import { stateOf } from './actionState.ts';
import { holdLine } from './OwnerCell.tsx';
import type { LineProps } from './PlanRoom.ts';
import { ReasonForm } from './ReasonForm.tsx';
import { SuggestForm } from './SuggestForm.tsx';

export function StateCell(props: LineProps) {
  const { line, folded, room, connected } = props;
  const { action, chosen, number } = line;
  const { meeting, me } = folded;
  const { refusal, send } = useSend<Command>(room);
  const mine = action?.owner && 'person' in action.owner && action.owner.person === me;
  const may = mayOf(props);
  const tell = async (command: Command, state: string): Promise<boolean> => {
    const done = await send(command);
    if (done) say(words.said(number, state));
    return done;
  };
  const state = chosen?.sending ? (connected ? words.sending : words.waiting) : stateOf(action, meeting);
  return (
    <>
      <p>
        {state} {mine ? <span className="tag ok">{words.yours}</span> : null}
      </p>
      {chosen?.refusal ? <Refusal sentence={chosen.refusal} /> : null}
      {action && !action.withdrawn ? (
        <div className="row deeds">
          {may.accept ? (
            <button
              type="button"
              className="quiet"
              aria-label={words.acceptName(number)}
              onClick={() => void tell({ type: 'acceptAction', id: action.id }, words.accepted)}
            >
              {words.accept}
            </button>
          ) : null}
          {may.start ? (
            <button
              type="button"
              className="quiet"
              aria-label={words.inHandName(number)}
              onClick={() => void tell({ type: 'progress', id: action.id, state: 'inHand', note: null }, words.inHand)}
            >
              {words.inHand}
            </button>
          ) : null}
          {may.finish ? (
            <button
              type="button"
              className="quiet"
              aria-label={words.doneName(number)}
              onClick={() => void tell({ type: 'progress', id: action.id, state: 'done', note: null }, words.done)}
            >
              {words.done}
            </button>
          ) : null}
        </div>
      ) : null}
      <Refusal sentence={refusal} />
      <More {...props} tell={tell} may={may} />
    </>
  );
}

interface May {
  accept: boolean;
  acceptFor: boolean;
  decline: boolean;
  start: boolean;
  finish: boolean;
  withdraw: boolean;
  hold: boolean;
  suggest: boolean;
}

function mayOf({ line, folded, mayGive, mayWrite }: LineProps): May {
  const { action, row } = line;
  const { meeting, me } = folded;
  const may = (type: Command['type']): boolean => refusesCommand(meeting, me, type) === null;
  const open = action !== null && action.withdrawn === null;
  const owner = action?.owner && 'person' in action.owner ? action.owner.person : null;
  const mine = owner === me;
  const ownerHere = owner !== null && meeting.people[owner] !== undefined && isHere(meeting.people[owner]);
  const reports =
    open && may('progress') && (mine || mayGive || (action?.helpers.includes(me) ?? false)) && action.owner !== null;
  const last = action?.progress.at(-1)?.state;
  const answered = action?.acceptance?.answer;
  return {
    accept: open && mine && may('acceptAction') && answered !== 'accepted' && last !== 'done',
    acceptFor:
      open &&
      !mine &&
      owner !== null &&
      ownerHere &&
      !answered &&
      may('acceptAction') &&
      mayTakeDown(meeting, me, owner),
    decline: open && mine && may('declineAction') && answered !== 'declined' && last !== 'done',
    start: reports && last !== 'inHand' && last !== 'done',
    finish: reports && last !== 'done',
    withdraw: open && may('withdrawAction'),
    hold: mayGive && row !== null && meeting.chair === me && owner !== me && !action?.withdrawn,
    suggest: mayWrite && !mayGive && row !== null && !action?.withdrawn,
  };
}

type MoreProps = LineProps & { may: May; tell: (command: Command, state: string) => Promise<boolean> };

function More(props: MoreProps) {
  const { line, folded, may, tell } = props;
  const { action, number } = line;
  if (!may.acceptFor && !may.decline && !may.finish && !may.withdraw && !may.hold && !may.suggest) return null;
  const owner = action?.owner && 'person' in action.owner ? action.owner.person : null;
  return (
    <details className="more">
      <summary aria-label={words.more(number)}>{words.moreShort}</summary>
      {may.suggest ? <SuggestForm {...props} /> : null}
      {may.hold ? (
        <button type="button" className="quiet apart" onClick={() => holdLine(props)}>
          {words.holdUntil}
        </button>
      ) : null}
      {action && may.acceptFor && owner !== null ? (
        <button
          type="button"
          className="quiet apart"
          onClick={() => void tell({ type: 'acceptAction', id: action.id, speaker: owner }, words.accepted)}
        >
          {words.acceptAloud(nameIn(folded.meeting, owner))}
        </button>
      ) : null}
      {action && may.decline ? (
        <ReasonForm
          keeper={props.room.halfTyped}
          id={action.id}
          name={words.declineName(number)}
          label={words.declineWhy}
          press={words.decline}
          give={(reason) => tell({ type: 'declineAction', id: action.id, reason }, words.declined(reason))}
        />
      ) : null}
      {action && may.finish ? (
        <ReasonForm
          keeper={props.room.halfTyped}
          id={action.id}
          name={words.couldNot}
          label={words.couldNotWhy}
          press={words.couldNot}
          give={(note) => tell({ type: 'progress', id: action.id, state: 'couldNot', note }, words.couldNot)}
        />
      ) : null}
      {action && may.withdraw ? (
        <ReasonForm
          keeper={props.room.halfTyped}
          id={action.id}
          name={words.withdraw}
          label={words.withdrawWhy}
          press={words.withdraw}
          give={(reason) => tell({ type: 'withdrawAction', id: action.id, reason }, words.withdraw)}
        />
      ) : null}
    </details>
  );
}
