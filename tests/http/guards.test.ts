/** What every request meets before anybody looks at it: origins, addresses, bodies, other people's meetings. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { mintId, type MeetingId } from '../../shared/ids.ts';
import { systemRandom } from '../../server/ambient.ts';
import { RT_PATH, type ClientToServer, type ServerToClient } from '../../shared/wire/rt.ts';
import { startRealMeeting, type RealMeeting } from '../browser/realMeeting.ts';
import { Caller, invitationOf } from './caller.ts';

describe('the front door over HTTP', () => {
  let at: RealMeeting;
  let other: RealMeeting;
  let chair: Caller;

  beforeAll(async () => {
    [at, other] = [await startRealMeeting(), await startRealMeeting()];
    chair = await Caller.signedIn(at, at.people['chair']);
  });
  afterAll(async () => {
    await at.close();
    await other.close();
  });

  it('[WHO-37] following an invitation signs nobody in and uses nothing up, however often and however it is asked for', async () => {
    const invited = at.people['police'];
    const path = new URL(invited?.link ?? '').pathname;
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD', 'GET', 'GET']) {
      const response = await fetch(`${at.origin}${path}`, { method });
      expect(response.headers.getSetCookie()).toEqual([]);
    }
    expect((await new Caller(at).get('/api/sign-in')).status).toBe(404);
    expect((await new Caller(at).signIn(invitationOf(invited), invited?.code ?? '')).status).toBe(200);
  });

  it.each(['https://elsewhere.example', 'null', 'http://localhost.elsewhere.example', 'http://localhost:1'])(
    '[WIRE-40] what another site (%s) sends with a visitor’s cookie is refused',
    async (origin) => {
      const sent = await chair.post(
        `/api/meetings/${at.meeting}/commands`,
        { id: 'x', command: { type: 'start' } },
        { origin },
      );
      expect([sent.status, sent.code]).toEqual([403, 'bad-origin']);
      expect((await chair.post('/api/sign-out', {}, { origin })).code).toBe('bad-origin');
      for (const path of ['/rt/?EIO=4&transport=websocket', `/sync/${at.meeting}/shared`])
        expect(await upgrade(path, { origin, cookie: chair.cookie })).not.toBe('open');
    },
  );

  it('[WIRE-73] a WebSocket of another site is answered with the status of its refusal, on both channels', async () => {
    const headers = { origin: 'https://elsewhere.example', cookie: chair.cookie };
    for (const path of ['/rt/?EIO=4&transport=websocket', `/sync/${at.meeting}/shared`])
      expect([path, await upgrade(path, headers)]).toEqual([path, 'status 403']);
  });

  it('[WIRE-40] our own origin and no browser at all are let through', async () => {
    const answered = await chair.post('/api/sign-in', {}, { origin: at.origin });
    expect(answered.code).toBe('malformed');
    expect(await upgrade(`/sync/${at.meeting}/shared`, { origin: at.origin, cookie: chair.cookie })).toBe('open');
  });

  it.each(['token', 'access_token', 'jwt', 'code', 'session', 'CODE'])(
    '[WIRE-41] a secret in an address (%s) is refused and signs nobody in',
    async (name) => {
      const secret = chair.cookie.split('=')[1] ?? '';
      const answered = await new Caller(at).get(`/api/me?${name}=${secret}`);
      expect([400, 401]).toContain(answered.status);
      expect(await upgrade(`/sync/${at.meeting}/shared?${name}=${secret}`, {})).not.toBe('open');
    },
  );

  it.each([
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/....//package.json',
    '/assets/%00',
    '/%00',
    '/assets/index.html%00.js',
    '//etc/passwd',
    '/assets//etc/passwd',
    '/m/%2e%2e%2f%2e%2e%2fetc%2fpasswd/record',
    '/record.css/../../config.ts',
    '/assets/%c0%ae%c0%ae/package.json',
    '/%',
    `/${'a'.repeat(7_000)}`,
  ])('[WIRE-42] no path leads out of the pages: %s', async (path) => {
    const { status, text } = await rawGet(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/root:|"dependencies"|readConfig/);
    expect(text).not.toMatch(/Error:|node_modules|at \w+ \(/);
  });

  it('[WIRE-43] [WHO-68] another meeting and one that does not exist look alike on every address', async () => {
    const foreign = [await at.another(), mintId<MeetingId>(systemRandom), 'x', '__proto__'];
    const asked = ['room', 'changes', 'authorship', 'closing', 'said', 'record', 'afterwards', 'invited'];
    const addresses = asked.map((what) => (id: string) => `/api/meetings/${id}/${what}`);
    addresses.push((id) => `/m/${id}/record`);
    for (const address of addresses) {
      const answers = await Promise.all(foreign.map((id) => chair.get(address(id))));
      for (const { status, body } of answers) expect([status, body]).toEqual([404, answers[0]?.body]);
      expect(JSON.stringify(answers[0]?.body)).toContain('Open the link of the meeting that you want.');
    }
    for (const what of ['commands', 'frames', 'late', 'invitations', 'lock-codes']) {
      const answers = await Promise.all(foreign.map((id) => chair.post(`/api/meetings/${id}/${what}`, {})));
      for (const { status, code } of answers) expect([status, code]).toEqual([404, 'not-found']);
    }
    const sockets = await Promise.all(
      foreign.slice(0, 2).map((id) => upgrade(`/sync/${id}/shared`, { cookie: chair.cookie })),
    );
    expect(sockets[0]).toBe(sockets[1]);
    expect(sockets[0]).not.toBe('open');
    const refusals = await Promise.all(foreign.slice(0, 2).map((meeting) => refusedCommands(meeting)));
    expect(refusals[0]).toEqual(refusals[1]);
    expect(refusals[0]?.code).toBe('not-found');
    expect(refusals[0]?.sentence).toMatch(/Open the link of the meeting that you want\.$/);
  });

  it('[WIRE-48] a page that is too old, or of an earlier life of the meeting, is told so over HTTP too', async () => {
    const asked = async (query: string): Promise<unknown[]> => {
      const room = await chair.get(`/api/meetings/${at.meeting}/room?${query}`);
      const frames = await chair.post(`/api/meetings/${at.meeting}/frames?${query}`, {
        document: 'shared',
        frames: [],
      });
      return [room.status, room.code, frames.status, frames.code];
    };
    expect(await asked('generation=another')).toEqual([409, 'other-generation', 409, 'other-generation']);
    expect(await asked('schema=0')).toEqual([426, 'old-schema', 426, 'old-schema']);
    expect(await asked('rules=0')).toEqual([426, 'old-schema', 426, 'old-schema']);
    expect(await asked('')).toEqual([200, null, 200, null]);
  });

  it('[WIRE-43] whoever is not signed in is told so before anything about a meeting', async () => {
    const nobody = new Caller(at);
    for (const id of [at.meeting, other.meeting, 'x'])
      expect((await nobody.get(`/api/meetings/${id}/room`)).code).toBe('signed-out');
    expect(await upgrade(`/sync/${at.meeting}/shared`, {})).not.toBe('open');
  });

  it.each([
    ['not JSON', '{"id":', 400, 'malformed'],
    ['a list', '[]', 400, 'malformed'],
    ['a number', '7', 400, 'malformed'],
    ['nothing', '', 400, 'malformed'],
    ['a field nobody asked for', '{"id":"a","command":{"type":"start"},"admin":true}', 400, 'malformed'],
    ['a command nobody knows', '{"id":"a","command":{"type":"becomeChair"}}', 400, 'malformed'],
    ['an inherited name for a command', '{"id":"a","command":{"type":"constructor"}}', 400, 'malformed'],
    ['a prototype', '{"id":"a","command":{"type":"start","__proto__":{"chair":true}}}', 400, 'malformed'],
    ['a long id', `{"id":"${'a'.repeat(65)}","command":{"type":"start"}}`, 400, 'malformed'],
    ['a large body', JSON.stringify({ id: 'a', command: 'x'.repeat(70_000) }), 413, 'too-large'],
    ['deep nesting', `{"id":"a","command":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400, 'malformed'],
  ])(
    '[WIRE-44] a body that is %s is refused with a sentence, and nothing happened',
    async (_what, body, status, code) => {
      const before = await chair.get(`/api/meetings/${at.meeting}/room`);
      const answered = await chair.post(`/api/meetings/${at.meeting}/commands`, body);
      expect([answered.status, answered.code]).toEqual([status, code]);
      expect((answered.body['refusal'] as { sentence: string }).sentence).toMatch(/\.$/);
      const after = await chair.get(`/api/meetings/${at.meeting}/room`);
      expect(after.body['happenings']).toEqual(before.body['happenings']);
    },
  );

  it('[WIRE-44] a body of another type is not read', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const answered = await chair.post(
        `/api/meetings/${at.meeting}/commands`,
        '{"id":"form","command":{"type":"start"}}',
        { 'content-type': type },
      );
      expect(answered.code).toBe('malformed');
    }
  });

  it('[WIRE-45] every answer is private, unframed, untyped by guess, and runs no script but ours', async () => {
    for (const path of ['/', '/api/me', '/healthz', '/nothing', `/m/${at.meeting}/record`]) {
      const { headers } = await chair.get(path);
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });

  it('[WIRE-46] whoever follows a link to nothing reads a page with a sentence; a program gets JSON', async () => {
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const page = await new Caller(at).get(`/m/${at.meeting}/record`, { accept });
    expect(page.status).toBe(401);
    expect(page.body['text']).toContain('You have been signed out.');
    expect(page.body['text']).toContain('href="/"');
    expect((await new Caller(at).get(`/m/${at.meeting}/record`)).code).toBe('signed-out');
  });

  it('[WIRE-47] one address that tries to sign in more than thirty times a minute is slowed down', async () => {
    const guesser = new Caller(other);
    const answers = [];
    for (let n = 0; n < 31; n++) answers.push((await guesser.signIn(mintId(systemRandom), 'ABCD-EFGH')).code);
    expect(answers.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 'code-wrong'));
    expect(answers[30]).toBe('slow-down');
    // A convenor's link is tried under the same count.
    expect((await guesser.convenes(mintId(systemRandom), 'ABCD-EFGH')).code).toBe('slow-down');
  });

  /** As it stands, without a client that tidies the path first. */
  function rawGet(path: string): Promise<{ status: number; text: string }> {
    const { hostname, port } = new URL(at.origin);
    return new Promise((resolve, reject) => {
      const sent = request({ host: hostname, port, path, agent: false }, (response) => {
        let text = '';
        response.on('data', (bytes: Buffer) => (text += bytes.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  /** "open", or how it was refused: the status of the answer or the code that closed it. */
  /** The last word of the command channel to somebody who asks for this meeting. */
  function refusedCommands(meeting: string): Promise<{ code: string; sentence: string }> {
    const socket: Socket<ServerToClient, ClientToServer> = io(at.origin, {
      path: RT_PATH,
      transports: ['websocket'],
      auth: { meeting },
      extraHeaders: { cookie: chair.cookie },
      forceNew: true,
    });
    return new Promise((resolve, reject) => {
      socket.once('refused', (refusal) => {
        socket.disconnect();
        resolve(refusal);
      });
      socket.once('welcome', () => reject(new Error('a foreign meeting was opened')));
    });
  }

  function upgrade(path: string, headers: Record<string, string>): Promise<string> {
    return new Promise((resolve) => {
      const socket = new WebSocket(`${at.origin.replace('http', 'ws')}${path}`, { headers });
      const done = (answer: string): void => {
        resolve(answer);
        socket.terminate();
      };
      socket.on('unexpected-response', (_request, response) => done(`status ${response.statusCode}`));
      socket.on('close', (code) => done(`closed ${code}`));
      socket.on('error', () => {}); // told by the answer or by the close
      socket.on('message', () => done('open'));
    });
  }
});
