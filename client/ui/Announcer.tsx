/**
 * What a screen reader is told without being asked. Two regions stand in the page from the first render; each has two
 * slots used in turn, because a region that gets the same sentence twice says nothing the second time. An open dialog
 * has regions of its own: what lies outside it is hidden from a screen reader.
 */
import { useSyncExternalStore } from 'react';
import { pageWords } from '../../shared/words/en/page.ts';
import { Announcements, type Level, type News } from './Announcements.ts';

interface Said {
  turn: 0 | 1;
  sentence: string;
}

interface Mouth {
  said: Said;
  listeners: Set<() => void>;
}

const mouths: Readonly<Record<'polite' | 'now', Mouth>> = {
  polite: { said: { turn: 0, sentence: '' }, listeners: new Set() },
  now: { said: { turn: 0, sentence: '' }, listeners: new Set() },
};

const announcements = new Announcements({
  elapsed: () => performance.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  speak: (region, sentence) => tell(mouths[region], sentence),
  digest: (news) => pageWords.digest(news),
});

/** The answer to what the listener has just done. */
export function say(sentence: string): void {
  announcements.answer(sentence);
}

/** Interrupts: only what changes what the listener may do now. */
export function sayNow(sentence: string): void {
  announcements.now(sentence);
}

/** Worth a sentence, in the next pause: what somebody else did to the listener. */
export function saySoon(sentence: string): void {
  announcements.soon(sentence);
}

/** What others do elsewhere, folded into one sentence now and then. */
export function tellOfOthers(news: News): void {
  announcements.others(news);
}

/** A sentence that was finished where the listener is. */
export function sayNear(sentence: string): void {
  announcements.near(sentence);
}

export function listenerTyped(): void {
  announcements.typed();
}

export function setLevel(level: Level): void {
  announcements.level = level;
}

export function levelNow(): Level {
  return announcements.level;
}

function tell(mouth: Mouth, sentence: string): void {
  mouth.said = { turn: mouth.said.turn === 0 ? 1 : 0, sentence };
  for (const listener of mouth.listeners) listener();
}

function useMouth(mouth: Mouth): Said {
  return useSyncExternalStore(
    (listener) => {
      mouth.listeners.add(listener);
      return () => mouth.listeners.delete(listener);
    },
    () => mouth.said,
  );
}

function Slots({ said }: { said: Said }) {
  return (
    <>
      <span>{said.turn === 0 ? said.sentence : ''}</span>
      <span>{said.turn === 1 ? said.sentence : ''}</span>
    </>
  );
}

/** `within`: of an open dialog, whose ids differ. */
export function Announcer({ within = '' }: { within?: string }) {
  const polite = useMouth(mouths.polite);
  const now = useMouth(mouths.now);
  return (
    <>
      <output className="unseen" id={`say-polite${within}`}>
        <Slots said={polite} />
      </output>
      <div className="unseen" id={`say-now${within}`} role="alert">
        <Slots said={now} />
      </div>
    </>
  );
}
