/** Deputy, convenor or duty manager, at any time before the seal; printed with its reason (C12). */
import { did, event, type Deed } from './Deed.ts';

export const takeChair: Deed<'takeChair'> = (meeting, { reason }, { by }) =>
  meeting.chair === by ? did() : did(event('chairTaken', { reason }));
