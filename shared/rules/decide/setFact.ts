/** A field of the form about the meeting, a child or an adult. Two people filling the same field do not overwrite unseen. */
import { did, event, no, speakerOf, type Deed } from './Deed.ts';

export const setFact: Deed<'setFact'> = (meeting, command, context) => {
  const said = speakerOf(meeting, command, context);
  if (!said.ok) return said;
  const { subject, field, value, expectedVersion } = command;
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
