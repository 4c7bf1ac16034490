/** Words that came after the freeze, on their writer's page: loaded with the room, because they may be there at any time. */
export const lateWords = {
  lockedSaid: (chair: string, time: string) =>
    `${chair} locked the minutes at ${time}. You are now going to the locked version.`,
  lateTitle: 'Your changes are not in the locked minutes',
  lateTitleFrozen: 'Your changes are not in the minutes',
  lateBody: (chair: string, time: string) => `${chair} locked the minutes at ${time}, before these words had arrived.`,
  lateBodyFrozen: 'The minutes were frozen before these words had arrived.',
  lateSending: 'They are being handed in. Keep this page open.',
  lateKept: 'They are kept beside the minutes with your name and the time, marked as received after the freeze.',
  lateKeptShown:
    'They are kept beside the minutes with your name and the time, marked as received after the freeze. The chair can read them.',
  lateLocal: (why: string) => `They are only on this device. ${why} Copy them before you close this page.`,
  lateAnswered: (reason: string | null) =>
    reason === null ? 'Added beside the minutes as an addendum.' : `Not added, because ${reason}`,
  lateAnsweredBy: (name: string, time: string) => `${name} answered at ${time}:`,
  lateAsk: 'Ask to add them as an addendum',
  lateAskLabel: 'What should be added, in your words',
  lateAskHint: 'Everybody who reads the minutes can read this. The chair answers it beside them.',
  lateAskSend: 'Send the request',
  lateAsked: 'Your request is recorded. The chair answers it beside the minutes.',
  lateNeedText: 'Write what should be added',
  lateDelete: 'Remove them from this page',
  lateDeleteWarn: 'You may have a duty to keep this. What is removed here is gone from this device.',
  lateDeleteWarnKept: 'You may have a duty to keep this. The copy kept beside the minutes stays.',
  lateDeleteConfirm: 'Remove them all the same',
  halfTypedTitle: 'What you had begun to write',
  halfTypedComesBack:
    'You have not sent this. Its form is not on this page now, and has your words in it when it is back.',
  halfTypedOver: 'You have not sent this, and its form does not come back. Copy it before you close this page.',
  halfTypedSaid: 'What you had begun to write in a form is kept on this page.',
  halfTypedRemove: 'I do not need it',
} as const;
