/** A screen that speaks over HTTP alone names itself, in either request, and everybody sees it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemRandom } from '../../server/ambient.ts';
import { mintId, SHARED_DOCUMENT, type ScreenId } from '../../shared/ids.ts';
import { startRealMeeting, type RealMeeting } from '../browser/realMeeting.ts';
import { Caller } from './caller.ts';

let at: RealMeeting;
let chair: Caller;
let police: Caller;

beforeAll(async () => {
  at = await startRealMeeting();
  [chair, police] = [await Caller.signedIn(at, at.people['chair']), await Caller.signedIn(at, at.people['police'])];
});
afterAll(() => at.close());

async function screens(): Promise<unknown> {
  return (await chair.get(`/api/meetings/${at.meeting}/room`)).body['screens'];
}

it('[LOCK-61] a question for news and posted frames say whose screen they come from', async () => {
  const [asking, posting] = [mintId<ScreenId>(systemRandom), mintId<ScreenId>(systemRandom)];
  const { body } = await police.get('/api/me');
  expect((await police.get(`/api/meetings/${at.meeting}/changes`)).status).toBe(200);
  expect(await screens()).toEqual([]);
  expect((await police.get(`/api/meetings/${at.meeting}/changes?screen=${asking}`)).status).toBe(200);
  const frames = { document: SHARED_DOCUMENT, screen: posting, frames: [] };
  expect((await police.post(`/api/meetings/${at.meeting}/frames`, frames)).status).toBe(200);
  expect(await screens()).toEqual([
    { person: body['person'], screen: asking, goneAt: null },
    { person: body['person'], screen: posting, goneAt: null },
  ]);
});

it('[LOCK-61] what is no id names no screen', async () => {
  const before = await screens();
  expect((await police.get(`/api/meetings/${at.meeting}/changes?screen=me`)).status).toBe(200);
  expect(await screens()).toEqual(before);
});
