/** How a client that counts only what the protocol page says knows which of its frames was refused. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeAskSaved, writeOrigins } from '../../shared/wire/sync.ts';
import { RawScreen } from '../proofs/hostile/RawScreen.ts';
import { Opened } from '../support/Opened.ts';
import { signedIn } from '../support/openHeldNode.ts';
import { plainNode, runningMeeting } from '../support/runningMeeting.ts';

const opened = new Opened();
let address: string;
let cookies: string[];

beforeAll(async () => {
  const { node, small, chair } = await runningMeeting(opened, [], plainNode);
  address = `${node.origin.replace('http', 'ws')}/sync/${small.meeting}/shared`;
  cookies = [await signedIn(node, small.meeting, chair.person), await signedIn(node, small.meeting, chair.person)];
});
afterAll(() => opened.close());

const STEP1 = Uint8Array.of(0, 0, 1, 0);
const BROKEN_WORDS = Uint8Array.of(0, 2, 9, 1);
const BROKEN_CLAIM = Uint8Array.of(103, 1, 5);
const ASK_CARETS = Uint8Array.of(3);

it('[WIRE-72] questions, claims and what cannot be read of other types do not move the numbers', async () => {
  const [first = '', second = ''] = cookies;
  const screen = await RawScreen.open(address, first);
  opened.closes(() => screen.end());
  const quiet = [writeOrigins([]), writeAskSaved(77), ASK_CARETS];
  // Third of those that are counted, whatever stands between.
  await screen.send([STEP1, ...quiet, STEP1, BROKEN_CLAIM, ...quiet, BROKEN_WORDS], true);
  expect(screen.numbers).toEqual([0, 3]);

  const other = await RawScreen.open(address, second);
  opened.closes(() => other.end());
  await other.send([Uint8Array.of(127), BROKEN_WORDS], true);
  expect(other.numbers).toEqual([0, 1]);
});
