/** A script as what convenes a meeting: ids for its people, organisations and children, a template that has its sections. */
import type { Random } from '../../shared/clock.ts';
import { mintId, type ChildId, type ItemId, type OrganisationId, type PersonId } from '../../shared/ids.ts';
import type { Adult, Attendee, Child, Organisation } from '../../shared/rules/meeting.ts';
import { newAttendee } from '../../shared/rules/newAttendee.ts';
import type { Template } from '../../shared/rules/template.ts';
import { ORGANISATIONS_SECTION, sameOrganisation } from './Cast.ts';
import type { Script, ScriptAttendee } from './scriptForm.ts';

export interface Names {
  /** By the script's own ids. */
  people: Record<string, PersonId>;
  children: Record<string, ChildId>;
  /** By the script's id of each attendee. */
  organisations: Record<string, OrganisationId>;
  /** In the script's order: two adults may have one name. */
  household: ItemId[];
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

/** `template` is the partnership's; sections, agencies and outcomes the script brings along are added with a label.
 * `known`: attendees who have an id of their own, because they convene. */
export function conveningOf(
  script: Script,
  template: Template,
  labelFor: (key: string) => string,
  random: Random,
  known: Readonly<Record<string, PersonId>> = {},
): ScriptConvening {
  const { organisations, byAttendee } = organisationsOf(script, random);
  // An id of the script may be a name that every object has.
  const idOf = (id: string): PersonId => (Object.hasOwn(known, id) ? known[id] : null) ?? mintId<PersonId>(random);
  const people = Object.fromEntries(script.attendees.map(({ id }) => [id, idOf(id)]));
  const children = script.children.map(({ id, reference, initials, role }) => ({
    script: id,
    child: { id: mintId<ChildId>(random), reference, initials, role },
  }));
  const household = script.household.map(({ name, relationship }) => ({
    id: mintId<ItemId>(random),
    name,
    relationship,
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
    household,
    attendees: script.attendees.map((attendee) => attendeeOf(attendee, people, byAttendee)),
    names: {
      people,
      children: Object.fromEntries(children.map(({ script: id, child }) => [id, child.id])),
      organisations: byAttendee,
      household: household.map(({ id }) => id),
    },
  };
}

/** One name in two agencies is two organisations. */
function organisationsOf(
  script: Script,
  random: Random,
): { organisations: Organisation[]; byAttendee: Names['organisations'] } {
  const found: { organisation: Organisation; of: ScriptAttendee }[] = [];
  const byAttendee = script.attendees.map((attendee): [string, OrganisationId] => {
    const known = found.find(({ of }) => sameOrganisation(of, attendee));
    if (known) return [attendee.id, known.organisation.id];
    const { organisation: name, agency } = attendee;
    const organisation = { id: mintId<OrganisationId>(random), name, agency };
    found.push({ organisation, of: attendee });
    return [attendee.id, organisation.id];
  });
  return {
    organisations: found.map(({ organisation }) => organisation),
    byAttendee: Object.fromEntries(byAttendee),
  };
}

/** Invited as the script says; what became of each is decided in the meeting, as it would be. */
function attendeeOf(
  attendee: ScriptAttendee,
  people: Names['people'],
  organisations: Names['organisations'],
): Attendee {
  const organisation = organisations[attendee.id];
  const id = people[attendee.id];
  if (!organisation || !id) throw new Error('every attendee of a parsed script has an id and an organisation');
  const { name, job, role, device, canDecideForAgency: canDecide, referrer } = attendee;
  return { ...newAttendee({ id, name, job, organisation, role, device }), canDecide, referrer };
}

/** A section that the template fills by a form gets room for words where the script has some. */
function withEverything(script: Script, template: Template, labelFor: (key: string) => string): Template {
  const sections = [...template.sections];
  for (const { section } of script.contributions) {
    const n = sections.findIndex(({ key }) => key === section);
    const known = sections[n];
    if (!known) sections.push({ key: section, title: labelFor(section), text: true });
    else if (section !== ORGANISATIONS_SECTION) sections[n] = { ...known, text: true };
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
