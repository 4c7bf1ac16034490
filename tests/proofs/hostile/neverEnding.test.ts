/** Whoever opens something and does not go on: sent away in time, and nobody else notices. The door's patience is short here. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Actor } from '../../../server/rehearsal/Actor.ts';
import { systemTimers } from '../../../server/ambient.ts';
import { RT_PATH } from '../../../shared/wire/rt.ts';
import { Opened } from '../../support/Opened.ts';
import { openHeldNode, signedIn, type HeldNode } from '../../support/openHeldNode.ts';
import type { SmallMeeting } from '../../support/openNode.ts';
import { runningMeeting } from '../../support/runningMeeting.ts';
import { typeParagraph } from '../../support/typing.ts';
import { closeCodeIn, upgradeTo } from './rawUpgrade.ts';

const PATIENCE = { head: 400, body: 800, look: 50, still: 2_000, silent: 400, goodbye: 200 };
/** Between two bytes of a drip: often enough that no limit on silence between bytes would end it. */
const DRIP_MS = 20;
const GET = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n';

const opened = new Opened();
let node: HeldNode;
let meeting: SmallMeeting;
let chair: Actor;
let cookie: string;

beforeAll(async () => {
  ({ node, small: meeting, chair } = await runningMeeting(opened, [], (folder) => openHeldNode(folder, PATIENCE)));
  await chair.open();
  cookie = await signedIn(node, meeting.meeting, chair.person);
});
afterAll(() => opened.close());

it('[WIRE-63] a connection on which nothing is sent is ended, and is nobody’s refusal', async () => {
  const from = node.journal.accesses.all.length;
  const { heard } = await ended(open());
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  await nobodyNotices();
  expect(node.journal.accesses.all.slice(from).filter(({ what }) => what === 'refused')).toEqual([]);
});

it('[WIRE-63] a head that drips is ended by the time since its beginning, not since its last byte', async () => {
  const socket = open();
  socket.write(GET);
  const stop = drip(socket, 'X-Drip: ');
  const { heard } = await ended(socket);
  stop();
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  await node.journal.accesses.refused({ door: 'connection', code: 'silent', network: '127.0.0.0/24' });
  await nobodyNotices();
});

it('[WIRE-63] an upgrade that is asked for and never finished is ended', async () => {
  const socket = open();
  socket.write(upgradeTo(`/sync/${meeting.meeting}/shared`, cookie).slice(0, -2));
  const { heard } = await ended(socket);
  expect(heard).toMatch(/^HTTP\/1\.1 408 /);
  await nobodyNotices();
});

it('[WIRE-63] a body that drips is ended, later than a head', async () => {
  const body = open();
  body.write(
    'POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n',
  );
  const stop = drip(body, ' ');
  const order: string[] = [];
  const head = open();
  head.write(GET);
  const both = [
    ended(body).then(({ heard }) => order.push(`body ${heard.slice(9, 12)}`)),
    ended(head).then(({ heard }) => order.push(`head ${heard.slice(9, 12)}`)),
  ];
  await Promise.all(both);
  stop();
  expect(order).toEqual(['head 408', 'body 408']);
  await nobodyNotices();
});

it('[WIRE-63] a document socket that says nothing is closed with 4408, and so is one whose first frame never ends', async () => {
  const address = `${node.origin.replace('http', 'ws')}/sync/${meeting.meeting}/shared`;
  const from = node.journal.accesses.all.length;
  const silent = new WebSocket(address, { headers: { cookie } });
  expect(await new Promise((resolve) => silent.once('close', resolve))).toBe(4408);
  const line = await node.journal.accesses.refused({ door: 'documents', code: 'silent' }, from);
  expect(line.person).toBe(chair.person);

  const socket = open();
  socket.write(upgradeTo(`/sync/${meeting.meeting}/shared`, cookie));
  socket.write(Buffer.from([0x82, 0xfe, 0xff, 0xff, 0, 0, 0, 0])); // 65,535 bytes are announced
  const stop = drip(socket, '\0');
  const { bytes } = await ended(socket);
  stop();
  expect(closeCodeIn(bytes)).toBe(4408);
  await nobodyNotices();
});

it('[WIRE-63] a command channel that asks for no meeting is ended, however well it answers pings', async () => {
  const socket = new WebSocket(`${node.origin.replace('http', 'ws')}${RT_PATH}/?EIO=4&transport=websocket`, {
    headers: { cookie },
  });
  socket.on('message', (data: Buffer) => {
    if (data.toString() === '2') socket.send('3');
  });
  // Told, and not only cut: 1006 would be a connection that broke.
  expect(await new Promise((resolve) => socket.once('close', resolve))).not.toBe(1006);
  await node.journal.accesses.refused({ door: 'commands', code: 'silent' });
  await nobodyNotices();
});

it.each([
  ['a document socket', () => `/sync/${meeting.meeting}/shared`],
  ['a command channel', () => `${RT_PATH}/?EIO=4&transport=websocket`],
  ['a refused document socket', () => '/sync/nothing/shared'],
  ['a refused upgrade', () => '/nothing'],
])('[WIRE-63] %s whose other side never hangs up is cut off', async (_what, path) => {
  const socket = open(true);
  socket.write(upgradeTo(path(), cookie));
  // Whoever half-closes and keeps their own side open is written to no more: what they send finds nobody.
  const stop = drip(socket, '\0');
  await ended(socket);
  stop();
  await nobodyNotices();
});

it('[WIRE-63] whoever has spoken may be silent for as long as they like', async () => {
  const closed: string[] = [];
  const quiet = new WebSocket(`${node.origin.replace('http', 'ws')}/sync/${meeting.meeting}/shared`, {
    headers: { cookie },
  });
  quiet.once('close', (code) => closed.push(`closed ${code}`));
  await new Promise<void>((resolve) => quiet.once('open', () => resolve()));
  quiet.send(Uint8Array.of(101, 1));
  // As long as two that say nothing take to be sent away, one after the other.
  for (let n = 0; n < 2; n++) await ended(open());
  expect(closed).toEqual([]);
  quiet.terminate();
});

function open(allowHalfOpen = false): Socket {
  const { port } = new URL(node.origin);
  const socket = connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen });
  socket.on('error', () => {}); // told by the close
  return socket;
}

/** Byte after byte until it is stopped. */
function drip(socket: Socket, bytes: string): () => void {
  let cancel = (): void => {};
  let at = 0;
  const next = (): void => {
    if (socket.writable) socket.write(bytes[at++ % bytes.length] ?? '');
    cancel = systemTimers.after(DRIP_MS, next);
  };
  next();
  return () => cancel();
}

function ended(socket: Socket): Promise<{ heard: string; bytes: Buffer }> {
  const all: Buffer[] = [];
  socket.on('data', (bytes: Buffer) => all.push(bytes));
  return new Promise((resolve) =>
    socket.once('close', () => resolve({ heard: Buffer.concat(all).toString('latin1'), bytes: Buffer.concat(all) })),
  );
}

let sentence = 0;
async function nobodyNotices(): Promise<void> {
  typeParagraph(await chair.open(), `Sentence ${(sentence += 1)} of somebody honest.`);
  await chair.saved();
}
