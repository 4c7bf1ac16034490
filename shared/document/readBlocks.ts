/** Reads what stands in a document: blocks of a root, rows of the plan, each letter with the Yjs id it has for ever. */
import * as Y from 'yjs';
import type { ActionId, PersonId } from '../ids.ts';
import { PLAN_ROOT } from './roots.ts';
import { BLOCK, isBlockAttribute, type BlockAttributes } from './schema.ts';

/** Letters of one client id, from clock `from` up to, not including, `to`; UTF-16 units. */
export type IdRange = [client: number, from: number, to: number];

export interface Run {
  text: string;
  bold: boolean;
  italic: boolean;
  /** The ids of exactly these letters, in document order. */
  letters: IdRange[];
}

export interface Block {
  id: { client: number; clock: number };
  attributes: BlockAttributes;
  runs: Run[];
}

export interface PlanRow {
  id: ActionId;
  text: string;
  textLetters: IdRange[];
  purpose: string;
  purposeLetters: IdRange[];
  children: string[];
  rank: string;
  proposedOwner: PersonId | null;
  proposedDeadline: string | null;
}

export function readBlocks(doc: Y.Doc, root: string): Block[] {
  const blocks: Block[] = [];
  for (const element of doc.getXmlFragment(root).toArray()) {
    if (!(element instanceof Y.XmlElement) || element.nodeName !== BLOCK) continue;
    const id = element._item?.id;
    if (!id) continue;
    blocks.push({
      id: { client: id.client, clock: id.clock },
      attributes: attributesOf(element),
      runs: runsOf(element),
    });
  }
  return blocks;
}

export function textOfBlock(block: Block): string {
  return block.runs.map((run) => run.text).join('');
}

/** The words that stand in a root now, for whoever confirms or agrees to them: blocks end in a line feed. */
export function wordsOfRoot(doc: Y.Doc, root: string): { text: string; ranges: IdRange[] } {
  const blocks = readBlocks(doc, root);
  return {
    text: blocks.map(textOfBlock).join('\n'),
    ranges: blocks.flatMap((block) => block.runs.flatMap((run) => run.letters)),
  };
}

/** The block of this root in which every one of these letters stands; null where there is none, or no letter is named. */
export function blockHolding(doc: Y.Doc, root: string, ranges: readonly IdRange[]): Block | null {
  if (!ranges.some(([, from, to]) => from < to)) return null;
  return readBlocks(doc, root).find((block) => ranges.every((range) => holds(block, range))) ?? null;
}

function holds({ runs }: Block, [client, from, to]: IdRange): boolean {
  let left = to - from;
  for (const [other, start, end] of runs.flatMap((run) => run.letters))
    if (other === client) left -= Math.max(0, Math.min(to, end) - Math.max(from, start));
  return from < to && left === 0;
}

/** Sorted by rank, then id, so that two rows with one rank stand in the same order on every screen. */
export function readPlan(doc: Y.Doc): PlanRow[] {
  const rows: PlanRow[] = [];
  for (const [id, row] of doc.getMap(PLAN_ROOT)) if (row instanceof Y.Map) rows.push(readRow(id as ActionId, row));
  return rows.sort((a, b) => compare(a.rank, b.rank) || compare(a.id, b.id));
}

export function readPlanRow(doc: Y.Doc, id: ActionId): PlanRow | null {
  const row: unknown = doc.getMap(PLAN_ROOT).get(id);
  return row instanceof Y.Map ? readRow(id, row) : null;
}

function readRow(id: ActionId, row: Y.Map<unknown>): PlanRow {
  const [text, textLetters] = lettersIn(row.get('text'));
  const [purpose, purposeLetters] = lettersIn(row.get('purpose'));
  const children: unknown = row.get('children');
  return {
    id,
    text,
    textLetters,
    purpose,
    purposeLetters,
    children: Array.isArray(children) ? children.filter((child) => typeof child === 'string') : [],
    rank: stringIn(row, 'rank') ?? '',
    proposedOwner: stringIn(row, 'proposedOwner') as PersonId | null,
    proposedDeadline: stringIn(row, 'proposedDeadline'),
  };
}

function stringIn(row: Y.Map<unknown>, key: string): string | null {
  const value = row.get(key);
  return typeof value === 'string' ? value : null;
}

function lettersIn(value: unknown): [string, IdRange[]] {
  if (!(value instanceof Y.Text)) return ['', []];
  const runs = runsOfText(value);
  return [runs.map((run) => run.text).join(''), runs.flatMap((run) => run.letters)];
}

function attributesOf(element: Y.XmlElement): BlockAttributes {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(element.getAttributes() as Record<string, unknown>)) {
    if (isBlockAttribute(name) && typeof value === 'string') attributes[name] = value;
  }
  return attributes;
}

function runsOf(element: Y.XmlElement): Run[] {
  return element.toArray().flatMap((child) => (child instanceof Y.XmlText ? runsOfText(child) : []));
}

/** Walks the items themselves, because Yjs's own readers forget the ids. */
function runsOfText(text: Y.Text): Run[] {
  const runs: Run[] = [];
  let bold = false;
  let italic = false;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.key === 'bold') bold = content.value !== null;
      else if (content.key === 'italic') italic = content.value !== null;
    } else if (content instanceof Y.ContentString) {
      addLetters(runs, content.str, bold, italic, [item.id.client, item.id.clock, item.id.clock + item.length]);
    }
  }
  return runs;
}

function addLetters(runs: Run[], text: string, bold: boolean, italic: boolean, letters: IdRange): void {
  const last = runs[runs.length - 1];
  if (!last || last.bold !== bold || last.italic !== italic) {
    runs.push({ text, bold, italic, letters: [letters] });
    return;
  }
  last.text += text;
  const before = last.letters[last.letters.length - 1];
  if (before && before[0] === letters[0] && before[2] === letters[1]) before[2] = letters[2];
  else last.letters.push(letters);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
