/**
 * A connection between a simulated screen and a simulated node: two directions, each in order as TCP keeps it, each
 * message late by chance. Cutting it loses whatever is still on the way, in both directions.
 */
import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';
import type { Chance, VirtualTime } from '../../support/seededWorld.ts';

const LONGEST_DELAY_MS = 400;

/** What `openDocumentSocket` needs of a `ws` socket; the server's end. */
class ServerEnd extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  bufferedAmount = 0;
  readonly #link: SimLink;

  constructor(link: SimLink) {
    super();
    this.#link = link;
  }

  send(frame: Uint8Array): void {
    this.#link.toClient(frame);
  }

  close(code: number): void {
    this.#link.cut(code);
  }

  terminate(): void {
    this.#link.cut(1006);
  }
}

export interface ClientEnd {
  hear(frame: Uint8Array): void;
  closed(code: number): void;
}

export class SimLink {
  readonly serverEnd: ServerEnd & WebSocket;
  readonly #time: VirtualTime;
  readonly #chance: Chance;
  readonly #client: ClientEnd;
  #open = true;
  #serverAt = 0;
  #clientAt = 0;

  constructor(time: VirtualTime, chance: Chance, client: ClientEnd) {
    this.#time = time;
    this.#chance = chance;
    this.#client = client;
    // The only cast of the simulator: a socket is what the code under test uses of it.
    this.serverEnd = new ServerEnd(this) as ServerEnd & WebSocket;
  }

  get open(): boolean {
    return this.#open;
  }

  toServer(frame: Uint8Array): void {
    if (!this.#open) return;
    this.#serverAt = this.#after(this.#serverAt, () => this.serverEnd.emit('message', Buffer.from(frame), true));
  }

  toClient(frame: Uint8Array): void {
    if (!this.#open) return;
    this.#clientAt = this.#after(this.#clientAt, () => this.#client.hear(frame));
  }

  /** Both ends learn of it at once; what was on the way is gone. */
  cut(code: number): void {
    if (!this.#open) return;
    this.#open = false;
    this.serverEnd.readyState = 3;
    this.serverEnd.emit('close', code);
    this.#client.closed(code);
  }

  #after(notBefore: number, task: () => void): number {
    const at = Math.max(notBefore, this.#time.elapsed() + this.#chance.whole(LONGEST_DELAY_MS));
    this.#time.after(at - this.#time.elapsed(), () => {
      if (this.#open) task();
    });
    return at;
  }
}
