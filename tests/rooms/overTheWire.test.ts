/** One really opened server: what the lock refuses, told to whoever asked, over the sockets. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingStream } from '../../server/journal/Journal.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { Opened } from '../support/Opened.ts';
import { freezeSmall, lockCommand, type Node, type SmallMeeting } from '../support/openNode.ts';
import { plainNode, runningMeeting } from '../support/runningMeeting.ts';

describe('the lock over the wire', () => {
  const opened = new Opened();
  let node: Node;
  let meeting: SmallMeeting;
  let chair: Actor;
  let police: Actor;
  let approved: string;

  beforeAll(async () => {
    ({
      node,
      small: meeting,
      chair,
      others: [police],
    } = await runningMeeting(opened, ['police'], plainNode));
    await Promise.all([chair.open(), police.open()]);
    approved = await freezeSmall(chair, [police]);
  });
  afterAll(() => opened.close());

  async function refusal(actor: Actor, command: object): Promise<string> {
    const answer = await actor.command(command);
    return answer.ok ? 'ok' : `${answer.refusal.code}: ${answer.refusal.sentence}`;
  }

  it('[LOCK-40] a text that the chair has not seen is not locked', async () => {
    expect(await refusal(chair, lockCommand('another text’s digest', meeting.lockCode))).toBe(
      'text-changed: The minutes changed after you read them. Read the marked changes, then lock.',
    );
    expect(chair.meeting?.phase).toBe('frozen');
  });

  it('[LOCK-41] nobody but the chair locks, and not with a wrong code', async () => {
    expect(await refusal(police, lockCommand(approved, meeting.lockCode))).toMatch(/^not-chair: /);
    expect(await refusal(chair, lockCommand(approved, 'AAAA-AAAA'))).toMatch(/^code-wrong: That code is not right/);
  });

  it('[LOCK-42] of twenty locks at once one seals, and each of the others is told that the minutes are locked', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusal(chair, lockCommand(approved, meeting.lockCode))),
    );
    expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
    for (const answer of answers) expect(answer).toMatch(/^(ok$|locked: |code-used: )/);
    const { rows } = await node.server.parts.journal.read(meetingStream(meeting.meeting), 0);
    expect(rows.filter(({ entry }) => entry.kind === 'seal')).toHaveLength(1);
    expect(rows.at(-1)?.entry.kind).toBe('seal');
  });

  it('[LOCK-43] a command on a locked meeting is refused with a sentence, by whoever it is sent', async () => {
    await police.sees(({ phase }) => phase === 'locked', 'the lock did not reach a screen');
    for (const actor of [chair, police]) {
      expect(await refusal(actor, { type: 'propose', document: 'shared', ranges: [], text: 'x' })).not.toBe('ok');
      expect(await refusal(actor, { type: 'nothingHeld', organisation: policeOrganisation() })).toMatch(
        /^locked: These minutes are locked\./,
      );
    }
    const { sealed } = await node.server.parts.journal.head(meetingStream(meeting.meeting));
    expect(sealed).toBe(true);
  });

  function policeOrganisation(): string {
    return police.meeting?.people[police.person]?.organisation ?? '';
  }
});
