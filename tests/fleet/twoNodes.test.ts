/** Two really opened servers on one PostgreSQL and one Redis. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingStream } from '../../server/journal/Journal.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { Opened } from '../support/Opened.ts';
import { freezeSmall, lockCommand, type Node, type SmallMeeting } from '../support/openNode.ts';
import { hasPostgres } from '../support/postgres.ts';
import { hasRedis } from '../support/redis.ts';
import type { OwnServer } from '../support/startPostgres.ts';
import { shows, typeParagraph } from '../support/typing.ts';
import { chairAndPolice, type ChairAndPolice } from './chairAndPolice.ts';

describe.skipIf(!hasPostgres || !hasRedis)('two nodes', () => {
  const opened = new Opened();
  let redis: OwnServer;
  let one: Node;
  let two: Node;
  let meeting: SmallMeeting;
  let chair: Actor;
  let police: Actor;
  let opens: ChairAndPolice['opens'];
  let comes: ChairAndPolice['comes'];

  beforeAll(async () => {
    ({ redis, one, two, meeting, chair, police, opens, comes } = await chairAndPolice(opened));
  });
  afterAll(() => opened.close());

  it('[FLEET-1] what is typed and decided at one node is seen at the other, in both directions', async () => {
    const [atOne, atTwo] = [await chair.open(), await police.open()];
    typeParagraph(atOne, 'typed at one');
    await shows(atTwo, 'typed at one');
    typeParagraph(atTwo, 'typed at two');
    await shows(atOne, 'typed at two');
    const [organisation] = Object.keys(chair.meeting?.organisations ?? {});
    await police.decide({ type: 'nothingHeld', organisation: police.meeting?.people[police.person]?.organisation });
    await chair.sees(({ nothingHeld }) => Object.keys(nothingHeld).length === 1, 'the other node’s deed did not come');
    expect(organisation).toBeDefined();
  });

  it('[FLEET-2] Redis may die and come back: words go on arriving, none is lost and nobody is told anything wrong', async () => {
    const [atOne, atTwo] = [await chair.open(), await police.open()];
    redis.signal('KILL');
    typeParagraph(atTwo, 'while Redis was gone');
    await police.saved();
    await shows(atOne, 'while Redis was gone');
    redis.startAgain();
    await redis.untilReady();
    typeParagraph(atOne, 'and after');
    await chair.saved();
    await shows(atTwo, 'and after');
    expect([...chair.refusals, ...police.refusals]).toEqual([]);
  });

  it('[FLEET-3] whoever’s node stops goes on at the other, with everything', async () => {
    const third = await opens();
    const nurse = await comes('health', third);
    await nurse.decide({ type: 'declareConflict', conflict: 'none' });
    await chair.decide({ type: 'rollCall', person: nurse.person, attendance: 'attended' });
    const before = await nurse.open();
    typeParagraph(before, 'typed at the third');
    await nurse.saved();
    await third.close();
    nurse.leave();
    const again = await comes('health', one);
    await shows(await again.open(), 'typed at the third');
    again.leave();
  });

  it('[FLEET-4] of two locks at once, one at each node, one seals and the other is told so; writers at both are shown out', async () => {
    const deputy = await comes('chair', two);
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
