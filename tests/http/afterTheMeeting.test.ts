/** Ways in to a meeting that begins late, goes on another day and is locked at last, on a really opened server. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock, systemRandom } from '../../server/ambient.ts';
import { conveneScript } from '../../server/app/conveneScript.ts';
import { openServer, type OpenedServer } from '../../server/app/openServer.ts';
import { readConfig } from '../../server/config.ts';
import { parseScript } from '../../server/rehearsal/script.ts';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import type { InvitedPeople } from '../../shared/wire/convening.ts';
import { lockedMeeting, type LockedMeeting } from '../support/lockedMeeting.ts';
import { ownFolder } from '../support/openNode.ts';
import { readText } from '../support/projectFiles.ts';
import { Caller } from './caller.ts';

const HOUR_MS = 60 * 60_000;
const NOTHING = { text: '' };

describe('a meeting and the days around it', () => {
  let server: OpenedServer;
  let origin: string;
  let remove: () => Promise<void>;
  /** What the server's clock is ahead of the machine's. */
  let ahead = 0;
  const clock = { now: () => new Date(systemClock.now().getTime() + ahead) };

  beforeAll(async () => {
    const own = await ownFolder();
    ({ remove } = own);
    const { folder } = own;
    server = await openServer(
      readConfig({ port: '0', data: join(folder, 'data'), keys: join(folder, 'keys') }, {}),
      clock,
    );
    origin = await server.listen();
  });
  afterAll(async () => {
    await server.close();
    await remove();
  });

  const hours = (n: number): void => {
    ahead = n * HOUR_MS;
  };

  async function codeOf({ invitation, code }: { invitation: string; code: string }): Promise<string | null> {
    return (await new Caller({ origin, meeting: '' as MeetingId }).signIn(invitation, code)).code;
  }

  it('[WHO-60] a link is good for a meeting that was planned days ago and not yet begun, adjourned for weeks, and not for ever', async () => {
    hours(0);
    const parsed = parseScript(readText('tests/browser/smallMeeting.json'));
    if (!parsed.ok) throw new Error('the script is broken');
    const scheduledStart = new Date(clock.now().getTime() + 48 * HOUR_MS).toISOString();
    const parts = { ...server.parts, identity: server.identity, clock, random: systemRandom };
    const { meeting, people } = await conveneScript(parts, { ...parsed.script, scheduledStart }, true);
    const [first] = people;
    if (!first) throw new Error('nobody was invited');
    for (const n of [1, 24 * 10, 24 * 29]) {
      hours(n);
      expect([n, await codeOf(first)]).toEqual([n, null]);
    }
    const chair = new Caller({ origin, meeting });
    await chair.signIn(first.invitation, first.code);
    expect((await chair.command('start', { type: 'start' })).status).toBe(200);
    expect((await chair.command('adjourn', { type: 'adjourn', until: null, reason: 'A call' })).status).toBe(200);
    hours(24 * (29 + 27));
    expect(await codeOf(first)).toBeNull();
    hours(24 * (29 + 29));
    expect(await codeOf(first)).toBe('invitation-over');
  });

  it('[WHO-61] whoever is at a meeting that runs is not signed out when ten hours are over, and whoever is at none is', async () => {
    hours(0);
    const parsed = parseScript(readText('tests/browser/smallMeeting.json'));
    if (!parsed.ok) throw new Error('the script is broken');
    const parts = { ...server.parts, identity: server.identity, clock, random: systemRandom };
    const { meeting, people } = await conveneScript(parts, parsed.script, true);
    const [first] = people;
    const chair = new Caller({ origin, meeting });
    await chair.signIn(first?.invitation ?? '', first?.code ?? '');
    hours(11);
    expect((await chair.get('/api/me')).code).toBe('signed-out');
    hours(0);
    await chair.signIn(first?.invitation ?? '', first?.code ?? '');
    await chair.command('start', { type: 'start' });
    hours(11);
    expect((await chair.get(`/api/meetings/${meeting}/room`)).status).toBe(200);
    hours(25);
    expect((await chair.get('/api/me')).code).toBe('signed-out');
  });

  describe('locked', () => {
    let locked: LockedMeeting;
    let meeting: MeetingId;
    let chair: Caller;

    beforeAll(async () => {
      hours(0);
      locked = await lockedMeeting({ server, origin, close: () => Promise.resolve() });
      meeting = locked.chair.meetingId;
      chair = await comesBack(locked.chair.person);
    });
    afterAll(() => locked.leave());

    async function comesBack(person: PersonId): Promise<Caller> {
      const caller = new Caller({ origin, meeting });
      const { invitation, code } = await server.identity.invite({ meeting, person });
      expect((await caller.signIn(invitation, code)).body).toMatchObject({ locked: true });
      return caller;
    }

    const asks = (person: string) => chair.post(`/api/meetings/${meeting}/invitations`, { person });

    it('[WHO-62] the chair gives somebody of the roster a new way in to the record, for a day, and nobody else', async () => {
      const { status, body } = await asks(locked.school.person);
      expect(status).toBe(200);
      const way = body as { invitation: string; code: string };
      const school = new Caller({ origin, meeting });
      expect((await school.signIn(way.invitation, way.code)).body).toMatchObject({ meeting, locked: true });
      expect((await school.get(`/api/meetings/${meeting}/record`)).status).toBe(200);
      const listed = await chair.get(`/api/meetings/${meeting}/invited`);
      expect(listed.body).toMatchObject({ phase: 'locked', mayAdd: false });
      for (const one of (listed.body as unknown as InvitedPeople).people)
        expect([one.givesLink, one.givesLockCode]).toEqual([true, false]);
      expect((await asks('a'.repeat(26))).code).toBe('not-found');
      const invite = { type: 'invite', name: 'N', job: '', organisation: { name: 'O', agency: 'health' } };
      const added = await chair.command('more', { ...invite, role: 'invitee', device: 'screen' });
      expect(added.code).toBe('locked');
      hours(25);
      expect(await codeOf(way)).toBe('invitation-over');
      hours(0);
    });

    it('[WHO-51] after the lock no lock code is made, and it is said why', async () => {
      const asked = await chair.post(`/api/meetings/${meeting}/lock-codes`, { person: locked.police.person });
      expect([asked.status, asked.code]).toEqual([409, 'not-now']);
      expect((asked.body['refusal'] as { sentence: string }).sentence).toMatch(/locked already/);
    });
  });

  it('[WHO-69] a sign-in that cannot be read says that nobody was signed in; a field too many is told by its name', async () => {
    const caller = new Caller({ origin, meeting: '' as MeetingId });
    for (const [path, body, field] of [
      ['/api/sign-in', { invitation: 'x' }, 'code'],
      ['/api/sign-in', { invitation: 'x', code: 'y', remember: true }, 'remember'],
      ['/api/sign-in', '{', undefined],
      ['/api/convenors/sign-in', NOTHING, 'link'],
    ] as const) {
      const { code, body: answered } = await caller.post(path, body);
      const refusal = answered['refusal'] as { sentence: string; detail?: { field?: string } };
      expect([code, refusal.detail?.field]).toEqual(['malformed', field]);
      expect(refusal.sentence).toMatch(/nobody was signed in/);
      expect(refusal.sentence).not.toMatch(/Your words/);
    }
  });
});
