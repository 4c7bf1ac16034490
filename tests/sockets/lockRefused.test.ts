/** The lock's refusal as it comes over both channels: codes for programs, a sentence for people, both about the same things. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { Opened } from '../support/Opened.ts';
import { signedIn } from '../support/openHeldNode.ts';
import { freezeSmall, lockCommand, type Node, type SmallMeeting } from '../support/openNode.ts';
import { plainNode, runningMeeting } from '../support/runningMeeting.ts';

const opened = new Opened();
let node: Node;
let small: SmallMeeting;
let chair: Actor;
let cookie: string;
let digest: string;

beforeAll(async () => {
  ({ node, small, chair } = await runningMeeting(opened, [], plainNode));
  digest = await freezeSmall(chair, []);
  cookie = await signedIn(node, small.meeting, chair.person);
});
afterAll(() => opened.close());

it('[LOCK-50] the refusal names each thing that is missing in its detail and in its sentence, on both channels', async () => {
  const command = { ...lockCommand(digest, 'ABCD-2345'), warnings: [] };
  const answer = await chair.command(command);
  if (answer.ok) throw new Error('locked with everything missing');
  const { code, detail, sentence } = answer.refusal;
  const children = Object.values(chair.meeting?.children ?? {}).filter(({ role }) => role === 'subject');
  expect(code).toBe('incomplete');
  for (const { initials } of children) {
    expect(detail?.gaps).toContainEqual({ gate: 'childWithoutDecision', about: { what: 'child', name: initials } });
    expect(sentence).toContain(initials);
  }
  expect(children.length).toBeGreaterThan(0);
  expect(sentence).toContain('The minutes are not locked.');
  expect(sentence).not.toContain('childWithoutDecision');

  const response = await fetch(`${node.origin}/api/meetings/${chair.meeting?.id}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ id: 'lock', command }),
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({ refusal: { code, detail, sentence } });
});
