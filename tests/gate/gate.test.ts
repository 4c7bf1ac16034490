import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mintId, type ActionId, type PersonId } from '../../shared/ids.ts';
import { applyEdits } from '../../shared/document/applyEdits.ts';
import { keepBetweenNeighbours } from '../../shared/document/neighbours.ts';
import { readBlocks } from '../../shared/document/readBlocks.ts';
import { PLAN_ROOT } from '../../shared/document/roots.ts';
import { insertBlock, insertPlanRow, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { gateUpdate, type Gated } from '../../server/gate/gateUpdate.ts';
import { tryUpdate } from '../../server/gate/tryUpdate.ts';
import { systemRandom } from '../../server/ambient.ts';

const OPEN = 'section:analysis';
const FOREIGN = 'block:others';
const ROOTS = new Map<string, 'minutes' | 'plan'>([
  [OPEN, 'minutes'],
  [FOREIGN, 'minutes'],
  [PLAN_ROOT, 'plan'],
]);
const CHAIR = mintId<PersonId>(systemRandom);
const MALLORY = mintId<PersonId>(systemRandom);
const CHAIRS_ID = 7;
const MALLORYS_ID = 100;

/** A document in which the chair has written a sentence in an open section and one in a block of her own. */
function aDocument(): { doc: Y.Doc; claims: Map<number, PersonId> } {
  const chair = new Y.Doc();
  chair.clientID = CHAIRS_ID;
  typeAtEnd(insertBlock(chair, OPEN, 0, { kind: 'fact' }), 'Child disclosed that he was hit.');
  typeAtEnd(insertBlock(chair, FOREIGN, 0, {}), 'Not for you.');
  const doc = new Y.Doc();
  for (const [root, kind] of ROOTS) void (kind === 'plan' ? doc.getMap(root) : doc.getXmlFragment(root));
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(chair));
  return { doc, claims: new Map([[CHAIRS_ID, CHAIR]]) };
}

/** What Mallory's own copy sends after `deed`; the last of its updates. */
function after(doc: Y.Doc, deed: (copy: Y.Doc) => void, id = MALLORYS_ID): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.clientID = id; // after the update: Yjs gives up an id that it hears from elsewhere
  const before = Y.encodeStateVector(copy);
  deed(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

/** Gates as Mallory, who may write everywhere but in the foreign block, and insists that nothing was changed by it. */
function gate(update: Uint8Array, { doc, claims } = aDocument()): Gated {
  const before = Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex');
  const gated = gateUpdate(
    update,
    { doc, claims, roots: ROOTS, knows: (person) => person === CHAIR || person === MALLORY },
    { person: MALLORY, mayWrite: (root) => root !== FOREIGN },
  );
  expect(Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex')).toBe(before);
  return gated;
}

function codeOf(gated: Gated): string {
  return gated.ok ? 'ok' : gated.code;
}

function hex(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'hex'));
}

function firstText(doc: Y.Doc, root: string): Y.XmlText {
  const [element] = doc.getXmlFragment(root).toArray();
  const text: unknown = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no text');
  return text;
}

describe('the form of an update', () => {
  it('[EDIT-1] bytes that are no update, are cut short or go on after it are refused', () => {
    const { doc } = aDocument();
    const good = after(doc, (copy) => typeAtEnd(firstText(copy, OPEN), ' More.'));
    for (const bytes of [new Uint8Array(), hex('ff'.repeat(10)), good.slice(0, -1), new Uint8Array([...good, 0])]) {
      expect(codeOf(gate(bytes))).toBe('malformed');
    }
    const broken = new Uint8Array([...good]);
    broken[broken.length - 1] = 0xff;
    expect(codeOf(gate(broken))).toBe('malformed');
  });

  it('[EDIT-1] a struct that claims 2^31 letters is refused, under one’s own id too', () => {
    const encoder = encoding.createEncoder();
    for (const number of [1, 1, MALLORYS_ID, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, 2 ** 31);
    encoding.writeVarUint(encoder, 0);
    expect(codeOf(gate(encoding.toUint8Array(encoder)))).toBe('too-many');
  });
});

describe('whose words', () => {
  it('[EDIT-2] a letter under the chair’s id is refused', () => {
    const { doc } = aDocument();
    const forged = after(doc, (copy) => typeAtEnd(firstText(copy, OPEN), 'X'), CHAIRS_ID);
    expect(codeOf(gate(forged))).toBe('not-yours');
  });

  it('[EDIT-2] garbage under the chair’s id, which would swallow her next words, is refused', () => {
    const { doc } = aDocument();
    const next = Y.getState(doc.store, CHAIRS_ID);
    const encoder = encoding.createEncoder();
    for (const number of [1, 1, CHAIRS_ID, next]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, 0);
    encoding.writeVarUint(encoder, 1_000);
    encoding.writeVarUint(encoder, 0);
    expect(codeOf(gate(encoding.toUint8Array(encoder)))).toBe('not-yours');
  });

  it('[EDIT-2] an id that nobody has used is named, so that it can be claimed', () => {
    const { doc } = aDocument();
    const gated = gate(after(doc, (copy) => typeAtEnd(firstText(copy, OPEN), '!')));
    expect(gated.ok && gated.newClients).toEqual([MALLORYS_ID]);
  });
});

describe('what it builds on', () => {
  it('[EDIT-3] a jump of the clock, an unknown neighbour and an unknown deletion are gaps', () => {
    const { doc } = aDocument();
    const copy = new Y.Doc();
    copy.clientID = MALLORYS_ID;
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const sent: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => sent.push(update));
    typeAtEnd(firstText(copy, OPEN), 'a');
    typeAtEnd(firstText(copy, OPEN), 'b');
    firstText(copy, OPEN).delete(copy.getXmlFragment(OPEN).length, 1);
    expect(codeOf(gate(sent[1] ?? new Uint8Array()))).toBe('gap');
    const deletion = encoding.createEncoder();
    for (const number of [0, 1, CHAIRS_ID, 1, 5_000, 10]) encoding.writeVarUint(deletion, number);
    expect(codeOf(gate(encoding.toUint8Array(deletion)))).toBe('gap');
  });

  it('[EDIT-3] two structs that lean on each other are refused and do not hang', () => {
    const letter = (encoder: encoding.Encoder, leansOn: number): void => {
      encoding.writeUint8(encoder, 4 | 0x80); // a text with a left neighbour
      for (const number of [MALLORYS_ID, leansOn]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, 'x');
    };
    const encoder = encoding.createEncoder();
    for (const number of [1, 2, MALLORYS_ID, 0]) encoding.writeVarUint(encoder, number);
    letter(encoder, 1);
    letter(encoder, 0);
    encoding.writeVarUint(encoder, 0);
    expect(codeOf(gate(encoding.toUint8Array(encoder)))).toBe('gap');
  });

  it('[EDIT-3] a chain of 20,000 letters, each leaning on the one before, is looked through without recursion', () => {
    const encoder = encoding.createEncoder();
    for (const number of [1, 20_000, MALLORYS_ID, 0]) encoding.writeVarUint(encoder, number);
    for (let n = 0; n < 20_000; n++) {
      encoding.writeUint8(encoder, 4 | (n === 19_999 ? 0 : 0x40)); // the last one names its root, the others their right neighbour
      if (n === 19_999) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, OPEN);
      } else for (const number of [MALLORYS_ID, n + 1]) encoding.writeVarUint(encoder, number);
      encoding.writeVarString(encoder, 'x');
    }
    encoding.writeVarUint(encoder, 0);
    expect(codeOf(gate(encoding.toUint8Array(encoder)))).toBe('bad-content');
  });
});

describe('what it is made of', () => {
  const deeds: [string, string, (copy: Y.Doc) => void][] = [
    ['an unknown root', 'bad-content', (copy) => insertBlock(copy, 'evil', 0, {})],
    ['an unknown element', 'bad-content', (copy) => copy.getXmlFragment(OPEN).insert(0, [new Y.XmlElement('script')])],
    [
      'a nested block',
      'bad-content',
      (copy) => (copy.getXmlFragment(OPEN).get(0) as Y.XmlElement).insert(0, [new Y.XmlElement('paragraph')]),
    ],
    ['text without a block', 'bad-content', (copy) => copy.getXmlFragment(OPEN).insert(0, [new Y.XmlText('loose')])],
    ['an unknown mark', 'bad-content', (copy) => firstText(copy, OPEN).format(0, 5, { 'zz-unknown': {} })],
    [
      'a mark with a value',
      'bad-content',
      (copy) => firstText(copy, OPEN).format(0, 5, { bold: { href: 'javascript:1' } }),
    ],
    [
      'an unknown attribute',
      'bad-content',
      (copy) => (copy.getXmlFragment(OPEN).get(0) as Y.XmlElement).setAttribute('onclick', 'x'),
    ],
    [
      'an attribute that is a list',
      'bad-content',
      (copy) => (copy.getXmlFragment(OPEN).get(0) as Y.XmlElement).setAttribute('kind', ['img', { src: 'x' }] as never),
    ],
    [
      'a kind that does not exist',
      'bad-content',
      (copy) => (copy.getXmlFragment(OPEN).get(0) as Y.XmlElement).setAttribute('kind', 'rumour'),
    ],
    ['an embedded thing', 'bad-content', (copy) => firstText(copy, OPEN).insertEmbed(0, { image: 'x' })],
    [
      'a document in a document',
      'bad-content',
      (copy) => copy.getMap(PLAN_ROOT).set(mintId(systemRandom), new Y.Doc()),
    ],
    ['a NUL', 'bad-text', (copy) => typeAtEnd(firstText(copy, OPEN), 'a\u0000b')],
    ['a turned direction', 'bad-text', (copy) => typeAtEnd(firstText(copy, OPEN), 'a\u202eb')],
    ['a row that is no map', 'bad-content', (copy) => copy.getMap(PLAN_ROOT).set(mintId(systemRandom), 'x')],
    ['a row with a strange key', 'bad-content', (copy) => copy.getMap(PLAN_ROOT).set('__proto__', new Y.Map())],
  ];
  it.each(deeds)('[EDIT-4] %s is refused', (_name, code, deed) => {
    const { doc } = aDocument();
    expect(codeOf(gate(after(doc, deed)))).toBe(code);
  });

  it('[EDIT-4] half a surrogate pair on the wire never becomes half a letter', () => {
    const { doc } = aDocument();
    const update = after(doc, (copy) => typeAtEnd(firstText(copy, OPEN), 'abc'));
    const bytes = Buffer.from(update);
    const at = bytes.indexOf('abc');
    bytes.set([0xed, 0xa0, 0x80], at);
    // Decoding makes U+FFFD of it: then it is text like any other, and the same for everybody.
    const gated = gate(new Uint8Array(bytes));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    if (gated.ok) Y.applyUpdate(copy, gated.update);
    expect(firstText(copy, OPEN).toJSON().isWellFormed()).toBe(true);
  });
});

describe('where it stands', () => {
  it('[EDIT-5] words, deletions and neighbours in a foreign root are refused', () => {
    const { doc } = aDocument();
    for (const deed of [
      (copy: Y.Doc) => insertBlock(copy, FOREIGN, 0, {}),
      (copy: Y.Doc) => typeAtEnd(firstText(copy, FOREIGN), '!'),
      (copy: Y.Doc) => firstText(copy, FOREIGN).delete(0, 3),
      (copy: Y.Doc) => copy.getXmlFragment(FOREIGN).delete(0, 1),
    ]) {
      expect(codeOf(gate(after(doc, deed)))).toBe('read-only');
    }
  });

  it('[EDIT-5] the tidying up of marks that Yjs does by itself in a foreign root is left out, not refused', () => {
    const world = aDocument();
    const chair = new Y.Doc();
    chair.clientID = CHAIRS_ID + 1;
    world.claims.set(CHAIRS_ID + 1, CHAIR);
    Y.applyUpdate(chair, Y.encodeStateAsUpdate(world.doc));
    firstText(chair, FOREIGN).format(0, 3, { bold: {} });
    Y.applyUpdate(world.doc, Y.encodeStateAsUpdate(chair));
    let mark: { client: number; clock: number } | null = null;
    for (let item = firstText(world.doc, FOREIGN)._start; item; item = item.right)
      if (item.content instanceof Y.ContentFormat) mark = item.id;
    const deletion = encoding.createEncoder();
    for (const number of [0, 1, mark?.client ?? 0, 1, mark?.clock ?? 0, 1]) encoding.writeVarUint(deletion, number);
    const gated = gate(encoding.toUint8Array(deletion), world);
    expect(gated.ok && gated.changesNothing).toBe(true);
  });
});

describe('the plan', () => {
  it('[EDIT-6] a row, its wording and its purpose can be added and not deleted or written over', () => {
    const world = aDocument();
    const id = mintId<ActionId>(systemRandom);
    const added = after(world.doc, (copy) => insertPlanRow(copy, id, { rank: 'a', children: [] }));
    expect(codeOf(gate(added, world))).toBe('ok');
    Y.applyUpdate(world.doc, added);
    world.claims.set(MALLORYS_ID, MALLORY);
    const row = (copy: Y.Doc): Y.Map<unknown> => copy.getMap(PLAN_ROOT).get(id) as Y.Map<unknown>;
    const deeds: ((copy: Y.Doc) => void)[] = [
      (copy) => copy.getMap(PLAN_ROOT).delete(id),
      (copy) => copy.getMap(PLAN_ROOT).set(id, new Y.Map()),
      (copy) => row(copy).delete('text'),
      (copy) => row(copy).set('text', new Y.Text('other')),
      (copy) => row(copy).set('owner', 'me'),
    ];
    for (const deed of deeds) expect(codeOf(gate(after(world.doc, deed, MALLORYS_ID + 1), world))).toBe('bad-content');
    const honest: ((copy: Y.Doc) => void)[] = [
      (copy) => row(copy).set('rank', 'b'),
      (copy) => (row(copy).get('text') as Y.Text).insert(0, 'See the child.'),
      (copy) => row(copy).set('proposedDeadline', '2026-05-01T17:00:00+01:00'),
    ];
    for (const deed of honest) expect(codeOf(gate(after(world.doc, deed, MALLORYS_ID + 2), world))).toBe('ok');
  });
});

describe('honest people', () => {
  it('[EDIT-7] what was sent before changes nothing and is not refused', () => {
    const world = aDocument();
    const update = after(world.doc, (copy) => typeAtEnd(firstText(copy, OPEN), ' More.'));
    const gated = gate(update, world);
    expect(gated.ok).toBe(true);
    expect(tryUpdate(world.doc, update, ROOTS, () => true).ok).toBe(true);
    world.claims.set(MALLORYS_ID, MALLORY);
    const again = gate(update, world);
    expect(again.ok && again.changesNothing).toBe(true);
    const whole = gate(Y.encodeStateAsUpdate(world.doc), world);
    expect(whole.ok && whole.changesNothing).toBe(true);
  });

  it('[EDIT-7] of an update that repeats letters and goes on, only what is new is written and passed on', () => {
    const world = aDocument();
    const mallory = new Y.Doc();
    Y.applyUpdate(mallory, Y.encodeStateAsUpdate(world.doc));
    mallory.clientID = MALLORYS_ID;
    const before = Y.encodeStateVector(mallory);
    const text = insertBlock(mallory, OPEN, 1, {});
    typeAtEnd(text, 'Two ');
    Y.applyUpdate(world.doc, Y.encodeStateAsUpdate(mallory, before));
    world.claims.set(MALLORYS_ID, MALLORY);
    const known = Y.getState(world.doc.store, MALLORYS_ID);
    typeAtEnd(text, 'words.');
    const gated = gate(Y.encodeStateAsUpdate(mallory, before), world);
    if (!gated.ok) throw new Error(gated.why);
    expect(Y.parseUpdateMeta(gated.update).from.get(MALLORYS_ID)).toBe(known);
    // Somebody has thrown the whole paragraph away meanwhile: with the repeated letters Yjs throws on their screen.
    const reader = new Y.Doc();
    Y.applyUpdate(reader, Y.encodeStateAsUpdate(world.doc));
    reader.getXmlFragment(OPEN).delete(1, 1);
    Y.applyUpdate(reader, gated.update);
    expect(reader.store.pendingStructs).toBeNull();
    Y.applyUpdate(world.doc, gated.update);
    expect(readBlocks(world.doc, OPEN).map(({ runs }) => runs[0]?.text)).toContain('Two words.');
  });

  it.each([
    ['somebody of the meeting', CHAIR, 'ok'],
    ['nobody in it', mintId<PersonId>(systemRandom), 'bad-content'],
  ])('[EDIT-50] a paragraph that %s is said to have said', (_who, speaker, code) => {
    const { doc } = aDocument();
    const update = after(doc, (copy) => {
      (copy.getXmlFragment(OPEN).get(0) as Y.XmlElement).setAttribute('saidBy', speaker);
    });
    expect(codeOf(gate(update))).toBe(code);
  });

  it('[EDIT-10] two texts under one clock: the second is a conflict, however it differs and whatever follows it', () => {
    const world = aDocument();
    const mallory = new Y.Doc();
    Y.applyUpdate(mallory, Y.encodeStateAsUpdate(world.doc));
    mallory.clientID = MALLORYS_ID;
    const says = (words: string, place = OPEN, index = 1): Uint8Array => {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(mallory));
      copy.clientID = MALLORYS_ID;
      typeAtEnd(insertBlock(copy, place, index, {}), words);
      return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(mallory));
    };
    Y.applyUpdate(world.doc, says('No further action'));
    world.claims.set(MALLORYS_ID, MALLORY);
    const codes = (...updates: Uint8Array[]): string[] => updates.map((update) => codeOf(gate(update, world)));
    expect(codes(says('Section 47 agreed'), says('No further actioN'), says('No further actions, no'))).toEqual([
      'conflict',
      'conflict',
      'ok', // the same letters again, and more
    ]);
    expect(codes(says('No further action', OPEN, 0), says('No further action', FOREIGN, 0))).toEqual([
      'conflict', // the same words elsewhere
      'conflict',
    ]);
    expect(codes(says('No further action'))).toEqual(['ok']);
  });

  it('[EDIT-10] a row under another name than the one that stands under its clock is a conflict', () => {
    const world = aDocument();
    const row = (id: ActionId): Uint8Array =>
      after(world.doc, (copy) => insertPlanRow(copy, id, { rank: 'a', children: [] }));
    const [one, two] = [row(mintId<ActionId>(systemRandom)), row(mintId<ActionId>(systemRandom))];
    Y.applyUpdate(world.doc, one);
    world.claims.set(MALLORYS_ID, MALLORY);
    expect([codeOf(gate(one, world)), codeOf(gate(two, world))]).toEqual(['ok', 'conflict']);
  });

  it('[EDIT-10] other words under the clocks of somebody else are not the sender’s', () => {
    const other = new Y.Doc();
    other.clientID = CHAIRS_ID;
    typeAtEnd(insertBlock(other, OPEN, 0, { kind: 'fact' }), 'Child disclosed nothing.');
    expect(codeOf(gate(Y.encodeStateAsUpdate(other)))).toBe('not-yours');
  });

  it('[EDIT-10] what was deleted, parted in the middle of a letter, embolded or renamed meanwhile is the same again', () => {
    const world = aDocument();
    const mallory = new Y.Doc();
    Y.applyUpdate(mallory, Y.encodeStateAsUpdate(world.doc));
    mallory.clientID = MALLORYS_ID;
    const before = Y.encodeStateVector(mallory);
    typeAtEnd(insertBlock(mallory, OPEN, 1, { kind: 'fact' }), 'Seen at noon 👧 by the nurse.');
    firstText(mallory, OPEN).format(0, 5, { bold: true });
    const sent = Y.encodeStateAsUpdate(mallory, before);
    Y.applyUpdate(world.doc, sent);
    world.claims.set(MALLORYS_ID, MALLORY);
    const block = world.doc.getXmlFragment(OPEN).get(1) as Y.XmlElement;
    const text = block.get(0) as Y.XmlText;
    block.setAttribute('kind', 'reported');
    text.insert(14, 'x'); // between the halves of the one letter that has two
    text.delete(0, 5);
    text.format(6, 4, { bold: true });
    expect(codeOf(gate(sent, world))).toBe('ok');
    world.doc.getXmlFragment(OPEN).delete(1, 1);
    expect(codeOf(gate(sent, world))).toBe('ok');
  });

  /** A letter of Mallory's between these two letters of the chair's first sentence. */
  const letterBetween = (doc: Y.Doc, from: number, to: number): Uint8Array => {
    const first = firstText(doc, OPEN)._start;
    if (!first) throw new Error('no letters');
    const at = (n: number): Y.ID => Y.createID(CHAIRS_ID, first.id.clock + n);
    const content = new Y.ContentString('x');
    const item = new Y.Item(Y.createID(MALLORYS_ID, 0), null, at(from), null, at(to), null, null, content);
    const encoder = new Y.UpdateEncoderV1();
    encoding.writeVarUint(encoder.restEncoder, 1);
    encoding.writeVarUint(encoder.restEncoder, 1);
    encoder.writeClient(MALLORYS_ID);
    encoding.writeVarUint(encoder.restEncoder, 0);
    item.write(encoder, 0);
    encoding.writeVarUint(encoder.restEncoder, 0);
    return encoder.toUint8Array();
  };

  it('[EDIT-9] a letter between neighbours that stand the other way round fails its trial, one between far ones does not', () => {
    const between = (from: number, to: number): ReturnType<typeof tryUpdate> => {
      const { doc } = aDocument();
      return tryUpdate(doc, letterBetween(doc, from, to), ROOTS, () => true);
    };
    expect(between(2, 9).ok).toBe(true);
    expect(between(9, 2)).toEqual({ ok: false, why: null });
    expect(between(5, 5)).toEqual({ ok: false, why: null });
  });

  it.each([
    [9, 2],
    [5, 5],
  ])(
    '[EDIT-8] a letter that undo brought back between %i and %i is sent as one that stands where it is shown',
    (from, to) => {
      const { doc } = aDocument();
      const screen = new Y.Doc();
      keepBetweenNeighbours(screen);
      Y.applyUpdate(screen, Y.encodeStateAsUpdate(doc));
      const sent: Uint8Array[] = [];
      screen.on('update', (update: Uint8Array) => sent.push(update));
      applyEdits(screen, [letterBetween(doc, from, to)]); // marked local, as undo is
      for (const update of sent) expect(tryUpdate(doc, update, ROOTS, () => true).ok).toBe(true);
      expect(firstText(doc, OPEN).toJSON()).toBe(firstText(screen, OPEN).toJSON());
      expect(firstText(doc, OPEN).toJSON()).toContain('x');
    },
  );

  it('[EDIT-5] a trial that changes a root which is not allowed fails', () => {
    const { doc } = aDocument();
    const update = after(doc, (copy) => typeAtEnd(firstText(copy, FOREIGN), '!'));
    expect(tryUpdate(doc, update, ROOTS, (root) => root !== FOREIGN).ok).toBe(false);
  });
});
