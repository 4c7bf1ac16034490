/** What stood in the minutes when this screen joined a meeting that was running. */
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { readBlocks, readPlan, textOfBlock } from '../../../shared/document/readBlocks.ts';
import { PLAN_ROOT, rootsOf } from '../../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { useValue } from '../../ui/useValue.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export interface Before {
  /** By the server's clock. */
  at: number;
  /** Minutes the meeting had run. */
  minutes: number;
  places: { root: string; paragraphs: number }[];
  decisions: number;
  actions: number;
}

/** Whoever is there from the start needs no card. */
const SOON_MS = 60_000;

/** null: not known yet, or this person was there from the start. */
export function useBefore(room: OpenRoom): Before | null {
  const documents = useValue(room.documents);
  const [before, setBefore] = useState<Before | 'early' | null>(null);
  const open = documents.get(SHARED_DOCUMENT);
  useEffect(() => {
    if (!open || before !== null) return undefined;
    const look = (): void => {
      const folded = room.folded.get();
      if (!folded || !open.get().joined) return;
      const { meeting, ahead } = folded;
      const at = Date.now() + ahead;
      const started = meeting.startedAt === null ? null : Date.parse(meeting.startedAt);
      if (started === null || at - started < SOON_MS) setBefore('early');
      else setBefore(whatStands(meeting, open.get().doc, at, started));
    };
    look();
    return open.subscribe(look);
  }, [room, open, before]);
  return before === 'early' ? null : before;
}

export function countBefore({ places, decisions, actions }: Before): number {
  return places.reduce((sum, { paragraphs }) => sum + paragraphs, decisions + actions);
}

function whatStands(meeting: Meeting, doc: Y.Doc, at: number, started: number): Before {
  const places = [...rootsOf(SHARED_DOCUMENT, meeting).keys()]
    .map((root) => ({ root, paragraphs: paragraphsIn(doc, root) }))
    .filter(({ paragraphs }) => paragraphs > 0);
  return {
    at,
    minutes: Math.floor((at - started) / 60_000),
    places,
    decisions: Object.keys(meeting.decisions).length,
    actions: Object.keys(meeting.actions).length,
  };
}

function paragraphsIn(doc: Y.Doc, root: string): number {
  const texts = root === PLAN_ROOT ? readPlan(doc).map(({ text }) => text) : readBlocks(doc, root).map(textOfBlock);
  return texts.filter((text) => text.trim() !== '').length;
}
