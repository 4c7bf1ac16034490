/**
 * Decides: (meeting, command, context) → events or a refusal. Pure: time, ids and what stands in the documents come in
 * by the context. Permission first, so that a refusal never tells somebody what they may not know.
 */
import { acceptAction } from './decide/acceptAction.ts';
import { addAdult } from './decide/addAdult.ts';
import { addChild } from './decide/addChild.ts';
import { addendum } from './decide/addendum.ts';
import { adjourn } from './decide/adjourn.ts';
import { agreeAction } from './decide/agreeAction.ts';
import { agreeDecision } from './decide/agreeDecision.ts';
import { allowTakingDown } from './decide/allowTakingDown.ts';
import { answerDissent } from './decide/answerDissent.ts';
import { answerLate } from './decide/answerLate.ts';
import { answerProposal } from './decide/answerProposal.ts';
import { answerQuery } from './decide/answerQuery.ts';
import { assignOwner } from './decide/assignOwner.ts';
import { cancel } from './decide/cancel.ts';
import { changeDecision } from './decide/changeDecision.ts';
import { circulate } from './decide/circulate.ts';
import { close } from './decide/close.ts';
import { closedPart } from './decide/closedPart.ts';
import { confirmBlock } from './decide/confirmBlock.ts';
import { confirmRestricted } from './decide/confirmRestricted.ts';
import { confirmSaid } from './decide/confirmSaid.ts';
import { convert } from './decide/convert.ts';
import { declareConflict } from './decide/declareConflict.ts';
import { declineAction } from './decide/declineAction.ts';
import { end } from './decide/end.ts';
import { explainGap } from './decide/explainGap.ts';
import { flushed } from './decide/flushed.ts';
import { freeze } from './decide/freeze.ts';
import { goOnWithout } from './decide/goOnWithout.ts';
import { handOver } from './decide/handOver.ts';
import { handOverChair } from './decide/handOverChair.ts';
import { hold } from './decide/hold.ts';
import { invite } from './decide/invite.ts';
import { inviteDesk } from './decide/inviteDesk.ts';
import { lock } from './decide/lock.ts';
import { nameDeputy } from './decide/nameDeputy.ts';
import { newInformation } from './decide/newInformation.ts';
import { notWrittenHere } from './decide/notWrittenHere.ts';
import { nothingHeld } from './decide/nothingHeld.ts';
import { openRestricted } from './decide/openRestricted.ts';
import { progress } from './decide/progress.ts';
import { propose } from './decide/propose.ts';
import { putDissentQuestion } from './decide/putDissentQuestion.ts';
import { query } from './decide/query.ts';
import { quorumReason } from './decide/quorumReason.ts';
import { readBack } from './decide/readBack.ts';
import { recordDecision } from './decide/recordDecision.ts';
import { recordDissent } from './decide/recordDissent.ts';
import { recordParent } from './decide/recordParent.ts';
import { recordView } from './decide/recordView.ts';
import { remove } from './decide/remove.ts';
import { reopen } from './decide/reopen.ts';
import { resume } from './decide/resume.ts';
import { reviewAction } from './decide/reviewAction.ts';
import { rollCall } from './decide/rollCall.ts';
import { setDeadline } from './decide/setDeadline.ts';
import { setFact } from './decide/setFact.ts';
import { setNextMeeting } from './decide/setNextMeeting.ts';
import { start } from './decide/start.ts';
import { takeBack } from './decide/takeBack.ts';
import { takeChair } from './decide/takeChair.ts';
import { thaw } from './decide/thaw.ts';
import { tighten } from './decide/tighten.ts';
import { widen } from './decide/widen.ts';
import { withdraw } from './decide/withdraw.ts';
import { withdrawAction } from './decide/withdrawAction.ts';
import { writeUp } from './decide/writeUp.ts';
import type { Command, CommandType, ServerCommand } from './commands.ts';
import { decideForServer } from './decideForServer.ts';
import { no, type Decided, type DecideContext, type Deed, type PersonContext } from './decide/Deed.ts';
import type { Meeting } from './meeting.ts';
import { refusesCommand } from './permissions.ts';

const DEEDS: { [Type in CommandType]: Deed<Type> } = {
  invite,
  inviteDesk,
  remove,
  start,
  writeUp,
  rollCall,
  declareConflict,
  withdraw,
  handOverChair,
  takeChair,
  nameDeputy,
  addChild,
  addAdult,
  setFact,
  nothingHeld,
  recordView,
  recordDecision,
  changeDecision,
  agreeDecision,
  putDissentQuestion,
  recordDissent,
  answerDissent,
  recordParent,
  explainGap,
  quorumReason,
  setNextMeeting,
  assignOwner,
  setDeadline,
  agreeAction,
  acceptAction,
  declineAction,
  withdrawAction,
  progress,
  reviewAction,
  openRestricted,
  tighten,
  widen,
  confirmRestricted,
  notWrittenHere,
  closedPart,
  takeBack,
  allowTakingDown,
  confirmBlock,
  confirmSaid,
  propose,
  answerLate,
  answerProposal,
  readBack,
  end,
  close,
  reopen,
  adjourn,
  resume,
  convert,
  cancel,
  freeze,
  thaw,
  flushed,
  goOnWithout,
  lock,
  query,
  answerQuery,
  addendum,
  newInformation,
  handOver,
  circulate,
  hold,
};

export function decide(meeting: Meeting, command: Command | ServerCommand, context: DecideContext): Decided {
  if (isServerCommand(command)) return decideForServer(meeting, command, context);
  if (context.by === null) return no('not-allowed');
  const refused = refusesCommand(meeting, context.by, command.type);
  if (refused) return no(refused);
  // The table gives each type its own deed; TypeScript cannot follow a union through an index.
  const deed = DEEDS[command.type] as (meeting: Meeting, command: Command, context: PersonContext) => Decided;
  return deed(meeting, command, { ...context, by: context.by });
}

function isServerCommand(command: Command | ServerCommand): command is ServerCommand {
  return !Object.hasOwn(DEEDS, command.type);
}

export type { Decided, DecideContext };
