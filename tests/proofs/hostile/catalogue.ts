/**
 * What somebody with a session and developer tools may send over a document socket, and what they are told. Each case
 * makes its frames from the document as it stands, the id of somebody who has written in it, and an id of the sender.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { sectionRoot } from '../../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../../shared/document/writeBlocks.ts';
import { writeUpdate } from '../../../shared/wire/sync.ts';
import { encodeCarets, presenceFrame } from '../../support/presenceFrame.ts';

const OPEN = sectionRoot('analysis');

export interface Scene {
  doc: Y.Doc;
  /** The id under which the chair writes. */
  chair: number;
  /** An id that nobody uses yet. */
  own: number;
}

export interface Case {
  name: string;
  frames: (scene: Scene) => Uint8Array[];
  /** The code of a 102; null: nothing is refused, and nothing changes all the same. */
  code: string | null;
  /** The close code for whoever cannot be told by a 102. */
  closes: number | null;
}

const bytes = (...numbers: number[]): Uint8Array => Uint8Array.from(numbers);

function varints(numbers: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

/** A garbage struct of this length: it uses up the clock of its client. */
function garbage(client: number, clock: number, length: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, 0);
  encoding.writeVarUint(encoder, length);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** What a copy sends under this id after the deed. */
function after({ doc }: Scene, client: number, deed: (copy: Y.Doc, text: Y.XmlText) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = client;
  const before = Y.encodeStateVector(copy);
  const element = copy.getXmlFragment(OPEN).get(0);
  const text: unknown = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('nobody has written yet');
  deed(copy, text);
  return Y.encodeStateAsUpdate(copy, before);
}

const presence = (entries: readonly [number, number, string][]): Uint8Array => presenceFrame(encodeCarets(entries));

const words = (update: Uint8Array): Uint8Array[] => [new Uint8Array(writeUpdate(update))];

/** An update as the second step of the handshake, which readers may think is free for all. */
function asStep2(update: Uint8Array): Uint8Array[] {
  const encoder = encoding.createEncoder();
  for (const number of [0, 1]) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, update);
  return [encoding.toUint8Array(encoder)];
}

function refusedAs(code: string, closes: number): Pick<Case, 'code' | 'closes'> {
  return { code, closes };
}

export const CATALOGUE: readonly Case[] = [
  { name: 'an empty message', frames: () => [bytes()], ...refusedAs('malformed', 4400) },
  { name: 'a message of an unknown kind', frames: () => [bytes(0x7f)], ...refusedAs('malformed', 4400) },
  {
    name: 'a number that never ends',
    frames: () => [bytes(...Array<number>(10).fill(0xff))],
    ...refusedAs('malformed', 4400),
  },
  { name: 'an unknown step of the handshake', frames: () => [bytes(0, 9, 0)], ...refusedAs('malformed', 4400) },
  {
    name: 'sound words with a broken list of deletions',
    frames: (scene) => {
      const update = after(scene, scene.own, (_copy, text) => typeAtEnd(text, 'x'));
      update[update.length - 1] = 0xff;
      return words(update);
    },
    ...refusedAs('malformed', 4400),
  },
  {
    name: 'words and something more',
    frames: (scene) => words(Uint8Array.of(...after(scene, scene.own, (_copy, text) => typeAtEnd(text, 'x')), 0)),
    ...refusedAs('malformed', 4400),
  },
  {
    name: 'garbage that swallows what the chair will write',
    frames: ({ doc, chair }) => words(garbage(chair, Y.getState(doc.store, chair), 2 ** 31)),
    ...refusedAs('not-yours', 4403),
  },
  {
    name: 'one letter under the chair’s id',
    frames: (scene) => words(after(scene, scene.chair, (_copy, text) => typeAtEnd(text, 'X'))),
    ...refusedAs('not-yours', 4403),
  },
  {
    name: 'a jump of the own clock by 2^31',
    frames: ({ own }) => words(garbage(own, 0, 2 ** 31)),
    ...refusedAs('too-many', 4400),
  },
  { name: 'a clock gap', frames: ({ own }) => words(garbage(own, 9, 1)), ...refusedAs('gap', 4503) },
  {
    name: 'a deletion of what nobody wrote',
    frames: ({ chair }) => words(varints([0, 1, chair, 1, 50_000, 10])),
    ...refusedAs('gap', 4503),
  },
  {
    name: 'a declaration of thirty million structs',
    frames: ({ own }) => words(varints([1, 30_000_000, own, 0])),
    ...refusedAs('malformed', 4400),
  },
  {
    name: 'elements nested two thousand deep',
    frames: (scene) =>
      words(
        after(scene, scene.own, (copy) => {
          let inner = new Y.XmlElement('paragraph');
          copy.getXmlFragment(OPEN).insert(0, [inner]);
          for (let depth = 0; depth < 2_000; depth++) {
            const next = new Y.XmlElement('paragraph');
            inner.insert(0, [next]);
            inner = next;
          }
        }),
      ),
    ...refusedAs('bad-content', 4400),
  },
  {
    name: 'ten thousand attributes',
    frames: (scene) =>
      words(
        after(scene, scene.own, (copy) => {
          const element = copy.getXmlFragment(OPEN).get(0) as Y.XmlElement;
          copy.transact(() => {
            for (let n = 0; n < 10_000; n++) element.setAttribute(`a${n}`, 'x');
          });
        }),
      ),
    ...refusedAs('bad-content', 4400),
  },
  {
    name: 'a root of its own',
    frames: (scene) => words(after(scene, scene.own, (copy) => copy.getText('evil').insert(0, 'x'))),
    ...refusedAs('bad-content', 4400),
  },
  {
    name: 'an unknown mark, for which the next reader’s editor deletes the sentence',
    frames: (scene) => words(after(scene, scene.own, (_copy, text) => text.format(0, 5, { 'zz-unknown': {} }))),
    ...refusedAs('bad-content', 4400),
  },
  {
    name: 'a link that runs a script',
    frames: (scene) =>
      words(after(scene, scene.own, (_copy, text) => text.format(0, 5, { link: { href: 'java\tscript:alert(1)' } }))),
    ...refusedAs('bad-content', 4400),
  },
  {
    name: 'an attribute that is a list',
    frames: (scene) =>
      words(
        after(scene, scene.own, (copy) => {
          const element = copy.getXmlFragment(OPEN).get(0) as Y.XmlElement;
          element.setAttribute('kind', ['img', { src: 'x', onerror: 'alert(1)' }] as never);
        }),
      ),
    ...refusedAs('bad-content', 4400),
  },
  {
    name: 'NUL and a turned direction',
    frames: (scene) => words(after(scene, scene.own, (_copy, text) => typeAtEnd(text, 'a\u0000b\u202ec'))),
    ...refusedAs('bad-text', 4400),
  },
  {
    name: 'words in the part of another organisation',
    frames: (scene) =>
      words(
        after(scene, scene.own, (copy) => insertBlock(copy, [...scene.doc.share.keys()].find(isBlock) ?? '', 0, {})),
      ),
    ...refusedAs('read-only', 4403),
  },
  {
    name: 'the same, as a step of the handshake',
    frames: (scene) =>
      asStep2(
        after(scene, scene.own, (copy) => insertBlock(copy, [...scene.doc.share.keys()].find(isBlock) ?? '', 0, {})),
      ),
    ...refusedAs('read-only', 4403),
  },
  {
    name: 'everything that stands, sent again',
    frames: ({ doc }) => words(Y.encodeStateAsUpdate(doc)),
    code: null,
    closes: null,
  },
  {
    name: 'the chair’s words, otherwise',
    frames: ({ doc, chair }) => words(otherwise(doc, chair)),
    ...refusedAs('not-yours', 4403),
  },
  {
    name: 'the chair’s caret, for ever',
    frames: ({ chair }) => [presence([[chair, 2 ** 53 - 1, '{"cursor":1}']])],
    code: null,
    closes: null,
  },
  {
    name: 'a thousand carets',
    frames: ({ own }) => [
      presence(Array.from({ length: 1_000 }, (_, n): [number, number, string] => [own + n, 1, '{}'])),
    ],
    ...refusedAs('too-many', 4400),
  },
  {
    name: 'a caret that is no object',
    frames: ({ own }) => [presence([[own, 1, '[1]']])],
    ...refusedAs('malformed', 4400),
  },
];

/** Everything that stands, with other letters in the place of this writer's. */
function otherwise(doc: Y.Doc, client: number): Uint8Array {
  const letter = doc.store.clients.get(client)?.find((struct) => struct instanceof Y.Item && isLetters(struct));
  if (!(letter instanceof Y.Item) || !(letter.content instanceof Y.ContentString)) throw new Error('no letters');
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc));
  const at = bytes.indexOf(letter.content.str);
  bytes.write('Z', at);
  return new Uint8Array(bytes);
}

function isLetters({ content, deleted }: Y.Item): boolean {
  return !deleted && content instanceof Y.ContentString;
}

/** A block whose organisation is not the sender's: the scene shares the chair's first. */
function isBlock(root: string): boolean {
  return root.startsWith('block:');
}
