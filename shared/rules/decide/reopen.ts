/** Talking begins again; the reason is printed. */
import { did, event, type Deed } from './Deed.ts';

export const reopen: Deed<'reopen'> = (_meeting, { reason }) => did(event('reopened', { reason }));
