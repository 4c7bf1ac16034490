/** The y-protocols exchange without a socket: step 1 is answered with step 2, by the same rights as over one. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import * as Y from 'yjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordsOfRoot } from '../../shared/document/readBlocks.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { startRealMeeting, type RealMeeting } from '../browser/realMeeting.ts';
import { Caller, type Answered } from './caller.ts';

const SYNC = 0;
const AWARENESS = 1;

let at: RealMeeting;
let chair: Caller;
let police: Caller;

beforeAll(async () => {
  at = await startRealMeeting();
  [chair, police] = [await Caller.signedIn(at, at.people['chair']), await Caller.signedIn(at, at.people['police'])];
  await chair.command('start', { type: 'start', statements: [] });
  await chair.command('conflict', { type: 'declareConflict', conflict: 'none', note: null });
});
afterAll(() => at.close());

function post(caller: Caller, frames: string[], document = SHARED_DOCUMENT): Promise<Answered> {
  return caller.post(`/api/meetings/${at.meeting}/frames`, { document, frames });
}

/** As y-protocols itself writes them. */
function frame(write: (encoder: encoding.Encoder) => void): string {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, SYNC);
  write(encoder);
  return Buffer.from(encoding.toUint8Array(encoder)).toString('base64');
}
const step1 = (doc: Y.Doc): string => frame((encoder) => sync.writeSyncStep1(encoder, doc));
const update = (bytes: Uint8Array): string => frame((encoder) => sync.writeUpdate(encoder, bytes));

/** Gives the answered step 2 to y-protocols, which puts it into the document. */
function take(doc: Y.Doc, answered: Answered, place = 0): void {
  const answers = answered.body['answers'] as { frame?: string }[];
  const decoder = decoding.createDecoder(new Uint8Array(Buffer.from(answers[place]?.frame ?? '', 'base64')));
  expect(decoding.readVarUint(decoder)).toBe(SYNC);
  sync.readSyncMessage(decoder, encoding.createEncoder(), doc, 'server');
}

describe('[WIRE-64] step 1 over HTTP', () => {
  it('is answered with what stands, words of the same request included, and then with what is new alone', async () => {
    const mine = new Y.Doc();
    typeAtEnd(insertBlock(mine, sectionRoot('analysis'), 0, { kind: 'fact' }), 'He was asleep. '.repeat(50));
    const doc = new Y.Doc();
    const answered = await post(chair, [update(Y.encodeStateAsUpdate(mine)), step1(doc)]);
    expect(answered.body['answers']).toMatchObject([{ ok: true }, { ok: true, frame: expect.any(String) as string }]);
    take(doc, answered, 1);
    expect(wordsOfRoot(doc, sectionRoot('analysis')).text).toBe('He was asleep. '.repeat(50));
    const again = await post(chair, [step1(doc)]);
    expect(JSON.stringify(again.body).length).toBeLessThan(300);
  });

  it('brings nothing to whoever may not read: not asked about ties yet, or a document that is not theirs', async () => {
    const closed = { answers: [{ ok: false, code: 'not-found' }] };
    expect((await post(police, [step1(new Y.Doc())])).body).toMatchObject(closed);
    const entry = `restricted-${'a'.repeat(26)}` as typeof SHARED_DOCUMENT;
    expect((await post(chair, [step1(new Y.Doc())], entry)).body).toMatchObject(closed);
  });

  it('is taken once a request, and presence never', async () => {
    const doc = new Y.Doc();
    const presence = Buffer.from([AWARENESS, 1, 0]).toString('base64');
    const broken = frame((encoder) => {
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint8Array(encoder, Uint8Array.of(255));
    });
    expect((await post(chair, [step1(doc), step1(doc), presence])).body).toMatchObject({
      answers: [{ ok: true }, { ok: false, code: 'too-many' }, { ok: false, code: 'malformed' }],
    });
    expect((await post(chair, [broken])).body).toMatchObject({ answers: [{ ok: false, code: 'malformed' }] });
  });
});
