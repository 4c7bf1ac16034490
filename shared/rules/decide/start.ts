/** One press, and only a chair is needed: nothing that can be filled in later is asked now (C7). */
import { did, event, type Deed } from './Deed.ts';

export const start: Deed<'start'> = (_meeting, { statements }) => did(event('started', { statements }));
