/** A disk that is full and a database that is gone: what people are told, what they keep, how it goes on. */
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readBlocks, textOfBlock } from '../../shared/document/readBlocks.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { conveneSmall, openNode, ownFolder, startSmall, type Node } from '../support/openNode.ts';
import { describeWithPostgres, startOwnPostgres } from '../support/postgres.ts';

const ROOT = sectionRoot('analysis');
const tidy: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const task of tidy.splice(0).reverse()) await task();
});

/** Chair and police in a running meeting, both with the text open. */
async function meetingAt(postgres?: string): Promise<{ node: Node; chair: Actor; police: Actor }> {
  const { folder, remove } = await ownFolder();
  tidy.push(remove);
  const node = await openNode({ folder, ...(postgres && { postgres }) });
  tidy.push(() => node.close());
  const meeting = await conveneSmall(node);
  const chair = await meeting.comes('chair', node);
  const police = await meeting.comes('police', node);
  tidy.push(
    () => chair.leave(),
    () => police.leave(),
  );
  await startSmall(chair, [police]);
  await Promise.all([chair.open(), police.open()]);
  return { node, chair, police };
}

async function type(actor: Actor, sentence: string): Promise<void> {
  const doc = await actor.open();
  typeAtEnd(insertBlock(doc, ROOT, readBlocks(doc, ROOT).length, {}), sentence);
}

const textOf = (doc: Y.Doc): string[] => readBlocks(doc, ROOT).map(textOfBlock);

/** Resolves when this person's screen shows the sentence. */
async function shows(actor: Actor, sentence: string): Promise<void> {
  const doc = await actor.open();
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (textOf(doc).includes(sentence)) resolve();
    };
    doc.on('update', look);
    look();
  });
}

describe('a disk that is full', () => {
  it('[STORE-20] refuses with "we cannot save", shows the words to nobody else, and takes them when there is room', async () => {
    const { node, chair, police } = await meetingAt();
    await type(chair, 'before');
    await shows(police, 'before');
    const { kysely } = node.server.parts.store;
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(kysely);
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count ?? 0}`).execute(kysely);

    const large = 'w'.repeat(60_000);
    await type(chair, large);
    await chair.saved();
    expect([...new Set(chair.refusals)]).toEqual(['storage']);
    // The last pages have room for a few small rows.
    let refused = await chair.command({ type: 'addAdult', name: 'Someone', relationship: 'aunt' });
    for (let n = 0; n < 50 && refused.ok; n++)
      refused = await chair.command({ type: 'addAdult', name: `Someone ${n}`, relationship: 'aunt' });
    expect(refused.ok || refused.refusal.sentence).toBe(
      'We cannot save at the moment. Keep this page open; your words are kept and will be sent again.',
    );
    expect(textOf(await police.open())).toEqual(['before']);
    expect(textOf(await chair.open())).toContain(large);

    await sql.raw('pragma max_page_count = 1000000').execute(kysely);
    chair.loseConnection();
    chair.regainConnection();
    await chair.saved();
    await shows(police, large);
  });
});

describeWithPostgres('a database that is gone', () => {
  it('[STORE-21] every page says that it cannot save; nothing acknowledged is lost, and all goes on by itself when it is back', async () => {
    const postgres = await startOwnPostgres();
    tidy.push(() => postgres.end());
    const { node, chair, police } = await meetingAt(postgres.url);
    await type(chair, 'acknowledged');
    await chair.saved();
    await shows(police, 'acknowledged');

    postgres.signal('KILL');
    await type(police, 'typed while it was gone');
    // Refused, or the socket was closed over it: a screen then sends it again under the same id.
    const adult = { type: 'addAdult', name: 'Someone', relationship: 'aunt' };
    const taken = await chair.command(adult).then(
      ({ ok }) => ok,
      () => false,
    );
    expect(taken).toBe(false);
    const page = await fetch(`${node.origin}/api/me`, { headers: { cookie: 'quorate-session=x' } });
    expect([page.status, ((await page.json()) as { refusal: { code: string } }).refusal.code]).toEqual([
      503,
      'storage',
    ]);
    expect((await fetch(`${node.origin}/healthz`)).status).toBe(200);
    expect(textOf(await police.open())).toEqual(['acknowledged', 'typed while it was gone']);

    postgres.startAgain();
    await postgres.untilReady();
    await shows(chair, 'typed while it was gone');
    await police.saved();
    expect(textOf(await chair.open())).toEqual(['acknowledged', 'typed while it was gone']);
  });
});
