/** Back to closing; the reason and everything that follows are listed in the record (C16). */
import { did, event, type Deed } from './Deed.ts';

export const thaw: Deed<'thaw'> = (_meeting, { reason }) => did(event('thawed', { reason }));
