/**
 * The record as a page: whole as it arrives, no script needed, one style sheet. What a reader may not open is not in
 * the copy, so nothing is hidden here.
 */
import type { PersonId } from '../../shared/ids.ts';
import type { AttendedContent } from '../../shared/record/contents.ts';
import type { Addition } from '../../shared/record/additions.ts';
import type { OpenedPart } from '../../shared/record/digest.ts';
import { recordCode } from '../../shared/record/recordCode.ts';
import type { RecordCopy } from '../../shared/record/RecordCopy.ts';
import { isCalledPresent, statedInstant } from '../../shared/record/wasHereAt.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import type { ForYou } from '../../shared/record/forYou.ts';
import { heldWhen } from './held.ts';
import { markup, type Inside, type Markup } from './markup.ts';
import { actionsMarkup, yourActionsMarkup } from './readActions.ts';
import { addedSinceMarkup, addendaMarkup } from './readAfterwards.ts';
import { decisionsMarkup } from './readDecisions.ts';
import { correctionsMarkup, happenedMarkup, lockMarkup } from './readEnd.ts';
import { addMarkup, forYouMarkup, type Done } from './readForYou.ts';
import { minutesHeadings, minutesMarkup } from './readMinutes.ts';
import { attendanceMarkup, childrenMarkup, meetingMarkup, nextMarkup, parentsMarkup } from './readPeople.ts';
import { clockTime, longDate, Reading, shortDate } from './Reading.ts';

const MINUTE_MS = 60_000;

export interface PageOptions {
  /** Whoever opens it; `general`: nobody in particular. */
  reader: PersonId | 'general';
  /** Who can say whether there is more (C28); null where it is not known. */
  council: string | null;
  /** When it is opened, ISO 8601. */
  openedAt: string;
  /** Address of `record.css`. */
  styles: string;
  /** Address of the small script that sends the forms while the page stays; null where there are none. */
  script: string | null;
  rehearsal: boolean;
  /** What followed the lock, in its order and only what this reader may read; it stands beside the record (C22). */
  additions?: readonly Addition[];
  /** What waits for this reader and what they may add; null where nothing can be done any more or yet. */
  forYou?: ForYou | null;
  /** What was just done, by its place on the page. */
  done?: Done | null;
}

export interface FrozenText {
  /** The parts that the reader may open. */
  opened: readonly Pick<OpenedPart, 'part'>[];
  frozenAt: string;
}

/** The locked record. */
export function recordPage(copy: RecordCopy, options: PageOptions): string {
  const reading = new Reading([...copy.opened, ...copy.sealing]);
  const { lockedAt, lockedBy } = copy.header;
  const code = recordCode(copy.digest);
  const locked = words.locked(clockTime(lockedAt), longDate(lockedAt), reading.name(lockedBy as PersonId));
  const state = markup`<p class="state locked"><strong>${locked}</strong><br>${words.recordCode} <code>${code}</code></p>`;
  const own = options.forYou ?? null;
  const check = checkMarkup(code, options, reading);
  return page(
    reading,
    options,
    state,
    [
      lockMarkup(reading),
      own ? addMarkup(own, options.done ?? null, reading) : null,
      addendaMarkup(options.additions ?? [], reading),
      check,
    ],
    markup`${locked} <code>${code}</code>`,
  );
}

/** C12: readable from the freeze on, and never to be taken for what a chair has confirmed. */
export function frozenPage(text: FrozenText, options: PageOptions): string {
  const reading = new Reading(text.opened);
  const frozen = words.frozen(clockTime(text.frozenAt), shortDate(text.frozenAt));
  const state = markup`<p class="state frozen"><strong>${frozen}</strong> ${words.frozenExplained}</p>`;
  return page(reading, options, state, [copyMarkup(options, reading)], frozen);
}

function page(
  reading: Reading,
  options: PageOptions,
  state: Markup,
  end: readonly Inside[],
  footer: string | Markup,
): string {
  const { reader, openedAt, rehearsal } = options;
  const plainTitle = words.title(reading.details?.reference ?? '');
  const named = reading.details?.title ?? '';
  const title = rehearsal ? words.rehearsalTitle(plainTitle) : plainTitle;
  const who =
    reader === 'general' ? null : words.printed(reading.name(reader), `${shortDate(openedAt)}, ${clockTime(openedAt)}`);
  return markup`<!doctype html>
<html lang="en-GB" translate="no"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex,nofollow"><title>${title}</title><link rel="stylesheet" href="${options.styles}">${options.script !== null && markup`<script type="module" src="${options.script}"></script>`}</head>
<body><a class="skip" href="#minutes">${words.skip}</a>
<header>${rehearsal && markup`<p class="rehearsal">${words.rehearsal}</p>`}<h1>${heading(reading)}</h1>${named !== '' && markup`<p class="t">${named}</p>`}<p class="ref">${title}</p>${state}${sinceMarkup(reading, options)}${addedSinceMarkup(options.additions ?? [])}</header>
<main>${options.forYou ? forYouMarkup(options.forYou, options.done ?? null, reading) : null}${reader !== 'general' && yourActionsMarkup(reader, reading)}
${contentsMarkup(reading)}
${decisionsMarkup(reading)}${actionsMarkup(reading)}${minutesMarkup(reading)}${parentsMarkup(reading)}${meetingMarkup(reading)}${childrenMarkup(reading)}${attendanceMarkup(reading)}${nextMarkup(reading)}${correctionsMarkup(reading)}${happenedMarkup(reading)}${end}</main>
<footer><p>${plainTitle}. ${footer}</p>${who !== null && markup`<p>${who}</p>`}</footer></body></html>
`.text;
}

function heading(reading: Reading): string {
  const details = reading.details;
  if (!details) return words.minutes;
  const kind = words.label(details.kind);
  const { stated, server } = heldWhen(details);
  const start = stated.from ?? server.from ?? details.scheduledAt;
  if (start === null) return words.kindAlone(kind);
  const end = stated.to ?? (stated.from === null ? server.to : null);
  return words.kindAndTime(kind, longDate(start), clockTime(start), end === null ? null : reading.time(end));
}

/** C21: whose times the heading has. */
function clockLine(reading: Reading): string | null {
  if (!reading.details) return null;
  const { stated, server } = heldWhen(reading.details);
  if (server.from === null) return null;
  if (stated.from === null && stated.to === null) return words.heldByServer;
  const from = reading.time(server.from);
  return server.to === null ? words.heldStatedSince(from) : words.heldStated(from, reading.time(server.to));
}

/** What a reader must know before the first line: written afterwards (C3), and whether they were there. */
function sinceMarkup(reading: Reading, { reader }: PageOptions): Markup {
  const clocks = clockLine(reading);
  const lines: string[] = clocks === null ? [] : [clocks];
  const writtenUp = reading.details?.writtenUp ?? null;
  if (writtenUp !== null) {
    const call = writtenUp.tookPlaceTo ?? writtenUp.tookPlaceFrom;
    const late = Math.max(0, Math.round((Date.parse(writtenUp.at) - Date.parse(call)) / MINUTE_MS));
    lines.push(words.writtenUp(words.duration(Math.floor(late / 60), late % 60), words.label(writtenUp.from)));
  }
  const me = reader === 'general' ? null : reading.person(reader);
  const presence = me && presenceLine(me, reading);
  if (presence !== null) lines.push(presence);
  return markup`${lines.map((line) => markup`<p>${line}</p>`)}`;
}

/** null: there from the start, as far as the roll call says. */
function presenceLine(me: AttendedContent, reading: Reading): string | null {
  const { attendance, joinedAt, wroteFrom = null } = me;
  const wrote = wroteFrom === null ? null : reading.time(wroteFrom);
  if (attendance === 'invited') return wrote === null ? words.youNotCalled : words.youWroteNotCalled(wrote);
  if (!isCalledPresent(me)) return wrote === null ? words.notAtMeeting : words.youWroteCalledAbsent(wrote);
  const start = reading.details?.startedAt ?? null;
  if (joinedAt === null || start === null) return null;
  return statedInstant(start, joinedAt) >= Date.parse(start) + MINUTE_MS ? words.joinedAt(joinedAt) : null;
}

function contentsMarkup(reading: Reading): Markup {
  const link = (id: string, title: string): Markup => markup`<li><a href="#${id}">${title}</a></li>`;
  return markup`<nav aria-labelledby="contents"><h2 id="contents">${words.contents}</h2><ul>${link('decisions', words.decisions)}${link('disagreement', words.disagreement)}${link('actions', words.actions)}${minutesHeadings(reading).map(({ id, title }) => link(id, title))}${link('parents', words.parents)}${link('attendance', words.attendance)}${link('corrections', words.corrections)}</ul></nav>`;
}

function checkMarkup(code: string, options: PageOptions, reading: Reading): Markup {
  return markup`<section id="check"><h2>${words.check}</h2><p>${words.recordCode}: <code>${code}</code></p><p id="checked" aria-live="polite">${words.checkNotYet}</p><p>${words.recordCodeExplained} ${words.checkHow}</p>${copyMarkup(options, reading)}</section>
`;
}

/** C28. */
function copyMarkup({ reader, council }: PageOptions, reading: Reading): Markup {
  const who = council ?? words.councilUnknown;
  const sentence =
    reader === 'general' ? words.lessThanFullGeneral(who) : words.lessThanFull(reading.name(reader), who);
  return markup`<p class="copy">${sentence}</p>`;
}
