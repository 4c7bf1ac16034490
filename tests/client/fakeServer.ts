/** A document server of our wire that does what a test tells it to: takes, refuses, keeps answers back, closes. */
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws';
import * as Y from 'yjs';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { readClientFrame, writeServerFrame, type ClientFrame, type ServerFrame } from '../../shared/wire/sync.ts';

export interface FakeServer {
  url: string;
  doc: Y.Doc;
  connections: number;
  /** Every frame of the newest connection, by its type. */
  heard: string[];
  asked: string[];
  refuses: RefusalCode | null;
  refusesPresence: RefusalCode | null;
  /** Answers to 101 wait until `answer()` while this is set. */
  keepsAnswers: boolean;
  /** Its own question, which the whole difference answers, waits until `ask()` while this is set. */
  keepsQuestion: boolean;
  ask(): void;
  /** Resolves at the next 101. */
  nextAsk(): Promise<void>;
  answer(): void;
  /** Tells every screen what somebody else has written. */
  tell(update: Uint8Array): void;
  drop(code: number): void;
  close(): Promise<void>;
}

export async function startFakeServer(): Promise<FakeServer> {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => sockets.once('listening', resolve));
  const address = sockets.address();
  if (typeof address === 'string' || address === null) throw new Error('no port');
  let waiting: (() => void)[] = [];
  const asks: (() => void)[] = [];
  const server: FakeServer = {
    url: `ws://127.0.0.1:${address.port}/sync/meeting`,
    doc: new Y.Doc(),
    connections: 0,
    heard: [],
    asked: [],
    refuses: null,
    refusesPresence: null,
    keepsAnswers: false,
    keepsQuestion: false,
    ask() {
      for (const socket of sockets.clients) sendQuestion(server, socket);
    },
    nextAsk: () => new Promise((resolve) => asks.push(resolve)),
    answer() {
      for (const task of waiting) task();
      waiting = [];
    },
    tell(update) {
      for (const socket of sockets.clients) socket.send(writeServerFrame({ type: 'update', update }));
    },
    drop(code) {
      for (const socket of sockets.clients) socket.close(code);
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise<void>((resolve) => sockets.close(() => resolve()));
    },
  };
  sockets.on('connection', (socket, request) => {
    server.connections += 1;
    server.heard = [];
    server.asked.push(request.url ?? '');
    listen(
      server,
      socket,
      (task) => waiting.push(task),
      () => {
        for (const told of asks.splice(0)) told();
      },
    );
  });
  return server;
}

function sendQuestion(server: FakeServer, socket: ServerSocket): void {
  socket.send(writeServerFrame({ type: 'step1', stateVector: Y.encodeStateVector(server.doc) }));
}

function listen(server: FakeServer, socket: ServerSocket, wait: (task: () => void) => void, asked: () => void): void {
  let ordinal = 0;
  const send = (frame: ServerFrame): void => socket.send(writeServerFrame(frame));
  if (!server.keepsQuestion) sendQuestion(server, socket);
  socket.on('message', (data: Buffer) => {
    const frame = readClientFrame(data);
    if (!frame) throw new Error('unreadable frame');
    server.heard.push(frame.type);
    if (frame.type === 'askSaved') asked();
    if (frame.type !== 'askSaved' && frame.type !== 'origins' && frame.type !== 'askPresence') ordinal += 1;
    answerFrame(server, frame, ordinal, send, wait);
  });
}

function answerFrame(
  server: FakeServer,
  frame: ClientFrame,
  ordinal: number,
  send: (frame: ServerFrame) => void,
  wait: (task: () => void) => void,
): void {
  switch (frame.type) {
    case 'step1':
      return send({ type: 'step2', update: Y.encodeStateAsUpdate(server.doc, frame.stateVector) });
    case 'update':
      if (server.refuses !== null) return send({ type: 'refused', n: ordinal, code: server.refuses });
      return Y.applyUpdate(server.doc, frame.update);
    case 'presence':
      if (server.refusesPresence !== null) send({ type: 'refused', n: ordinal, code: server.refusesPresence });
      return;
    case 'askSaved': {
      const answer = (): void => send({ type: 'saved', n: frame.n, cursor: 'here' });
      return server.keepsAnswers ? wait(answer) : answer();
    }
    case 'origins':
    case 'askPresence':
  }
}
