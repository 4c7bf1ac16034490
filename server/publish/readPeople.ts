/** Who was here and how that is known, the children and their household, the parents, and when people meet next. */
import type { PersonId } from '../../shared/ids.ts';
import type { AttendedContent, FactContent, ParentContent } from '../../shared/record/contents.ts';
import { isCalledPresent } from '../../shared/record/wasHereAt.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup, type Markup } from './markup.ts';
import { beforeMarkup, datesMarkup, empty, table, term } from './elements.ts';
import { inOrder, longDate, clockTime, shortDate, type Reading } from './Reading.ts';

/** What the rules keep for a statement that asks nothing. */
const READ_OUT = 'read out';

/** What the meeting stood on: the referral, what was read out, its own form. */
export function meetingMarkup(reading: Reading): Markup {
  const details = reading.details;
  if (!details) return markup``;
  const { referral, lawfulBasis, statements } = details;
  const terms = [
    referral !== null &&
      term(
        words.referral,
        markup`${words.referralLine(referral.from, reading.time(referral.receivedAt))}<p class="t">${referral.concern}</p>${datesMarkup(details.dates)}`,
      ),
    lawfulBasis !== null && term(words.lawfulBasis, markup`<span class="t">${lawfulBasis}</span>`),
    ...statements.map(({ text, answer, ...rest }) =>
      term(text, factMarkup({ value: answer === READ_OUT ? 'yes' : answer, ...rest }, reading)),
    ),
    ...facts(details.facts, reading),
  ].filter((one) => one !== false);
  return terms.length === 0
    ? markup``
    : markup`<section id="meeting"><h2>${words.meeting}</h2><dl>${terms}</dl></section>
`;
}

export function attendanceMarkup(reading: Reading): Markup {
  const people = reading.all('attendance').flatMap(({ content }) => content.people);
  const rows = people.map((person) => [
    markup`${person.name}${person.job !== '' && markup`<p class="s">${person.job}</p>`}`,
    reading.organisation(person.organisation),
    roleMarkup(person, reading),
    presence(person, reading),
    times(person, reading),
    knownMarkup(person),
  ]);
  const columns = [words.name, words.organisation, words.role, words.presence, words.times, words.howKnown];
  return markup`<section id="attendance"><h2>${words.attendance}</h2>${table(words.attendance, columns, rows)}${quorumMarkup(reading)}</section>
`;
}

function wasThere({ attendance, wroteFrom = null }: AttendedContent): boolean {
  return isCalledPresent({ attendance }) || wroteFrom !== null;
}

/** What the roll call says of whoever signs in; beside anything else it says, that they did is told too. */
const SIGNED_IN: readonly string[] = ['organisationSignIn', 'codeToNamedMailbox'];

/** Nothing of who was not there: there was nobody to know. */
function knownMarkup(person: AttendedContent): Markup {
  if (!wasThere(person)) return markup``;
  const { howKnown, signedIn = false } = person;
  if (howKnown === '') return markup`${words.notRecorded}`;
  if (howKnown === 'code') return markup`${words.signedInByCode}`;
  if (howKnown === 'desk') return markup`${words.signedInAtDesk}`;
  return markup`${words.choice(howKnown)}${signedIn && !SIGNED_IN.includes(howKnown) && markup`<p class="s">${words.signedInByCode}</p>`}`;
}

/** Two chairs on one page need the times at which one became the other. */
function roleMarkup({ id, role }: AttendedContent, reading: Reading): Markup {
  const label = id === reading.details?.chair ? words.label('chair') : words.label(role);
  const stretches = chairedWhen(id, reading);
  return markup`${label}${stretches.map((stretch) => markup`<p class="s">${stretch}</p>`)}`;
}

/** Nothing where nobody else chaired. */
function chairedWhen(person: PersonId, reading: Reading): string[] {
  const { chair = null, chairsBefore = [] } = reading.details ?? {};
  const takeovers = inOrder(reading.all('takeover')).map(({ content }) => content);
  const chairs = [
    ...chairsBefore.map(({ person: who, until }) => ({ who, until })),
    ...takeovers.map(({ from, at }) => ({ who: from, until: at })),
    { who: takeovers.at(-1)?.by ?? chair, until: null },
  ];
  return chairs.flatMap(({ who, until }, n) => {
    const from = chairs[n - 1]?.until ?? null;
    if (who !== person || (from === null && until === null)) return [];
    if (from === null) return [words.chairedUntil(reading.time(until ?? ''))];
    return [
      until === null
        ? words.chairedFrom(reading.time(from))
        : words.chairedFromTo(reading.time(from), reading.time(until)),
    ];
  });
}

function presence(person: AttendedContent, reading: Reading): Markup {
  const lines = [
    called(person, reading),
    wasThere(person) && person.device === 'none' && !person.signedIn ? words.byPhone : null,
    person.canDecide === null ? null : person.canDecide ? words.canDecide : words.cannotDecide,
    conflictLine(person),
    person.standsInFor,
    ...goneLines(person, reading),
    person.note,
  ].filter((line) => line !== null);
  return markup`${lines.map((line, n) => markup`<p class="${n === 0 ? '' : 's'}">${line}</p>`)}`;
}

function conflictLine({ conflict, gone = null }: AttendedContent): string {
  if (conflict === 'unanswered') return words.conflictNotAsked;
  if (conflict !== 'none') return words.conflictDeclared;
  return gone?.why === 'conflict' ? words.conflictNoneBefore : words.conflictNone;
}

function goneLines({ gone = null, note }: AttendedContent, reading: Reading): string[] {
  if (gone === null) return [];
  const time = reading.time(gone.at);
  if (gone.why === 'removed') return [words.removedAt(time, reading.name(gone.by), gone.reason ?? '')];
  return [words.goneAt(time), ...(gone.reason === null || gone.reason === note ? [] : [gone.reason])];
}

/** The roll call, and beside it what would make it untrue to say no more. */
function called({ attendance, conflict, gone = null, wroteFrom = null }: AttendedContent, reading: Reading): string {
  if (attendance === 'invited')
    return wroteFrom === null ? words.notCalled : words.wroteNotCalled(reading.time(wroteFrom));
  const tied = gone === null ? conflict === 'declared' : gone.why === 'conflict';
  const label = attendance === 'withdrawn' && tied ? words.leftConflict : words.label(attendance);
  return wroteFrom === null ? label : `${label}. ${words.wroteCalledAbsent(reading.time(wroteFrom))}`;
}

function times({ joinedAt, leftAt }: AttendedContent, reading: Reading): string {
  if (joinedAt === null) return '';
  return leftAt === null
    ? words.fromOn(reading.time(joinedAt))
    : words.fromTo(reading.time(joinedAt), reading.time(leftAt));
}

function quorumMarkup(reading: Reading): Markup {
  return markup`${reading.all('quorum').map(
    ({
      content,
    }) => markup`<h3>${words.quorum}</h3><p>${words.quorumNeeds(content.needs.map(words.label).join(', '))} ${
      content.missing.length === 0 ? words.quorumMet : words.quorumMissing(content.missing.map(words.label).join(', '))
    }</p>${content.reasons.map((reason) => markup`<p>${words.quorumReason(reason.text, reading.name(reason.by), reading.time(reason.at))}</p>`)}
`,
  )}`;
}

export function childrenMarkup(reading: Reading): Markup {
  const children = inOrder(reading.all('child')).map(
    ({
      content,
    }) => markup`<h3>${content.initials}</h3><dl>${term(words.reference, content.reference)}${term(words.role, words.label(content.role))}${facts(content.facts, reading)}</dl>
`,
  );
  const adults = inOrder(reading.all('adult')).map(
    ({
      content,
    }) => markup`<h3>${content.name}</h3><dl>${term(words.role, content.relationship)}${facts(content.facts, reading)}</dl>
`,
  );
  if (children.length + adults.length === 0) return markup``;
  return markup`<section id="children"><h2>${words.children}</h2>${children}${adults}</section>
`;
}

function facts(list: readonly FactContent[], reading: Reading): Markup[] {
  return list.map((fact) => term(words.label(fact.field), factMarkup(fact, reading)));
}

function factMarkup({ value, said, earlier }: Omit<FactContent, 'field'>, reading: Reading): Markup {
  const before = earlier.map((one) => beforeMarkup(reading.value(one.value), reading.said(one.said)));
  return markup`<span class="t">${reading.value(value)}</span> <span class="a">${reading.said(said, earlier)}</span>${before}`;
}

export function parentsMarkup(reading: Reading): Markup {
  const rows = inOrder(reading.all('parent'));
  return markup`<section id="parents"><h2>${words.parents}</h2>${
    rows.length > 0 ? rows.map(({ content }) => parentMarkup(content, reading)) : empty(words.noParents)
  }</section>
`;
}

function parentMarkup(row: ParentContent, reading: Reading): Markup {
  return markup`<article class="d"><h3>${row.person}</h3><dl>${term(words.role, row.relationship)}${parentFields(row, reading).map(([name, value]) => term(name, value !== null && markup`<span class="t">${value}</span>`))}</dl><p class="a">${reading.said(row.said, row.earlier)}</p>${row.earlier.map((before) => parentBefore(before, row, reading))}</article>
`;
}

/** Everything it said, so that whoever reads sees whose statement each field was. */
function parentBefore(before: ParentContent['earlier'][number], now: ParentContent, reading: Reading): Markup {
  const fields: [string, string | null][] = [
    [words.name, before.person === now.person ? null : before.person],
    [words.role, before.relationship === now.relationship ? null : before.relationship],
    ...parentFields(before, reading),
  ];
  const filled = fields.flatMap(([name, value]) => (value === null ? [] : words.field(name, value)));
  return beforeMarkup(filled.length === 0 ? words.nothingFilledIn : filled.join('; '), reading.said(before.said));
}

function parentFields(row: ParentContent['earlier'][number], reading: Reading): [string, string | null][] {
  const asked = (answer: boolean | null): string | null =>
    answer === null ? null : words.label(answer ? 'yes' : 'no');
  return [
    [words.prWord, asked(row.parentalResponsibility)],
    [words.label('informedBefore'), asked(row.informedBefore)],
    [words.label('reasonNotInformed'), row.reasonNotInformed],
    [words.label('toldBy'), row.toldBy === null ? null : reading.name(row.toldBy)],
    [words.label('how'), row.how],
    [words.label('by'), row.by === null ? null : `${shortDate(row.by)}, ${clockTime(row.by)}`],
    [words.label('mayBeTold'), row.mayBeTold],
    [words.label('mustNotBeTold'), row.mustNotBeTold],
    [words.label('interpreter'), row.interpreter],
  ];
}

export function nextMarkup(reading: Reading): Markup {
  return markup`${reading.all('nextMeeting').map(({ content }) => {
    const when = content.startsAt === null ? null : `${longDate(content.startsAt)}, ${clockTime(content.startsAt)}`;
    return markup`<section id="next"><h2>${words.next}</h2><p>${[content.kind === null ? null : words.label(content.kind), when].filter((line) => line !== null).join(', ')}</p>${content.reason !== null && markup`<p class="t">${content.reason}</p>`}</section>
`;
  })}`;
}
