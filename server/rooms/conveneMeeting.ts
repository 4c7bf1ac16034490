/** A meeting's first entries: `convened`, and one `invited` per person. What follows is decided in its room. */
import type { Clock, Random } from '../../shared/clock.ts';
import { mintId, type MeetingId, type OrganisationId, type PartnershipId, type PersonId } from '../../shared/ids.ts';
import { event, isInstant } from '../../shared/rules/decide/Deed.ts';
import type { EventOf, MeetingEvent } from '../../shared/rules/events.ts';
import type { Adult, Attendee, Child, Organisation } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { EMPTY_HEAD, meetingStream, type Journal } from '../journal/Journal.ts';

export interface Convening {
  partnership: PartnershipId;
  rehearsal: boolean;
  kind: string;
  variant: string | null;
  format: string | null;
  reference: string;
  title: string;
  template: Template;
  scheduledStart: string | null;
  referral: EventOf<'convened'>['referral'];
  lawfulBasis: string | null;
  follows: string | null;
  convenor: PersonId | null;
  deputies: PersonId[];
  organisations: Organisation[];
  children: Child[];
  household: Adult[];
  attendees: Attendee[];
  /** Of the meeting, as whoever convenes states them. */
  facts?: { field: string; value: string }[];
}

/** `known`: it was convened before, under this id. */
export type Convened = { ok: true; meeting: MeetingId; known: boolean } | { ok: false; refusal: Refusal };

export async function conveneMeeting(
  journal: Journal,
  convening: Convening,
  clock: Clock,
  random: Random,
  meeting = mintId<MeetingId>(random),
): Promise<Convened> {
  const refused = refusesConvening(convening);
  if (refused) return { ok: false, refusal: refused };
  const { attendees, facts = [], ...fields } = convening;
  const convened = event('convened', { ...fields, id: meeting, generation: mintId<string>(random), dutyManagers: [] });
  const speaker = attendees.find(({ id }) => id === convening.convenor) ?? attendees.find(isChair);
  const events: MeetingEvent[] = [
    convened,
    ...attendees.map((attendee) => event('invited', { attendee })),
    ...facts.flatMap(({ field, value }) =>
      speaker ? [event('factSet', { speaker: speaker.id, subject: 'meeting', field, value })] : [],
    ),
  ];
  const at = clock.now().toISOString();
  const entries = events.map((one) => ({
    at,
    actor: { person: convening.convenor, organisation: null, session: null },
    kind: 'event' as const,
    document: null,
    bodyClass: 'decided' as const,
    body: Buffer.from(JSON.stringify(one)),
  }));
  const appended = await journal.append(meetingStream(meeting), EMPTY_HEAD, entries);
  const known = appended.outcome === 'behind' || appended.outcome === 'sealed';
  return known || appended.outcome === 'appended' ? { ok: true, meeting, known } : refuse('storage');
}

function refusesConvening({ attendees, organisations, scheduledStart }: Convening): Refusal | null {
  if (attendees.filter(isChair).length !== 1) return { code: 'incomplete', detail: { field: 'chair' } };
  if (scheduledStart !== null && !isInstant(scheduledStart))
    return { code: 'bad-date', detail: { field: 'scheduledStart' } };
  const known = new Set<OrganisationId>(organisations.map(({ id }) => id));
  return attendees.every(({ organisation }) => known.has(organisation))
    ? null
    : { code: 'not-found', detail: { field: 'organisation' } };
}

function isChair({ role }: Attendee): boolean {
  return role === 'chair';
}
