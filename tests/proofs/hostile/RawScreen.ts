/** A connection in the hands of somebody who sends what they like, byte by byte, and hears what comes back. */
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { writeAskSaved } from '../../../shared/wire/sync.ts';

export interface Answer {
  /** Codes of the 102s, in order. */
  refused: string[];
  /** null: the connection stands. */
  closed: number | null;
}

export class RawScreen {
  /** Which frames the 102s named, in order. */
  readonly numbers: number[] = [];
  readonly #socket: WebSocket;
  readonly #refused: string[] = [];
  #closed: number | null = null;
  #asked = 0;
  readonly #answered = new Map<number, () => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (bytes: Buffer) => this.#hear(new Uint8Array(bytes)));
    socket.on('close', (code) => {
      this.#closed = code;
      for (const answer of this.#answered.values()) answer();
    });
    socket.on('error', () => {}); // a reset is told by the close
  }

  static open(address: string, cookie: string): Promise<RawScreen> {
    const socket = new WebSocket(address, { headers: { cookie } });
    const screen = new RawScreen(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(screen));
      socket.once('unexpected-response', (_request, { statusCode }) => reject(new Error(`status ${statusCode}`)));
    });
  }

  /** Sends frames; `understands`: a 101 went before, so that refusals come as 102. Answers once all were judged. */
  async send(frames: readonly Uint8Array[], understands: boolean): Promise<Answer> {
    if (understands) await this.#ask();
    for (const frame of frames) this.#socket.send(frame);
    if (understands) await this.#ask();
    else await this.#over();
    return { refused: [...this.#refused], closed: this.#closed };
  }

  end(): void {
    this.#socket.terminate();
  }

  #ask(): Promise<void> {
    if (this.#closed !== null) return Promise.resolve();
    const n = ++this.#asked;
    const answered = new Promise<void>((resolve) => this.#answered.set(n, resolve));
    this.#socket.send(new Uint8Array(writeAskSaved(n)));
    return answered;
  }

  #over(): Promise<void> {
    if (this.#closed !== null) return Promise.resolve();
    return new Promise((resolve) => {
      this.#socket.once('close', () => resolve());
    });
  }

  #hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === 101) this.#answered.get(decoding.readVarUint(decoder))?.();
    if (type !== 102) return;
    this.numbers.push(decoding.readVarUint(decoder));
    this.#refused.push(decoding.readVarString(decoder));
  }
}
