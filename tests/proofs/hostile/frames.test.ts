/** Bytes that are no honest WebSocket or socket.io, on a connection that was let in. */
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { SHARED_DOCUMENT } from '../../../shared/ids.ts';
import { RT_PATH } from '../../../shared/wire/rt.ts';
import type { Actor } from '../../../server/rehearsal/Actor.ts';
import { Opened } from '../../support/Opened.ts';
import { signedIn } from '../../support/openHeldNode.ts';
import type { Node, SmallMeeting } from '../../support/openNode.ts';
import { plainNode, runningMeeting } from '../../support/runningMeeting.ts';
import { typeParagraph } from '../../support/typing.ts';
import { closeCodeIn, isUpgraded, upgradeTo } from './rawUpgrade.ts';

const MASKED = 0x80;

const opened = new Opened();
let node: Node;
let meeting: SmallMeeting;
let chair: Actor;
let cookie: string;

beforeAll(async () => {
  ({ node, small: meeting, chair } = await runningMeeting(opened, [], plainNode));
  cookie = await signedIn(node, meeting.meeting, chair.person);
  await chair.open();
});
afterAll(() => opened.close());

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

it.each([
  ['declares 2^40 bytes', hex('82ff000001000000000000000000' + '00'.repeat(10)), 1009],
  ['is one byte over the limit', frame(0x82, Buffer.alloc(256 * 1024 + 1)), 1009],
  ['is in a hundred thousand empty pieces', endless(), 1008],
  ['is not masked', Buffer.from([0x82, 0x01, 0x00]), 1002],
  ['is said to be compressed', frame(0xc2, hex('cbcf0700')), 1002],
  ['is text that is no text', frame(0x81, hex('fffe')), 1007],
])('[WIRE-54] a frame that %s ends its own connection and nobody else’s', async (_what, bytes, code) => {
  const { socket, closed } = await upgraded();
  socket.write(bytes);
  expect(await closed).toBe(code);
  await theChairGoesOn();
});

it.each(['constructor', '__proto__', 'toString'])(
  '[WIRE-54] a transport called %s opens nothing',
  async (transport) => {
    const response = await fetch(`${node.origin}${RT_PATH}/?EIO=4&transport=${transport}`, { headers: { cookie } });
    expect(response.status).toBe(400);
    await theChairGoesOn();
  },
);

it.each([
  ['announces a hundred thousand attachments', '45100000-["command",{"_placeholder":true,"num":0}]'],
  ['is no packet', '4{"'],
  ['is larger than any command', `42["command",{"id":"x","command":{"type":"${'x'.repeat(200_000)}"}}]`],
])('[WIRE-54] a command channel’s packet that %s ends its own connection', async (_what, packet) => {
  const socket = new WebSocket(`${node.origin.replace(/^http/, 'ws')}${RT_PATH}/?EIO=4&transport=websocket`, {
    headers: { cookie },
  });
  const over = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  let isSent = false;
  socket.on('message', (data: Buffer) => {
    const said = data.toString();
    if (said.startsWith('0')) socket.send(`40${JSON.stringify({ meeting: meeting.meeting })}`);
    if (said.startsWith('40')) socket.send(packet, () => (isSent = true));
  });
  await over;
  expect(isSent).toBe(true);
  await theChairGoesOn();
});

/** A client's frame: masked with zeros, which leaves its bytes as they are. */
function frame(first: number, body: Buffer): Buffer {
  const head = body.length < 126 ? Buffer.from([first, MASKED | body.length]) : Buffer.alloc(10);
  if (body.length >= 126) {
    head[0] = first;
    head[1] = MASKED | 127;
    head.writeBigUInt64BE(BigInt(body.length), 2);
  }
  return Buffer.concat([head, Buffer.alloc(4), body]);
}

function endless(): Buffer {
  const empty = frame(0x00, Buffer.alloc(0));
  return Buffer.concat([frame(0x02, Buffer.alloc(0)), ...Array<Buffer>(100_000).fill(empty)]);
}

/** `closed`: the code of the server's close frame. */
async function upgraded(): Promise<{ socket: Socket; closed: Promise<number | null> }> {
  const { hostname, port } = new URL(node.origin);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {}); // the server may be gone before all was written
  let heard = Buffer.alloc(0);
  socket.on('data', (bytes: Buffer) => (heard = Buffer.concat([heard, bytes])));
  const closed = new Promise<number | null>((resolve) => {
    socket.on('close', () => resolve(closeCodeIn(heard)));
  });
  socket.write(upgradeTo(`/sync/${meeting.meeting}/${SHARED_DOCUMENT}`, cookie));
  await new Promise<void>((resolve) => {
    socket.on('data', () => {
      if (isUpgraded(heard)) resolve();
    });
  });
  return { socket, closed };
}

async function theChairGoesOn(): Promise<void> {
  typeParagraph(await chair.open(), 'Still here.');
  await chair.saved();
}
