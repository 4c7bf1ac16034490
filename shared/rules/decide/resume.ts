/** The next sitting of an adjourned meeting. */
import { did, event, type Deed } from './Deed.ts';

export const resume: Deed<'resume'> = () => did(event('resumed', {}));
