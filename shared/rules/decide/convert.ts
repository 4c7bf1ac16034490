/** A discussion becomes a meeting in the same room; the clock of section 47 never restarts. */
import { did, event, type Deed } from './Deed.ts';

export const convert: Deed<'convert'> = (meeting, { to, reason }) =>
  meeting.kind === to ? did() : did(event('converted', { to, reason }));
