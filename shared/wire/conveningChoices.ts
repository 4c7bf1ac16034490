/** What a convenor chooses from; apart from the forms, so that a page that offers choices loads no reader of forms. */
import type { Role } from '../rules/meeting.ts';

export const KINDS = ['strategyDiscussion', 'strategyMeeting', 'reviewStrategyMeeting'] as const;
export const FORMATS = ['video', 'phone', 'inPerson', 'hybrid'] as const;
/** What a person may be asked to be when they are invited; whoever only reads comes with the lock. */
export const INVITED_AS = [
  'chair',
  'minuteTaker',
  'agencyRepresentative',
  'legalAdviser',
  'observer',
] as const satisfies readonly Role[];
