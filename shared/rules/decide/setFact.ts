/** A field of the form about the meeting, a child or an adult. Two people filling the same field do not overwrite unseen. */
import { isAgendaField } from '../agenda.ts';
import { standingsOf, type Standing } from '../permissions.ts';
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const setFact: Deed<'setFact'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const { subject, field, value, expectedVersion } = command;
  // The agenda is led by one hand: chair or minute taker (everybody else may set facts).
  if (isAgendaField(subject, field) && !leads(standingsOf(meeting, context.by))) return no('not-chair');
  const known =
    subject === 'meeting' ||
    Object.hasOwn(meeting.children, subject) ||
    Object.hasOwn(meeting.household, subject) ||
    Object.hasOwn(meeting.people, subject);
  if (!known) return no('not-found', 'subject');
  const version = meeting.facts[`${subject}.${field}`]?.version ?? 0;
  if (expectedVersion !== undefined && expectedVersion !== version) return no('changed', field);
  return did(event('factSet', { speaker: said.speaker, subject, field, value }));
};

function leads(standings: readonly Standing[]): boolean {
  return standings.includes('chair') || standings.includes('minuteTaker');
}
