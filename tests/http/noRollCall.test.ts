/** A meeting led by an outside client over HTTP, in which nobody called the roll: the record hides nobody who wrote. */
import * as Y from 'yjs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { writeUpdate } from '../../shared/wire/sync.ts';
import { startRealMeeting, type RealMeeting } from '../browser/realMeeting.ts';
import { lockCommand } from '../support/openNode.ts';
import { Caller } from './caller.ts';

let at: RealMeeting;

beforeAll(async () => {
  at = await startRealMeeting();
});
afterAll(() => at.close());

/** Signed in, asked about ties to the family, and with a sentence in the minutes. */
async function writer(name: string): Promise<Caller> {
  const caller = await Caller.signedIn(at, at.people[name]);
  await caller.command(`${name}-start`, { type: 'start' });
  await caller.command(`${name}-ties`, { type: 'declareConflict', conflict: 'none' });
  const doc = new Y.Doc();
  typeAtEnd(insertBlock(doc, sectionRoot('analysis'), 0, {}), `Said by ${name}.`);
  const frame = Buffer.from(writeUpdate(Y.encodeStateAsUpdate(doc))).toString('base64');
  const frames = { document: SHARED_DOCUMENT, frames: [frame] };
  const { body } = await caller.post(`/api/meetings/${at.meeting}/frames`, frames);
  expect(body['answers']).toEqual([{ ok: true }]);
  return caller;
}

/** Waits for the news that the text was collected. */
async function collected(caller: Caller): Promise<string> {
  for (let after = ''; ;) {
    const { body } = await caller.get(`/api/meetings/${at.meeting}/changes${after}`);
    const happenings = body['happenings'] as { event: { type: string; approvedDigest?: string } }[];
    const found = happenings.find(({ event }) => event.type === 'collected');
    if (found) return found.event.approvedDigest ?? '';
    after = `?after=${String(body['cursor'])}`;
  }
}

it('[READ-30] [RECORD-31] without a roll call the locked page says of everybody who wrote from when they did', async () => {
  const chair = await writer('chair');
  const police = await writer('police');
  await chair.command('freeze', { type: 'freeze', skipAnnouncement: true });
  const digest = await collected(chair);
  const locked = await chair.command('lock', lockCommand(digest, at.people['chair']?.lockCode ?? ''));
  expect(locked.status).toBe(200);
  for (const caller of [chair, police]) {
    const page = String((await caller.get(`/m/${at.meeting}/record`)).body['text']);
    expect(page).toMatch(/You wrote in these minutes from \d\d:\d\d\. You are not on the roll call\./);
    expect(page.match(/Wrote in these minutes from \d\d:\d\d\. Not on the roll call\./g)).toHaveLength(2);
    expect(page).not.toMatch(/You were not at this meeting|>Invited</);
  }
}, 40_000);
