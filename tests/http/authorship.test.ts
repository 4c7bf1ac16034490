/** "Who wrote this?" as a screen asks it: people and times of letters for whoever may read them, and no words. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ENTRY_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { readAuthorship } from '../../shared/wire/authorship.ts';
import { writeUpdate } from '../../shared/wire/sync.ts';
import { startRealMeeting, type RealMeeting } from '../browser/realMeeting.ts';
import { Caller, type Answered } from './caller.ts';

const ROOT = sectionRoot('analysis');
const WORDS = 'Seen by the nurse.';

describe('who wrote what, over HTTP', () => {
  let at: RealMeeting;
  let chair: Caller;
  let police: Caller;
  let health: Caller;
  let restricted: string;
  const doc = new Y.Doc();

  beforeAll(async () => {
    at = await startRealMeeting();
    [chair, police, health] = [
      await Caller.signedIn(at, at.people['chair']),
      await Caller.signedIn(at, at.people['police']),
      await Caller.signedIn(at, at.people['health']),
    ];
    await accepted(chair.command('start', { type: 'start' }));
    await accepted(police.command('free', { type: 'declareConflict', conflict: 'none' }));
    await accepted(chair.command('here', { type: 'rollCall', person: await me(police), attendance: 'attended' }));
    typeAtEnd(insertBlock(doc, ROOT, 0, { kind: 'fact', saidBy: await me(health) }), WORDS);
    await accepted(frames(police, SHARED_DOCUMENT, doc));
    restricted = await openEntry();
  });
  afterAll(() => at.close());

  async function me(caller: Caller): Promise<string> {
    const { body } = await caller.get('/api/me');
    return String(body['person']);
  }

  async function accepted(answered: Promise<Answered>): Promise<Answered> {
    const done = await answered;
    expect([done.status, done.code]).toEqual([200, null]);
    return done;
  }

  function frames(caller: Caller, document: string, of: Y.Doc): Promise<Answered> {
    const frame = Buffer.from(writeUpdate(Y.encodeStateAsUpdate(of))).toString('base64');
    return caller.post(`/api/meetings/${at.meeting}/frames`, { document, frames: [frame] });
  }

  async function openEntry(): Promise<string> {
    const opened = { type: 'openRestricted', section: null, basis: null, onward: null, placeholder: null };
    await accepted(police.command('entry', { ...opened, audience: [await me(police)] }));
    const { body } = await accepted(police.get(`/api/meetings/${at.meeting}/changes`));
    return Object.keys(body['documents'] as object).find((id) => id !== SHARED_DOCUMENT) ?? '';
  }

  function ask(caller: Caller, document: string, root: string): Promise<Answered> {
    const query = new URLSearchParams({ document, root });
    return caller.get(`/api/meetings/${at.meeting}/authorship?${query}`);
  }

  it('[READ-25] whoever may read a section is told who typed its letters, who set its kind and whose words they are', async () => {
    const { body } = await accepted(ask(chair, SHARED_DOCUMENT, ROOT));
    const [block] = readAuthorship(body)?.blocks ?? [];
    expect(block).toMatchObject({ kindBy: await me(police), saidBy: await me(health) });
    expect(block?.runs).toHaveLength(1);
    expect(block?.runs[0]).toMatchObject({ typedBy: await me(police), firstBy: await me(police), movedBy: null });
    const [client, from, to] = block?.runs[0]?.letters ?? [0, 0, 0];
    expect([client, to - from]).toEqual([doc.clientID, WORDS.length]);
    expect(JSON.stringify(body)).not.toContain('nurse');
  });

  it('[READ-25] nobody is told of a document or root that they may not read', async () => {
    await accepted(ask(police, restricted, ENTRY_ROOT));
    for (const [caller, document, root] of [
      [chair, restricted, ENTRY_ROOT],
      [health, SHARED_DOCUMENT, ROOT], // has not answered the conflict question
      [chair, SHARED_DOCUMENT, 'section:nowhere'],
      [chair, SHARED_DOCUMENT, 'plan'],
    ] as const) {
      expect([document, (await ask(caller, document, root)).code]).toEqual([document, 'not-found']);
    }
    expect((await ask(new Caller(at), SHARED_DOCUMENT, ROOT)).code).toBe('signed-out');
    expect((await ask(chair, 'no document', ROOT)).code).toBe('malformed');
  });

  it('[READ-151] whoever splits a paragraph does not become who set its kind', async () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(copy);
    copy.transact(() => {
      const text: unknown = (copy.getXmlFragment(ROOT).get(0) as Y.XmlElement).get(0);
      (text as Y.XmlText).delete(4, WORDS.length - 4);
      typeAtEnd(insertBlock(copy, ROOT, 1, { kind: 'fact' }), WORDS.slice(4));
    });
    const frame = Buffer.from(writeUpdate(Y.encodeStateAsUpdate(copy, before))).toString('base64');
    await accepted(chair.post(`/api/meetings/${at.meeting}/frames`, { document: SHARED_DOCUMENT, frames: [frame] }));
    const { body } = await accepted(ask(chair, SHARED_DOCUMENT, ROOT));
    const by = await me(police);
    expect(readAuthorship(body)?.blocks.map(({ kindBy }) => kindBy)).toEqual([by, by]);
  });
});
