/**
 * Scripts of the form that nobody wrote: every field is now there, now null, now absent, and everything that a meeting
 * takes may happen in it. One seed is one script.
 */
import { addWorkingDays, londonDate, londonInstant } from '../../shared/rules/workingDays.ts';
import { seededChance, type Chance } from '../support/seededWorld.ts';

const WORDS =
  'house bruise school nurse said kitchen police record tuesday night door asleep crying phone uncle garden report seen worried letter organisation relationship confidential attended threshold weekend ambulance mother told nobody unexplained'.split(
    ' ',
  );
const ODD = [
  'Zwei Zeilen\nund\n\n\teine dritte',
  '👩‍👩‍👧‍👦 🇬🇧 e\u0301 Z̸̡̛a̶l̷g̸o̵ 𝔘𝔫𝔦',
  'قال الطفل: لا أريد العودة\u200f שלום עולם',
  '漢字かな交じり文、長い文章です。',
  '<script>alert("x")</script> & <b>] ]> --> \\n ${x} %s \'"`',
  '=SUM(A1)  trailing blanks  ',
];
const AGENCIES = ['childrensSocialCare', 'police', 'health', 'education', 'coastGuard', 'faith-group 2'];
const SECTIONS = ['agencyInformation', 'analysis', 'childVoice', 'decisions', 'harbour safety', 'readBack'];
const OUTCOMES = ['section47Joint', 'section47Continues', 'noFurtherAction', 'sendABoat'];
const STATUSES = [
  'attended',
  'attended',
  'attended',
  'partial',
  'apologies',
  'apologiesWithReport',
  'noResponse',
  'withdrawn',
  'declined',
] as const;
const DAYS = ['2026-03-29', '2026-04-02', '2026-10-25', '2026-12-24', '2027-03-26', '2026-07-15'];

/** When a meeting begins, and when somebody comes late to it. */
const TIMES = [
  ['09:00', '09:04'],
  ['14:30', '14:31'],
  ['23:58', '00:03'],
] as const;

interface Person {
  id: string;
  role: string;
  attendance: string;
  device: string;
  conflictOfInterest: string;
  canDecideForAgency: boolean | null;
}

interface Owned {
  id: string;
  owner: string;
}

export function randomScript(seed: number): string {
  return JSON.stringify({ meeting: new Writer(seededChance(seed)).meeting(seed) });
}

class Writer {
  readonly #chance: Chance;

  constructor(chance: Chance) {
    this.#chance = chance;
  }

  meeting(seed: number): object {
    const [time, later] = this.#chance.pick(TIMES);
    const start = londonInstant(this.#chance.pick(DAYS), time);
    const people = this.#many(1, 9, (n) => this.#person(n, later));
    const children = this.#many(0, 3, (n) => this.#child(n));
    const decisions = this.#many(0, 3, (n) => this.#decision(n, people, children));
    let actions: Owned[] = [];
    return {
      id: `random-${seed}`,
      kind: this.#chance.pick(['strategyDiscussion', 'strategyMeeting', 'reviewStrategyMeeting']),
      title: `Random meeting ${seed}`,
      childReference: `R-${seed}`,
      ...this.#maybe({ variant: 'standard', format: 'video', follows: null, minuteTakingNote: this.#text() }),
      ...this.#maybe({ scheduledStart: start, closedAt: start, lockedAt: start, lawfulBasisStatement: this.#text() }),
      ...this.#maybe({ referral: { receivedAt: start, from: this.#text(), concern: this.#text() } }),
      ...this.#maybe({ quorum: { required: ['police', 'coastGuard'], exception: this.#orNull(this.#text()) } }),
      actualStart: start,
      clock: this.#clock(start, decisions),
      children,
      household: this.#many(0, 3, () => ({
        name: this.#chance.pick(['Mr Known', 'Unknown']),
        relationship: this.#chance.pick(['father', 'mother', 'aunt']),
        ...this.#maybe({ parentalResponsibility: true, livesInHousehold: false, note: this.#text() }),
      })),
      attendees: people,
      contributions: this.#contributions(people),
      thresholdViews: this.#some(people.filter(mayGiveView))
        .filter(hasOwnWord)
        .map(({ id }) => ({
          attendee: id,
          view: this.#chance.pick(['met', 'notMet', 'unsure']),
          comment: this.#orNull(this.#text()),
        })),
      decisions,
      actions: (actions = this.#many(0, 4, (n) => this.#action(n, people, children))),
      dissent: this.#many(0, 3, (n) => ({
        id: `dissent-${n}`,
        decision: this.#orNull(decisions[this.#chance.whole(3)]?.id),
        attendee: ownWordOf(this.#chance.pick(people), people).id,
        text: this.#chance.pick([this.#text(), 'I disagree.']),
        ...this.#maybe({ response: this.#text(), escalation: this.#text() }),
      })),
      parentCommunication: this.#many(0, 3, () => this.#parent(people)),
      actionReviews: this.#many(0, 3, (n) => ({
        action: `earlier-${n}`,
        status: this.#chance.pick(['completed', 'inProgress', 'overdue', 'cancelled']),
        ...this.#maybe({ note: this.#text() }),
      })),
      ...this.#maybe({ nextMeeting: this.#maybe({ kind: 'strategyMeeting', startsAt: start, reason: this.#text() }) }),
      // The last, so that a seed's meeting is what it was.
      afterLock: this.#afterLock(people, decisions, actions),
    };
  }

  #person(n: number, joined: string): Person & Record<string, unknown> {
    const chairs = n === 0;
    const role = this.#chance.pick(['minuteTaker', 'agencyRepresentative', 'legalAdviser', 'observer', 'invitee']);
    return {
      id: `p${n}`,
      name: `Person ${n}`,
      agency: this.#chance.pick(AGENCIES),
      organisation: this.#chance.pick(['North', 'South & Sons', '"East"']),
      role: chairs ? 'chair' : this.#chance.onceIn(2) ? 'agencyRepresentative' : role,
      attendance: chairs ? 'attended' : this.#chance.pick(STATUSES),
      device: !chairs && this.#chance.onceIn(4) ? 'none' : 'screen',
      conflictOfInterest: !chairs && this.#chance.onceIn(8) ? 'declared' : 'none',
      canDecideForAgency: this.#chance.pick([true, false, null]),
      ...this.#maybe({ job: 'Some job', joined, left: '23:59', note: this.#text(), referrer: true }),
    };
  }

  #child(n: number): { id: string } & Record<string, unknown> {
    const about = { dateOfBirth: '2020-02-29', ageText: '6 years', whereNow: this.#text(), language: '' };
    return {
      id: `child-${n}`,
      reference: `R${n}`,
      initials: `C.${n}.`,
      role: this.#chance.pick(['subject', 'household']),
      ...this.#maybe(about),
    };
  }

  #contributions(people: readonly Person[]): object[] {
    const orders = this.#shuffled(14);
    return this.#many(0, 14, (n) => {
      const typists = people.filter((person) => mayTypeFor(person));
      return {
        id: `words-${n}`,
        order: orders[n],
        attendee: this.#chance.pick(people).id,
        section: this.#chance.pick(SECTIONS),
        kind: this.#chance.pick(['fact', 'reported', 'opinion']),
        source: this.#orNull(this.#text()),
        text: this.#chance.onceIn(6) ? this.#text().repeat(40) : this.#text(),
        ...(this.#chance.onceIn(3) && { typedBy: this.#chance.pick(typists).id }),
        ...this.#maybe({ startSecond: this.#chance.whole(4) * 20, typingSeconds: this.#chance.whole(60) }),
        restriction: this.#chance.onceIn(4) ? this.#restriction(people, n) : null,
      };
    }).map((one) => withReadableOriginator(one, people));
  }

  #restriction(people: readonly Person[], n: number): { originator: string } & Record<string, unknown> {
    const readers = people.filter(({ role }) => role !== 'observer').map(({ id }) => id);
    return {
      level: 'restricted',
      basis: this.#chance.pick(['policeIntelligence', 'harbourLaw']),
      originator: this.#chance.pick(readers),
      audience: this.#some(readers),
      ...this.#maybe({ onwardDisclosure: 'never', placeholder: this.#chance.pick(['Something.', `Entry ${n}.`]) }),
    };
  }

  #decision(n: number, people: readonly Person[], children: readonly { id: string }[]) {
    return {
      id: `decision-${n}`,
      number: n + 1,
      children: this.#some(children).map(({ id }) => id),
      outcome: this.#chance.pick(OUTCOMES),
      text: this.#chance.pick([this.#text(), 'The same decision.']),
      rationale: this.#text(),
      agreedBy: this.#some(people.filter(wasThere))
        .filter(mayAgree)
        .map(({ id }) => id),
    };
  }

  #action(n: number, people: readonly Person[], children: readonly { id: string }[]): Owned & Record<string, unknown> {
    const at = londonInstant(this.#chance.pick(DAYS), this.#chance.pick(['01:30', '17:00', '00:00']));
    return {
      id: `action-${n}`,
      text: this.#chance.pick([this.#text(), 'The same action.']),
      owner: this.#chance.pick(people.filter(({ attendance }) => attendance !== 'withdrawn')).id,
      supportedBy: this.#some(people).map(({ id }) => id),
      children: this.#some(children).map(({ id }) => id),
      deadline: at,
      ...this.#maybe({ purpose: this.#text(), deadlinePreset: 'nextTide', note: this.#text() }),
    };
  }

  #afterLock(people: readonly Person[], decisions: readonly { id: string }[], actions: readonly Owned[]): object[] {
    const stayed = people.filter(mayComeBack);
    const speakers = stayed.filter(({ role }) => role !== 'observer');
    const voices = speakers.filter(({ role }) => role !== 'legalAdviser' && role !== 'minuteTaker');
    const scribes = speakers.filter(({ role }) => role === 'chair' || role === 'minuteTaker');
    const owned = actions.filter(({ owner }) => speakers.some(({ id }) => id === owner));
    const by = (event: string, some: readonly Person[]) => ({ event, who: this.#chance.pick(some).id });
    const note = (): { note: string } => ({ note: this.#text() });
    const chair = people.slice(0, 1);
    const kinds: (() => object | null)[] = [
      () => ({ ...by('circulated', scribes), to: this.#some(speakers).map(({ id }) => id), ...this.#maybe(note()) }),
      () => by('lateRead', speakers),
      () => ({ ...by('accuracyQuery', speakers), text: this.#text() }),
      () => ({ ...by('addendum', chair), ...note() }),
      () => ({ ...by('newInformation', speakers), to: this.#some(stayed).map(({ id }) => id), ...note() }),
      () => ({ ...by('handedOver', chair), ...note() }),
      () => ({ ...by('held', chair), ...note() }),
      () => ({
        ...by('dissent', voices.filter(isHere)),
        decision: this.#orNull(decisions[0]?.id),
        ...note(),
      }),
      () => ({ ...by('blockConfirmed', voices) }),
      () => {
        const [action] = owned;
        const { id, owner: who } = action ?? { id: null, owner: null };
        const about = { who, action: id };
        return id === null
          ? null
          : this.#chance.pick([
              { ...about, event: 'progress', state: 'inHand', ...this.#maybe(note()) },
              { ...about, event: 'actionAccepted' },
              { ...about, event: 'actionDeclined', ...note() },
            ]);
      },
    ];
    const queries = this.#many(0, 2, () => [
      { ...by('query', speakers), ...note() },
      { ...by(this.#chance.pick(['queryAccepted', 'queryRefused']), chair), ...note() },
    ]);
    return [...queries.flat(), ...this.#many(0, 7, () => this.#chance.pick(kinds)())].filter((one) => one !== null);
  }

  #parent(people: readonly Person[]): object {
    return {
      person: this.#chance.pick(['Unknown', 'Ms Someone']),
      relationship: this.#chance.pick(['mother', 'father']),
      ...this.#maybe({ parentalResponsibility: true, informedBefore: false, reasonNotInformed: this.#text() }),
      ...this.#maybe({ toldBy: this.#chance.pick(people).id, how: this.#text(), by: '2026-03-29T02:00:00+01:00' }),
      ...this.#maybe({ mayBeTold: this.#text(), mustNotBeTold: this.#text(), interpreter: 'not needed' }),
    };
  }

  /** Counted by the rules' own vectors elsewhere; here only that the script's dates are compared. */
  #clock(start: string, decisions: readonly { outcome: string }[]): object | null {
    if (this.#chance.onceIn(2)) return null;
    const day = londonDate(new Date(start));
    const begun = decisions.some(({ outcome }) => outcome === 'section47Joint');
    return {
      section47Start: begun ? day : null,
      icpcDue: begun ? addWorkingDays(day, 15, 'england-and-wales').date : null,
      assessmentDue: null,
      nextWorkingDay: addWorkingDays(day, 1, 'england-and-wales').date,
    };
  }

  #text(): string {
    if (this.#chance.onceIn(8)) return this.#chance.pick(ODD);
    const words = this.#many(3, 16, () => this.#chance.pick(WORDS)).join(' ');
    return `${words} ${this.#chance.whole(100_000)}.`;
  }

  /** Each field there, null or absent. */
  #maybe(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(fields).flatMap(([name, value]): [string, unknown][] => {
        if (this.#chance.onceIn(4)) return [];
        return [[name, this.#orNull(value)]];
      }),
    );
  }

  #orNull<T>(value: T): T | null {
    return this.#chance.onceIn(4) ? null : value;
  }

  #many<T>(from: number, to: number, make: (n: number) => T): T[] {
    return Array.from({ length: from + this.#chance.whole(to - from + 1) }, (_, n) => make(n));
  }

  #some<T>(list: readonly T[]): T[] {
    return list.filter(() => this.#chance.onceIn(2));
  }

  #shuffled(length: number): number[] {
    const left = Array.from({ length }, (_, n) => n + 1);
    return Array.from({ length }, () => left.splice(this.#chance.whole(left.length), 1)[0] ?? 0);
  }
}

function mayComeBack({ attendance, conflictOfInterest }: Person): boolean {
  return attendance !== 'withdrawn' && attendance !== 'declined' && conflictOfInterest !== 'declared';
}

function isHere({ attendance }: Person): boolean {
  return attendance === 'attended' || attendance === 'partial';
}

function wasThere({ attendance }: Person): boolean {
  return attendance === 'attended' || attendance === 'partial' || attendance === 'withdrawn';
}

/** May be named as typist, in whatever entry. */
function mayTypeFor(person: Person): boolean {
  const { device, conflictOfInterest, role } = person;
  const speaks = role !== 'observer' && role !== 'legalAdviser';
  return wasThere(person) && device === 'screen' && conflictOfInterest === 'none' && speaks;
}

function mayGiveView({ role, canDecideForAgency }: Person): boolean {
  return role !== 'legalAdviser' && role !== 'observer' && canDecideForAgency !== false;
}

/** An observer's own words are never restricted ones: where one speaks for somebody else, it is theirs. */
function withReadableOriginator<T extends { attendee: string; restriction: { originator: string } | null }>(
  one: T,
  people: readonly Person[],
): T {
  const observes = people.find(({ id }) => id === one.attendee)?.role === 'observer';
  return observes && one.restriction ? { ...one, attendee: one.restriction.originator } : one;
}

/** Has a view or a disagreement to give (domain: neither minute taker nor lawyer nor observer). */
function hasOwnWord(person: Person): boolean {
  const speaks = ['chair', 'agencyRepresentative', 'invitee'].includes(person.role);
  return speaks && (wasThere(person) || person.attendance === 'apologiesWithReport');
}

/** Drawn before it is looked at, so that a seed goes on meaning what it meant. */
function ownWordOf(drawn: Person, people: readonly Person[]): Person {
  return hasOwnWord(drawn) ? drawn : (people.find(({ role }) => role === 'chair') ?? drawn);
}

function mayAgree({ role }: Person): boolean {
  return role !== 'observer' && role !== 'legalAdviser';
}
