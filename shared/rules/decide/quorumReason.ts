/** Why it goes on without an agency, and how the agency is brought in; asked once, never at the start (C10). */
import { did, event, type Deed } from './Deed.ts';

export const quorumReason: Deed<'quorumReason'> = (_meeting, { agency, text }) =>
  did(event('quorumReasoned', { agency, text }));
