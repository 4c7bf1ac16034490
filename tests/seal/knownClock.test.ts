/** What the operator says of the server's clock, from the setting to the screen and the locked page. */
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { clockSentence } from '../../shared/words/en/clock.ts';
import { Opened } from '../support/Opened.ts';
import { signedIn } from '../support/openHeldNode.ts';
import { freezeSmall, lockCommand, openNode } from '../support/openNode.ts';
import { runningMeeting } from '../support/runningMeeting.ts';

describe('what is known of the clock', () => {
  const opened = new Opened();
  afterAll(() => opened.close());

  it.each([
    [
      { QUORATE_CLOCK_SOURCE: ' ntp.example.gov.uk ', QUORATE_CLOCK_ERROR_MS: '50' },
      /kept right by ntp\.example\.gov\.uk, and .* up to 0\.05 seconds\.$/,
    ],
    [{ QUORATE_CLOCK_SOURCE: 'the host' }, /kept right by the host, and how far it may be wrong is not known\.$/],
    [{ QUORATE_CLOCK_ERROR_MS: '1000' }, /What keeps it right is not known, and it may be wrong by up to 1 second\.$/],
    [{}, /What keeps it right is not known, and how far it may be wrong is not known\.$/],
  ])('[RECORD-30] %o is said in a sentence', (settings, sentence) => {
    expect(clockSentence(readConfig({}, settings).knownClock)).toMatch(sentence);
  });

  it.each([
    { QUORATE_CLOCK_ERROR_MS: '-5' },
    { QUORATE_CLOCK_ERROR_MS: 'soon' },
    { QUORATE_CLOCK_ERROR_MS: '99999999' },
    { QUORATE_CLOCK_SOURCE: 'a\nb' },
    { QUORATE_CLOCK_SOURCE: 'x'.repeat(121) },
  ])('[RECORD-30] %o starts no server', (settings) => {
    expect(() => readConfig({}, settings)).toThrow(/^QUORATE_CLOCK_(SOURCE|ERROR_MS) is /);
  });

  it.each([
    [
      { QUORATE_CLOCK_SOURCE: 'ntp.example.gov.uk', QUORATE_CLOCK_ERROR_MS: '50' },
      { source: 'ntp.example.gov.uk', errorMs: 50 },
    ],
    [{}, { source: null, errorMs: null }],
  ])('[RECORD-30] with %o every screen is told, and the locked page prints it', async (settings, known) => {
    const { node, small, chair } = await runningMeeting(opened, [], (folder) => openNode({ folder, settings }));
    const cookie = await signedIn(node, small.meeting, chair.person);
    const ask = (path: string): Promise<Response> => fetch(`${node.origin}${path}`, { headers: { cookie } });
    const room = (await (await ask(`/api/meetings/${small.meeting}/room`)).json()) as { clock: unknown };
    expect(room.clock).toEqual(known);
    await chair.decide(lockCommand(await freezeSmall(chair, []), small.lockCode));
    const page = await (await ask(`/m/${small.meeting}/record`)).text();
    expect(page).toContain(clockSentence(known));
  });
});
