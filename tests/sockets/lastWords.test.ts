/** The last that a screen hears when its person's access ends: first the answer to what they did, then why the door is shut. */
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { whyShut } from '../../server/rooms/whyShut.ts';
import type { Command } from '../../shared/rules/commands.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';
import { Opened } from '../support/Opened.ts';
import { signedIn } from '../support/openHeldNode.ts';
import type { Node, SmallMeeting } from '../support/openNode.ts';
import { plainNode, runningMeeting } from '../support/runningMeeting.ts';

const opened = new Opened();
let node: Node;
let small: SmallMeeting;
let chair: Actor;
let police: Actor;
let nurse: Actor;

beforeAll(async () => {
  ({
    node,
    small,
    chair,
    others: [police, nurse],
  } = await runningMeeting(opened, ['police', 'health'], plainNode));
});
afterAll(() => opened.close());

/** All that is heard by a page of this person that sends the command, until its socket is closed. */
async function heardBy({ person }: Actor, command: Command): Promise<unknown[]> {
  const cookie = await signedIn(node, small.meeting, person);
  const heard: unknown[] = [];
  const socket = io(node.origin, {
    path: '/rt',
    transports: ['websocket'],
    auth: { meeting: small.meeting },
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  opened.closes(() => void socket.close());
  const closed = new Promise((resolve) => socket.once('disconnect', resolve));
  await new Promise((resolve) => socket.once('welcome', resolve));
  socket.on('refused', (refusal) => heard.push(refusal));
  // Two at once: what is sent behind the last deed is answered too.
  for (const one of [command, { type: 'putDissentQuestion' }])
    socket.emit('command', { id: one.type, command: one }, (answer: { ok: boolean }) => heard.push(answer.ok));
  await closed;
  return heard;
}

const lastWords = (why: string): object => ({
  code: 'not-allowed',
  sentence: sentenceOf({ code: 'not-allowed', detail: { why } }),
});

it('[WIRE-70] whoever withdraws is answered that they did, and reads last that they have left', async () => {
  const heard = await heardBy(police, { type: 'withdraw', reason: 'other', note: null });
  expect(heard).toEqual([true, false, lastWords('youLeft')]);
  expect(lastWords('youLeft')).toMatchObject({ sentence: 'You have left this meeting.' });
  await chair.sees(({ people }) => people[police.person]?.attendance === 'withdrawn', 'nobody withdrew');
});

it('[WIRE-70] whoever declares a tie to the family is answered too, and reads last what it means', async () => {
  const heard = await heardBy(nurse, { type: 'declareConflict', conflict: 'declared', note: 'A cousin.' });
  expect(heard).toEqual([true, false, lastWords('tieDeclared')]);
  await chair.sees(({ people }) => people[nurse.person]?.conflict === 'declared', 'nobody declared anything');
});

it('[WIRE-70] whoever is removed reads that it was not their own deed', () => {
  const meeting = evolve(
    chair.meeting,
    { type: 'removed', v: 1, person: chair.person, reason: 'By mistake.' },
    { at: '2026-11-23T10:00:00.000Z', by: null },
  );
  expect(whyShut(meeting, chair.person)).toEqual({ code: 'not-allowed', detail: { why: 'removed' } });
  expect(sentenceOf({ code: 'not-allowed', detail: { why: 'removed' } })).toContain('has ended your part in it');
});
