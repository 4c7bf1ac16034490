/** Announced fifteen seconds ahead, naming who is typing; the chair may skip that (C17). */
import { did, event, type Deed } from './Deed.ts';

/** Long enough to finish a sentence, short enough to wait for. */
const ANNOUNCED_SECONDS = 15;

export const freeze: Deed<'freeze'> = (meeting, { skipAnnouncement }, { typing }) => {
  if (meeting.freeze && !skipAnnouncement) return did();
  return did(
    event('freezeAnnounced', {
      inForceInSeconds: skipAnnouncement ? 0 : ANNOUNCED_SECONDS,
      typing: [...typing],
      byItself: false,
    }),
  );
};
