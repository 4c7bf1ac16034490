/**
 * One thing at a time: edits, commands, first answers and the lock of a room stand in one line, so "before the lock"
 * is a place in the line. Edits that wait next to each other are taken together: while one commit is in flight the
 * next batch gathers, which is all the batching there is.
 */
export interface Batching<Edit> {
  /** Most edits and bytes of one batch: what one commit takes without making the others wait for it. */
  readonly mostEdits: number;
  readonly mostBytes: number;
  bytesOf(edit: Edit): number;
  take(batch: Edit[]): Promise<void>;
  /** Answers an edit that nobody takes any more. */
  turnAway(edit: Edit): void;
}

type Waiting<Edit> =
  { kind: 'edit'; edit: Edit } | { kind: 'task'; run: () => Promise<void>; turnAway: (reason: Error) => void };

export class RoomLine<Edit> {
  readonly #batching: Batching<Edit>;
  readonly #waiting: Waiting<Edit>[] = [];
  #moving: Promise<void> | null = null;
  #ended = false;

  constructor(batching: Batching<Edit>) {
    this.#batching = batching;
  }

  /** An edit answers through its own callback, which `take` calls. */
  offer(edit: Edit): void {
    if (this.#ended) return this.#batching.turnAway(edit);
    this.#waiting.push({ kind: 'edit', edit });
    this.#move();
  }

  /** Runs `task` when everything before it is done; its failure is the caller's, the line goes on. */
  run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#ended) return Promise.reject(lineEnded());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ kind: 'task', run: () => task().then(resolve, reject), turnAway: reject });
      this.#move();
    });
  }

  /**
   * Nothing more is done here but what is under way: what waits and what comes later is turned away. A room that has
   * failed may hold words that never became rows; whatever leaned on them would be a gap in the journal for ever.
   */
  end(): void {
    this.#ended = true;
    for (const waiting of this.#waiting.splice(0)) {
      if (waiting.kind === 'edit') this.#batching.turnAway(waiting.edit);
      else waiting.turnAway(lineEnded());
    }
  }

  get length(): number {
    return this.#waiting.length;
  }

  get busy(): boolean {
    return this.#moving !== null;
  }

  /** Resolves when all that stands in the line now is done or turned away, whatever comes meanwhile. */
  passed(): Promise<void> {
    return this.run(() => Promise.resolve()).catch(() => {}); // ended: nothing stands in it any more
  }

  /** Resolves when the line is empty and nothing is being done. */
  async idle(): Promise<void> {
    while (this.#moving) await this.#moving;
  }

  #move(): void {
    if (this.#moving) return;
    this.#moving = this.#work().finally(() => {
      this.#moving = null;
      if (this.#waiting.length > 0) this.#move();
    });
  }

  async #work(): Promise<void> {
    // A turn of the event loop first, so that frames which arrived together are taken together.
    await Promise.resolve();
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      if (next.kind === 'edit') {
        await this.#batching.take(this.#nextBatch());
      } else {
        this.#waiting.shift();
        await next.run();
      }
    }
  }

  #nextBatch(): Edit[] {
    const batch: Edit[] = [];
    let bytes = 0;
    for (let next = this.#waiting[0]; next?.kind === 'edit'; next = this.#waiting[0]) {
      bytes += this.#batching.bytesOf(next.edit);
      if (batch.length > 0 && (batch.length >= this.#batching.mostEdits || bytes > this.#batching.mostBytes)) break;
      batch.push(next.edit);
      this.#waiting.shift();
    }
    return batch;
  }
}

function lineEnded(): Error {
  return new Error('the room is closed');
}
