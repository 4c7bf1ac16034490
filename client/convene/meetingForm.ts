/** The form of a meeting as it stands on the page, what is wrong with it, and what is sent. */
import type { AskedMeeting, Home } from '../../shared/wire/convening.ts';
import type { FORMATS, INVITED_AS, KINDS } from '../../shared/wire/conveningChoices.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import type { Wrong } from '../ui/ErrorSummary.tsx';
import { instantIn } from './instantIn.ts';

export interface PersonForm {
  key: number;
  name: string;
  job: string;
  organisation: string;
  agency: string;
  role: (typeof INVITED_AS)[number];
  phone: boolean;
  me: boolean;
}

export interface ChildForm {
  key: number;
  initials: string;
  reference: string;
  subject: boolean;
}

export interface AdultForm {
  key: number;
  name: string;
  relationship: string;
}

export interface MeetingForm {
  kind: (typeof KINDS)[number];
  reference: string;
  follows: string;
  date: string;
  time: string;
  minutes: string;
  format: (typeof FORMATS)[number] | '';
  place: string;
  callLink: string;
  quorum: readonly string[];
  people: readonly PersonForm[];
  children: readonly ChildForm[];
  adults: readonly AdultForm[];
  referralFrom: string;
  concern: string;
  receivedDate: string;
  receivedTime: string;
}

const SHORTEST = 5;
const LONGEST = 600;

/** The convenor in the chair, and a row for each agency that is needed. */
export function emptyForm({ me, quorum }: Home): MeetingForm {
  const others = quorum.filter((agency) => agency !== me.agency);
  return {
    kind: 'strategyMeeting',
    reference: '',
    follows: '',
    date: '',
    time: '',
    minutes: '60',
    format: '',
    place: '',
    callLink: '',
    quorum,
    people: [
      { key: 0, ...me, role: 'chair', phone: false, me: true },
      ...others.map((agency, n) => ({ ...emptyPerson(n + 1), agency })),
    ],
    children: [{ key: 0, initials: '', reference: '', subject: true }],
    adults: [],
    referralFrom: '',
    concern: '',
    receivedDate: '',
    receivedTime: '',
  };
}

export function emptyPerson(key: number): PersonForm {
  return {
    key,
    name: '',
    job: '',
    organisation: '',
    agency: '',
    role: 'agencyRepresentative',
    phone: false,
    me: false,
  };
}

/** A row that nobody touched says nothing: it is left out, not asked about. */
function isSent({ name, job, organisation, me }: PersonForm): boolean {
  return me || [name, job, organisation].some((text) => text.trim() !== '');
}

type Tell = (field: string, sentence: string) => void;

export function readForm(form: MeetingForm): { asked: AskedMeeting; wrongs: Wrong[] } {
  const wrongs: Wrong[] = [];
  const tell: Tell = (field, sentence) => void wrongs.push({ field, sentence });
  const asked: AskedMeeting = {
    kind: form.kind,
    reference: form.reference.trim(),
    scheduledStart: readStart(form, tell),
    plannedMinutes: readMinutes(form, tell),
    format: form.format === '' ? null : form.format,
    place: form.place.trim(),
    callLink: form.callLink.trim(),
    quorum: [...form.quorum],
    follows: form.kind === 'reviewStrategyMeeting' ? form.follows.trim() : '',
    people: readPeople(form.people, tell),
    ...readFamily(form, tell),
    referral: readReferral(form, tell),
  };
  return { asked, wrongs };
}

function readStart({ date, time }: MeetingForm, tell: Tell): string | null {
  const start = instantIn(date, time);
  if (start === 'half') tell(date === '' ? 'date' : 'time', words.wrong.dateAndTime);
  else if (start === 'bad') tell('date', words.wrong.noSuchTime);
  else if (start !== null) return start.instant;
  return null;
}

function readMinutes({ minutes }: MeetingForm, tell: Tell): number | null {
  if (minutes.trim() === '') return null;
  const count = Number(minutes);
  if (Number.isInteger(count) && count >= SHORTEST && count <= LONGEST) return count;
  tell('minutes', words.wrong.minutes);
  return null;
}

function readPeople(all: readonly PersonForm[], tell: Tell): AskedMeeting['people'] {
  const sent = all.map((person, n) => ({ person, n: n + 1 })).filter(({ person }) => isSent(person));
  for (const { person, n } of sent) {
    for (const field of ['name', 'organisation', 'agency'] as const)
      if (person[field].trim() === '') tell(`people-${person.key}-${field}`, words.wrong[field](n));
  }
  const [first, second] = sent.filter(({ person }) => person.role === 'chair');
  if (sent.length === 0) tell('people', words.wrong.nobody);
  else if (!first) tell(`people-${sent[0]?.person.key ?? 0}-role`, words.wrong.noChair);
  else if (second) tell(`people-${second.person.key}-role`, words.wrong.twoChairs);
  return sent.map(({ person: { name, job, organisation, agency, role, phone, me } }) => ({
    name: name.trim(),
    job: job.trim(),
    organisation: organisation.trim(),
    agency: agency.trim(),
    role,
    device: phone ? 'none' : 'screen',
    me,
  }));
}

function readFamily({ children, adults }: MeetingForm, tell: Tell): Pick<AskedMeeting, 'children' | 'household'> {
  for (const [n, { key, initials, reference }] of children.entries())
    if (initials.trim() === '' && reference.trim() !== '')
      tell(`children-${key}-initials`, words.wrong.initials(n + 1));
  for (const [n, { key, name, relationship }] of adults.entries())
    if (name.trim() === '' && relationship.trim() !== '') tell(`adults-${key}-name`, words.wrong.adult(n + 1));
  return {
    children: children
      .filter(({ initials }) => initials.trim() !== '')
      .map(({ initials, reference, subject }) => ({
        initials: initials.trim(),
        reference: reference.trim(),
        role: subject ? 'subject' : 'household',
      })),
    household: adults
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, relationship }) => ({ name: name.trim(), relationship: relationship.trim() })),
  };
}

function readReferral(form: MeetingForm, tell: Tell): AskedMeeting['referral'] {
  const { referralFrom, concern, receivedDate, receivedTime } = form;
  if ([referralFrom, concern, receivedDate, receivedTime].every((text) => text.trim() === '')) return null;
  const received = instantIn(receivedDate, receivedTime);
  if (received !== null && typeof received === 'object')
    return { receivedAt: received.instant, from: referralFrom.trim(), concern: concern.trim() };
  tell(receivedDate === '' ? 'receivedDate' : 'receivedTime', words.wrong.referral);
  return null;
}

/** The page's field that a refusal of the server names by its path; null: none of them. */
export function fieldOfPath(path: string, { people }: MeetingForm): string | null {
  const [place = '', n, field = 'name'] = path.split('.');
  if (place === 'people' && n !== undefined) {
    const person = people.filter(isSent)[Number(n)];
    return person ? `people-${person.key}-${field}` : null;
  }
  if (place === 'scheduledStart') return 'date';
  return ['reference', 'follows', 'place', 'callLink', 'concern'].find((name) => name === place) ?? null;
}
