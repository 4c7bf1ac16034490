/** Closing and locking: what is missing, read back, freeze, who is in, confirm. */
export const lockWords = {
  title: 'Close and lock',
  back: 'Go back to the meeting',
  step: (n: number, title: string) => `Step ${n} of 4: ${title}`,
  main: 'Close and lock the minutes',

  missingTitle: 'What is missing',
  nothingMissing: 'Nothing is missing.',
  mustFinish: 'Before the lock you must finish:',
  mayGoOn: 'You can lock without these. You will be asked for a reason, which is printed in the minutes:',
  notAssigned: (n: number) =>
    n === 1
      ? '1 proposed action is not assigned. It is printed as a proposal, not as an action.'
      : `${n} proposed actions are not assigned. They are printed as proposals, not as actions.`,
  restrictedUnread: (n: number) =>
    n === 1 ? 'There is 1 entry that you may not read.' : `There are ${n} entries that you may not read.`,

  readBackTitle: 'Read back',
  readBackQuestion: 'What did you read aloud?',
  everything: 'Everything',
  decisionsActionsDisagreement: 'Decisions, actions and disagreement',
  nothing: 'Not read aloud',
  because: 'Why not',
  becauseHint: 'Needed if nothing was read aloud.',
  recordReadBack: 'Record the read-back',
  readBackDone: (what: string, time: string) => `Read aloud at ${time}: ${what}.`,
  readBackRecorded: 'The read-back is recorded.',
  chooseReadBack: 'Say what was read aloud',

  freezeTitle: 'Freeze',
  freezeIntro:
    'Freezing stops all writing. Everybody is told 15 seconds ahead; then each screen sends what it still holds. You can lift the freeze again.',
  freeze: 'Freeze the minutes',
  freezeNow: 'Freeze now, without waiting',
  announced: 'The freeze is announced.',
  frozenAt: (time: string) => `Frozen at ${time}. Nobody can write.`,
  whoIsIn: 'Who is in',
  whoIsInTable: 'What each screen still holds',
  person: 'Person',
  state: 'State',
  received: 'Received',
  sending: 'Still sending',
  waived: (reason: string) => `Gone on without: ${reason}`,
  offline: 'Offline, may hold words we have not received',
  notConnected: 'Had no screen open when the minutes froze',
  allIn: 'Everything is received.',
  waitingFor: (names: string) => `Waiting for ${names}.`,
  goOnWithout: (name: string) => `Go on without ${name}`,
  goOnReason: (name: string) => `Why you are not waiting for ${name}`,
  goOnHint: 'Printed in the minutes. What arrives later is kept separately and shown to you.',
  needReason: 'Say why',
  thaw: 'Lift the freeze',
  thawReason: 'Why the freeze is lifted',
  thawMore: 'Lift the freeze and go on writing',
  preparing: 'The text to be locked is being put together.',

  confirmTitle: 'Confirm and lock',
  confirmIntro:
    'When you lock the minutes nobody can change them, including you. Corrections are added later, beside them.',
  present: 'Were you present?',
  wasPresent:
    'Yes. To the best of my knowledge the minutes are a fair record of what was said while I was present.',
  wasNotPresent: 'I was not present. I lock the text as it was frozen.',
  choosePresent: 'Say whether you were present',
  reasonFor: (gate: string) => `${gate}. Why do you lock without it?`,
  lockCode: 'Your lock code',
  lockCodeHint: 'You got it with your invitation. It works once.',
  needLockCode: 'Enter your lock code',
  lock: 'Lock the minutes',
  locking: 'Locking …',

  doneTitle: 'Minutes locked',
  done: (time: string) => `The minutes were locked at ${time}. Nobody can change them.`,
  read: 'Read the locked minutes',
  notChair: 'Only whoever chairs the meeting can close and lock it.',
  notOpen: 'There is nothing to close: the meeting has not started, is adjourned or is cancelled.',
} as const;

/** What a gate asks for, as the start of a sentence without its full stop. */
export const gateWords: Readonly<Record<string, string>> = {
  chair: 'Nobody chairs the meeting',
  actionWithoutOwnerOrDeadline: 'An action has no owner or no date',
  decisionWithoutRationale: 'A decision has no reasons',
  restrictedWithoutAudience: 'An entry that only some people may read names nobody who may read it',
  quorum: 'An agency that is needed is not here',
  conflictUnanswered: 'Somebody has not said whether they know the family',
  agencyWithoutEntry: 'An agency that is here has written nothing',
  noView: 'No view on the threshold is recorded',
  childWithoutDecision: 'There is no decision about one of the children',
  noChildsVoice: 'Nothing is written about the child’s own voice',
  noContingency: 'Nothing is written about what happens if the plan fails',
  parentMissing: 'It is not recorded what parents are told',
  dissentNotAsked: 'Nobody was asked whether they disagree',
  notReadBack: 'Nothing was read back',
  goneOnWithout: 'You went on without somebody’s words',
};
