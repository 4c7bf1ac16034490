/** A meeting with rooms and no server: `await aMeeting({ time, chance })` convenes, starts, and hands the pieces out. */
import {
  mintId,
  type MeetingId,
  type OrganisationId,
  type PartnershipId,
  type PersonId,
  type SessionId,
} from '../../shared/ids.ts';
import type { Attendee, Organisation, Role } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';
import type { Clock, Random } from '../../shared/clock.ts';
import type { Journal } from '../../server/journal/Journal.ts';
import { conveneMeeting } from '../../server/rooms/conveneMeeting.ts';
import type { Room } from '../../server/rooms/Room.ts';
import { runCommand, type Commanded } from '../../server/rooms/runCommand.ts';

export const SMALL_TEMPLATE: Template = {
  id: 'small',
  version: '1',
  edition: 'for tests',
  region: 'england-and-wales',
  sections: [
    { key: 'reasonForMeeting', title: 'Reason', text: true },
    { key: 'analysis', title: 'Analysis', text: true },
  ],
  agencies: [],
  quorum: [],
  outcomes: [],
  presets: [],
  statements: [],
};

export interface Somebody {
  person: PersonId;
  session: SessionId;
  organisation: OrganisationId;
}

export interface Convened {
  id: MeetingId;
  chair: Somebody;
  others: Somebody[];
}

/** Convenes a meeting of a chair and `others` representatives, each of an organisation of their own. */
export async function aMeeting(
  journal: Journal,
  clock: Clock,
  random: Random,
  others: number,
  roles: Role[] = [],
): Promise<Convened> {
  const somebody = (): Somebody => ({ person: mintId(random), session: mintId(random), organisation: mintId(random) });
  const chair = somebody();
  const rest = Array.from({ length: others }, somebody);
  const organisations: Organisation[] = [chair, ...rest].map(({ organisation }, n) => ({
    id: organisation,
    name: `Organisation ${n}`,
    agency: ['childrensSocialCare', 'police', 'health', 'education'][n % 4] ?? 'other',
  }));
  const attendees = [chair, ...rest].map((one, n) =>
    attendee(one, n, n === 0 ? 'chair' : (roles[n - 1] ?? 'agencyRepresentative')),
  );
  const convened = await conveneMeeting(
    journal,
    {
      partnership: mintId<PartnershipId>(random),
      rehearsal: true,
      kind: 'strategyMeeting',
      variant: null,
      format: 'video',
      reference: 'TEST-1',
      title: 'A meeting for tests',
      template: SMALL_TEMPLATE,
      scheduledStart: null,
      referral: null,
      lawfulBasis: null,
      follows: null,
      convenor: null,
      deputies: rest.slice(0, 1).map(({ person }) => person),
      organisations,
      children: [],
      household: [],
      attendees,
    },
    clock,
    random,
  );
  if (!convened.ok) throw new Error(`not convened: ${convened.refusal.code}`);
  return { id: convened.meeting, chair, others: rest };
}

function attendee({ person, organisation }: Somebody, n: number, role: Role): Attendee {
  return {
    id: person,
    name: `Person ${n}`,
    job: 'Worker',
    organisation,
    role,
    attendance: 'invited',
    device: 'screen',
    canDecide: true,
    conflict: 'unanswered',
    conflictNote: null,
    howKnown: 'code',
    standsInFor: null,
    joined: null,
    left: null,
    note: null,
    referrer: false,
    goneAt: null,
  };
}

/** The chair starts, asks everybody aloud about ties to the family, and calls the roll. */
export async function startMeeting(room: Room, { chair, others }: Convened): Promise<void> {
  const command = commandsOf(room);
  await command(chair, { type: 'start' });
  for (const one of [chair, ...others]) {
    await command(chair, { type: 'declareConflict', conflict: 'none', speaker: one.person });
    await command(chair, { type: 'rollCall', person: one.person, attendance: 'attended' });
  }
}

let lastCommand = 0;

/** Sends commands and insists that they are accepted. */
export function commandsOf(room: Room): (who: Somebody, command: object) => Promise<Extract<Commanded, { ok: true }>> {
  return async (who, command) => {
    const done = await runCommand(room, who, { id: `command${lastCommand++}`, command });
    if (!done.ok)
      throw new Error(
        `refused: ${done.refusal.code} ${JSON.stringify(done.refusal.detail ?? {})} ${JSON.stringify(command)}`,
      );
    return done;
  };
}
