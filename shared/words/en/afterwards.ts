/** What followed the lock, in sentences: beside the record, each deed with who, when and what about. */
import { labelOf } from './labels.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  dissent: 'Disagreement after the lock',
  dissentAnswer: 'Answer to a disagreement',
  acceptance: 'Answer about an action',
  progress: 'What became of an action',
  blockConfirmed: 'Confirmation',
  saidConfirmed: 'The speaker’s own answer',
  wordsConfirmed: 'The speaker’s own answer about words',
  late: 'Received after the lock',
  lateAnswer: 'Answer to what was received after the freeze',
};

export const afterwardsWords = {
  title: 'Added after the lock',
  explained:
    'What stands here came after the lock. It is not part of the locked minutes, which are as they were, and the record code does not cover it.',
  none: 'Nothing has been added.',
  count: (n: number) => (n === 1 ? '1 entry was added after the lock.' : `${n} entries were added after the lock.`),
  goTo: 'Read what was added after the lock',
  heading: (what: string, n: number, who: string, time: string) =>
    `${Object.hasOwn(HEADINGS, what) ? (HEADINGS[what] ?? '') : labelOf(what)} ${n}: ${who}, ${time}`,
  recordedBy: (speaker: string, recorder: string) => `${speaker}, said aloud, recorded by ${recorder}`,
  onlySome: 'About an entry that only some people may read; the same people read this.',
  sentTo: (people: string) => `To ${people}.`,
  accepted: (who: string, time: string, text: string) => `Accepted by ${who}, ${time}. ${text}`,
  notAdded: (who: string, time: string, text: string) => `Not added by ${who}, ${time}, because ${text}`,
  withDecision: (n: number) => `With decision ${n}`,
  withDecisionUnnamed: 'With a decision',
  withAll: 'With the discussion as a whole',
  withEntry: 'With an entry that only some people may read; the same people read this.',
  answerTo: (speaker: string, about: string) => `To the disagreement of ${speaker}. ${about}:`,
  escalation: (text: string) => `What happens with it: ${text}`,
  action: (n: number, words: string) => `Action ${n}: ${words}`,
  actionUnnamed: 'An action',
  taken: 'Accepted.',
  declined: (reason: string) => `Declined: ${reason}`,
  progress: (state: string) => `${state}.`,
  progressNote: (state: string, note: string) => `${state}: ${note}`,
  blockConfirmed: (organisation: string) => `Confirms what stands in the locked minutes for ${organisation}.`,
  said: {
    view: 'About the view that was recorded for them',
    agreement: (n: number | null) =>
      n === null ? 'About their answer to a decision' : `About their answer to decision ${n}`,
    agreementToAction: (n: number) => `About their answer to action ${n}`,
    dissent: 'About the disagreement that was recorded for them',
    acceptance: 'About the answer to their action that was recorded for them',
  },
  wordsTakenDown: (words: string) => `In the minutes as their words: “${words}”`,
  yesSaid: 'Yes, I said that.',
  ownWords: (words: string) => `In their own words: ${words}`,
  late: 'These words are not part of the minutes.',
  lateAnswer: (writer: string, reason: string | null) =>
    reason === null
      ? `To ${writer}: added beside the minutes as an addendum.`
      : `To ${writer}: not added, because ${reason}`,
  deviceSays: (time: string) => `The device says they were typed at ${time}.`,
} as const;
