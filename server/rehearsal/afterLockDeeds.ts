/** What a script lets happen after the lock: which deed each of its events is, in which order, and who reads of it. */
import type { CommandType } from '../../shared/rules/commands.ts';
import type { Script } from './scriptForm.ts';

export type ScriptAfterLock = Script['afterLock'][number];
export type AfterLockDeed =
  | Extract<
      CommandType,
      | 'circulate'
      | 'query'
      | 'answerQuery'
      | 'addendum'
      | 'newInformation'
      | 'handOver'
      | 'hold'
      | 'recordDissent'
      | 'progress'
      | 'acceptAction'
      | 'declineAction'
      | 'confirmBlock'
    >
  /** Nothing is decided: somebody opens the record. */
  | 'lateRead';

/** By the name that a script gives it; others are told and left aside. */
export const AFTER_LOCK_EVENTS: Readonly<Record<string, AfterLockDeed>> = {
  circulated: 'circulate',
  lateRead: 'lateRead',
  accuracyQuery: 'query',
  query: 'query',
  queryAccepted: 'answerQuery',
  queryRefused: 'answerQuery',
  addendum: 'addendum',
  newInformation: 'newInformation',
  handedOver: 'handOver',
  held: 'hold',
  dissent: 'recordDissent',
  progress: 'progress',
  actionAccepted: 'acceptAction',
  actionDeclined: 'declineAction',
  blockConfirmed: 'confirmBlock',
};

export interface PlayedAfterLock {
  item: ScriptAfterLock;
  deed: AfterLockDeed;
  who: string;
  /** As the script has it, for whoever looks for it there. */
  where: string;
}

/** null: an event that nobody knows. */
export function deedOf({ event }: ScriptAfterLock): AfterLockDeed | null {
  return Object.hasOwn(AFTER_LOCK_EVENTS, event) ? (AFTER_LOCK_EVENTS[event] ?? null) : null;
}

/** The words of it, by whichever name the script gives them. */
export function wordsOf({ note, text }: ScriptAfterLock): string | null {
  return note ?? text;
}

/** In the order of their times; what has none comes after what stands before it. */
export function playedAfterLock({ afterLock }: Script): PlayedAfterLock[] {
  let last = -Infinity;
  return afterLock
    .map((item, n) => {
      last = item.at === null ? last : Date.parse(item.at);
      return { item, n, at: last };
    })
    .sort((a, b) => (a.at === b.at ? a.n - b.n : a.at - b.at))
    .flatMap(({ item, n }) => {
      const deed = deedOf(item);
      return deed && item.who !== null
        ? [{ item, deed, who: item.who, where: `afterLock ${n + 1} ${item.event}` }]
        : [];
    });
}

/** Events that this program does not know, in sentences. */
export function leftAside({ afterLock }: Script): string[] {
  const known = Object.keys(AFTER_LOCK_EVENTS).join(', ');
  return afterLock.flatMap((item, n) =>
    deedOf(item) === null
      ? [`afterLock ${n + 1}: "${item.event}" is not known and was left aside. Known are ${known}.`]
      : [],
  );
}
