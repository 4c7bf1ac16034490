/**
 * The command connection: what happens in the meeting, folded by the same rules as on the server, and commands that
 * are sent until they are answered. A command keeps its id, so the server carries it out once.
 */
import { io, type Socket } from 'socket.io-client';
import { SCHEMA_VERSION } from '../../shared/document/schema.ts';
import { mintId, type MeetingId, type PersonId, type ScreenId } from '../../shared/ids.ts';
import type { KnownClock, Random, Timers } from '../../shared/clock.ts';
import type { Command } from '../../shared/rules/commands.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import {
  RT_PATH,
  RULES_VERSION,
  type ClientToServer,
  type CommandAnswer,
  type Happening,
  type ScreenOfPerson,
  type ServerToClient,
  type Welcome,
} from '../../shared/wire/rt.ts';
import { Value, type Readable } from './Value.ts';

export type RoomSocket = Socket<ServerToClient, ClientToServer>;

export interface Folded {
  readonly me: PersonId;
  readonly screen: ScreenId;
  readonly generation: string;
  readonly meeting: Meeting;
  /** What this reader may see, in order; panels list from it. */
  readonly happenings: readonly Happening[];
  /** Server's record time minus this device's, in milliseconds. */
  readonly ahead: number;
  /** What is known of the server's clock. */
  readonly clock: KnownClock;
}

export interface CommandConnection {
  readonly connected: boolean;
  /** The server said no for good; the page must say so and stop. */
  readonly over: { code: string; sentence: string } | null;
}

export interface CommandDeps {
  meeting: MeetingId;
  /** Where the server is; empty: where the page came from. */
  origin: string;
  timers: Timers;
  random: Random;
  now(): number;
}

/** An answer that has not come by then was lost with its connection. */
const ANSWER_MS = 15_000;
const AGAIN_MS = 1_500;

/** Refusals of a connection that trying again may end. */
const PASSING = ['storage', 'slow-down'];

export class CommandChannel {
  readonly folded: Readable<Folded | null>;
  readonly connection: Readable<CommandConnection>;
  /** Those that are here now. */
  readonly screens: Readable<readonly ScreenOfPerson[]>;
  /** Those whose connection broke, as the server knows. */
  readonly cutOff: Readable<readonly ScreenOfPerson[]>;
  /** Seconds until the meeting freezes by itself; null: not soon. */
  readonly freezingSoon: Readable<number | null>;
  readonly #folded = new Value<Folded | null>(null);
  readonly #connection = new Value<CommandConnection>({ connected: false, over: null });
  readonly #screens = new Value<readonly ScreenOfPerson[]>([]);
  readonly #cutOff = new Value<readonly ScreenOfPerson[]>([]);
  readonly #freezingSoon = new Value<number | null>(null);
  readonly #deps: CommandDeps;
  readonly #socket: RoomSocket;

  constructor(deps: CommandDeps) {
    this.#deps = deps;
    this.folded = this.#folded;
    this.connection = this.#connection;
    this.screens = this.#screens;
    this.cutOff = this.#cutOff;
    this.freezingSoon = this.#freezingSoon;
    this.#socket = io(deps.origin, {
      path: RT_PATH,
      transports: ['websocket'],
      autoConnect: false,
      reconnectionDelay: 300,
      reconnectionDelayMax: 5_000,
      auth: { meeting: deps.meeting, schema: SCHEMA_VERSION, rules: RULES_VERSION },
    });
    this.#listen();
  }

  connect(): void {
    this.#socket.connect();
  }

  /** The network is back: not after the wait that followed the last try, but now. */
  reachNow(): void {
    const { connected, over } = this.#connection.get();
    if (!connected && !over) this.#socket.disconnect().connect();
  }

  close(): void {
    this.#socket.disconnect();
    this.#connection.set({ connected: false, over: { code: 'closed', sentence: '' } });
  }

  /** Answers when the server has carried it out or refused it; waits through broken connections. */
  async send(command: Command): Promise<CommandAnswer> {
    const envelope = { id: mintId<string>(this.#deps.random), command };
    for (;;) {
      const over = await this.#ready();
      if (over) return { ok: false, refusal: { code: 'signed-out', sentence: over.sentence } };
      const answer = await this.#once(envelope);
      if (!answer) continue;
      if (answer.ok) this.#take(answer.happenings);
      return answer;
    }
  }

  /** null: no answer came; whether it was carried out is not known, so it is sent again. */
  #once(envelope: { id: string; command: Command }): Promise<CommandAnswer | null> {
    return new Promise((resolve) => {
      this.#socket.timeout(ANSWER_MS).emit('command', envelope, (lost, answer) => resolve(lost ? null : answer));
    });
  }

  #ready(): Promise<CommandConnection['over']> {
    return new Promise((resolve) => {
      const settle = (): boolean => {
        const { connected, over } = this.#connection.get();
        if (!connected && !over) return false;
        resolve(over);
        return true;
      };
      if (settle()) return;
      const stop = this.#connection.subscribe(() => {
        if (settle()) stop();
      });
    });
  }

  #listen(): void {
    const socket = this.#socket;
    let passing = false;
    socket.on('welcome', (welcome) => this.#welcomed(welcome));
    socket.on('happenings', (happenings) => this.#take(happenings));
    socket.on('screens', (screens) => this.#seeScreens(screens));
    socket.on('freezingSoon', (seconds) => this.#freezingSoon.set(seconds));
    socket.on('refused', ({ code, sentence }) => {
      passing = PASSING.includes(code);
      if (!passing) this.#connection.set({ connected: false, over: { code, sentence } });
    });
    socket.on('disconnect', (reason) => {
      if (this.#connection.get().over) return;
      this.#connection.set({ connected: false, over: null });
      // The library comes back by itself unless the server closed the door in words.
      if (reason === 'io server disconnect') this.#deps.timers.after(AGAIN_MS, () => socket.connect());
    });
  }

  #welcomed(welcome: Welcome): void {
    const { me, screen, generation, happenings } = welcome;
    const meeting = fold(null, happenings);
    if (!meeting) return;
    const ahead = Date.parse(welcome.now) - this.#deps.now();
    this.#folded.set({ me, screen, generation, meeting, happenings, ahead, clock: welcome.clock });
    this.#seeScreens(welcome.screens);
    this.#connection.set({ connected: true, over: null });
  }

  #seeScreens(screens: readonly ScreenOfPerson[]): void {
    this.#cutOff.set(screens.filter(({ goneAt }) => goneAt !== null));
    this.#screens.set(screens.filter(({ goneAt }) => goneAt === null));
  }

  #take(arrived: readonly Happening[]): void {
    const folded = this.#folded.get();
    if (!folded) return;
    const known = folded.happenings.length;
    const news = arrived.filter(({ order }) => order > known);
    if (news.length === 0) return;
    if (news[0]?.order !== known + 1) {
      // Something is missing between: the welcome of a new connection has everything.
      this.#socket.disconnect().connect();
      return;
    }
    const meeting = fold(folded.meeting, news);
    if (meeting) this.#folded.set({ ...folded, meeting, happenings: [...folded.happenings, ...news] });
    this.#freezingSoon.set(null);
  }
}

function fold(meeting: Meeting | null, happenings: readonly Happening[]): Meeting | null {
  let folded = meeting;
  for (const { event, at, by } of happenings) folded = evolve(folded, event, { at, by });
  return folded;
}
