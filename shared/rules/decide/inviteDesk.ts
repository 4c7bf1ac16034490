/** A duty desk is invited as a place to be taken: the first who signs in and gives a name becomes the invitee (C7). */
import type { OrganisationId, PersonId } from '../../ids.ts';
import { newAttendee } from '../newAttendee.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const inviteDesk: Deed<'inviteDesk'> = (meeting, command, context) => {
  const known = typeof command.organisation === 'string';
  if (known && !Object.hasOwn(meeting.organisations, command.organisation as OrganisationId))
    return no('not-found', 'organisation');
  const organisation = known ? (command.organisation as OrganisationId) : context.mint<OrganisationId>();
  const desk = newAttendee({
    id: context.mint<PersonId>(),
    name: command.desk,
    job: 'Duty desk',
    organisation,
    role: 'agencyRepresentative',
    device: 'screen',
  });
  const invited = event('invited', { attendee: { ...desk, howKnown: 'desk' } });
  if (typeof command.organisation === 'string') return did(invited);
  return did(event('organisationAdded', { organisation: { id: organisation, ...command.organisation } }), invited);
};
