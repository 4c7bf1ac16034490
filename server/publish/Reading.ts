/**
 * What a page needs to turn a copy into words: who is who, how times read, which number a decision has in this copy.
 * All of it comes from the parts in the copy and from nothing else, so a page can tell no more than its copy.
 */
import type { ChildId, DecisionId, OrganisationId, PersonId } from '../../shared/ids.ts';
import {
  partsOfKind,
  type AttendedContent,
  type Contents,
  type PartKind,
  type ReadPart,
  type Said,
} from '../../shared/record/contents.ts';
import type { Part } from '../../shared/record/Part.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';

const ZONE = { timeZone: 'Europe/London' } as const;
const TIME = new Intl.DateTimeFormat('en-GB', { ...ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const LONG_DATE = new Intl.DateTimeFormat('en-GB', {
  ...ZONE,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const SHORT_DATE = new Intl.DateTimeFormat('en-GB', {
  ...ZONE,
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});
const PLAIN_DATE = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

export class Reading {
  readonly #opened: readonly { readonly part: Part }[];
  readonly #people = new Map<PersonId, AttendedContent>();
  readonly #organisations = new Map<OrganisationId, { name: string; agency: string }>();
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
    for (const { content } of this.all('child'))
      this.#children.set(content.id, content.name ?? content.reference ?? content.id);
    this.#decisions = inOrder(this.all('decision'), ({ said }) => said.at).map(({ content }) => content.id);
    const details = this.details;
    const start = details?.startedAt ?? details?.scheduledAt ?? null;
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
    const agency = person.organisation === null ? undefined : this.#organisations.get(person.organisation)?.agency;
    return agency === undefined ? person.name : words.personAndAgency(person.name, words.label(agency));
  }

  names(ids: readonly PersonId[]): string {
    return ids.map((id) => this.name(id)).join(', ');
  }

  organisation(id: OrganisationId | null): string {
    return (id === null ? undefined : this.#organisations.get(id)?.name) ?? words.notRecorded;
  }

  agency(id: OrganisationId | null): string {
    const agency = id === null ? undefined : this.#organisations.get(id)?.agency;
    return agency === undefined ? words.notRecorded : words.label(agency);
  }

  /** All of them, where there are several and every one is meant. */
  children(ids: readonly ChildId[]): string {
    if (ids.length > 1 && ids.length === this.#children.size) return words.allChildren;
    return ids.map((id) => this.#children.get(id) ?? words.notRecorded).join(', ');
  }

  decisionNumber(id: DecisionId): number | null {
    const place = this.#decisions.indexOf(id);
    return place < 0 ? null : place + 1;
  }

  /** `18:41`, with its date where that is not the day of the meeting. */
  time(at: string): string {
    const time = clockTime(at);
    return shortDate(at) === this.#day ? time : `${time}, ${shortDate(at)}`;
  }

  span(from: string, to: string): string {
    const [first, last] = [this.time(from), this.time(to)];
    return shortDate(from) === shortDate(to) ? words.span(clockTime(from), last) : words.span(first, last);
  }

  /** Whose words, and whether they pressed the key themselves (C20). */
  said(said: Said): string {
    const time = this.time(said.at);
    if (said.speaker === said.recordedBy) return words.ownPress(this.name(said.speaker), time);
    const aloud = words.saidAloud(this.name(said.speaker), this.name(said.recordedBy), time);
    if (said.confirmed === null) return aloud;
    const { at, ownWords } = said.confirmed;
    const since =
      ownWords === null ? words.confirmedSince(this.time(at)) : words.ownWordsSince(ownWords, this.time(at));
    return `${aloud}; ${since}`;
  }
}

export function clockTime(at: string): string {
  return TIME.format(new Date(at));
}

export function longDate(at: string): string {
  return LONG_DATE.format(new Date(at));
}

export function shortDate(at: string): string {
  return SHORT_DATE.format(new Date(at));
}

/** A calendar date, `2026-11-23`, which has no zone; anything else is shown as it was written. */
export function plainDate(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? PLAIN_DATE.format(new Date(`${date}T00:00:00Z`)) : date;
}

/** By time, then by id: the order of the ids alone says nothing. */
export function inOrder<Kind extends PartKind>(
  parts: readonly ReadPart<Kind>[],
  at: (content: Contents[Kind]) => string,
): ReadPart<Kind>[] {
  return [...parts].sort((a, b) => {
    const difference = Date.parse(at(a.content)) - Date.parse(at(b.content));
    return difference === 0 ? (a.part.id < b.part.id ? -1 : 1) : difference;
  });
}
