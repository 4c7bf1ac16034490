/** What the rules may ask of a room while they decide: time, fresh ids, and whether words are really there. */
import { createHash } from 'node:crypto';
import { blockHolding, readPlanRow, textOfBlock, wordsOfRoot } from '../../shared/document/readBlocks.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import {
  mintRestrictedDocument,
  SHARED_DOCUMENT,
  type ActionId,
  type DocumentId,
  type PersonId,
} from '../../shared/ids.ts';
import type { DecideContext } from '../../shared/rules/decide.ts';
import type { SpokenBlock } from '../../shared/rules/decide/Deed.ts';
import type { IdRange } from '../../shared/rules/meeting.ts';
import type { Room } from './Room.ts';
import { documentOf, type RoomState } from './RoomState.ts';

/** Whoever typed within this time may be in the middle of a sentence. */
const TYPING_MS = 10_000;

export function contextOf(room: Room, by: PersonId | null): DecideContext {
  const { state, deps } = room;
  const shared = () => documentOf(state, SHARED_DOCUMENT);
  return {
    now: deps.clock.now(),
    by,
    head: state.head.seq,
    mint: () => room.mint(),
    mintRestricted: () => mintRestrictedDocument(deps.random),
    wordsOf: (document, ranges) => state.letters.textOf(document, ranges),
    writersOf: (document, ranges) => state.letters.writersOf(document, ranges),
    blockOf: (document, ranges) => blockIn(state, document, ranges),
    rootWords: (root) => wordsOfRoot(shared(), root),
    planRow: (action) => readPlanRow(shared(), action as ActionId),
    typing: typing(room),
    screens: room.screens.all(),
    digest: (text) => createHash('sha256').update(text).digest('base64'),
  };
}

function typing({ state, deps }: Room): PersonId[] {
  const since = deps.clock.now().getTime() - TYPING_MS;
  return [...state.lastTyped].flatMap(([person, at]) => (Date.parse(at) >= since ? [person] : []));
}

function blockIn(state: RoomState, document: DocumentId, ranges: readonly IdRange[]): SpokenBlock | null {
  const { meeting } = state;
  const roots = meeting ? [...rootsOf(document, meeting)].filter(([, kind]) => kind === 'minutes') : [];
  const doc = documentOf(state, document);
  for (const [root] of roots) {
    const block = blockHolding(doc, root, ranges);
    if (!block) continue;
    const saidBy = (block.attributes.saidBy as PersonId | undefined) ?? null;
    return { text: textOfBlock(block), ranges: block.runs.flatMap((run) => run.letters), saidBy };
  }
  return null;
}
