/** The words of the minutes that this person selected last, for whoever lets something rest on them. */
import type { IdRange } from '../../shared/document/readBlocks.ts';
import type { DocumentId } from '../../shared/ids.ts';
import type { OpenRoom } from './openRoom.ts';

export interface SelectedWords {
  document: DocumentId;
  text: string;
  letters: IdRange[];
}

const askLast = new WeakMap<OpenRoom, () => SelectedWords>();

/** From the editor that has the focus; it keeps its selection when the focus goes on. */
export function selectsIn(room: OpenRoom, ask: () => SelectedWords): void {
  askLast.set(room, ask);
}

export function selectedWords(room: OpenRoom): SelectedWords | null {
  return askLast.get(room)?.() ?? null;
}
