/** Blocks of text as they are read: kind in the margin, the words as typed, and under them who wrote and who said them. */
import type { PersonId } from '../../shared/ids.ts';
import type { BlockContent, BlocksAuthorship, LabelSetBy, Stretch, TakenOut } from '../../shared/record/contents.ts';
import { recordWords as words } from '../../shared/words/en/record.ts';
import { markup, type Markup } from './markup.ts';
import { plainDate, type Reading } from './Reading.ts';

export interface WrittenBlock {
  block: BlockContent;
  stretches: readonly Stretch[];
}

/** A section's blocks and those of its children's own parts, where they stood among each other. */
export function inPlace(
  parts: readonly { blocks: readonly BlockContent[]; authorship: BlocksAuthorship }[],
): WrittenBlock[] {
  const written = parts.flatMap(({ blocks, authorship }) =>
    blocks.map((block, n) => ({ block, stretches: authorship[n] ?? [] })),
  );
  const placed = written
    .filter(({ block }) => block.place !== null)
    .sort((a, b) => (a.block.place?.order ?? 0) - (b.block.place?.order ?? 0));
  const common = written.filter(({ block }) => block.place === null);
  const after = (n: number): WrittenBlock[] => placed.filter(({ block }) => block.place?.after === n);
  return [...after(0), ...common.flatMap((one, n) => [one, ...after(n + 1)])];
}

export function blocksMarkup(written: readonly WrittenBlock[], reading: Reading): Markup {
  const pieces: Markup[] = [];
  let list: WrittenBlock[] = [];
  const endList = (): void => {
    if (list.length > 0) pieces.push(listMarkup(list, reading));
    list = [];
  };
  for (const one of written) {
    if (one.block.list !== (list[0]?.block.list ?? one.block.list)) endList();
    if (one.block.list === null) pieces.push(markup`<div class="b">${blockMarkup(one, reading)}</div>`);
    else list.push(one);
  }
  endList();
  return markup`${pieces}`;
}

function listMarkup(list: readonly WrittenBlock[], reading: Reading): Markup {
  if (list[0]?.block.list !== 'number') {
    return markup`<ul>${list.map((one) => markup`<li class="b ${indent(one)}">${blockMarkup(one, reading)}</li>`)}</ul>`;
  }
  const counters: number[] = [];
  const items = list.map((one) => {
    const level = one.block.indent;
    counters.length = Math.min(counters.length, level + 1);
    counters[level] = (counters[level] ?? 0) + 1;
    return markup`<li value="${counters[level]}" class="b ${indent(one)}">${blockMarkup(one, reading)}</li>`;
  });
  return markup`<ol>${items}</ol>`;
}

function indent({ block }: WrittenBlock): string {
  return block.indent > 0 ? `i${block.indent}` : '';
}

function blockMarkup({ block, stretches }: WrittenBlock, reading: Reading): Markup {
  const hands = handsOf(stretches);
  return markup`${block.kind !== null && markup`<p class="k">${words.label(block.kind)}</p>`}<p class="t">${text(block, stretches, hands)}</p><p class="a">${lines(block, hands, reading)}</p>`;
}

/** One hand: stretches with the same first writer, mover and speaker. */
interface Hand {
  firstBy: PersonId;
  typedBy: PersonId;
  movedBy: PersonId | null;
  saidBy: PersonId | null;
  from: string;
  to: string;
  movedAt: string | null;
  letters: number;
}

const keyOf = ({ firstBy, movedBy, saidBy }: Pick<Stretch, 'firstBy' | 'movedBy' | 'saidBy'>): string =>
  `${firstBy} ${movedBy ?? ''} ${saidBy ?? ''}`;

function handsOf(stretches: readonly Stretch[]): Map<string, Hand> {
  const hands = new Map<string, Hand>();
  for (const stretch of stretches) {
    const { firstBy, typedBy, movedBy, saidBy } = stretch;
    const from = movedBy === null ? stretch.at : stretch.firstAt;
    const to = movedBy === null ? stretch.until : stretch.firstUntil;
    const { movedAt } = stretch;
    const letters = stretch.to - stretch.from;
    const hand = hands.get(keyOf(stretch));
    if (!hand) {
      hands.set(keyOf(stretch), { firstBy, typedBy, movedBy, saidBy, from, to, movedAt, letters });
      continue;
    }
    if (from < hand.from) hand.from = from;
    if (to > hand.to) hand.to = to;
    if (movedAt !== null && (hand.movedAt === null || movedAt > hand.movedAt)) hand.movedAt = movedAt;
    hand.letters += letters;
  }
  return hands;
}

/**
 * The words as typed. Where several hands wrote, each stretch carries the letter of its hand; the style sheet shows
 * it, so that it is read but never copied with the words.
 */
function text(block: BlockContent, stretches: readonly Stretch[], hands: ReadonlyMap<string, Hand>): Markup {
  if (hands.size < 2) return marked(block, 0, block.text.length);
  const letters = new Map([...hands.keys()].map((key, n) => [key, letterOf(n)]));
  const pieces: Markup[] = [];
  let done = 0;
  for (let n = 0; n < stretches.length; n++) {
    const stretch = stretches[n];
    if (!stretch) continue;
    let { to } = stretch;
    for (let next = stretches[n + 1]; next && keyOf(next) === keyOf(stretch); next = stretches[n + 1]) {
      to = next.to;
      n += 1;
    }
    pieces.push(marked(block, done, stretch.from));
    pieces.push(markup`<span data-w="${letters.get(keyOf(stretch)) ?? ''}">${marked(block, stretch.from, to)}</span>`);
    done = to;
  }
  pieces.push(marked(block, done, block.text.length));
  return markup`${pieces}`;
}

function marked(block: BlockContent, from: number, to: number): Markup {
  const pieces: Markup[] = [];
  let done = from;
  for (const mark of block.marks) {
    const [start, end] = [Math.max(mark.from, from), Math.min(mark.to, to)];
    if (start >= end) continue;
    const inside = markup`${block.text.slice(start, end)}`;
    const bold = mark.bold ? markup`<strong>${inside}</strong>` : inside;
    pieces.push(markup`${block.text.slice(done, start)}${mark.italic ? markup`<em>${bold}</em>` : bold}`);
    done = end;
  }
  return markup`${pieces}${block.text.slice(done, to)}`;
}

/** a … z, then aa, ab …: a block that so many hands wrote is rare, and must not break the page. */
function letterOf(n: number): string {
  const letter = String.fromCharCode(97 + (n % 26));
  return n < 26 ? letter : letterOf(Math.floor(n / 26) - 1) + letter;
}

function lines(block: BlockContent, hands: ReadonlyMap<string, Hand>, reading: Reading): Markup {
  const several = hands.size > 1;
  const by = setByOthers(block, hands);
  const who = [...hands.values()].map((hand, n) => {
    const line = handLine(hand, by.saidBy, reading);
    return several ? markup`<sup>${letterOf(n)}</sup> ${line}` : markup`${line}`;
  });
  const about = [
    block.kind === null || by.kind === null
      ? null
      : words.kindSetBy(words.label(block.kind).toLowerCase(), ...whoAndWhen(by.kind, reading)),
    block.kind === null && by.kind !== null ? words.kindTakenOff(...whoAndWhen(by.kind, reading)) : null,
    sourceLine(block, by.source, reading),
    block.saidBy === null && by.saidBy !== null ? words.speakerTakenOff(...whoAndWhen(by.saidBy, reading)) : null,
    block.eventDate === null ? null : words.eventDate(plainDate(block.eventDate)),
    block.children.length === 0 ? null : reading.about(block.children),
    block.notForFamily ? words.notForFamily : null,
  ];
  const taken = (block.takenOut ?? []).map((one) =>
    words.takenOut(reading.name(one.by), reading.span(one.at, one.until)),
  );
  const all = [...about.filter((line) => line !== null), ...who, ...taken];
  return markup`${all.map((line, n) => markup`${n > 0 && ' · '}${line}`)}`;
}

type SetBy = NonNullable<BlockContent['setBy']>;

/** C4: where all that stands is by one hand, that hand's labels are its own and are not told. */
function setByOthers({ setBy }: BlockContent, hands: ReadonlyMap<string, Hand>): SetBy {
  const writers = new Set([...hands.values()].map(({ firstBy }) => firstBy));
  const told = (one: LabelSetBy | null | undefined): LabelSetBy | null =>
    one && !(writers.size === 1 && writers.has(one.by)) ? one : null;
  return { kind: told(setBy?.kind), source: told(setBy?.source), saidBy: told(setBy?.saidBy) };
}

function whoAndWhen({ by, at }: LabelSetBy, reading: Reading): [string, string] {
  return [reading.name(by), reading.time(at)];
}

function sourceLine({ source }: BlockContent, by: LabelSetBy | null, reading: Reading): string | null {
  if (by === null) return source === null ? null : words.source(source);
  const who = whoAndWhen(by, reading);
  return source === null ? words.sourceTakenOff(...who) : words.sourceGivenBy(source, ...who);
}

/** C2: who said it, who typed it; C1: who first wrote what somebody else moved. */
function handLine(hand: Hand, saidSetBy: LabelSetBy | null, reading: Reading): string {
  const times = reading.span(hand.from, hand.to);
  const pieces: string[] = [];
  if (hand.saidBy !== null && hand.saidBy !== hand.firstBy) {
    const phone = reading.person(hand.saidBy)?.device === 'none';
    pieces.push(
      (phone ? words.saidByPhone : words.saidBy)(reading.name(hand.saidBy)) +
        (saidSetBy === null ? '' : words.saidAccordingTo(...whoAndWhen(saidSetBy, reading))),
      words.thenTypedBy(reading.name(hand.firstBy), times),
    );
  } else {
    pieces.push((hand.movedBy === null ? words.typedBy : words.firstWrittenBy)(reading.name(hand.firstBy), times));
  }
  if (hand.movedBy !== null)
    pieces.push(words.movedBy(reading.name(hand.movedBy), reading.time(hand.movedAt ?? hand.to)));
  return pieces.join(' · ');
}

/** Paragraphs of which nothing is left. */
export function takenOutMarkup(takenOut: readonly TakenOut[], reading: Reading): Markup {
  return markup`${takenOut.map(
    ({ by, writers, at, until }) =>
      markup`<p class="a">${words.paragraphTakenOut(reading.names(writers), reading.name(by), reading.span(at, until))}</p>`,
  )}`;
}
