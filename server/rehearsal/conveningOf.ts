/** A script as what convenes a meeting: ids for its people, organisations and children, a template that has its sections. */
import type { Random } from '../../shared/clock.ts';
import { mintId, type ChildId, type ItemId, type OrganisationId, type PersonId } from '../../shared/ids.ts';
import type { Adult, Attendee, Child, Organisation } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';
import type { Script, ScriptAttendee } from './script.ts';

export interface Names {
  /** By the script's own ids. */
  people: Record<string, PersonId>;
  children: Record<string, ChildId>;
  /** By the organisation's name. */
  organisations: Record<string, OrganisationId>;
}

export interface ScriptConvening {
  kind: string;
  variant: string | null;
  format: string | null;
  reference: string;
  title: string;
  template: Template;
  scheduledStart: string | null;
  referral: { receivedAt: string; from: string; concern: string } | null;
  lawfulBasis: string | null;
  follows: string | null;
  organisations: Organisation[];
  children: Child[];
  household: Adult[];
  attendees: Attendee[];
  names: Names;
}

/** `template` is the partnership's; sections, agencies and outcomes the script brings along are added with a label. */
export function conveningOf(
  script: Script,
  template: Template,
  labelFor: (key: string) => string,
  random: Random,
): ScriptConvening {
  const organisations = organisationsOf(script, random);
  const byName = new Map(organisations.map((organisation) => [organisation.name, organisation.id]));
  const people = Object.fromEntries(script.attendees.map(({ id }) => [id, mintId<PersonId>(random)]));
  const children = script.children.map(({ id, reference, initials, role }) => ({
    script: id,
    child: { id: mintId<ChildId>(random), reference, initials, role },
  }));
  const { kind, variant, format, title, childReference, scheduledStart, referral, lawfulBasisStatement, follows } =
    script;
  return {
    kind,
    variant,
    format,
    title,
    reference: childReference,
    template: withEverything(script, template, labelFor),
    scheduledStart,
    referral: referral && { receivedAt: referral.receivedAt, from: referral.from, concern: referral.concern },
    lawfulBasis: lawfulBasisStatement,
    follows,
    organisations,
    children: children.map(({ child }) => child),
    household: script.household.map(({ name, relationship }) => ({ id: mintId<ItemId>(random), name, relationship })),
    attendees: script.attendees.map((attendee) => attendeeOf(attendee, people, byName)),
    names: {
      people,
      children: Object.fromEntries(children.map(({ script: id, child }) => [id, child.id])),
      organisations: Object.fromEntries(byName),
    },
  };
}

function organisationsOf(script: Script, random: Random): Organisation[] {
  const found = new Map<string, Organisation>();
  for (const { organisation: name, agency } of script.attendees) {
    if (!found.has(name)) found.set(name, { id: mintId<OrganisationId>(random), name, agency });
  }
  return [...found.values()];
}

/** Invited as the script says; what became of each is decided in the meeting, as it would be. */
function attendeeOf(
  attendee: ScriptAttendee,
  people: Names['people'],
  byName: ReadonlyMap<string, OrganisationId>,
): Attendee {
  const organisation = byName.get(attendee.organisation);
  const id = people[attendee.id];
  if (!organisation || !id) throw new Error('every attendee of a parsed script has an id and an organisation');
  return {
    id,
    name: attendee.name,
    job: attendee.job,
    organisation,
    role: attendee.role,
    attendance: 'invited',
    device: attendee.device,
    canDecide: attendee.canDecideForAgency ?? null,
    conflict: 'unanswered',
    conflictNote: null,
    howKnown: attendee.device === 'none' ? 'phone' : 'code',
    standsInFor: null,
    joined: null,
    left: null,
    note: null,
    referrer: attendee.referrer ?? false,
    goneAt: null,
  };
}

function withEverything(script: Script, template: Template, labelFor: (key: string) => string): Template {
  const sections = [...template.sections];
  for (const { section } of script.contributions) {
    if (!sections.some(({ key }) => key === section))
      sections.push({ key: section, title: labelFor(section), text: true });
  }
  const agencies = [...template.agencies];
  for (const { agency } of script.attendees)
    if (!agencies.some(({ key }) => key === agency)) agencies.push({ key: agency, label: labelFor(agency) });
  const outcomes = [...template.outcomes];
  for (const { outcome } of script.decisions) {
    if (!outcomes.some(({ key }) => key === outcome))
      outcomes.push({ key: outcome, label: labelFor(outcome), threshold: false });
  }
  return { ...template, sections, agencies, outcomes, quorum: script.quorum?.required ?? template.quorum };
}
