/** "Who wrote this?": what the server knows of some letters, as one sentence. */
import type { IdRange } from '../../../shared/document/readBlocks.ts';
import type { PersonId } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import type { Authorship, WrittenRun } from '../../../shared/wire/authorship.ts';
import { minutesWords as words } from '../../../shared/words/en/minutes.ts';
import { timeOf } from '../../ui/times.ts';
import { knownPerson } from './whoIsWho.ts';

interface Hand {
  person: PersonId;
  from: string;
  to: string;
}

export interface Wrote {
  /** Who typed what stands there, in the order of the sentence. */
  typed: Hand[];
  /** Whose words somebody else moved, split off or brought back. */
  moved: Hand[];
  last: { person: PersonId; at: string } | null;
  /** Some of the letters are not on the server yet. */
  unsaved: boolean;
}

/** The sentence at an offset of a block's text; null where there is none. */
export function sentenceAt(text: string, offset: number): { from: number; to: number } | null {
  const sentences = [...new Intl.Segmenter('en-GB', { granularity: 'sentence' }).segment(text)];
  const at = sentences.findLast(({ index }) => index <= offset) ?? sentences[0];
  const length = at?.segment.trimEnd().length ?? 0;
  return at && length > 0 ? { from: at.index, to: at.index + length } : null;
}

export function whoWrote({ blocks }: Authorship, letters: readonly IdRange[]): Wrote {
  const runs = blocks.flatMap((block) => block.runs);
  const pieces = letters.flatMap((range) => runs.filter((run) => overlap(run.letters, range) > 0));
  const still = pieces.filter(({ movedBy }) => movedBy === null);
  const changes = pieces.map(({ movedBy, movedAt, typedBy, typedUntil }) =>
    movedBy !== null && movedAt !== null ? { person: movedBy, at: movedAt } : { person: typedBy, at: typedUntil },
  );
  const known = letters.reduce((sum, range) => sum + knownOf(runs, range), 0);
  const asked = letters.reduce((sum, [, from, to]) => sum + to - from, 0);
  return {
    typed: handsOf(
      still.map(({ typedBy, typedAt, typedUntil }) => ({ person: typedBy, from: typedAt, to: typedUntil })),
    ),
    moved: handsOf(
      pieces
        .filter(({ movedBy }) => movedBy !== null)
        .map(({ firstBy, firstAt }) => ({ person: firstBy, from: firstAt, to: firstAt })),
    ),
    last: changes.reduce<Wrote['last']>((last, next) => (last === null || next.at > last.at ? next : last), null),
    unsaved: known < asked,
  };
}

/** As it is said and shown; `saidBy` and `kind` are the block's. */
export function sayWhoWrote(
  { typed, moved, last, unsaved }: Wrote,
  meeting: Meeting,
  block: { saidBy: PersonId | null; kind: string | null; kindBy: PersonId | null },
): string {
  if (typed.length + moved.length === 0) return words.wroteUnsaved;
  const sentences = typed.length === 0 ? [] : [words.thisSentence(typed.map((hand) => handWords(hand, meeting)))];
  for (const hand of moved) sentences.push(words.firstWritten(handWords(hand, meeting)));
  const speaker = block.saidBy === null ? null : knownPerson(meeting, block.saidBy);
  if (speaker) sentences.push(words.saidAndTyped(words.marginSaid(speaker.name, speaker.organisation, speaker.phone)));
  if (last && (typed.length > 1 || typed[0]?.person !== last.person || moved.length > 0))
    sentences.push(words.lastChanged(handWords({ person: last.person, from: last.at, to: last.at }, meeting)));
  const setBy = block.kindBy === null ? null : knownPerson(meeting, block.kindBy);
  if (setBy && block.kind !== null) sentences.push(words.kindSetBy(block.kind, setBy.name));
  if (unsaved) sentences.push(words.alsoYou);
  return sentences.join(' ');
}

function handWords({ person, from, to }: Hand, meeting: Meeting): string {
  const known = knownPerson(meeting, person);
  return words.hand(known?.name ?? '', known?.organisation ?? '', timeOf(from), timeOf(to));
}

function handsOf(hands: readonly Hand[]): Hand[] {
  const byPerson = new Map<PersonId, Hand>();
  for (const { person, from, to } of hands) {
    const known = byPerson.get(person);
    byPerson.set(person, {
      person,
      from: known && known.from < from ? known.from : from,
      to: known && known.to > to ? known.to : to,
    });
  }
  return [...byPerson.values()];
}

function knownOf(runs: readonly WrittenRun[], range: IdRange): number {
  return runs.reduce((sum, run) => sum + overlap(run.letters, range), 0);
}

function overlap(a: IdRange, b: IdRange): number {
  return a[0] === b[0] ? Math.max(0, Math.min(a[2], b[2]) - Math.max(a[1], b[1])) : 0;
}
