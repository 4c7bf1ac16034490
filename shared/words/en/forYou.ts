/** What still waits for the reader of a locked record, and what they may add beside it. */
export const forYouWords = {
  title: (n: number) => `For you to do (${n})`,
  nothing: 'Nothing waits for you.',
  explained:
    'What you do here stands beside the locked minutes, with your name and the time. The minutes stay as they are.',
  done: 'Recorded. It stands beside the minutes, under “Added after the lock”.',
  offline:
    'This could not be sent: there is no connection. What you typed is still here. Press the button again when you are online.',

  // Actions
  action: (n: number, words: string) => `Action ${n}: ${words}`,
  toAnswer: 'This action was given to you. Do you take it on?',
  accept: 'Accept',
  acceptName: (n: number) => `Accept action ${n}`,
  decline: 'Decline',
  declineName: (n: number) => `Decline action ${n}`,
  declineWhy: 'Why you cannot take it on',
  declineSend: 'Record that you decline',
  due: (date: string) => `Due ${date}`,
  last: (state: string, time: string) => `Last told: ${state}, ${time}.`,
  tellOther: 'Record how far somebody’s action is',
  which: 'Which action',
  tell: 'Say how far it is',
  tellName: (n: number) => `Say how far action ${n} is`,
  howFar: 'How far it is',
  note: 'Note (if there is something to say)',
  tellSend: 'Record progress',

  // Words taken down
  saidTitle: 'Are these your words?',
  saidTyped: (who: string, time: string) => `${who} typed this as your words, ${time}:`,
  recordedTitle: 'Was this said by you?',
  recorded: (who: string, time: string) => `${who} recorded this for you, ${time}:`,
  view: (view: string, reason: string) => (reason === '' ? `Your view: ${view}` : `Your view: ${view}. ${reason}`),
  agreement: (n: number | null, answer: string) =>
    n === null ? `Your answer to a decision: ${answer}` : `Your answer to decision ${n}: ${answer}`,
  dissent: (text: string) => `Your disagreement: ${text}`,
  acceptance: (n: number | null, answer: string) =>
    n === null ? `Your answer to an action: ${answer}` : `Your answer to action ${n}: ${answer}`,
  yes: 'Yes, I said that',
  not: 'That is not what I said',
  ownWords: 'What you said, in your own words',
  ownHint: 'Nobody can refuse or change these words. They stand beside what was recorded.',
  ownSend: 'Record my own words',

  // Block
  blockTitle: (organisation: string) => `What the minutes say for ${organisation}`,
  block: 'Nobody of your organisation has confirmed these words as they are locked.',
  readBlock: 'Read them in the minutes',
  blockConfirm: 'Confirm these words',
  blockWrong: 'If something in them is wrong, say so under “Something is wrong or missing”.',

  // What may be added
  addTitle: 'Disagree, or say that something is wrong',
  addExplained: 'It stands beside the locked minutes, with your name and the time. The minutes stay as they are.',
  toAdd: 'Disagree with something, or say that something is wrong or missing',
  about: 'What it is about',
  disagree: 'Record a disagreement',
  withAll: 'The discussion as a whole',
  withDecision: (n: number, outcome: string) => `Decision ${n}: ${outcome}`,
  withEntry: (start: string) => `An entry that only some people may read: “${start}”`,
  start: (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text),
  disagreeText: 'What you disagree with, and why',
  disagreeHint: 'Everybody who reads these minutes reads this, and nobody can change it.',
  disagreeSend: 'Record disagreement',
  ask: 'Something is wrong or missing',
  aboutMinutes: 'The minutes',
  askText: 'What is wrong or missing',
  askHint: 'Whoever chairs answers this beside the minutes. Everybody who reads these minutes reads both.',
  entryHint: 'What is about an entry is read by its readers alone.',
  askSend: 'Send to the chair',

  // Whoever chairs
  answerDissentTitle: (who: string) => `Disagreement of ${who}`,
  answerText: 'Your answer',
  escalation: 'What happens with it (if it is taken further)',
  answerSend: 'Record the answer',
  lateTitle: (who: string) => `Received after the freeze from ${who}`,
  late: (time: string) => `Received ${time}. These words are not part of the minutes.`,
  queryTitle: (who: string) => `${who} says that something is wrong or missing`,
  becomes: 'What becomes of it',
  add: 'Add it beside the minutes as an addendum',
  notAdded: 'Keep it on file without adding it',
  onlySome: 'Only some people may read this; the same people read your answer.',
  lateReason: 'Why it is not added',
  lateHint: 'Needed if it is not added. Whoever wrote it reads this.',
  queryText: 'The addendum, or why it is not added',

  // Refused
  keptTitle: 'This was not recorded',
  kept: 'What you typed',
  again: 'Try again',
  back: 'Back to the minutes',
  signIn: 'Sign in with your link in another tab, then press the button here again.',
  signedOut: 'You have been signed out, so this was not recorded. Your words are kept on this page.',
  storage: 'We cannot save at the moment, so this was not recorded. Keep this page open and try again in a minute.',
  changed:
    'Somebody has answered this already, so nothing was recorded. Their answer stands under “Added after the lock”.',
  needText: 'Write your words first; nothing was recorded.',
  tooLong: (most: number) =>
    `That is too long to be recorded: at most ${most.toLocaleString('en-GB')} letters. Nothing was recorded.`,
  needChoice: 'Choose one of the answers first; nothing was recorded.',
} as const;
