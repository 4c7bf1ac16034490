/** A small invented meeting: a chair, two attendees, an observer-free roster, sections of every kind. */
import type { ChildId, ItemId, MeetingId, OrganisationId, PartnershipId, PersonId } from '../../shared/ids.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import type { Attendee, Organisation } from '../../shared/rules/meeting.ts';
import type { Template } from '../../shared/rules/template.ts';

/** Ids that can be read in a failing test: the name, padded. */
export function madeId<T extends string>(name: string): T {
  return name.padEnd(26, 'a').slice(0, 26) as T;
}

export const MEETING = madeId<MeetingId>('meeting');
export const CHAIR = madeId<PersonId>('chair');
export const POLICE = madeId<PersonId>('police');
export const SCHOOL = madeId<PersonId>('school');
const COUNCIL = madeId<OrganisationId>('council');
const FORCE = madeId<OrganisationId>('force');
const ACADEMY = madeId<OrganisationId>('academy');

const template: Template = {
  id: 'small',
  version: '1',
  edition: 'invented',
  sections: [
    { key: 'reasonForMeeting', title: 'Reason for the meeting', text: true },
    { key: 'agencyInformation', title: 'Information from each agency', text: false },
    { key: 'childVoice', title: 'The child’s voice', text: true },
    { key: 'analysis', title: 'Analysis', text: true },
    { key: 'thresholdViews', title: 'Threshold', text: false },
    { key: 'decisions', title: 'Decisions', text: false },
    { key: 'actions', title: 'Action plan', text: false },
    { key: 'contingency', title: 'If the plan fails', text: true },
    { key: 'dissent', title: 'Disagreement', text: false },
  ],
  agencies: [],
  quorum: ['childrensSocialCare', 'police'],
  outcomes: [
    { key: 'section47Joint', label: 'Section 47 enquiry, joint', threshold: true },
    { key: 'noFurtherAction', label: 'No further action', threshold: true },
  ],
  presets: [],
  statements: [],
  region: 'england-and-wales',
};

const organisations: Organisation[] = [
  { id: COUNCIL, name: 'Westmarch Children’s Services', agency: 'childrensSocialCare' },
  { id: FORCE, name: 'Westmarch Police', agency: 'police' },
  { id: ACADEMY, name: 'Hillfoot Primary School', agency: 'education' },
];

export interface MadeEvent {
  at: string;
  by: PersonId | null;
  event: MeetingEvent;
}

/** Convened and everybody invited; nobody has answered the conflict question. */
export function madeEvents(): MadeEvent[] {
  const at = new Date().toISOString();
  const made = (event: Record<string, unknown>): MadeEvent => ({
    at,
    by: null,
    event: { v: 1, ...event } as unknown as MeetingEvent,
  });
  const convened = made({
    type: 'convened',
    id: MEETING,
    partnership: madeId<PartnershipId>('partnership'),
    generation: 'first',
    rehearsal: true,
    kind: 'strategyMeeting',
    variant: null,
    format: 'video',
    reference: 'WM-2026-0417',
    title: 'Strategy meeting',
    template,
    scheduledStart: null,
    referral: null,
    lawfulBasis: null,
    follows: null,
    convenor: null,
    deputies: [],
    dutyManagers: [],
    organisations,
    children: [{ id: madeId<ChildId>('child'), reference: 'WM-2026-0417', initials: 'R.H.', role: 'subject' }],
    household: [{ id: madeId<ItemId>('adult'), name: 'Ms C. Harrowgate', relationship: 'mother' }],
  });
  return [
    convened,
    made({ type: 'invited', attendee: attendee(CHAIR, 'Helen Adeyemi-Ross', COUNCIL, 'chair') }),
    made({ type: 'invited', attendee: attendee(POLICE, 'DS Colm Farraday', FORCE, 'agencyRepresentative') }),
    made({ type: 'invited', attendee: attendee(SCHOOL, 'Ruth Ellis', ACADEMY, 'agencyRepresentative') }),
  ];
}

function attendee(id: PersonId, name: string, organisation: OrganisationId, role: Attendee['role']): Attendee {
  return {
    id,
    name,
    job: '',
    organisation,
    role,
    attendance: 'attended',
    device: 'screen',
    canDecide: true,
    conflict: 'unanswered',
    conflictNote: null,
    howKnown: 'code',
    standsInFor: null,
    joined: null,
    left: null,
    note: null,
    referrer: false,
    goneAt: null,
  };
}
