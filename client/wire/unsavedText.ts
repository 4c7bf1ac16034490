/** Words of this screen that the server has not got, as text that their writer can read, copy and type again. */
import type { Doc } from 'yjs';
import { readBlocks, readPlan, type Block, type IdRange, type PlanRow } from '../../shared/document/readBlocks.ts';

export interface UnsavedText {
  /** The root they stand in: a section, an organisation's block, the plan, a restricted entry. */
  readonly root: string;
  /** The whole blocks or action texts that hold them: half a word alone cannot be understood. */
  readonly text: string;
}

/** `savedClock`: this screen's letters from that clock on are not saved. What was only deleted is no text. */
export function unsavedText(
  doc: Doc,
  savedClock: number,
  roots: ReadonlyMap<string, 'minutes' | 'plan'>,
): UnsavedText[] {
  const isUnsaved = ([client, , to]: IdRange): boolean => client === doc.clientID && to > savedClock;
  const found: UnsavedText[] = [];
  for (const [root, kind] of roots) {
    const texts = kind === 'plan' ? planTexts(readPlan(doc), isUnsaved) : blockTexts(readBlocks(doc, root), isUnsaved);
    if (texts.length > 0) found.push({ root, text: texts.join('\n') });
  }
  return found;
}

function blockTexts(blocks: readonly Block[], isUnsaved: (range: IdRange) => boolean): string[] {
  return blocks
    .filter(({ runs }) => runs.some(({ letters }) => letters.some(isUnsaved)))
    .map(({ runs }) => runs.map(({ text }) => text).join(''));
}

function planTexts(rows: readonly PlanRow[], isUnsaved: (range: IdRange) => boolean): string[] {
  return rows.flatMap(({ text, textLetters, purpose, purposeLetters }) => [
    ...(textLetters.some(isUnsaved) ? [text] : []),
    ...(purposeLetters.some(isUnsaved) ? [purpose] : []),
  ]);
}
