/** Only before anything was said. */
import { did, event, type Deed } from './Deed.ts';

export const cancel: Deed<'cancel'> = (_meeting, { reason }) => did(event('cancelled', { reason }));
