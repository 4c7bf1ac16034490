/** T-27: ten people type, and whoever listens is not flooded. Time is a number here. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Announcements, type Level } from '../../client/ui/Announcements.ts';
import { pageWords } from '../../shared/words/en/page.ts';

interface Task {
  at: number;
  run: () => void;
}

let now: number;
let tasks: Set<Task>;
let said: { at: number; region: string; sentence: string }[];

beforeEach(() => {
  now = 0;
  tasks = new Set();
  said = [];
});

function listener(level: Level): Announcements {
  const announcements = new Announcements({
    elapsed: () => now,
    after(milliseconds, run) {
      const task = { at: now + milliseconds, run };
      tasks.add(task);
      return () => tasks.delete(task);
    },
    speak: (region, sentence) => said.push({ at: now, region, sentence }),
    digest: (news) => pageWords.digest(news),
  });
  announcements.level = level;
  return announcements;
}

function passTo(time: number): void {
  for (;;) {
    const next = [...tasks].filter(({ at }) => at <= time).sort((a, b) => a.at - b.at)[0];
    if (!next) break;
    now = next.at;
    tasks.delete(next);
    next.run();
  }
  now = time;
}

/** Ten people, five letters a second each, for a minute; a sentence ends every two seconds. */
function tenPeopleType(announcements: Announcements, where: 'elsewhere' | 'here'): void {
  for (let time = 200; time <= 60_000; time += 200) {
    passTo(time);
    for (let person = 0; person < 10; person++) {
      if (where === 'elsewhere') announcements.others({ who: `Person ${person}`, did: `edited section ${person % 3}` });
      else if (time % 2_000 === 0) announcements.near(`Person ${person}: A sentence at ${time}.`);
    }
  }
}

describe('[UI-20] what is spoken without being asked', () => {
  it('T-27: at "Summaries" ten people typing elsewhere are at most four sentences a minute, at "Off" none', () => {
    tenPeopleType(listener('summaries'), 'elsewhere');
    expect(said.length).toBeGreaterThanOrEqual(1);
    expect(said.length).toBeLessThanOrEqual(4);
    for (const { sentence } of said) expect(sentence.length).toBeLessThanOrEqual(120);
    said = [];
    tasks = new Set();
    now = 0;
    for (const level of ['off', 'important'] as const) tenPeopleType(listener(level), 'elsewhere');
    expect(said).toEqual([]);
  });

  it('T-27: at "Everything in my section" they are at most eight', () => {
    tenPeopleType(listener('everything'), 'here');
    expect(said.length).toBeGreaterThanOrEqual(4);
    expect(said.length).toBeLessThanOrEqual(8);
  });

  it('nothing polite talks over the listener’s typing, and what matters comes within thirty seconds all the same', () => {
    const announcements = listener('summaries');
    announcements.typed();
    announcements.soon('A decision was recorded.');
    announcements.others({ who: 'Tom Okafor', did: 'joined' });
    for (let time = 500; time <= 40_000; time += 500) {
      passTo(time);
      announcements.typed();
    }
    expect(said.map(({ sentence }) => sentence)).toEqual(['A decision was recorded.']);
    expect(said[0]?.at).toBeLessThanOrEqual(30_000);
    passTo(60_000);
    expect(said.map(({ sentence }) => sentence)).toEqual(['A decision was recorded.', 'Tom Okafor joined.']);
  });

  it('what stops the listener is said at once, at every level, once for one event and once in ten seconds', () => {
    const announcements = listener('off');
    announcements.typed();
    announcements.now('The minutes are frozen.', 'frozen');
    announcements.now('The minutes are frozen.', 'frozen');
    announcements.now('You were removed.');
    expect(said).toEqual([{ at: 0, region: 'now', sentence: 'The minutes are frozen.' }]);
    passTo(30_000);
    expect(said.slice(1)).toEqual([{ at: 10_000, region: 'now', sentence: 'You were removed.' }]);
  });

  it('an answer to the listener’s own deed does not wait', () => {
    const announcements = listener('off');
    announcements.typed();
    announcements.answer('Copied.');
    expect(said).toEqual([{ at: 0, region: 'polite', sentence: 'Copied.' }]);
  });
});
