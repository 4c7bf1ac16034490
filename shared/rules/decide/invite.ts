/** A new invitee; an organisation that was not here yet brings its own block. The invitation itself is identity's. */
import type { OrganisationId, PersonId } from '../../ids.ts';
import { newAttendee } from '../newAttendee.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const invite: Deed<'invite'> = (meeting, command, context) => {
  const known = typeof command.organisation === 'string';
  if (known && !Object.hasOwn(meeting.organisations, command.organisation as OrganisationId))
    return no('not-found', 'organisation');
  const organisation = known ? (command.organisation as OrganisationId) : context.mint<OrganisationId>();
  const { name, job, role, device } = command;
  const attendee = newAttendee({ id: context.mint<PersonId>(), name, job, organisation, role, device });
  const invited = event('invited', { attendee });
  if (typeof command.organisation === 'string') return did(invited);
  return did(event('organisationAdded', { organisation: { id: organisation, ...command.organisation } }), invited);
};
