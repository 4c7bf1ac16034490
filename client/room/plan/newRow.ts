/** A new row of the plan, last: its words are shared text from the first letter on. */
import * as Y from 'yjs';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import type { ActionId, PersonId } from '../../../shared/ids.ts';

export interface Proposed {
  owner: PersonId;
  deadline: string | null;
}

export function addRow(doc: Y.Doc, id: ActionId, text: string, last: string | null, proposed?: Proposed): void {
  doc.transact(() => {
    const row = new Y.Map<unknown>();
    row.set('text', new Y.Text(text));
    row.set('purpose', new Y.Text());
    row.set('children', []);
    row.set('rank', rankAfter(last));
    if (proposed) {
      row.set('proposedOwner', proposed.owner);
      row.set('proposedDeadline', proposed.deadline);
    }
    doc.getMap(PLAN_ROOT).set(id, row);
  });
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A text that sorts after `last`; between any two there is room for another. */
export function rankAfter(last: string | null): string {
  if (last === null || last === '') return 'a0';
  const next = DIGITS[DIGITS.indexOf(last.at(-1) ?? '') + 1];
  return next === undefined ? `${last}0` : last.slice(0, -1) + next;
}
