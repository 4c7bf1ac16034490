/** The lines of the access log as they come to be on disk. */
import type { Row } from '../../server/journal/Journal.ts';

export interface AccessLine {
  at: string;
  person: string | null;
  what: string;
  meeting: string | null;
  refusal?: {
    door: string;
    code: string;
    asked: string | null;
    invited: string | null;
    network: string;
    times: number;
    since: string;
  };
  /** As it stands on disk, entry and body. */
  text: string;
}

export class AccessLines {
  readonly all: AccessLine[] = [];
  readonly #waiting = new Set<() => void>();

  add(rows: readonly Row[]): void {
    for (const { entry, body } of rows) {
      if (!entry.stream.startsWith('access:')) continue;
      const text = `${JSON.stringify(entry)}${Buffer.from(body ?? []).toString()}`;
      const said = JSON.parse(Buffer.from(body ?? []).toString()) as Omit<AccessLine, 'at' | 'person' | 'text'>;
      this.all.push({ ...said, at: entry.at, person: entry.actor.person, text });
    }
    for (const look of [...this.#waiting]) look();
  }

  /** The refusals after the first `from` lines, as soon as one of them is like this. */
  async refused(like: Partial<NonNullable<AccessLine['refusal']>>, from = 0): Promise<AccessLine> {
    for (;;) {
      const found = this.all
        .slice(from)
        .find(
          ({ refusal }) => refusal && Object.entries(like).every(([key, value]) => Reflect.get(refusal, key) === value),
        );
      if (found) return found;
      await new Promise<void>((resolve) => {
        const look = (): void => {
          this.#waiting.delete(look);
          resolve();
        };
        this.#waiting.add(look);
      });
    }
  }
}
