/** A script or meeting file becomes a convened meeting: roster, invitations with codes, lock codes for whoever may lock. */
import type { Clock, Random } from '../../shared/clock.ts';
import type { MeetingId, PartnershipId, PersonId } from '../../shared/ids.ts';
import type { Attendee } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';
import type { Identity } from '../identity/createIdentity.ts';
import type { Journal } from '../journal/Journal.ts';
import { conveningOf, type Names } from '../rehearsal/conveningOf.ts';
import type { Script } from '../rehearsal/script.ts';
import { conveneMeeting } from '../rooms/conveneMeeting.ts';
import { englishTemplate, labelFor } from '../templates/englishTemplate.ts';

/** Invitations and codes end this long after the meeting, or after now where no time is set. */
const AFTER_MS = 24 * 60 * 60_000;

export interface ConvenedScript {
  meeting: MeetingId;
  title: string;
  names: Names;
  /** As it was embedded in the meeting. */
  template: Template;
  people: {
    script: string;
    name: string;
    organisation: string;
    role: string;
    invitation: string;
    code: string;
    lockCode: string | null;
  }[];
}

export interface ConveneParts {
  journal: Journal;
  identity: Identity;
  partnership: PartnershipId;
  clock: Clock;
  random: Random;
}

/** Throws with a sentence where the meeting is refused. */
export async function conveneScript(parts: ConveneParts, script: Script, rehearsal: boolean): Promise<ConvenedScript> {
  const { journal, identity, partnership, clock, random } = parts;
  const { names, ...convening } = conveningOf(script, englishTemplate, labelFor, random);
  const chair = convening.attendees.find(({ role }) => role === 'chair');
  const deputies = deputiesIn(convening.attendees);
  const convened = await conveneMeeting(
    journal,
    { ...convening, partnership, rehearsal, convenor: chair?.id ?? null, deputies },
    clock,
    random,
  );
  if (!convened.ok) throw new Error(`The meeting was refused: ${convened.refusal.code}.`);
  const until = new Date(Math.max(clock.now().getTime(), Date.parse(script.scheduledStart ?? '') || 0) + AFTER_MS);
  const people: ConvenedScript['people'] = [];
  for (const { id: scriptId, name, organisation, role } of script.attendees) {
    const person = names.people[scriptId];
    if (!person) continue;
    const { invitation, code } = await identity.invite({ meeting: convened.meeting, person, until });
    const locks = person === chair?.id || deputies.includes(person);
    const lockCode = locks ? await identity.lockCode(convened.meeting, person) : null;
    people.push({ script: scriptId, name, organisation, role, invitation, code, lockCode });
  }
  return { meeting: convened.meeting, title: script.title, names, template: convening.template, people };
}

/** Until a partnership names deputies: whoever represents the chair's own organisation. */
export function deputiesIn(attendees: readonly Attendee[]): PersonId[] {
  const chair = attendees.find(({ role }) => role === 'chair');
  return attendees
    .filter(({ role, organisation }) => organisation === chair?.organisation && DEPUTISE.includes(role))
    .map(({ id }) => id);
}

const DEPUTISE: readonly Attendee['role'][] = ['agencyRepresentative', 'minuteTaker'];
