/**
 * Where the meeting stands in its agenda: decided by chair or minute taker for everybody, moving nobody. It guides the
 * talk and says nothing about the family, so it is kept beside the facts and never printed as one.
 */
import type { Meeting } from './meeting.ts';

const AGENDA = 'agenda:';

export const AGENDA_NOW = `${AGENDA}now`;
/** The link or number under which people talk. */
export const AGENDA_CALL = `${AGENDA}call`;

export function agendaDoneField(section: string): string {
  return `${AGENDA}done:${section}`;
}

/** A field of `meeting` that guides the talk. */
export function isAgendaField(subject: string, field: string): boolean {
  return subject === 'meeting' && field.startsWith(AGENDA);
}

/** The section that is talked about now; null: nobody has said. */
export function agendaNow({ facts, template }: Meeting): string | null {
  const key = facts[`meeting.${AGENDA_NOW}`]?.value;
  return template.sections.some((section) => section.key === key) ? (key ?? null) : null;
}

export function isAgendaDone({ facts }: Meeting, section: string): boolean {
  return facts[`meeting.${agendaDoneField(section)}`]?.value === 'yes';
}
