import type { MeetingId, PersonId, SessionId } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';

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

/** Of a meeting that is not theirs and of one that does not exist alike: nobody finds out by trying addresses. */
export function notTheirs({ for: opened }: Pick<SignedIn, 'for'>): Refusal {
  return { code: 'not-found', detail: { why: opened === 'convenor' ? 'notConvenedByYou' : 'otherMeeting' } };
}
