/** What travels over socket.io (path `/rt`): the meeting's decided things, and commands with their answers. */
import type { MeetingEvent } from '../rules/events.ts';
import type { KnownClock } from '../clock.ts';
import type { PersonId, ScreenId } from '../ids.ts';
import type { Detail, RefusalCode } from './refusals.ts';

/** The programs of one generation understand each other; a screen with another number is told `old-schema`. */
export const RULES_VERSION = 1;

export const RT_PATH = '/rt';

/**
 * An event as a reader receives it. `order` counts, from 1, the happenings that this reader may see: the journal's
 * own position would tell everybody when something restricted is written.
 */
export interface Happening {
  order: number;
  at: string;
  by: PersonId | null;
  event: MeetingEvent;
}

export interface ScreenOfPerson {
  person: PersonId;
  screen: ScreenId;
  /** Record time at which its connection broke: it may hold words, and a freeze waits for it. null: it is here. */
  goneAt: string | null;
}

export interface Welcome {
  me: PersonId;
  screen: ScreenId;
  generation: string;
  /** Everything this reader may see so far; folding it with `evolve` gives the meeting. */
  happenings: Happening[];
  cursor: string;
  screens: ScreenOfPerson[];
  /** Server's record time, so that a screen can show deadlines by the server's clock. */
  now: string;
  /** What is known of that clock. */
  clock: KnownClock;
}

export interface CommandEnvelope {
  /** Made by the screen; the same id is carried out once, however often it is sent. */
  id: string;
  command: unknown;
}

export type CommandAnswer =
  | { ok: true; happenings: Happening[] }
  | { ok: false; refusal: { code: RefusalCode; sentence: string; detail?: Detail } };

export interface ServerToClient {
  welcome: (welcome: Welcome) => void;
  happenings: (happenings: Happening[]) => void;
  screens: (screens: ScreenOfPerson[]) => void;
  /** The meeting will freeze by itself in so many seconds unless somebody writes or decides something. */
  freezingSoon: (seconds: number) => void;
  /** Said before the socket closes for good. */
  refused: (refusal: { code: RefusalCode; sentence: string }) => void;
}

export interface ClientToServer {
  command: (envelope: CommandEnvelope, answer: (answer: CommandAnswer) => void) => void;
}
