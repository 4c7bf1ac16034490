/** The steps of closing, their addresses (which the server serves), and which one a meeting is at. */
import type { Meeting } from '../rules/meeting.ts';

/** One address a step, under `/m/<meeting>/close`; the first step has no name of its own. */
export const CLOSING_STEPS = ['read-back', 'freeze', 'confirm', 'sealed'] as const;

export type Step = 'missing' | (typeof CLOSING_STEPS)[number];

const FIRST = 'close';
export const STEPS: readonly Step[] = ['missing', ...CLOSING_STEPS];

/** null: no page of closing. `page`: what follows `/m/<meeting>/`. */
export function stepOf(page: string | null): Step | null {
  if (page === FIRST) return 'missing';
  return CLOSING_STEPS.find((step) => page === `${FIRST}/${step}`) ?? null;
}

export function addressOf({ id }: Pick<Meeting, 'id'>, step: Step): string {
  return `/m/${id}/${FIRST}${step === 'missing' ? '' : `/${step}`}`;
}

/** Where whoever closes goes on; a discussion has one page until it is locked (C8). */
export function presentStep(meeting: Meeting): Step {
  if (meeting.phase === 'locked') return 'sealed';
  if (isOnePage(meeting)) return 'missing';
  if (meeting.phase === 'frozen') return meeting.freeze?.collected ? 'confirm' : 'freeze';
  if (meeting.freeze) return 'freeze';
  return meeting.phase === 'closing' ? 'read-back' : 'missing';
}

/** A discussion by phone at night is closed on one page, in the order in which it is read aloud. */
export function isOnePage({ kind }: Pick<Meeting, 'kind'>): boolean {
  return kind === 'strategyDiscussion';
}

/** Whether there is anything to close. */
export function isClosable({ phase }: Pick<Meeting, 'phase'>): boolean {
  return phase === 'live' || phase === 'ended' || phase === 'closing' || phase === 'frozen';
}
