/** A script or meeting file becomes a convened meeting: roster, invitations with codes, lock codes for whoever may lock. */
import { notConvened } from '../../shared/words/en/files.ts';
import type { Clock, Random } from '../../shared/clock.ts';
import type { MeetingId, PartnershipId, PersonId } from '../../shared/ids.ts';
import type { Attendee } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';
import type { Identity } from '../identity/createIdentity.ts';
import type { Journal } from '../journal/Journal.ts';
import { conveningOf, type Names } from '../rehearsal/conveningOf.ts';
import type { Script } from '../rehearsal/script.ts';
import { conveneMeeting, type Convening } from '../rooms/conveneMeeting.ts';
import { englishTemplate, labelFor } from '../templates/englishTemplate.ts';
import { giveWayIn, type WayIn } from './giveWayIn.ts';

export interface ConvenedScript {
  meeting: MeetingId;
  title: string;
  names: Names;
  /** As it was embedded in the meeting. */
  template: Template;
  people: (WayIn & { script: string; name: string; organisation: string; role: string })[];
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
  const { names, ...written } = conveningOf(script, englishTemplate, labelFor, random);
  const { attendees, template } = written;
  const convenor = attendees.find(({ role }) => role === 'chair')?.id ?? null;
  const convening: Convening = { ...written, partnership, rehearsal, convenor, deputies: deputiesIn(attendees) };
  const convened = await conveneMeeting(journal, convening, clock, random);
  if (!convened.ok) throw new Error(notConvened(convened.refusal));
  const people: ConvenedScript['people'] = [];
  for (const { id: scriptId, name, organisation, role } of script.attendees) {
    const person = names.people[scriptId];
    if (!person) continue;
    const wayIn = await giveWayIn(identity, convened.meeting, convening, { id: person, role });
    people.push({ script: scriptId, name, organisation, role, ...wayIn });
  }
  return { meeting: convened.meeting, title: script.title, names, template, people };
}

/**
 * A script names no deputies, and a meeting whose only chair is gone could never be locked: until a partnership names
 * them, whoever represents the chair's own organisation, and its minute taker.
 */
export function deputiesIn(attendees: readonly Attendee[]): PersonId[] {
  const chair = attendees.find(({ role }) => role === 'chair');
  return attendees
    .filter(({ role, organisation }) => organisation === chair?.organisation && DEPUTISE.includes(role))
    .map(({ id }) => id);
}

const DEPUTISE: readonly Attendee['role'][] = ['agencyRepresentative', 'minuteTaker'];
