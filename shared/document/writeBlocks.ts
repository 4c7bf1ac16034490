/** What whoever writes without an editor needs: blocks, letters at the end of a block, rows of the plan. */
import * as Y from 'yjs';
import type { ActionId, PersonId } from '../ids.ts';
import { PLAN_ROOT } from './roots.ts';
import { BLOCK, type BlockAttributes } from './schema.ts';

/** A new, empty block at a place of a root (0 is the first); answers the text to write into. */
export function insertBlock(doc: Y.Doc, root: string, at: number, attributes: BlockAttributes): Y.XmlText {
  const element = new Y.XmlElement(BLOCK);
  const text = new Y.XmlText();
  doc.transact(() => {
    doc.getXmlFragment(root).insert(at, [element]);
    for (const [name, value] of Object.entries(attributes as Record<string, string>)) element.setAttribute(name, value);
    element.insert(0, [text]);
  });
  return text;
}

/** Who should do it and by when, as a proposal: only the chair's command gives an action its owner. */
export function proposeOwner(doc: Y.Doc, id: ActionId, proposedOwner: PersonId, proposedDeadline: string): void {
  const row = doc.getMap(PLAN_ROOT).get(id);
  if (!(row instanceof Y.Map)) return;
  doc.transact(() => {
    row.set('proposedOwner', proposedOwner);
    row.set('proposedDeadline', proposedDeadline);
  });
}

/** Puts letters at the end of a text. */
export function typeAtEnd(text: Y.Text, letters: string): void {
  text.insert(text.length, letters);
}

export interface NewRow {
  rank: string;
  children: readonly string[];
}

/** A new row of the plan with empty wording and purpose; answers both texts. */
export function insertPlanRow(doc: Y.Doc, id: ActionId, { rank, children }: NewRow): { text: Y.Text; purpose: Y.Text } {
  const row = new Y.Map<unknown>();
  const text = new Y.Text();
  const purpose = new Y.Text();
  doc.transact(() => {
    doc.getMap(PLAN_ROOT).set(id, row);
    row.set('text', text);
    row.set('purpose', purpose);
    row.set('children', [...children].sort());
    row.set('rank', rank);
  });
  return { text, purpose };
}
