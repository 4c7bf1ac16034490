import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addRow, rankAfter } from '../../client/room/plan/newRow.ts';
import { moved } from '../../client/room/plan/BoundText.tsx';
import { readPlan } from '../../shared/document/readBlocks.ts';
import type { ActionId } from '../../shared/ids.ts';
import { gateUpdate } from '../../server/gate/gateUpdate.ts';
import { madeId, POLICE } from './madeMeeting.ts';

describe('a new row of the plan', () => {
  it('[UI-15] a new action stands last, however many there are', () => {
    let rank: string | null = null;
    for (let i = 0; i < 300; i++) {
      const next = rankAfter(rank);
      expect(rank === null || rank < next).toBe(true);
      expect(next).toMatch(/^[0-9A-Za-z]+$/);
      rank = next;
    }
  });

  it('is what the gate lets in', () => {
    const doc = new Y.Doc();
    addRow(doc, madeId<ActionId>('first'), 'Visit', null);
    const gated = gateUpdate(
      Y.encodeStateAsUpdate(doc),
      { doc: new Y.Doc(), claims: new Map(), roots: new Map([['plan', 'plan']]), knows: () => true },
      { person: POLICE, mayWrite: () => true },
    );
    expect(gated).toMatchObject({ ok: true });
    expect(readPlan(doc)).toMatchObject([{ text: 'Visit', purpose: '' }]);
  });
});

describe('a caret in a shared text field', () => {
  it.each([
    ['before it', [{ insert: 'ab' }], 5, 7],
    ['exactly there', [{ retain: 5 }, { insert: 'ab' }], 5, 5],
    ['behind it', [{ retain: 6 }, { insert: 'ab' }], 5, 5],
  ])('words inserted %s', (_where, delta, place, now) => {
    expect(moved(place, delta)).toBe(now);
  });

  it('words around it deleted', () => {
    expect(moved(5, [{ retain: 2 }, { delete: 6 }])).toBe(2);
    expect(moved(5, [{ retain: 1 }, { delete: 2 }, { retain: 1 }, { insert: 'x' }])).toBe(3 + 1);
  });
});
