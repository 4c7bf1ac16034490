/** What reaches somebody who stands before the conflict question, over every way by which something reaches a person. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENDA_CALL } from '../../shared/rules/agenda.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { Opened } from '../support/Opened.ts';
import { signedIn } from '../support/openHeldNode.ts';
import type { Node, SmallMeeting } from '../support/openNode.ts';
import { plainNode, runningMeeting } from '../support/runningMeeting.ts';
import { typeParagraph } from '../support/typing.ts';

const SAID_BEFORE = ['https://calls.example/4471', 'Threshold is met because of the belt'];
const SAID_AFTER = ['The aunt will not be told', 'Strategy agreed by everybody'];
const WRITTEN = 'Seen at the nursery on Monday';

describe('at the door', () => {
  const opened = new Opened();
  let node: Node;
  let small: SmallMeeting;
  let chair: Actor;
  let nurse: Actor;

  beforeAll(async () => {
    ({ node, small, chair } = await runningMeeting(opened, ['police'], plainNode));
    const [call, view] = SAID_BEFORE;
    await chair.decide({ type: 'setFact', subject: 'meeting', field: AGENDA_CALL, value: call });
    await chair.decide({ type: 'recordView', view: 'met', reason: view, children: [] });
    typeParagraph(await chair.open(), WRITTEN);
    await chair.saved();
    nurse = await small.comes('health', node);
    opened.closes(() => nurse.leave());
    const [fact, decision] = SAID_AFTER;
    await chair.decide({ type: 'setFact', subject: 'meeting', field: 'contingency', value: fact });
    await chair.decide({ type: 'recordDecision', children: [], outcome: 's47', text: decision });
    await chair.decide({ type: 'nameDeputy', person: chair.person });
  });
  afterAll(() => opened.close());

  const heard = (): string => nurse.received.map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n');

  it('[WHO-14] who has not answered the conflict question is sent names, who is expected and the phase, and nothing that was said', async () => {
    await nurse.sees(({ deputies }) => deputies.includes(chair.person), 'the door was told nothing any more');
    for (const said of [...SAID_BEFORE, ...SAID_AFTER, WRITTEN]) expect(heard()).not.toContain(said);
    expect(nurse.meeting).toMatchObject({
      title: '',
      phase: 'live',
      facts: {},
      views: {},
      decisions: {},
      referral: null,
    });
    expect(Object.values(nurse.meeting?.people ?? {})).toHaveLength(Object.keys(chair.meeting?.people ?? {}).length);
    expect(Object.values(nurse.meeting?.household ?? {}).map(({ name }) => name)).toEqual(
      Object.values(chair.meeting?.household ?? {}).map(({ name }) => name),
    );
  });

  it('[WHO-14] over HTTP it is the same', async () => {
    const cookie = await signedIn(node, small.meeting, nurse.person);
    for (const path of ['changes', 'room']) {
      const answer = await fetch(`${node.origin}/api/meetings/${small.meeting}/${path}`, { headers: { cookie } });
      expect(answer.status).toBe(200);
      const text = await answer.text();
      for (const said of [...SAID_BEFORE, ...SAID_AFTER, WRITTEN]) expect(text).not.toContain(said);
      expect(text).toContain(nurse.person);
    }
  });

  it('[WHO-14] with the answer comes everything that was said before it', async () => {
    await nurse.decide({ type: 'declareConflict', conflict: 'none' });
    await nurse.sees(({ decisions }) => Object.keys(decisions).length === 1, 'the answer opened nothing');
    for (const said of [...SAID_BEFORE, ...SAID_AFTER]) expect(heard()).toContain(said);
  });
});
