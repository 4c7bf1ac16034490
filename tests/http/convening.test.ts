import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MeetingId } from '../../shared/ids.ts';
import { CLOSE } from '../../shared/wire/closeCodes.ts';
import type { AskedMeeting, ConvenedMeeting, DoorKey, Home, InvitedPeople } from '../../shared/wire/convening.ts';
import { RT_PATH, type ClientToServer, type ServerToClient } from '../../shared/wire/rt.ts';
import { openHouse, type House } from '../support/convenorHouse.ts';
import { MEETING } from './askedMeeting.ts';
import { Caller, type Answered } from './caller.ts';

const NOWHERE = 'a'.repeat(26) as MeetingId;

describe('what a convenor asks the server for', () => {
  let house: House;
  let me: Caller;
  let other: Caller;

  beforeAll(async () => {
    house = await openHouse();
    me = await convenor(house);
    const { link, code } = await house.another('Ana Bose');
    other = new Caller({ origin: house.origin, meeting: NOWHERE });
    await other.convenes(link, code);
  });
  afterAll(() => house.close());

  async function convenor(at: House): Promise<Caller> {
    const caller = new Caller({ origin: at.origin, meeting: NOWHERE });
    await caller.convenes(at.link, at.code);
    return caller;
  }

  const home = async (caller: Caller): Promise<Home> => {
    const answered = await caller.get('/api/meetings');
    expect(answered.status).toBe(200);
    return answered.body as unknown as Home;
  };

  async function convened(asked: AskedMeeting = MEETING): Promise<ConvenedMeeting> {
    const answered = await me.post('/api/meetings', asked);
    expect(answered).toMatchObject({ status: 200 });
    return answered.body as unknown as ConvenedMeeting;
  }

  it('[WHO-52] following a convenor’s link signs nobody in', async () => {
    const visitor = new Caller({ origin: house.origin, meeting: NOWHERE });
    const page = await visitor.get(new URL(house.link).pathname, { accept: 'text/html' });
    expect(page.status).toBe(200);
    expect(page.headers.getSetCookie()).toEqual([]);
    expect((await visitor.get('/api/session')).body).toEqual({ is: 'nobody' });
    expect((await me.get('/api/session')).body).toEqual({ is: 'convenor', name: 'Priya Nair' });
  });

  it('[CHAIR-80] one press makes a running discussion that the convenor chairs and is present at', async () => {
    const { body, status } = await me.post('/api/meetings/now', {});
    expect(status).toBe(200);
    const { meeting, keys } = body as unknown as ConvenedMeeting;
    expect(keys).toEqual([]);
    const { meetings } = await home(me);
    expect(meetings.find((one) => one.meeting === meeting)).toMatchObject({
      kind: 'strategyDiscussion',
      phase: 'live',
      iChair: true,
      iAttend: true,
      agencies: ['childrensSocialCare', 'police', 'health'],
      rehearsal: false,
    });
    const { meeting: folded } = await roomOf(meeting);
    expect(folded.people[house.convenor.id]).toMatchObject({ attendance: 'attended', conflict: 'unanswered' });
  });

  it('[CHAIR-91] asked again under the same id, a convenor is answered the same meeting, and nothing is made a second time', async () => {
    const once = { 'idempotency-key': 'o'.repeat(26) };
    const before = (await home(me)).meetings.length;
    const press = async (caller: Caller): Promise<ConvenedMeeting> => {
      const answered = await caller.post('/api/meetings/now', {}, once);
      expect(answered).toMatchObject({ status: 200 });
      return answered.body as unknown as ConvenedMeeting;
    };
    const [first, atOnce] = await Promise.all([press(me), press(me)]);
    const again = await press(me);
    expect([atOnce.meeting, again.meeting]).toEqual([first.meeting, first.meeting]);
    expect((await home(me)).meetings.length).toBe(before + 1);
    const { meeting: folded } = await roomOf(first.meeting);
    expect(Object.keys(folded.people)).toEqual([house.convenor.id]);
    expect(folded.phase).toBe('live');
    const { link, code } = await house.another('Beth Rowe');
    const somebodyElse = new Caller({ origin: house.origin, meeting: NOWHERE });
    await somebodyElse.convenes(link, code);
    expect((await press(somebodyElse)).meeting).not.toBe(first.meeting);
    expect((await me.post('/api/meetings/now', {}, { 'idempotency-key': 'Not an id' })).code).toBe('malformed');
  });

  it('[CHAIR-91] ways in that were lost with the answer are made anew until the meeting begins, for the same people', async () => {
    const once = { 'idempotency-key': 'p'.repeat(26) };
    const ask = async (): Promise<ConvenedMeeting> =>
      (await me.post('/api/meetings', MEETING, once)).body as unknown as ConvenedMeeting;
    const lost = await ask();
    const { meeting, keys } = await ask();
    expect(meeting).toBe(lost.meeting);
    expect(keys.map(({ person, name }) => [person, name])).toEqual(lost.keys.map(({ person, name }) => [person, name]));
    const enter = async ({ invitation, code }: DoorKey): Promise<number> =>
      (await new Caller({ origin: house.origin, meeting }).signIn(invitation, code)).status;
    const [old, fresh] = [lost.keys[0], keys[0]];
    if (!old || !fresh) throw new Error('nobody was invited');
    expect(await enter(old)).not.toBe(200);
    expect(await enter(fresh)).toBe(200);
  });

  it('[CHAIR-81] a meeting has the people, family, time and ways in that were asked for', async () => {
    const { meeting, keys } = await convened();
    expect(keys.map(({ name, lockCode }) => [name, lockCode !== null])).toEqual([
      ['Sam Poole', true],
      ['Lee Grant', false],
    ]);
    const { meeting: folded } = await roomOf(meeting);
    expect(folded).toMatchObject({ phase: 'convened', reference: 'K4T-2291', scheduledStart: MEETING.scheduledStart });
    expect(folded.template.quorum).toEqual(MEETING.quorum);
    expect(folded.facts['meeting.plannedMinutes']?.value).toBe('60');
    expect(folded.facts['meeting.agenda:call']?.value).toBe('https://calls.example/91');
    expect(Object.values(folded.people).map(({ name, role }) => [name, role])).toEqual(
      MEETING.people.map(({ name, role }) => [name, role]),
    );
    expect(Object.values(folded.household).map(({ name }) => name)).toEqual(['Dana R.']);
    expect(Object.values(folded.children).map(({ initials }) => initials)).toEqual(['R.']);
    const [chair] = keys;
    const guest = new Caller({ origin: house.origin, meeting });
    expect((await guest.signIn(chair?.invitation ?? '', chair?.code ?? '')).body).toMatchObject({
      meeting,
      locked: false,
    });
    expect((await guest.command('start', { type: 'start' })).status).toBe(200);
  });

  it('[CHAIR-81] a meeting has the place that was filled in, and an agency whatever it is called', async () => {
    const people = MEETING.people.map((one) => (one.agency === 'police' ? { ...one, agency: 'constructor' } : one));
    const { meeting } = await convened({ ...MEETING, place: 'Larkhill Hall, room 2', format: 'hybrid', people });
    const { meeting: folded } = await roomOf(meeting);
    expect(folded.format).toBe('hybrid');
    expect(folded.facts['meeting.place']?.value).toBe('Larkhill Hall, room 2');
    expect(folded.template.agencies).toContainEqual({ key: 'constructor', label: 'constructor' });
  });

  it('[CHAIR-81] a form that is not whole is refused with its field, and nothing is convened', async () => {
    const before = (await home(me)).meetings.length;
    const [first, ...rest] = MEETING.people;
    for (const [asked, code, field] of [
      [{ ...MEETING, people: [{ ...first, name: ' ' }, ...rest] }, 'malformed', 'people.0.name'],
      [{ ...MEETING, people: rest.slice(1) }, 'incomplete', 'chair'],
      [{ ...MEETING, people: rest.map((one) => ({ ...one, me: true })) }, 'malformed', 'people'],
      [{ ...MEETING, scheduledStart: '2026-02-30T10:30:00Z' }, 'bad-date', 'scheduledStart'],
      [{ ...MEETING, title: 'About R.' }, 'malformed', 'title'],
      [{ ...MEETING, people: [{ ...first, title: 'Dr' }, ...rest] }, 'malformed', 'people.0.title'],
      ['[]', 'malformed', 'body'],
      [{ ...MEETING, place: 'a\u0000b' }, 'malformed', 'place'],
    ] as const) {
      const answered = await me.post('/api/meetings', asked);
      expect([answered.code, detailOf(answered)['field']]).toEqual([code, field]);
    }
    expect((await home(me)).meetings.length).toBe(before);
  });

  it('[CHAIR-82] what is written up afterwards says when it took place and from what', async () => {
    const asked = { tookPlaceFrom: '2026-01-05T18:30:00+00:00', tookPlaceTo: null, from: 'From memory' };
    const { body } = await me.post('/api/meetings/afterwards', asked);
    const { meeting } = await roomOf((body as unknown as ConvenedMeeting).meeting);
    expect(meeting).toMatchObject({ phase: 'live', writtenUp: { ...asked, by: house.convenor.id } });
    const future = await me.post('/api/meetings/afterwards', { ...asked, tookPlaceFrom: '2199-01-05T18:30:00+00:00' });
    expect([future.code, detailOf(future)['field']]).toEqual(['bad-date', 'tookPlaceFrom']);
  });

  it('[WHO-56] nobody else lists, convenes or looks at who is invited', async () => {
    const { meeting, keys } = await convened();
    const guest = new Caller({ origin: house.origin, meeting });
    await guest.signIn(keys[1]?.invitation ?? '', keys[1]?.code ?? '');
    for (const [caller, code] of [
      [guest, 'not-allowed'],
      [new Caller({ origin: house.origin, meeting }), 'signed-out'],
    ] as const) {
      expect((await caller.get('/api/meetings')).code).toBe(code);
      for (const path of ['', '/now', '/afterwards', '/from-file'])
        expect((await caller.post(`/api/meetings${path}`, MEETING)).code, path).toBe(code);
      expect((await caller.get(`/api/meetings/${meeting}/invited`)).code).toBe(code);
    }
    expect((await other.get(`/api/meetings/${meeting}/invited`)).code).toBe('not-found');
    expect((await other.get(`/api/meetings/${meeting}/room`)).code).toBe('not-found');
    expect((await home(other)).meetings).toEqual([]);
  });

  it('[WHO-53] a convenor’s sockets open to what they convened alone, and close when they are removed from it', async () => {
    const { meeting } = (await me.post('/api/meetings/now', {})).body as unknown as ConvenedMeeting;
    expect(await closedWith(socketOf(other, meeting))).toBe(CLOSE.notAllowed);
    expect(await refusedWith(commandsOf(other, meeting))).toBe('not-found');
    const mine = socketOf(me, meeting);
    const commands = commandsOf(me, meeting);
    await Promise.all([once(mine, 'open'), new Promise((resolve) => commands.once('welcome', resolve))]);
    const closed = Promise.all([closedWith(mine), refusedWith(commands)]);
    await house.server.identity.endAccess(meeting, house.convenor.id);
    expect(await closed).toEqual([CLOSE.signedOut, 'signed-out']);
    expect(await closedWith(socketOf(me, meeting))).toBe(CLOSE.notAllowed);
    expect(await refusedWith(commandsOf(me, meeting))).toBe('not-found');
    expect((await me.post('/api/meetings/now', {})).status).toBe(200);
  });

  it('[WHO-56] a house that is not set up convenes nothing, and says why', async () => {
    const bare = await openHouse({ isSetUp: false });
    try {
      const caller = await convenor(bare);
      for (const [path, body] of [
        ['', MEETING],
        ['/now', {}],
      ] as const) {
        const answered = await caller.post(`/api/meetings${path}`, body);
        expect([answered.status, answered.code]).toEqual([409, 'not-set-up']);
        expect((answered.body['refusal'] as { sentence: string }).sentence).toMatch(/^Nothing was convened:/);
      }
      expect(await home(caller)).toMatchObject({ isSetUp: false, meetings: [] });
      await bare.setUp();
      expect((await caller.post('/api/meetings/now', {})).status).toBe(200);
    } finally {
      await bare.close();
    }
  });

  it('[WHO-57] [WHO-65] ways in are answered once; who convened makes new ones, and those end the ones before', async () => {
    const alone = { ...MEETING, people: MEETING.people.slice(1) };
    const { meeting, keys } = await convened(alone);
    const [chair] = keys;
    const invited = (await me.get(`/api/meetings/${meeting}/invited`)).body as unknown as InvitedPeople;
    expect(invited).toMatchObject({ iAttend: false, mayAdd: false });
    expect(invited.people.filter(({ givesLockCode }) => givesLockCode).map(({ chairs }) => chairs)).toEqual([true]);
    const lockCode = await me.post(`/api/meetings/${meeting}/lock-codes`, { person: chair?.person });
    expect(lockCode.status).toBe(200);
    expect(invited.people.map(({ name }) => name)).toEqual(alone.people.map(({ name }) => name));
    for (const { invitation, code } of keys)
      for (const later of [invited, await home(me)])
        for (const hidden of [invitation, code]) expect(JSON.stringify(later)).not.toContain(hidden);
    expect((await me.get(`/api/meetings/${meeting}/room`)).code).toBe('not-found');
    const fresh = await me.post(`/api/meetings/${meeting}/invitations`, { person: chair?.person });
    expect(fresh.status).toBe(200);
    const guest = new Caller({ origin: house.origin, meeting });
    expect((await guest.signIn(chair?.invitation ?? '', chair?.code ?? '')).code).toBe('invitation-replaced');
    const { invitation, code } = fresh.body as { invitation: string; code: string };
    expect((await guest.signIn(invitation, code)).status).toBe(200);
  });

  it('[WHO-51] whoever convened and whoever may take the chair give lock codes too, and nobody else does', async () => {
    const people = MEETING.people.map((one) => ({ ...one, me: one.agency === 'police' }));
    const { meeting, keys } = await convened({ ...MEETING, people });
    const keyOf = (name: string): DoorKey => {
      const key = keys.find((one) => one.name === name);
      if (!key) throw new Error(`${name} was given no way in`);
      return key;
    };
    const chair = keyOf('Sam Poole');
    const codes = `/api/meetings/${meeting}/lock-codes`;
    expect((await me.post(codes, { person: chair.person })).status).toBe(200);
    const deputy = new Caller({ origin: house.origin, meeting });
    await deputy.signIn(keyOf('Priya Nair').invitation, keyOf('Priya Nair').code);
    expect((await deputy.post(codes, { person: chair.person })).status).toBe(200);

    const theirs = await convened();
    const police = new Caller({ origin: house.origin, meeting: theirs.meeting });
    await police.signIn(theirs.keys[1]?.invitation ?? '', theirs.keys[1]?.code ?? '');
    const refused = await police.post(`/api/meetings/${theirs.meeting}/lock-codes`, { person: theirs.keys[0]?.person });
    expect(refused.code).toBe('not-allowed');
  });

  function socketOf({ cookie }: Caller, meeting: MeetingId): WebSocket {
    return new WebSocket(`${house.origin.replace('http', 'ws')}/sync/${meeting}/shared`, { headers: { cookie } });
  }

  function commandsOf({ cookie }: Caller, meeting: MeetingId): Socket<ServerToClient, ClientToServer> {
    return io(house.origin, {
      path: RT_PATH,
      transports: ['websocket'],
      auth: { meeting },
      extraHeaders: { cookie },
      forceNew: true,
    });
  }

  function refusedWith(commands: Socket<ServerToClient, ClientToServer>): Promise<string> {
    return new Promise((resolve) => commands.once('refused', ({ code }) => resolve(code)));
  }

  async function closedWith(socket: WebSocket): Promise<unknown> {
    return (await once(socket, 'close'))[0];
  }

  async function roomOf(meeting: MeetingId) {
    const entered = await house.server.rooms.enter(meeting);
    if (!entered.ok) throw new Error(entered.code);
    return entered.room;
  }
});

function detailOf(answered: Answered): Record<string, unknown> {
  return (answered.body['refusal'] as { detail?: Record<string, unknown> } | undefined)?.detail ?? {};
}
