/** What of a refusal is written, how often, and what never is. */
import { expect, it } from 'vitest';
import { mintId, type MeetingId, type PartnershipId, type PersonId, type SessionId } from '../../shared/ids.ts';
import { REFUSAL_CODES } from '../../shared/wire/refusals.ts';
import { openAccessLog, type AccessLog } from '../../server/accessLog/accessLog.ts';
import { networkOf } from '../../server/accessLog/networkOf.ts';
import type { Refused } from '../../server/accessLog/Refused.ts';
import { accessStream } from '../../server/journal/Journal.ts';
import { memoryJournal } from '../../server/journal/memoryJournal.ts';
import { AccessLines, type AccessLine } from '../support/AccessLines.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';

const { random } = seededChance(5);
const PERSON = mintId<PersonId>(random);
const STRANGER: Refused = {
  door: 'signIn',
  code: 'code-wrong',
  asked: '/sign-in',
  person: null,
  session: null,
  meeting: null,
  invited: null,
  address: '203.0.113.77',
};
const SOMEBODY: Refused = {
  ...STRANGER,
  door: 'commands',
  code: 'not-chair',
  asked: 'lock',
  person: PERSON,
  session: mintId<SessionId>(random),
  meeting: mintId<MeetingId>(random),
};

function opened(): { log: AccessLog; time: VirtualTime; lines: () => Promise<AccessLine[]> } {
  const time = new VirtualTime();
  const journal = memoryJournal(random);
  const partnership = mintId<PartnershipId>(random);
  const failed = (what: string): void => {
    throw new Error(what);
  };
  const log = openAccessLog({ journal, partnership, clock: time, timers: time, alarm: failed });
  return {
    log,
    time,
    async lines() {
      await log.close();
      const lines = new AccessLines();
      lines.add((await journal.read(accessStream(partnership), 0)).rows);
      return lines.all;
    },
  };
}

it('[WIRE-60] a refusal says when, who and which meeting where that is known, at which door, what for and why', async () => {
  const { log, lines } = opened();
  log.refused(SOMEBODY);
  log.refused({ ...STRANGER, invited: PERSON });
  const [known, stranger] = await lines();
  expect(known).toMatchObject({
    what: 'refused',
    at: '2026-04-30T09:04:00.000Z',
    person: SOMEBODY.person,
    meeting: SOMEBODY.meeting,
    refusal: { door: 'commands', code: 'not-chair', asked: 'lock', times: 1 },
  });
  expect(stranger).toMatchObject({
    person: null,
    refusal: { door: 'signIn', code: 'code-wrong', invited: PERSON },
  });
});

it('[WIRE-60] what belongs to ordinary work is no refusal of anybody, and every code is one or the other', async () => {
  const { log, lines } = opened();
  for (const code of REFUSAL_CODES) log.refused({ ...STRANGER, code });
  const told = (await lines()).map(({ refusal }) => refusal?.code);
  for (const code of [
    'code-wrong',
    'code-void',
    'invitation-over',
    'bad-origin',
    'signed-out',
    'slow-down',
    'malformed',
  ])
    expect(told).toContain(code);
  for (const code of ['changed', 'incomplete', 'storage', 'frozen']) expect(told).not.toContain(code);
});

it('[WIRE-61] the first of a kind is written at once, and what repeats it within a minute is one line with its number', async () => {
  const { log, time, lines } = opened();
  for (let n = 0; n < 5_000; n++) {
    log.refused(STRANGER);
    await time.pass(10);
  }
  log.refused(SOMEBODY);
  await time.pass(60_000);
  log.refused(STRANGER);
  const told = (await lines()).map(({ refusal }) => [refusal?.code, refusal?.times]);
  expect(told).toEqual([
    ['code-wrong', 1],
    ['not-chair', 1],
    ['code-wrong', 4_999],
    ['code-wrong', 1],
  ]);
});

it('[WIRE-61] what is counted and not yet written is written when the server stops', async () => {
  const { log, lines } = opened();
  for (let n = 0; n < 3; n++) log.refused(STRANGER);
  expect((await lines()).map(({ refusal }) => refusal?.times)).toEqual([1, 2]);
});

it('[WIRE-61] a flood from more networks than can be told apart is counted too, and the log stays small', async () => {
  const { log, lines } = opened();
  for (let n = 0; n < 20_000; n++)
    log.refused({ ...STRANGER, address: `${(n >> 16) + 11}.${(n >> 8) & 255}.${n & 255}.9` });
  const all = await lines();
  expect(all.length).toBeLessThan(1_010);
  expect(all.reduce((sum, { refusal }) => sum + (refusal?.times ?? 0), 0)).toBe(20_000);
});

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:0db8:00a1:2:3:4:5:6', '2001:db8:a1::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['::1', '0:0:0::/48'],
  [undefined, 'unknown'],
  ['DS Someone', 'unknown'],
])('[WIRE-62] of the address %s the log keeps %s', async (address, network) => {
  expect(networkOf(address)).toBe(network);
  const { log, lines } = opened();
  log.refused({ ...STRANGER, address });
  const [line] = await lines();
  expect(line?.refusal?.network).toBe(network);
  expect(line?.text).not.toContain(address ?? 'undefined');
});
