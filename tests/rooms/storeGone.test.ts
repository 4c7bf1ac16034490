/** A disk that is full, a folder that was deleted and a database that is gone: what people are told, what they keep, how it goes on. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { Opened } from '../support/Opened.ts';
import { openHeldNode } from '../support/openHeldNode.ts';
import { openNode, type Node } from '../support/openNode.ts';
import { describeWithPostgres, startOwnPostgres } from '../support/postgres.ts';
import { runningMeeting } from '../support/runningMeeting.ts';
import { paragraphsOf, shows, typeParagraph } from '../support/typing.ts';

const opened = new Opened();
afterEach(() => opened.close());

/** Chair and police in a running meeting, both with the text open. */
async function meetingAt(postgres?: string): Promise<{ node: Node; chair: Actor; police: Actor }> {
  const open = (folder: string): Promise<Node> => openNode({ folder, ...(postgres && { postgres }) });
  const { node, chair, others } = await runningMeeting(opened, ['police'], open);
  const [police] = others;
  await Promise.all([chair.open(), police.open()]);
  return { node, chair, police };
}

describe('a disk that is full', () => {
  it('[STORE-20] refuses with "we cannot save", shows the words to nobody else, and takes them when there is room', async () => {
    const { node, chair, police } = await meetingAt();
    typeParagraph(await chair.open(), 'before');
    await shows(await police.open(), 'before');
    const { kysely } = node.server.parts.store;
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(kysely);
    await sql.raw(`pragma max_page_count = ${rows[0]?.page_count ?? 0}`).execute(kysely);

    const large = 'w'.repeat(60_000);
    typeParagraph(await chair.open(), large);
    await chair.saved();
    expect([...new Set(chair.refusals)]).toEqual(['storage']);
    // The last pages have room for a few small rows.
    let refused = await chair.command({ type: 'addAdult', name: 'Someone', relationship: 'aunt' });
    for (let n = 0; n < 50 && refused.ok; n++)
      refused = await chair.command({ type: 'addAdult', name: `Someone ${n}`, relationship: 'aunt' });
    expect(refused.ok || refused.refusal.sentence).toBe(
      'We cannot save at the moment. Keep this page open; your words are kept and will be sent again.',
    );
    expect(paragraphsOf(await police.open())).toEqual(['before']);
    expect(paragraphsOf(await chair.open())).toContain(large);

    await sql.raw('pragma max_page_count = 1000000').execute(kysely);
    chair.loseConnection();
    chair.regainConnection();
    await chair.saved();
    await shows(await police.open(), large);
  });
});

describe('a data folder that is deleted', () => {
  it('[STORE-22] words are refused and shown to nobody, the log names the file and no word, and the health check fails', async () => {
    let data = '';
    const { node, chair, others } = await runningMeeting(opened, ['police'], (folder) => {
      data = join(folder, 'data');
      return openHeldNode(folder);
    });
    const [police] = others;
    const [atChair, atPolice] = [await chair.open(), await police.open()];
    typeParagraph(atChair, 'acknowledged');
    await Promise.all([chair.saved(), police.saved()]);
    const health = async (): Promise<unknown[]> => {
      const answer = await fetch(`${node.origin}/healthz`);
      return [answer.status, await answer.json()];
    };
    expect(await health()).toEqual([200, { ok: true }]);

    await rm(data, { recursive: true });
    const adult = { type: 'addAdult', name: 'Someone', relationship: 'aunt' };
    expect(await chair.command(adult)).toMatchObject({ ok: false, refusal: { code: 'storage' } });
    typeParagraph(atPolice, 'typed into nothing');
    await expect.poll(() => police.refusals).toContain('storage');
    expect(paragraphsOf(atChair)).toEqual(['acknowledged']);
    expect(paragraphsOf(atPolice)).toEqual(['acknowledged', 'typed into nothing']);
    expect(await health()).toEqual([503, { ok: false }]);
    const told = node.alarms.filter((line) => line.includes('was taken away'));
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0] ?? '')).toMatchObject({ level: 60, file: join(data, 'quorate.sqlite') });
    expect(node.alarms.join('')).not.toContain('typed into nothing');
  });
});

describeWithPostgres('a database that is gone', () => {
  it('[STORE-21] every page says that it cannot save; nothing acknowledged is lost, and all goes on by itself when it is back', async () => {
    const postgres = await startOwnPostgres();
    opened.closes(() => postgres.end());
    const { node, chair, police } = await meetingAt(postgres.url);
    typeParagraph(await chair.open(), 'acknowledged');
    await chair.saved();
    await shows(await police.open(), 'acknowledged');

    await postgres.crash();
    typeParagraph(await police.open(), 'typed while it was gone');
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
    expect(paragraphsOf(await police.open())).toEqual(['acknowledged', 'typed while it was gone']);

    postgres.startAgain();
    await postgres.untilReady();
    await shows(await chair.open(), 'typed while it was gone');
    await police.saved();
    expect(paragraphsOf(await chair.open())).toEqual(['acknowledged', 'typed while it was gone']);
  });
});
