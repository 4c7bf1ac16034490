/** What is written without an editor: as little as says it, and nobody else's letters are touched. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ActionId } from '../../shared/ids.ts';
import { readBlocks, readPlanRow, textOfBlock } from '../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../shared/document/roots.ts';
import { insertBlock, insertPlanRow, typeAtEnd } from '../../shared/document/writeBlocks.ts';

const ROOT = 'section:analysis';
const ROW = 'a'.repeat(26) as ActionId;

function aDoc(client: number, from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = client;
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return doc;
}

/** Everything a deed wrote: the kinds of its items, and how many letters or things it deleted. */
function traceOf(doc: Y.Doc, deed: () => void): { updates: number; items: string[]; deleted: number } {
  const updates: Uint8Array[] = [];
  const keep = (update: Uint8Array): void => void updates.push(update);
  doc.on('update', keep);
  deed();
  doc.off('update', keep);
  const decoded = updates.map((update) => Y.decodeUpdate(update));
  return {
    updates: updates.length,
    items: decoded.flatMap(({ structs }) =>
      structs.map((struct) => (struct instanceof Y.Item ? struct.content.constructor.name : struct.constructor.name)),
    ),
    deleted: decoded.flatMap(({ ds }) => [...ds.clients.values()].flat()).reduce((sum, { len }) => sum + len, 0),
  };
}

const wordsIn = (doc: Y.Doc): string[] => readBlocks(doc, ROOT).map(textOfBlock);

function textAt(doc: Y.Doc, at: number): Y.XmlText {
  const element = doc.getXmlFragment(ROOT).get(at);
  const text: unknown = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no text');
  return text;
}

describe('writing blocks', () => {
  it('a block is its element, its attributes and an empty text, in one update', () => {
    const doc = aDoc(1);
    const made = traceOf(doc, () => insertBlock(doc, ROOT, 0, { kind: 'fact', source: 'ward' }));
    expect(made).toEqual({
      updates: 1,
      items: ['ContentType', 'ContentAny', 'ContentAny', 'ContentType'],
      deleted: 0,
    });
    expect(readBlocks(doc, ROOT)).toMatchObject([{ attributes: { kind: 'fact', source: 'ward' }, runs: [] }]);
  });

  it.each([
    ['plain words', (text: Y.XmlText) => text.insert(0, 'seen')],
    ['bold words', (text: Y.XmlText) => text.insert(0, 'seen', { bold: {} })],
    [
      'words whose end is bold',
      (text: Y.XmlText) => {
        text.insert(0, 'was seen');
        text.format(4, 4, { bold: {} });
      },
    ],
  ])('[EDIT-33] letters at the end of %s are letters and nothing else', (_name, begin) => {
    const doc = aDoc(1);
    const text = insertBlock(doc, ROOT, 0, {});
    begin(text);
    const before = wordsIn(doc)[0];
    const made = traceOf(doc, () => typeAtEnd(text, ' today 😀'));
    expect(made).toEqual({ updates: 1, items: ['ContentString'], deleted: 0 });
    expect(wordsIn(doc)).toEqual([`${before} today 😀`]);
  });

  it('a row is its map, both texts and its values, in one update', () => {
    const doc = aDoc(1);
    const made = traceOf(doc, () => insertPlanRow(doc, ROW, { rank: 'a0', children: ['b', 'a'] }));
    expect(made).toEqual({
      updates: 1,
      items: ['ContentType', 'ContentType', 'ContentType', 'ContentAny', 'ContentAny'],
      deleted: 0,
    });
    expect(readPlanRow(doc, ROW)).toMatchObject({ text: '', purpose: '', children: ['a', 'b'], rank: 'a0' });
  });

  it('an order of children that the caller keeps is not changed in the caller’s hands', () => {
    const children = ['b', 'a'];
    insertPlanRow(aDoc(1), ROW, { rank: 'a0', children });
    expect(children).toEqual(['b', 'a']);
  });

  it('[EDIT-41] two who write at one place at one time keep every letter of both, in the same order', () => {
    const first = aDoc(1);
    typeAtEnd(insertBlock(first, ROOT, 0, {}), 'The child');
    const second = aDoc(2, first);
    typeAtEnd(textAt(first, 0), ' was seen');
    typeAtEnd(insertBlock(first, ROOT, 1, {}), 'by the nurse');
    typeAtEnd(textAt(second, 0), ' is at home');
    typeAtEnd(insertBlock(second, ROOT, 1, {}), 'by the police');
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first));
    expect(wordsIn(first)).toEqual(wordsIn(second));
    expect(wordsIn(first)[0]).toMatch(/^The child( was seen is at home| is at home was seen)$/);
    expect(wordsIn(first).slice(1).sort()).toEqual(['by the nurse', 'by the police']);
  });

  it('rows that two people add at one time both stand', () => {
    const first = aDoc(1);
    const second = aDoc(2);
    const other = 'b'.repeat(26) as ActionId;
    typeAtEnd(insertPlanRow(first, ROW, { rank: 'a0', children: [] }).text, 'See the child');
    typeAtEnd(insertPlanRow(second, other, { rank: 'a0', children: [] }).purpose, 'To be sure');
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second));
    expect([...first.getMap(PLAN_ROOT).keys()].sort()).toEqual([ROW, other]);
    expect([readPlanRow(first, ROW)?.text, readPlanRow(first, other)?.purpose]).toEqual([
      'See the child',
      'To be sure',
    ]);
  });
});
