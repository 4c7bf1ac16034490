/** What stands at the end: changes after people stopped talking, what else happened, how it was locked, what was added. */
import type { CorrectionContent, NoteContent, ReadBackContent } from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup, type Inside, type Markup } from './markup.ts';
import { empty, table } from './elements.ts';
import { inOrder, type Reading } from './Reading.ts';

/** C16. */
export function correctionsMarkup(reading: Reading): Markup {
  const list = reading.all('corrections').flatMap(({ content }) => content.list);
  const columns = [words.when, words.who, words.where, words.before, words.after];
  const rows = list.map((correction) => correctionRow(correction, reading));
  return markup`<section id="corrections"><h2>${words.corrections}</h2>${rows.length > 0 ? table(words.corrections, columns, rows) : empty(words.noCorrections)}</section>
`;
}

function correctionRow(correction: CorrectionContent, reading: Reading): Inside[] {
  const { what, at, by, where, before, after, gone } = correction;
  const whoGone = gone.length === 0 ? words.nobodyGone : words.hadLeft(reading.names(gone));
  return [
    reading.time(at),
    markup`${reading.name(by)}<p class="s">${whoGone}</p>`,
    markup`${reading.where(where)}<p class="s">${words[what]}</p>`,
    before !== null && markup`<p class="t">${before}</p>`,
    after !== null && markup`<p class="t">${after}</p>`,
  ];
}

export function happenedMarkup(reading: Reading): Markup {
  const notes = [
    ...inOrder(reading.all('note')).map(({ content }) => markup`<li class="t">${noteSentence(content, reading)}</li>`),
    ...inOrder(reading.all('readBack')).map(
      ({ content }) => markup`<li class="t">${readBackSentence(content, reading)}</li>`,
    ),
  ];
  const proposals = inOrder(reading.all('proposal')).map(({ content }) => {
    const answer = content.answer;
    const answered =
      answer === null
        ? words.proposalOpen
        : answer.accepted
          ? words.acceptedProposal(reading.name(answer.by), reading.time(answer.at))
          : words.notAdded(reading.name(answer.by), reading.time(answer.at), answer.reason ?? '');
    return markup`<li><p class="t">${content.text}</p><p class="a">${words.proposedBy(reading.said(content.said))} · ${answered}</p></li>
`;
  });
  return markup`${notes.length > 0 && markup`<section id="happened"><h2>${words.happened}</h2><ul>${notes}</ul></section>`}${
    proposals.length > 0 && markup`<section id="proposals"><h2>${words.proposals}</h2><ul>${proposals}</ul></section>`
  }`;
}

function readBackSentence({ scope, because, said }: ReadBackContent, reading: Reading): string {
  const reason = because === null ? '' : words.because(because);
  return words.readBack(words.label(scope), reading.time(said.at), reading.name(said.speaker), reason);
}

function noteSentence(note: NoteContent, reading: Reading): string {
  const [time, who, people] = [reading.time(note.at), reading.name(note.by), reading.names(note.people)];
  switch (note.what) {
    case 'takenBack':
      return takenBackSentence(note, time, reading);
    case 'closedPart':
      return note.until === null
        ? words.closedPart(time, people)
        : words.closedPartUntil(time, reading.time(note.until), people);
    case 'notWrittenHere':
      return words.notWrittenHere(
        time,
        who,
        note.text ?? words.noReference,
        people === '' ? words.nobodyNamed : people,
      );
    case 'thawed':
      return words.thawed(time, who, note.text ?? '');
    default:
      return turnSentence(note, reading) ?? otherSentence(note, reading);
  }
}

/** C24: whose words they were. Who took them back may be somebody else, and must not seem to be their writer. */
function takenBackSentence({ by, text, writers = [] }: NoteContent, time: string, reading: Reading): string {
  const [who, reason] = [reading.name(by), text ?? ''];
  if (writers.length === 0) return words.takenBack(time, who, reason);
  if (writers.every((writer) => writer === by)) return words.tookBackOwn(time, who, reason);
  return words.takenBackOf(time, reading.names(writers), who, reason);
}

/** Who left, who chairs, when people stopped talking and went on; null: another kind. */
function turnSentence(note: NoteContent, reading: Reading): string | null {
  const { what, text } = note;
  const [time, who, people] = [reading.time(note.at), reading.name(note.by), reading.names(note.people)];
  const recorder = note.people.some((person) => person === note.by) ? null : who;
  switch (what) {
    case 'reopened':
      return words.reopened(time, who, text ?? '');
    case 'adjourned':
      return words.adjourned(time, note.until === null ? null : reading.time(note.until), who, text);
    case 'resumed':
      return words.resumed(time, who);
    case 'converted':
      return words.converted(time, who, text ?? '');
    case 'leftForConflict':
      return words.leftNote(time, people, recorder, true, text);
    case 'left':
      return words.leftNote(time, people, recorder, false, text);
    case 'removed':
      return words.removedNote(time, people, who, text ?? '');
    case 'chairHandedOver':
      return words.chairHandedOver(time, reading.name(note.people[0] ?? null), reading.name(note.people[1] ?? null));
    case 'chairTaken':
      return note.people.length < 2
        ? words.chairTaken(time, who, text ?? '')
        : words.chairTakenFrom(time, who, reading.name(note.people[0] ?? null), text ?? '');
    default:
      return null;
  }
}

function otherSentence({ what, text, at, by }: NoteContent, reading: Reading): string {
  const sentence = `${words.label(what)}${text === null ? '' : `: ${text}`}`;
  return words.quorumReason(sentence, reading.name(by), reading.time(at));
}

/** One line for each warning, also where the children it is about stand in parts of their own. */
function warningLines(reading: Reading): string[] {
  const all = reading.all('warnings').flatMap(({ part, content }) => content.list.map((one) => ({ ...one, part })));
  const named = (warning: string): string =>
    [...new Set(all.flatMap((one) => (one.warning === warning ? (one.about ?? []) : [])))].join(', ');
  return all
    .filter(({ part }) => part.child === null)
    .map(({ warning, reason }) => words.lockedAlthough(warning, named(warning), reason));
}

export function lockMarkup(reading: Reading): Markup {
  const statement = reading.all('statement')[0]?.content;
  if (!statement) return markup``;
  const { lockedBy, statement: text, manner, readAloud, because, notShownToChair, clock } = statement;
  const lines = [
    words.signed(manner),
    clock ? words.clock(clock) : null,
    words.readAloud(words.label(readAloud)) + (because === null ? '' : words.because(because)),
    notShownToChair === 0 ? null : words.notShownToChair(notShownToChair),
    ...reading
      .all('chairOnly')
      .map(({ content }) => (content.notShown === 0 ? null : words.notShownToYou(content.notShown))),
    ...inOrder(reading.all('takeover')).map(({ content }) =>
      words.takeover(
        reading.name(content.by),
        reading.name(content.from),
        reading.time(content.at),
        content.reason ?? '',
      ),
    ),
    ...warningLines(reading),
    ...reading
      .all('devices')
      .flatMap(({ content }) => [
        words.devicesHeld(content.held.length, content.expected.length),
        ...content.without.map(({ person, reason }) => words.devicesWithout(reading.name(person), reason)),
      ]),
  ].filter((line) => line !== null);
  return markup`<section id="lock"><h2>${words.howLocked}</h2><p>${words.statement(reading.name(lockedBy))}</p><blockquote class="t">${text}</blockquote><ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>${lateMarkup(reading)}</section>
`;
}

function lateMarkup(reading: Reading): Markup {
  const late = inOrder(reading.all('late')).map(
    ({ content }) =>
      markup`<li>${words.receivedLate(reading.name(content.person), reading.time(content.at))}${content.deviceTime !== null && ` ${words.deviceSays(reading.time(content.deviceTime))}`}<p class="t">${content.text}</p></li>`,
  );
  return late.length === 0 ? markup`` : markup`<h3>${words.late}</h3><ul>${late}</ul>`;
}
