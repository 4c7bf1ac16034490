/** Whoever keeps the record applies edits and writes nothing by itself. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { applyEdits } from '../../shared/document/applyEdits.ts';
import { deletionOf } from '../../shared/document/deletionOf.ts';
import { readBlocks, textOfBlock } from '../../shared/document/readBlocks.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';

const ROOT = 'section:analysis';

function aCopy(client: number, ...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc({ gc: false });
  doc.clientID = client;
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What `deed` writes, as one update. */
function written(doc: Y.Doc, deed: () => void): Uint8Array {
  const sent: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void sent.push(update);
  doc.on('update', keep);
  doc.transact(deed);
  doc.off('update', keep);
  const [update] = sent;
  if (!update || sent.length > 1) throw new Error(`${sent.length} updates`);
  return update;
}

function textIn(doc: Y.Doc): Y.XmlText {
  const element = doc.getXmlFragment(ROOT).get(0);
  const text: unknown = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no text');
  return text;
}

/** Ana wrote a sentence; Ana and Bea then mark overlapping words, neither having seen the other, and Ana thinks again. */
function overlappingMarks(): Uint8Array[] {
  const ana = aCopy(1);
  const words = written(ana, () => typeAtEnd(insertBlock(ana, ROOT, 0, {}), 'The child was seen.'));
  const bea = aCopy(2, words);
  return [
    words,
    written(ana, () => textIn(ana).format(0, 9, { bold: {} })),
    written(bea, () => textIn(bea).format(4, 9, { bold: {} })),
    written(ana, () => textIn(ana).delete(2, 14)),
  ];
}

/** Letters and marks that are gone, of every client. */
function deletedIn(doc: Y.Doc): string {
  const ranges = [...Y.createDeleteSetFromStructStore(doc.store).clients];
  return JSON.stringify(ranges.sort(([a], [b]) => a - b));
}

function deletedBy(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => {
    for (const ranges of Y.decodeUpdate(update).ds.clients.values()) for (const { len } of ranges) sum += len;
    return sum;
  }, 0);
}

function lengthOfDeleted(doc: Y.Doc): number {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store);
  return [...clients.values()].flat().reduce((sum, { len }) => sum + len, 0);
}

describe('applying edits', () => {
  it('[EDIT-33] superfluous marks stay: nothing is deleted but what the edits delete', () => {
    const updates = overlappingMarks();
    const kept = aCopy(9);
    for (const update of updates) applyEdits(kept, [update]);
    expect(lengthOfDeleted(kept)).toBe(deletedBy(updates));
    // Yjs itself would have tidied up here, else this test could not fail.
    expect(lengthOfDeleted(aCopy(8, ...updates))).toBeGreaterThan(deletedBy(updates));
  });

  it('[EDIT-33] one by one, all together and in any order come to the same text, marks and deletions', () => {
    const updates = overlappingMarks();
    const [words, ...marks] = updates as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
    const ways = [[updates], updates.map((update) => [update]), [[words], marks.toReversed()]];
    const outcomes = ways.map((batches) => {
      const doc = aCopy(9);
      for (const batch of batches) applyEdits(doc, batch);
      return [JSON.stringify(readBlocks(doc, ROOT)), deletedIn(doc)];
    });
    expect(new Set(outcomes.map((outcome) => outcome.join())).size).toBe(1);
  });

  it('writes nothing under its own id and tells of one transaction', () => {
    const kept = aCopy(9);
    let transactions = 0;
    let told = 0;
    kept.on('afterTransaction', ({ local }) => (transactions += local ? 1 : 100));
    kept.on('update', () => (told += 1));
    applyEdits(kept, overlappingMarks());
    expect({ transactions, told }).toEqual({ transactions: 1, told: 1 });
    expect(Y.getState(kept.store, 9)).toBe(0);
  });

  it('what came before changes nothing and tells nobody', () => {
    const updates = overlappingMarks();
    const kept = aCopy(9);
    applyEdits(kept, updates);
    const before = Y.encodeStateAsUpdate(kept);
    kept.on('update', () => {
      throw new Error('told again');
    });
    applyEdits(kept, updates);
    expect(Y.encodeStateAsUpdate(kept)).toEqual(before);
  });

  it('a deletion by ids takes exactly these letters, and keeps what was typed between them meanwhile', () => {
    const [words] = overlappingMarks() as [Uint8Array];
    const bea = aCopy(2, words);
    const between = written(bea, () => textIn(bea).insert(6, 'XY'));
    const [block] = readBlocks(aCopy(3, words), ROOT);
    const [client, from] = block?.runs[0]?.letters[0] ?? [0, 0, 0];
    const deletion = deletionOf([
      [client, from + 4, from + 7],
      [client, from + 7, from + 10],
      [client, from + 17, from + 18],
    ]);
    expect(Y.decodeUpdate(deletion).structs).toEqual([]);
    const kept = aCopy(9);
    applyEdits(kept, [words, between, deletion]);
    expect(readBlocks(kept, ROOT).map(textOfBlock)).toEqual(['The XYwas see.']);
    expect(lengthOfDeleted(kept)).toBe(7);
  });
});
