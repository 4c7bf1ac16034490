/** Read-back begins. */
import { did, event, type Deed } from './Deed.ts';

export const close: Deed<'close'> = () => did(event('closingBegun', {}));
