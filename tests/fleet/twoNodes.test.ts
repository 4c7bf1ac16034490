/** Two really opened servers on one PostgreSQL and one Redis. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { readBlocks, textOfBlock } from '../../shared/document/readBlocks.ts';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { meetingStream } from '../../server/journal/Journal.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import {
  conveneSmall,
  freezeSmall,
  lockCommand,
  openNode,
  ownFolder,
  startSmall,
  type Node,
  type Shared,
  type SmallMeeting,
} from '../support/openNode.ts';
import { freshDatabase, hasPostgres } from '../support/postgres.ts';
import { hasRedis, startOwnRedis } from '../support/redis.ts';
import type { OwnServer } from '../support/startPostgres.ts';

const ROOT = sectionRoot('analysis');

describe.skipIf(!hasPostgres || !hasRedis)('two nodes', () => {
  let shared: Shared;
  let removeFolder: () => Promise<void>;
  let redis: OwnServer;
  let one: Node;
  let two: Node;
  let meeting: SmallMeeting;
  let chair: Actor;
  let police: Actor;
  const came: Actor[] = [];

  beforeAll(async () => {
    const { folder, remove } = await ownFolder();
    removeFolder = remove;
    redis = await startOwnRedis();
    shared = { folder, postgres: await freshDatabase(), redis: redis.url };
    one = await openNode(shared);
    two = await openNode(shared);
    meeting = await conveneSmall(one);
    chair = await comes('chair', one);
    police = await comes('police', two);
    await startSmall(chair, [police]);
  });
  afterAll(async () => {
    for (const actor of came) actor.leave();
    await one.close();
    await two.close();
    await redis.end();
    await removeFolder();
  });

  async function comes(script: string, node: Node): Promise<Actor> {
    const actor = await meeting.comes(script, node);
    came.push(actor);
    return actor;
  }

  it('[FLEET-1] what is typed and decided at one node is seen at the other, in both directions', async () => {
    const [atOne, atTwo] = [await chair.open(), await police.open()];
    types(atOne, 'typed at one');
    await shows(atTwo, 'typed at one');
    types(atTwo, 'typed at two');
    await shows(atOne, 'typed at two');
    const [organisation] = Object.keys(chair.meeting?.organisations ?? {});
    await police.decide({ type: 'nothingHeld', organisation: police.meeting?.people[police.person]?.organisation });
    await chair.sees(({ nothingHeld }) => Object.keys(nothingHeld).length === 1, 'the other node’s deed did not come');
    expect(organisation).toBeDefined();
  });

  it('[FLEET-2] Redis may die and come back: words go on arriving, none is lost and nobody is told anything wrong', async () => {
    const [atOne, atTwo] = [await chair.open(), await police.open()];
    redis.signal('KILL');
    types(atTwo, 'while Redis was gone');
    await police.saved();
    await shows(atOne, 'while Redis was gone');
    redis.startAgain();
    await redis.untilReady();
    types(atOne, 'and after');
    await chair.saved();
    await shows(atTwo, 'and after');
    expect([...chair.refusals, ...police.refusals]).toEqual([]);
  });

  it('[FLEET-3] whoever’s node stops goes on at the other, with everything', async () => {
    const third = await openNode(shared);
    const nurse = await comes('health', third);
    await nurse.decide({ type: 'declareConflict', conflict: 'none' });
    await chair.decide({ type: 'rollCall', person: nurse.person, attendance: 'attended' });
    const before = await nurse.open();
    types(before, 'typed at the third');
    await nurse.saved();
    await third.close();
    nurse.leave();
    const again = await comes('health', one);
    await shows(await again.open(), 'typed at the third');
    again.leave();
  });

  it('[FLEET-4] of two locks at once, one at each node, one seals and the other is told so; writers at both are shown out', async () => {
    const deputy = await meeting.comes('chair', two);
    came.push(deputy);
    const approvedDigest = await freezeSmall(chair, [police, deputy]);
    await deputy.sees(({ freeze }) => freeze?.collected != null, 'the collected text did not reach the other node');
    const answers = await Promise.all(
      [chair, deputy].map((actor) => actor.command(lockCommand(approvedDigest, meeting.lockCode))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const [refused] = answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]));
    expect(refused?.code).toMatch(/^(locked|code-used)$/);
    await police.sees(({ phase }) => phase === 'locked', 'the lock did not reach the other node');
    const { rows, sealed } = await one.server.parts.journal.read(meetingStream(meeting.meeting), 0);
    expect(sealed).toBe(true);
    expect(rows.filter(({ entry }) => entry.kind === 'seal')).toHaveLength(1);
    const records = await Promise.all([chair.readRecord(), police.readRecord()]);
    for (const record of records) expect(record).toContain('typed at two');
  });
});

function types(doc: Y.Doc, sentence: string): void {
  typeAtEnd(insertBlock(doc, ROOT, readBlocks(doc, ROOT).length, {}), sentence);
}

/** Resolves when the document shows this sentence. */
function shows(doc: Y.Doc, sentence: string): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!readBlocks(doc, ROOT).some((block) => textOfBlock(block) === sentence)) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}
