import type { MeetingId, PersonId, SessionId } from '../../shared/ids.ts';

/** Whoever is behind a cookie: invited to one meeting, or a convenor, who comes to every meeting they convened. */
export interface SignedIn {
  session: SessionId;
  person: PersonId;
  for: { meeting: MeetingId } | 'convenor';
}

/** Of an invitee; a convenor's sessions are for no one meeting. */
export function onlyMeetingOf({ for: opened }: Pick<SignedIn, 'for'>): MeetingId | null {
  return opened === 'convenor' ? null : opened.meeting;
}

/** Signed in, and good for this meeting. */
export interface Member {
  session: SessionId;
  person: PersonId;
  meeting: MeetingId;
}
