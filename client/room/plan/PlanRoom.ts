/** What every part of the plan's table works with. */
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { PlanRow } from '../../../shared/document/readBlocks.ts';
import type { ActionId } from '../../../shared/ids.ts';
import type { DueFrom } from '../../../shared/rules/deadlines.ts';
import type { Action } from '../../../shared/rules/meeting.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';
import type { PersonInPlace } from '../../wire/presence.ts';
import type { Chosen, Giving, Mine } from './Giving.ts';

export interface PlanRoom {
  room: OpenRoom;
  folded: Folded;
  doc: Doc;
  awareness: Awareness;
  giving: Giving;
  connected: boolean;
  mayWrite: boolean;
  mayGive: boolean;
  /** Who writes under which of Yjs's client ids, as far as this screen has met them. */
  writers: ReadonlyMap<number, PersonInPlace>;
  dueFrom: () => DueFrom;
  /** To the owner or date that is missing next, after this action. */
  goOn: (after: ActionId | null) => void;
}

/** One line of the table: wording that everybody shares, and what the chair made of it. */
export interface PlanLine {
  id: ActionId;
  number: number;
  /** null: its wording stands nowhere any more. */
  row: PlanRow | null;
  action: Action | null;
  chosen: Chosen | null;
  mine: Mine | null;
}

export type LineProps = PlanRoom & { line: PlanLine };

/** What is still missing of a line that somebody has worded; a withdrawn one misses nothing. */
export function missingIn({ row, action, chosen }: PlanLine): 'owner' | 'due' | null {
  if (action?.withdrawn || (action === null && row?.text.trim() === '')) return null;
  if (!(action?.owner || chosen?.owner)) return 'owner';
  return action?.deadline || chosen?.deadline ? null : 'due';
}
