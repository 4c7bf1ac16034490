/**
 * What a page needs to turn a copy into words: who is who, how times read, which number a decision has in this copy.
 * All of it comes from the parts in the copy and from nothing else, so a page can tell no more than its copy.
 */
import type { ChildId, DecisionId, OrganisationId, PersonId } from '../../shared/ids.ts';
import {
  partsOfKind,
  type AttendedContent,
  type Contents,
  type Place,
  type PartKind,
  type ReadPart,
  type Said,
} from '../../shared/record/contents.ts';
import type { Part } from '../../shared/record/Part.ts';
import { comparePlaces } from '../../shared/record/place.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { heldWhen, isInstant } from './held.ts';

const ZONE = 'Europe/London';
const TIME = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const DATE = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const LONDON_DATE = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...DATE });
const CALENDAR_DATE = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...DATE });

export class Reading {
  readonly #opened: readonly { readonly part: Part }[];
  readonly #people = new Map<PersonId, AttendedContent>();
  readonly #organisations = new Map<OrganisationId, { name: string; agencyLabel: string }>();
  readonly #children = new Map<ChildId, string>();
  readonly #decisions: readonly DecisionId[];
  /** The day that times without a date are of. */
  readonly #day: string | null;

  constructor(opened: readonly { readonly part: Part }[]) {
    this.#opened = opened;
    for (const { content } of this.all('attendance')) {
      for (const person of content.people) this.#people.set(person.id, person);
      for (const organisation of content.organisations) this.#organisations.set(organisation.id, organisation);
    }
    for (const { content } of this.all('child')) this.#children.set(content.id, content.initials);
    this.#decisions = inOrder(this.all('decision')).map(({ content }) => content.id);
    const details = this.details;
    const held = details && heldWhen(details);
    const start = held?.stated.from ?? held?.server.from ?? details?.scheduledAt ?? null;
    this.#day = start === null ? null : shortDate(start);
  }

  all<Kind extends PartKind>(kind: Kind): ReadPart<Kind>[] {
    return partsOfKind(this.#opened, kind);
  }

  get details(): Contents['details'] | null {
    return this.all('details')[0]?.content ?? null;
  }

  person(id: PersonId | null): AttendedContent | null {
    return id === null ? null : (this.#people.get(id) ?? null);
  }

  /** `Tom Okafor (Health)`. */
  name(id: PersonId | null): string {
    const person = this.person(id);
    if (!person) return words.somebodyElse;
    const agency = this.#organisations.get(person.organisation)?.agencyLabel;
    return agency === undefined ? person.name : words.personAndAgency(person.name, agency);
  }

  names(ids: readonly PersonId[]): string {
    return ids.map((id) => this.name(id)).join(', ');
  }

  organisation(id: OrganisationId | null): string {
    return (id === null ? undefined : this.#organisations.get(id)?.name) ?? words.notRecorded;
  }

  agency(id: OrganisationId | null): string {
    return (id === null ? undefined : this.#organisations.get(id)?.agencyLabel) ?? words.notRecorded;
  }

  /** Several, and every one that this copy names. */
  areAll(ids: readonly ChildId[]): boolean {
    return ids.length > 1 && ids.length === this.#children.size;
  }

  children(ids: readonly ChildId[]): string {
    return ids.map((id) => this.#children.get(id) ?? words.notRecorded).join(', ');
  }

  about(ids: readonly ChildId[]): string {
    return this.areAll(ids) ? words.aboutAll : words.about(this.children(ids));
  }

  forChildren(ids: readonly ChildId[]): string {
    return this.areAll(ids) ? words.allChildren : this.children(ids);
  }

  /** A value of a form: a date or a time as people read it, a choice in its words, anything else as it was typed. */
  value(value: string): string {
    return isInstant(value) ? this.time(value) : words.choice(plainDate(value));
  }

  /** Where something was typed, from the name of its root. */
  where(root: string): string {
    if (root === 'plan') return words.actions;
    const [kind, id] = root.split(':');
    if (kind === 'block') return this.organisation(id as OrganisationId);
    return this.details?.sections.find(({ key }) => kind === 'section' && key === id)?.title ?? words.minutes;
  }

  decisionNumber(id: DecisionId): number | null {
    const place = this.#decisions.indexOf(id);
    return place < 0 ? null : place + 1;
  }

  /** `18:41`, with its date where that is not the day of the meeting. */
  time(at: string): string {
    if (/^\d\d:\d\d$/.test(at)) return at; // stated by somebody, not taken from a clock
    const time = clockTime(at);
    return shortDate(at) === this.#day ? time : `${time}, ${shortDate(at)}`;
  }

  span(from: string, to: string): string {
    const [first, last] = [this.time(from), this.time(to)];
    if (from.length === 5 || to.length === 5) return words.span(first, last);
    return shortDate(from) === shortDate(to) ? words.span(clockTime(from), last) : words.span(first, last);
  }

  /**
   * Whose words, and whether they pressed the key themselves (C20). `earlier`: what these words took the place of; taken
   * down over an own press, they are said not to be confirmed until they are (C2).
   */
  said(said: Said, earlier: readonly { readonly said: Said }[] = []): string {
    const time = this.time(said.at);
    if (said.speaker === said.recordedBy) return words.ownPress(this.name(said.speaker), time);
    const aloud = words.saidAloud(this.name(said.speaker), this.name(said.recordedBy), time);
    if (said.confirmed === null) {
      const { speaker } = said;
      const overOwnPress = earlier.some(
        (before) => before.said.speaker === speaker && before.said.recordedBy === speaker,
      );
      return overOwnPress ? `${aloud}; ${words.notConfirmedBy(this.name(said.speaker))}` : aloud;
    }
    const { at, ownWords } = said.confirmed;
    const since =
      ownWords === null ? words.confirmedSince(this.time(at)) : words.ownWordsSince(ownWords, this.time(at));
    return `${aloud}; ${since}`;
  }
}

export function clockTime(at: string): string {
  return TIME.format(new Date(at));
}

/** `Monday 23 November 2026`. */
export function longDate(at: string): string {
  const { weekday, day, month, year } = pieces(LONDON_DATE, new Date(at));
  return `${weekday} ${day} ${month} ${year}`;
}

/** `Mon 23 Nov 2026`. */
export function shortDate(at: string): string {
  const { weekday, day, month, year } = pieces(LONDON_DATE, new Date(at));
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)} ${year}`;
}

/** What comes later than the meeting's day mostly: with its date. */
export function dated(at: string): string {
  return `${clockTime(at)}, ${shortDate(at)}`;
}

/** A calendar date, `2026-11-23`, which has no zone; anything else is shown as it was written. */
export function plainDate(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date;
  const { day, month, year } = pieces(CALENDAR_DATE, new Date(`${date}T00:00:00Z`));
  return `${day} ${month} ${year}`;
}

/** Put together here: how a platform punctuates a date changes with its version, and a page must not. */
function pieces(
  format: Intl.DateTimeFormat,
  date: Date,
): { weekday: string; day: string; month: string; year: string } {
  const found = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  return {
    weekday: found['weekday'] ?? '',
    day: found['day'] ?? '',
    month: found['month'] ?? '',
    year: found['year'] ?? '',
  };
}

/** As they stood in the meeting, and by id where that is the same. */
export function inOrder<Kind extends PlacedKind>(parts: readonly ReadPart<Kind>[]): ReadPart<Kind>[] {
  const place = ({ content }: ReadPart<Kind>): Place => content.place;
  return [...parts].sort((a, b) => comparePlaces(place(a), place(b)) || (a.part.id < b.part.id ? -1 : 1));
}

/** The kinds of which there can be several. */
type PlacedKind = { [Kind in PartKind]: Contents[Kind] extends { place: Place } ? Kind : never }[PartKind];
