import type { Phase } from '../../shared/rules/meeting.ts';

/** Whether the minutes can be written in at all now; who may write where is another question. */
export function takesWords(phase: Phase): boolean {
  return phase === 'live' || phase === 'ended' || phase === 'closing';
}
