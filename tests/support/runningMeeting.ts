/** A small meeting that runs on a really opened server of its own, with everybody there who is named. */
import type { Actor } from '../../server/rehearsal/Actor.ts';
import type { Opened } from './Opened.ts';
import { conveneSmall, openNode, ownFolder, startSmall, type Node, type SmallMeeting } from './openNode.ts';

export interface RunningMeeting<N extends Node, Others extends readonly string[]> {
  node: N;
  small: SmallMeeting;
  chair: Actor;
  /** In the order in which they were named. */
  others: { readonly [At in keyof Others]: Actor };
}

export async function runningMeeting<const Others extends readonly string[], N extends Node = Node>(
  opened: Opened,
  named: Others,
  open: (folder: string) => Promise<N>,
): Promise<RunningMeeting<N, Others>> {
  const { folder, remove } = await ownFolder();
  opened.closes(remove);
  const node = await open(folder);
  opened.closes(() => node.close());
  const small = await conveneSmall(node);
  const comes = async (script: string): Promise<Actor> => {
    const actor = await small.comes(script, node);
    opened.closes(() => actor.leave());
    return actor;
  };
  const chair = await comes('chair');
  const came: Actor[] = [];
  for (const script of named) came.push(await comes(script));
  await startSmall(chair, came);
  return { node, small, chair, others: came as unknown as RunningMeeting<N, Others>['others'] };
}

/** The server as an operator starts it. */
export const plainNode = (folder: string): Promise<Node> => openNode({ folder });
