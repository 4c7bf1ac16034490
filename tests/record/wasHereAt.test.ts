import { describe, expect, it } from 'vitest';
import { wasHereAt } from '../../shared/record/wasHereAt.ts';
import type { Attendee, Meeting } from '../../shared/rules/meeting.ts';

const meeting = (startedAt: string): Meeting => ({ startedAt, convenedAt: startedAt }) as Meeting;
const somebody = (times: Partial<Attendee>): Attendee =>
  ({ attendance: 'attended', joined: null, left: null, goneAt: null, ...times }) as Attendee;

describe('[RECORD-29] whoever was there by roll call when something was decided', () => {
  const evening = meeting('2026-04-02T18:35:00+01:00');
  it.each([
    ['from the start', somebody({}), '2026-04-02T18:00:00.000Z', true],
    ['came before', somebody({ joined: '18:20' }), '2026-04-02T18:00:00.000Z', true],
    ['came later', somebody({ joined: '19:05' }), '2026-04-02T18:00:00.000Z', false],
    ['had come by then', somebody({ joined: '19:05' }), '2026-04-02T18:06:00.000Z', true],
    ['had left', somebody({ left: '18:50' }), '2026-04-02T18:00:00.000Z', false],
    ['left afterwards', somebody({ left: '19:10' }), '2026-04-02T18:00:00.000Z', true],
    [
      'had a tie to the family and had gone',
      somebody({ attendance: 'withdrawn', goneAt: '2026-04-02T17:40:00.000Z' }),
      '2026-04-02T18:00:00.000Z',
      false,
    ],
    ['sent apologies', somebody({ attendance: 'apologies' }), '2026-04-02T18:00:00.000Z', false],
    ['was never called', somebody({ attendance: 'invited' }), '2026-04-02T18:00:00.000Z', false],
  ])('%s', (_who, attendee, at, here) => {
    expect(wasHereAt(evening, attendee, at)).toBe(here);
  });

  it('also when the meeting passes midnight', () => {
    const night = meeting('2026-11-23T23:30:00+00:00');
    expect(wasHereAt(night, somebody({ joined: '00:10' }), '2026-11-24T00:05:00.000Z')).toBe(false);
    expect(wasHereAt(night, somebody({ joined: '23:40', left: '00:30' }), '2026-11-24T00:20:00.000Z')).toBe(true);
    expect(wasHereAt(night, somebody({ left: '00:30' }), '2026-11-24T00:40:00.000Z')).toBe(false);
  });
});
