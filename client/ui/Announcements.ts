/**
 * What is spoken when, so that a screen reader is never flooded: what changes what the listener may do now comes at
 * once, what is worth a sentence waits for a pause in their typing, and what others do is one sentence now and then.
 */
export type Level = 'off' | 'important' | 'summaries' | 'everything';
export const LEVELS: readonly Level[] = ['off', 'important', 'summaries', 'everything'];

/** Structurally `shared/clock.ts`: this folder knows words and nothing else. */
export interface AnnouncementDeps {
  elapsed(): number;
  after(milliseconds: number, task: () => void): () => void;
  speak(region: 'polite' | 'now', sentence: string): void;
  /** News of several people as one sentence of at most 120 letters. */
  digest(news: readonly News[]): string;
}

/** Somebody did something somewhere: "Tom Okafor", "edited section 3". */
export interface News {
  who: string;
  did: string;
}

const NOW_MS = 10_000;
const SOON_MS = 5_000;
const DIGEST_MS = 20_000;
const NEAR_MS = 8_000;
const AFTER_KEY_MS = 3_000;
const LATEST_MS = 30_000;

export class Announcements {
  level: Level = 'summaries';
  readonly #deps: AnnouncementDeps;
  readonly #lines = {
    now: new Line(NOW_MS),
    soon: new Line(SOON_MS),
    near: new Line(NEAR_MS),
  };
  readonly #urgentSaid = new Set<string>();
  #news: News[] = [];
  #digestAt = 0;
  #lastKey = -Infinity;
  #cancel: () => void = () => {};

  constructor(deps: AnnouncementDeps) {
    this.#deps = deps;
    this.#digestAt = deps.elapsed();
  }

  /** The answer to the listener's own deed: at once, they wait for it. */
  answer(sentence: string): void {
    this.#deps.speak('polite', sentence);
  }

  /** `event`: what it is about, so that it is not said again. */
  now(sentence: string, event: string | null = null): void {
    if (event !== null && this.#urgentSaid.has(event)) return;
    if (event !== null) this.#urgentSaid.add(event);
    this.#lines.now.put(sentence, this.#deps.elapsed());
    this.#work();
  }

  soon(sentence: string): void {
    if (this.level === 'off') return;
    this.#lines.soon.put(sentence, this.#deps.elapsed());
    this.#work();
  }

  /** A sentence that somebody finished in the section the listener is in. */
  near(sentence: string): void {
    if (this.level !== 'everything') return;
    // Only the newest: whoever falls behind has the list of others' edits.
    this.#lines.near.replace(sentence, this.#deps.elapsed());
    this.#work();
  }

  others(news: News): void {
    if (this.level !== 'summaries' && this.level !== 'everything') return;
    if (!this.#news.some(({ who, did }) => who === news.who && did === news.did)) this.#news.push(news);
    this.#work();
  }

  /** The listener pressed a key: nothing polite talks over their typing. */
  typed(): void {
    this.#lastKey = this.#deps.elapsed();
  }

  #work(): void {
    this.#cancel();
    const now = this.#deps.elapsed();
    const quiet = now - this.#lastKey >= AFTER_KEY_MS;
    const { now: urgent, soon, near } = this.#lines;
    if (urgent.isDue(now)) this.#deps.speak('now', urgent.take(now));
    if (soon.isDue(now) && (quiet || soon.waits(now) >= LATEST_MS)) this.#deps.speak('polite', soon.take(now));
    if (near.isDue(now) && quiet) this.#deps.speak('polite', near.take(now));
    if (this.#news.length > 0 && quiet && now - this.#digestAt >= DIGEST_MS) {
      this.#digestAt = now;
      this.#deps.speak('polite', this.#deps.digest(this.#news.splice(0)));
    }
    const next = this.#next(now);
    this.#cancel = next === null ? () => {} : this.#deps.after(next, () => this.#work());
  }

  /** Milliseconds until there may be something to say; null: nothing waits. */
  #next(now: number): number | null {
    const { now: urgent, soon, near } = this.#lines;
    const pause = Math.max(0, this.#lastKey + AFTER_KEY_MS - now);
    const times = [
      urgent.dueIn(now),
      soon.dueIn(now) === null ? null : Math.max(soon.dueIn(now) ?? 0, Math.min(pause, LATEST_MS - soon.waits(now))),
      near.dueIn(now) === null ? null : Math.max(near.dueIn(now) ?? 0, pause),
      this.#news.length === 0 ? null : Math.max(pause, this.#digestAt + DIGEST_MS - now),
    ].filter((time) => time !== null);
    return times.length === 0 ? null : Math.max(1, Math.min(...times));
  }
}

/** Sentences of one kind, with the least time between two. */
class Line {
  readonly #least: number;
  #waiting: { sentence: string; since: number }[] = [];
  #last = -Infinity;

  constructor(least: number) {
    this.#least = least;
  }

  put(sentence: string, now: number): void {
    if (this.#waiting.at(-1)?.sentence !== sentence) this.#waiting.push({ sentence, since: now });
  }

  replace(sentence: string, now: number): void {
    this.#waiting = [{ sentence, since: this.#waiting[0]?.since ?? now }];
  }

  isDue(now: number): boolean {
    return this.dueIn(now) === 0;
  }

  dueIn(now: number): number | null {
    return this.#waiting.length === 0 ? null : Math.max(0, this.#last + this.#least - now);
  }

  waits(now: number): number {
    return now - (this.#waiting[0]?.since ?? now);
  }

  take(now: number): string {
    this.#last = now;
    return this.#waiting.shift()?.sentence ?? '';
  }
}
