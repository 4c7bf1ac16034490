/** What a form of this page gives somebody to do becomes a row of the plan, proposed: the chair gives it. */
import { readPlan } from '../../../shared/document/readBlocks.ts';
import { mintId, SHARED_DOCUMENT, type ActionId, type PersonId } from '../../../shared/ids.ts';
import { browserRandom } from '../../wire/ambient.ts';
import type { PanelProps } from './PanelProps.ts';

export function addToPlan(
  { room, newRow }: Pick<PanelProps, 'room' | 'newRow'>,
  text: string,
  proposed?: { owner: PersonId; deadline: string | null },
): void {
  const doc = room.documents.get().get(SHARED_DOCUMENT)?.get().doc;
  if (doc) newRow(doc, mintId<ActionId>(browserRandom), text, readPlan(doc).at(-1)?.rank ?? null, proposed);
}
