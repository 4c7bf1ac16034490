/** Why something is locked without (C11): said when it is seen, so that a reload or a successor does not ask again. */
import { whatIsMissing } from '../gates.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const explainGap: Deed<'explainGap'> = (meeting, { gate, reason }, context) =>
  whatIsMissing(meeting, context).warns.includes(gate)
    ? did(event('gapExplained', { gate, reason }))
    : no('not-found', 'gate');
