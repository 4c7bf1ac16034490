/** What a convenor asks for and is answered: their meetings, a new one, and the keys to its door, shown once. */
import * as z from 'zod/mini';
import { isText } from '../document/schema.ts';
import type { MeetingId, PersonId } from '../ids.ts';
import { LINE, PAGE, SENTENCES } from '../rules/commands.ts';
import type { Attendee, Phase, Role } from '../rules/meeting.ts';
import { FORMATS, INVITED_AS, KINDS } from './conveningChoices.ts';

/** The header that names what a convenor means to do: asked again under the same id, nothing is made a second time. */
export const ONCE = 'idempotency-key';

const MOST_PEOPLE = 60;
const MOST_FAMILY = 30;
const LONGEST_MINUTES = 600;

const text = (most: number) => z.string().check(z.trim(), z.maxLength(most), z.refine(isText));
const needed = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most), z.refine(isText));
const instant = z.string().check(z.maxLength(40));

const person = z.strictObject({
  name: needed(LINE),
  job: text(LINE),
  organisation: needed(LINE),
  agency: needed(LINE),
  role: z.enum(INVITED_AS),
  device: z.enum(['screen', 'none']),
  /** The convenor's own row. */
  me: z.boolean(),
});

export const CONVENE = z.strictObject({
  kind: z.enum(KINDS),
  /** Blank: a provisional number stands in. */
  reference: text(LINE),
  scheduledStart: z.nullable(instant),
  plannedMinutes: z.nullable(z.int().check(z.positive(), z.maximum(LONGEST_MINUTES))),
  format: z.nullable(z.enum(FORMATS)),
  place: text(SENTENCES),
  callLink: text(SENTENCES),
  /** Agencies without which there is no quorum. */
  quorum: z.array(needed(LINE)).check(z.maxLength(MOST_PEOPLE)),
  follows: text(LINE),
  referral: z.nullable(z.strictObject({ receivedAt: instant, from: text(LINE), concern: text(PAGE) })),
  children: z
    .array(z.strictObject({ reference: text(LINE), initials: needed(LINE), role: z.enum(['subject', 'household']) }))
    .check(z.maxLength(MOST_FAMILY)),
  household: z.array(z.strictObject({ name: needed(LINE), relationship: text(LINE) })).check(z.maxLength(MOST_FAMILY)),
  people: z.array(person).check(z.minLength(1), z.maxLength(MOST_PEOPLE)),
});
export type AskedMeeting = z.infer<typeof CONVENE>;

/** A discussion that starts now; what it is about, and with whom, is filled in inside the room. */
export const START_NOW = z.strictObject({});

export const WRITE_UP = z.strictObject({
  tookPlaceFrom: instant,
  tookPlaceTo: z.nullable(instant),
  /** From memory, or from which notes and where they are kept. */
  from: needed(SENTENCES),
});
export type AskedWriteUp = z.infer<typeof WRITE_UP>;

/** `me`: the attendee of the file who the convenor is; null: none of them. Without `convene` the file is only read. */
export const FROM_FILE = z.strictObject({ text: z.string(), me: z.nullable(z.string()), convene: z.boolean() });
export type AskedFile = z.infer<typeof FROM_FILE>;

export const CONVENOR_SIGN_IN = z.strictObject({
  link: z.string().check(z.maxLength(64)),
  code: z.string().check(z.maxLength(40)),
});

export interface ConvenorDetails {
  name: string;
  job: string;
  organisation: string;
  agency: string;
}

export interface ListedMeeting {
  meeting: MeetingId;
  reference: string;
  kind: string;
  phase: Phase;
  rehearsal: boolean;
  scheduledStart: string | null;
  convenedAt: string;
  startedAt: string | null;
  /** When it was ended, frozen or locked last; null: none of these. */
  over: string | null;
  writtenUp: boolean;
  chair: { name: string; agency: string } | null;
  iChair: boolean;
  /** Whether the convenor is on its roster, and so may open its room. */
  iAttend: boolean;
  agencies: string[];
  openActions: number;
}

export interface Home {
  me: ConvenorDetails;
  isSetUp: boolean;
  rehearsal: boolean;
  meetings: ListedMeeting[];
  /** More than a page shows: the newest are here. */
  more: boolean;
  agencies: { key: string; label: string }[];
  quorum: string[];
  template: string;
}

/** One person's way in; codes are in no other answer, ever. */
export interface DoorKey {
  person: PersonId;
  name: string;
  organisation: string;
  role: Role;
  invitation: string;
  code: string;
  lockCode: string | null;
}

export interface ConvenedMeeting {
  meeting: MeetingId;
  keys: DoorKey[];
}

export interface FileRead {
  title: string;
  kind: string;
  reference: string;
  scheduledStart: string | null;
  people: { id: string; name: string; organisation: string; role: Role }[];
  children: number;
  /** Fields of the file that nobody knows, left aside. */
  notes: string[];
}

export interface FileFault {
  line: number;
  sentence: string;
}

export type FileAnswer =
  | { is: 'read'; file: FileRead }
  | { is: 'faulty'; faults: FileFault[]; more: number }
  | { is: 'convened'; convened: ConvenedMeeting };

/** Who is invited, for whoever may invite more. */
export interface InvitedPeople {
  reference: string;
  kind: string;
  phase: Phase;
  rehearsal: boolean;
  scheduledStart: string | null;
  /** May add people, and not only give those who are invited a new way in. */
  mayAdd: boolean;
  iAttend: boolean;
  people: (Pick<Attendee, 'id' | 'name' | 'job' | 'role' | 'device'> & {
    organisation: string;
    agency: string;
    chairs: boolean;
    me: boolean;
    /** Whether whoever asks makes them a new way in, and a new lock code. */
    givesLink: boolean;
    givesLockCode: boolean;
  })[];
  organisations: { id: string; name: string; agency: string }[];
  agencies: { key: string; label: string }[];
}
