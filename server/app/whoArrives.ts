/** What the page behind a link says of whoever is signed in, and whether it leads to a room or to a record. */
import type { MeetingId } from '../../shared/ids.ts';
import type { Identity } from '../identity/createIdentity.ts';
import type { SignedIn } from '../identity/SignedIn.ts';
import { meetingStream, type Journal } from '../journal/Journal.ts';
import type { ReadDecided } from '../journal/readDecided.ts';
import { decidedMeeting } from './listMeetings.ts';

/** The name that others know this person by; null: nobody's. */
export async function nameOf(identity: Identity, readDecided: ReadDecided, who: SignedIn): Promise<string | null> {
  if (who.for === 'convenor') return (await identity.convenors.find(who.person))?.name ?? null;
  const decided = await decidedMeeting(readDecided, who.for.meeting);
  return decided?.meeting.people[who.person]?.name ?? null;
}

export async function isLocked(journal: Journal, meeting: MeetingId): Promise<boolean> {
  return (await journal.head(meetingStream(meeting))).sealed;
}
