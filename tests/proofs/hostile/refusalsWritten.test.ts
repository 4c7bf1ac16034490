/** Every door of a really running server writes its refusals down: who, what for, why, and nothing of what was sent. */
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { mintId, SHARED_DOCUMENT, type MeetingId } from '../../../shared/ids.ts';
import { systemRandom } from '../../../server/ambient.ts';
import type { Actor } from '../../../server/rehearsal/Actor.ts';
import { RT_PATH, type ClientToServer, type ServerToClient } from '../../../shared/wire/rt.ts';
import { Opened } from '../../support/Opened.ts';
import { openHeldNode, signedIn, type HeldNode } from '../../support/openHeldNode.ts';
import { freezeSmall, lockCommand } from '../../support/openNode.ts';
import { runningMeeting } from '../../support/runningMeeting.ts';
import type { AccessLine } from '../../support/AccessLines.ts';
import { RawScreen } from './RawScreen.ts';

const SECRET = 'Child-disclosed-something';

const opened = new Opened();
let node: HeldNode;
let meeting: MeetingId;
let chair: Actor;
let police: Actor;
/** Of the police. */
let cookie: string;

beforeAll(async () => {
  ({
    node,
    small: { meeting },
    chair,
    others: [police],
  } = await runningMeeting(opened, ['police'], openHeldNode));
  cookie = await signedIn(node, meeting, police.person);
});
afterAll(() => opened.close());

type Expected = Partial<NonNullable<AccessLine['refusal']>> & { who: 'police' | 'nobody' };

/** What is done, and what the log says of it. */
const REFUSED: [string, () => Promise<unknown>, Expected][] = [
  [
    'another site’s request',
    () => post('/api/sign-out', {}, { cookie, origin: 'https://elsewhere.example' }),
    { door: 'api', code: 'bad-origin', who: 'nobody' },
  ],
  [
    'another site’s document socket',
    () => upgrade(`/sync/${meeting}/shared`, { cookie, origin: 'https://elsewhere.example' }),
    { door: 'documents', code: 'bad-origin', who: 'nobody' },
  ],
  [
    'another site’s command channel',
    () => upgrade(`${RT_PATH}/?EIO=4&transport=websocket`, { cookie, origin: 'https://elsewhere.example' }),
    { door: 'commands', code: 'bad-origin', who: 'nobody' },
  ],
  [
    'a request of nobody',
    () => get(`/api/meetings/${meeting}/room`),
    { door: 'api', code: 'signed-out', asked: '/meetings/:meeting/room', who: 'nobody' },
  ],
  [
    'a page asked for by nobody',
    () => get(`/m/${meeting}/record`),
    { door: 'page', code: 'signed-out', asked: '/m/:meeting/record', who: 'nobody' },
  ],
  [
    'a document socket of nobody',
    () => upgrade(`/sync/${meeting}/shared`, {}),
    { door: 'documents', code: 'signed-out', who: 'nobody' },
  ],
  ['a command channel of nobody', () => command(meeting, {}), { door: 'commands', code: 'signed-out', who: 'nobody' }],
  [
    'a request for a foreign meeting',
    () => get(`/api/meetings/${mintId(systemRandom)}/room`, { cookie }),
    { door: 'api', code: 'not-found', asked: '/meetings/:meeting/room', who: 'police' },
  ],
  [
    'a document socket of a foreign meeting',
    () => upgrade(`/sync/${mintId(systemRandom)}/shared`, { cookie }),
    { door: 'documents', code: 'not-found', who: 'police' },
  ],
  [
    'the command channel of a foreign meeting',
    () => command(mintId(systemRandom), { cookie }),
    { door: 'commands', code: 'not-found', who: 'police' },
  ],
  [
    'a command that is the chair’s, over HTTP',
    () => post(`/api/meetings/${meeting}/commands`, { id: 'x', command: { type: 'freeze' } }, { cookie }),
    { door: 'api', code: 'not-chair', asked: 'freeze', who: 'police' },
  ],
  [
    'a command that is the chair’s, over the command channel',
    () => police.command({ type: 'withdrawAction', id: mintId(systemRandom), reason: SECRET }),
    { door: 'commands', code: 'not-chair', asked: 'withdrawAction', who: 'police' },
  ],
  [
    'a lock code for somebody, asked for by whoever may give none',
    () => post(`/api/meetings/${meeting}/lock-codes`, { person: chair.person }, { cookie }),
    { door: 'api', code: 'not-allowed', asked: '/meetings/:meeting/lock-codes', who: 'police' },
  ],
  [
    'a body that is none',
    () => post(`/api/meetings/${meeting}/commands`, { id: SECRET, type: SECRET }, { cookie }),
    { door: 'api', code: 'malformed', who: 'police' },
  ],
  [
    'a secret in an address',
    () => get(`/api/me?token=${SECRET}`, { cookie }),
    { door: 'api', code: 'malformed', who: 'nobody' },
  ],
  [
    'an address that does not exist',
    () => get(`/${SECRET}`),
    { door: 'page', code: 'not-found', asked: null, who: 'nobody' },
  ],
  [
    'a handshake that is none',
    () => get(`${RT_PATH}/?EIO=4&transport=${SECRET}`),
    { door: 'commands', code: 'malformed', who: 'nobody' },
  ],
  [
    'a connection that is no HTTP',
    () => raw(`${SECRET}\r\n\r\n`),
    { door: 'connection', code: 'malformed', who: 'nobody' },
  ],
  [
    'a frame that is no frame',
    () => attack([Uint8Array.of(0x7f)]),
    { door: 'documents', code: 'malformed', who: 'police' },
  ],
];

it.each(REFUSED)(
  '[WIRE-60] %s is a line of the access log, with who, at which door, what for and why',
  async (_what, act, expected) => {
    const { who, ...like } = expected;
    const from = node.journal.accesses.all.length;
    await act();
    const line = await node.journal.accesses.refused(like, from);
    expect(line.person).toBe(who === 'police' ? police.person : null);
    expect(line.meeting).toBe(who === 'police' ? meeting : null);
    expect(line.refusal?.network).toMatch(/^(127\.0\.0\.0\/24|0:0:0::\/48)$/);
  },
);

it('[WIRE-60] a wrong code names whose invitation was tried, its end is told apart, and an unknown one names nobody', async () => {
  const mine = await node.server.identity.invite({ meeting, person: chair.person });
  const signIn = (invitation: string, code: string): Promise<unknown> => post('/api/sign-in', { invitation, code }, {});
  await signIn(mintId(systemRandom), 'ABCD-2345');
  const unknown = await node.journal.accesses.refused({ door: 'signIn', code: 'code-wrong', invited: null });
  expect([unknown.person, unknown.meeting]).toEqual([null, null]);
  for (let n = 0; n < 6; n++) await signIn(mine.invitation, SECRET);
  const wrong = await node.journal.accesses.refused({ code: 'code-wrong', invited: chair.person });
  expect([wrong.person, wrong.meeting]).toEqual([null, meeting]);
  await node.journal.accesses.refused({ code: 'code-void', invited: chair.person });
  const elsewhere = mintId<MeetingId>(systemRandom);
  const over = await node.server.identity.invite({ meeting: elsewhere, person: chair.person });
  await node.server.identity.endAccess(elsewhere, chair.person);
  await signIn(over.invitation, over.code);
  await node.journal.accesses.refused({ code: 'invitation-over', invited: chair.person });
});

it('[WIRE-60] a wrong code of a convenor’s link names the convenor, and so does their no at a meeting of others', async () => {
  const { identity } = node.server;
  const details = { name: 'Priya Nair', job: '', organisation: 'Larkhill Council', agency: 'childrensSocialCare' };
  const { id } = await identity.convenors.add(details);
  const { link, code } = await identity.convenors.link(id);
  await post('/api/convenors/sign-in', { link, code: SECRET }, {});
  const wrong = await node.journal.accesses.refused({ door: 'signIn', code: 'code-wrong', invited: id });
  expect([wrong.person, wrong.meeting, wrong.refusal?.asked]).toEqual([null, null, '/convenors/sign-in']);
  const signed = await identity.signInConvenor(link, code);
  if (!signed.ok) throw new Error(signed.refusal.code);
  const from = node.journal.accesses.all.length;
  await get(`/api/meetings/${meeting}/room`, { cookie: signed.cookie.split(';')[0] ?? '' });
  await command(meeting, { cookie: signed.cookie.split(';')[0] ?? '' });
  for (const door of ['api', 'commands'] as const) {
    const line = await node.journal.accesses.refused({ door, code: 'not-found' }, from);
    expect([line.person, line.meeting]).toEqual([id, null]);
  }
});

it('[WIRE-60] whoever tries to sign in too often is written down as slowed down', async () => {
  for (let n = 0; n < 31; n++) await post('/api/sign-in', {}, {});
  await node.journal.accesses.refused({ door: 'signIn', code: 'slow-down' });
});

it('[WIRE-60] a wrong lock code is written down with the chair who typed it, and so is its end', async () => {
  const digest = await freezeSmall(chair, [police]);
  for (let n = 0; n < 5; n++) await chair.command(lockCommand(digest, 'ABCD-2345'));
  const line = await node.journal.accesses.refused({ door: 'commands', code: 'code-wrong', asked: 'lock' });
  expect([line.person, line.meeting]).toEqual([chair.person, meeting]);
  await node.journal.accesses.refused({ door: 'commands', code: 'code-void', asked: 'lock' });
});

it('[WIRE-62] no line holds what was sent, a code, a session’s secret, a name or an address', () => {
  const secret = cookie.split('=')[1] ?? 'none';
  for (const { text } of node.journal.accesses.all)
    for (const never of [SECRET, secret, 'ABCD-2345', '127.0.0.1', 'elsewhere.example'])
      expect(text).not.toContain(never);
  expect(node.journal.accesses.all.length).toBeGreaterThan(REFUSED.length);
});

function get(path: string, headers: Record<string, string> = {}): Promise<unknown> {
  return fetch(`${node.origin}${path}`, { headers });
}

function post(path: string, body: object, headers: Record<string, string>): Promise<unknown> {
  return fetch(`${node.origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function upgrade(path: string, headers: Record<string, string>): Promise<void> {
  const socket = new WebSocket(`${node.origin.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve) => {
    socket.on('error', () => resolve()); // refused with a status
    socket.on('close', () => resolve());
  });
}

function command(asked: string, extraHeaders: Record<string, string>): Promise<void> {
  const socket: Socket<ServerToClient, ClientToServer> = io(node.origin, {
    path: RT_PATH,
    transports: ['websocket'],
    auth: { meeting: asked },
    extraHeaders,
    forceNew: true,
  });
  return new Promise((resolve) => {
    socket.once('refused', () => {
      socket.disconnect();
      resolve();
    });
  });
}

function raw(text: string): Promise<void> {
  const { hostname, port } = new URL(node.origin);
  const socket = connect(Number(port), hostname);
  socket.write(text);
  socket.resume();
  return new Promise((resolve) => socket.on('close', () => resolve()));
}

async function attack(frames: Uint8Array[]): Promise<void> {
  const address = `${node.origin.replace('http', 'ws')}/sync/${meeting}/${SHARED_DOCUMENT}`;
  const screen = await RawScreen.open(address, cookie);
  await screen.send(frames, true);
  screen.end();
}
