/** Two really opened servers on one PostgreSQL and one Redis: at one the chair of a running meeting, at the other the police. */
import type { Actor } from '../../server/rehearsal/Actor.ts';
import type { Opened } from '../support/Opened.ts';
import { conveneSmall, openNode, ownFolder, startSmall, type Node, type SmallMeeting } from '../support/openNode.ts';
import { freshDatabase } from '../support/postgres.ts';
import { startOwnRedis } from '../support/redis.ts';
import type { OwnServer } from '../support/startPostgres.ts';

export interface ChairAndPolice {
  redis: OwnServer;
  one: Node;
  /** Opened when the chair was there already. */
  two: Node;
  meeting: SmallMeeting;
  chair: Actor;
  police: Actor;
  /** One more node of theirs. */
  opens: () => Promise<Node>;
  comes: (script: string, node: Node) => Promise<Actor>;
}

export async function chairAndPolice(opened: Opened): Promise<ChairAndPolice> {
  const { folder, remove } = await ownFolder();
  opened.closes(remove);
  const redis = await startOwnRedis();
  opened.closes(() => redis.end());
  const shared = { folder, postgres: await freshDatabase(), redis: redis.url };
  const opens = async (): Promise<Node> => {
    const node = await openNode(shared);
    opened.closes(() => node.close());
    return node;
  };
  const one = await opens();
  const meeting = await conveneSmall(one);
  const comes = async (script: string, node: Node): Promise<Actor> => {
    const actor = await meeting.comes(script, node);
    opened.closes(() => actor.leave());
    return actor;
  };
  const chair = await comes('chair', one);
  const two = await opens();
  const police = await comes('police', two);
  await startSmall(chair, [police]);
  return { redis, one, two, meeting, chair, police, opens, comes };
}
