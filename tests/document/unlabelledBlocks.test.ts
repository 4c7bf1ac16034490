/** The one list of blocks without a label, and labelling from it. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBlocks } from '../../shared/document/readBlocks.ts';
import type { RootKind } from '../../shared/document/roots.ts';
import { labelBlock, unlabelledBlocks } from '../../shared/document/unlabelledBlocks.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';

const ROOTS = new Map<string, RootKind>([
  ['section:one', 'minutes'],
  ['plan', 'plan'],
  ['section:two', 'minutes'],
]);

function written(): Y.Doc {
  const doc = new Y.Doc();
  typeAtEnd(insertBlock(doc, 'section:one', 0, {}), 'Seen on Monday.');
  typeAtEnd(insertBlock(doc, 'section:one', 1, { kind: 'fact' }), 'Labelled.');
  typeAtEnd(insertBlock(doc, 'section:one', 2, {}), '  ');
  typeAtEnd(insertBlock(doc, 'section:one', 3, { action: 'a'.repeat(26) }), 'Action: visit the school');
  typeAtEnd(insertBlock(doc, 'section:two', 0, {}), 'He seemed afraid.');
  return doc;
}

it('[UI-33] blocks with words and without a label are one list; lines that became actions are not in it', () => {
  const texts = unlabelledBlocks(written(), ROOTS).map(({ root, text }) => `${root} ${text}`);
  expect(texts).toEqual(['section:one Seen on Monday.', 'section:two He seemed afraid.']);
});

it('[UI-33] a block is labelled from the list, also when others have written before it meanwhile', () => {
  const doc = written();
  const [first] = unlabelledBlocks(doc, ROOTS);
  if (!first) throw new Error('nothing to label');
  insertBlock(doc, 'section:one', 0, {});
  expect(labelBlock(doc, first.root, first.id, 'reported')).toBe(true);
  expect(readBlocks(doc, 'section:one')[1]?.attributes).toEqual({ kind: 'reported' });
  doc.getXmlFragment('section:one').delete(1, 1);
  expect(labelBlock(doc, first.root, first.id, 'fact')).toBe(false);
});
