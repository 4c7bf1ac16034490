import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startRealMeeting, type RealMeeting } from '../browser/realMeeting.ts';
import { Caller, invitationOf } from './caller.ts';

describe('new keys to the door of a running meeting', () => {
  let at: RealMeeting;
  let chair: Caller;
  let other: Caller;
  const ids: Record<string, string> = {};
  const invitations = (): string => `/api/meetings/${at.meeting}/invitations`;
  const lockCodes = (): string => `/api/meetings/${at.meeting}/lock-codes`;

  beforeAll(async () => {
    at = await startRealMeeting();
    chair = await Caller.signedIn(at, at.people['chair']);
    other = await Caller.signedIn(at, at.people['police']);
    for (const [name, caller] of Object.entries({ chair, other }))
      ids[name] = (await caller.get('/api/me')).body['person'] as string;
    await chair.command('start', { type: 'start' });
  });
  afterAll(() => at.close());

  it('[WHO-50] somebody invited while the meeting runs is given an invitation and its code, and comes in', async () => {
    const invited = await chair.command('invite', {
      type: 'invite',
      name: 'Nadia Quorn',
      job: 'School nurse',
      organisation: { name: 'Larkhill School Nursing', agency: 'health' },
      role: 'agencyRepresentative',
      device: 'screen',
    });
    expect(invited.status).toBe(200);
    const person = Object.values(await roster()).find(({ name }) => name === 'Nadia Quorn')?.id ?? '';
    expect((await other.post(invitations(), { person })).code).toBe('not-allowed');
    const { body, status } = await chair.post(invitations(), { person });
    expect(status).toBe(200);
    const { invitation, code } = body as { invitation: string; code: string };
    const nurse = new Caller(at);
    expect((await nurse.signIn(invitation, code)).status).toBe(200);
    expect((await nurse.get('/api/me')).body['person']).toBe(person);
  });

  it('[WHO-50] [WHO-63] a new invitation ends the one before, which says so', async () => {
    const earlier = at.people['police'];
    const { body } = await chair.post(invitations(), { person: ids['other'] });
    const { invitation, code } = body as { invitation: string; code: string };
    expect((await new Caller(at).signIn(invitationOf(earlier), earlier?.code ?? '')).code).toBe('invitation-replaced');
    expect((await new Caller(at).signIn(invitation, code)).status).toBe(200);
  });

  it('[WHO-51] a lock code is given by who chairs to somebody else, never to oneself', async () => {
    expect((await other.post(lockCodes(), { person: ids['chair'] })).code).toBe('not-allowed');
    expect((await chair.post(lockCodes(), { person: ids['chair'] })).code).toBe('not-allowed');
    const given = await chair.post(lockCodes(), { person: ids['other'] });
    expect(given.body['lockCode']).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  });

  it('[WHO-51] nobody is given a key who is not on the roster, and nothing else is taken for a person', async () => {
    for (const path of [invitations(), lockCodes()]) {
      expect((await chair.post(path, { person: 'a'.repeat(26) })).code).toBe('not-found');
      expect((await chair.post(path, { person: '../x' })).code).toBe('malformed');
      expect((await chair.post(path, { person: ids['other'], role: 'chair' })).code).toBe('malformed');
      expect((await new Caller(at).post(path, { person: ids['other'] })).code).toBe('signed-out');
    }
  });

  async function roster(): Promise<{ id: string; name: string }[]> {
    const { body } = await chair.get(`/api/meetings/${at.meeting}/room`);
    const happenings = body['happenings'] as {
      event: { type: string; attendee?: { id: string; name: string } };
    }[];
    return happenings.flatMap(({ event }) => (event.type === 'invited' && event.attendee ? [event.attendee] : []));
  }
});
