/** What others changed, as one screen sees it. */
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { changedSentences } from '../../client/room/others/changedSentences.ts';
import { OthersEdits } from '../../client/room/others/OthersEdits.ts';
import type { OpenDocument } from '../../client/wire/DocumentChannel.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';

const ROOT = sectionRoot('analysis');
const OTHER = sectionRoot('childVoice');

let mine: Y.Doc;
let toms: Y.Doc;
let awareness: Awareness;
let now: number;
let others: OthersEdits;

beforeEach(() => {
  [mine, toms] = [new Y.Doc(), new Y.Doc()];
  awareness = new Awareness(mine);
  awareness.states.set(toms.clientID, {
    root: ROOT,
    user: { person: 'tom', name: 'Tom Okafor', organisation: 'Health' },
  });
  toms.on('update', (update: Uint8Array) => Y.applyUpdate(mine, update, 'network'));
  mine.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') Y.applyUpdate(toms, update, 'network');
  });
  now = 0;
  others = new OthersEdits(() => now);
});

function join(): void {
  const open = { id: SHARED_DOCUMENT, doc: mine, awareness, joined: true };
  others.follow(open as unknown as OpenDocument, [ROOT, OTHER]);
}

const listed = () => others.edits.get().map(({ added, removed, people }) => [people[0]?.name ?? null, added, removed]);

describe('[UI-21] others’ edits', () => {
  it('what stood there before joining is not new, what is typed after it is one edit by its writer', () => {
    const text = insertBlock(toms, ROOT, 0, {});
    typeAtEnd(text, 'Before me.');
    join();
    for (const letters of [' Seen', ' on', ' Monday.']) typeAtEnd(text, letters);
    expect(listed()).toEqual([['Tom Okafor', 'Seen on Monday.', '']]);
  });

  it('a changed sentence is one removed and one added, and one that is put back is no edit', () => {
    const text = insertBlock(toms, ROOT, 0, {});
    typeAtEnd(text, 'Seen on Monday. All well.');
    join();
    text.delete(8, 6);
    text.insert(8, 'Friday');
    expect(listed()).toEqual([['Tom Okafor', 'Seen on Friday.', 'Seen on Monday.']]);
    text.delete(8, 6);
    text.insert(8, 'Monday');
    expect(listed()).toEqual([]);
  });

  it('my own words are never others’', () => {
    join();
    typeAtEnd(insertBlock(mine, ROOT, 0, {}), 'Mine.');
    typeAtEnd(insertBlock(toms, ROOT, 1, {}), 'Theirs.');
    expect(listed()).toEqual([['Tom Okafor', 'Theirs.', '']]);
  });

  it('after a while it is another edit, and each place has its own', () => {
    join();
    const text = insertBlock(toms, ROOT, 0, {});
    typeAtEnd(text, 'One.');
    typeAtEnd(insertBlock(toms, OTHER, 0, {}), 'Elsewhere.');
    now += 20_000;
    typeAtEnd(text, ' Two.');
    expect(listed().map(([, added]) => added)).toEqual(['One.', 'Elsewhere.', 'Two.']);
  });

  it('somebody whose screen has gone is nobody rather than somebody else', () => {
    awareness.states.delete(toms.clientID);
    join();
    typeAtEnd(insertBlock(toms, ROOT, 0, {}), 'Who was it?');
    expect(listed()).toEqual([[null, 'Who was it?', '']]);
  });

  it('the same sentence twice is two sentences', () => {
    expect(changedSentences('Rung. No answer.', 'Rung. No answer. Rung. No answer.')).toEqual({
      added: 'Rung. No answer.',
      removed: '',
    });
  });
});
