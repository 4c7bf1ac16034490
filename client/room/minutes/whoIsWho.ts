/** What an editor shows of people, by the meeting as it stands now. */
import type { PersonId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { agencyCode, initialsOf } from '../../ui/agencyCode.ts';

export interface Known {
  name: string;
  organisation: string;
  /** `POL`: colours go by it. */
  agency: string;
  /** `LG.POL` */
  flag: string;
  phone: boolean;
}

/** null: nobody of this meeting. */
export function knownPerson({ people, organisations }: Meeting, person: PersonId): Known | null {
  const attendee = people[person];
  if (!attendee) return null;
  const organisation = organisations[attendee.organisation];
  const agency = agencyCode(organisation?.agency ?? '');
  return {
    name: attendee.name,
    organisation: organisation?.name ?? '',
    agency,
    flag: `${initialsOf(attendee.name)}.${agency}`,
    phone: attendee.device === 'none',
  };
}
