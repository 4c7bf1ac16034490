/**
 * The same promises without sockets, for networks that block them: frames and commands are posted and answered after
 * the commit, and a long question brings what is new after a cursor. Nothing is kept between two requests, so any node
 * may answer any of them.
 */
import * as Y from 'yjs';
import { rootsOf } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type DocumentId, type ScreenId } from '../../shared/ids.ts';
import { mayOpen, mayRead } from '../../shared/rules/permissions.ts';
import { visibleEvent } from '../../shared/rules/visibility.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import type { Happening } from '../../shared/wire/rt.ts';
import { readClientFrame } from '../../shared/wire/sync.ts';
import { acceptOrigins } from './acceptOrigins.ts';
import type { Place } from './cursor.ts';
import { postedStep1 } from './joinRoom.ts';
import { cursorFor, happeningsFor } from './passOn.ts';
import type { Who } from './Peer.ts';
import type { EditAnswer, Room } from './Room.ts';
import { documentOf } from './RoomState.ts';

/** How long a question for news stays open: below the 30 s after which proxies give up. */
const WAIT_MS = 25_000;

/** `frame`: step 2, base64, which answers a step 1. */
export type FrameAnswer = EditAnswer | { ok: true; frame: string };

export interface Exchanged {
  /** One answer per posted frame, in order. */
  answers: FrameAnswer[];
  cursor: string;
}

/**
 * Takes frames as a document socket would: step 1, updates and 103; presence needs a socket and is refused. A step 1 is
 * answered with a whole document, so a request has one.
 */
export async function exchangeFrames(
  room: Room,
  who: Who,
  document: DocumentId,
  screen: ScreenId | null,
  frames: Uint8Array[],
): Promise<Exchanged> {
  if (screen !== null) room.screens.posted(who, screen);
  const answers: Promise<FrameAnswer>[] = [];
  let asked = false;
  for (const bytes of frames) {
    const frame = readClientFrame(bytes);
    if (frame?.type === 'update') answers.push(offer(room, who, document, screen, frame.update));
    else if (frame?.type === 'step1') {
      answers.push(asked ? Promise.resolve({ ok: false, code: 'too-many' }) : step2(room, who, document, frame));
      asked = true;
    } else if (frame?.type === 'origins')
      answers.push(
        acceptOrigins(room, { who, document }, frame.origins).then((saved): EditAnswer =>
          saved ? { ok: true } : { ok: false, code: 'storage' },
        ),
      );
    else answers.push(Promise.resolve({ ok: false, code: 'malformed' }));
  }
  return { answers: await Promise.all(answers), cursor: cursorFor(room, who.person) };
}

async function step2(
  room: Room,
  who: Who,
  document: DocumentId,
  { stateVector }: { stateVector: Uint8Array },
): Promise<FrameAnswer> {
  const answered = await postedStep1(room, { who, document }, stateVector).catch((): RefusalCode => 'storage');
  if (typeof answered === 'string') return { ok: false, code: answered };
  return { ok: true, frame: Buffer.from(answered).toString('base64') };
}

function offer(
  room: Room,
  who: Who,
  document: DocumentId,
  screen: ScreenId | null,
  bytes: Uint8Array,
): Promise<EditAnswer> {
  return new Promise((resolve) => {
    room.line.offer({ who, screen, document, deed: { bytes }, from: null, answer: resolve });
  });
}

export interface News {
  cursor: string;
  /** Present state of every document this person may read that has changed, base64. */
  documents: Record<string, string>;
  /** All happenings this person may see that are new; with `anew` all of them, replacing what the screen holds. */
  happenings: Happening[];
  anew: boolean;
}

/**
 * What is new after `cursor`; waits for it. Without a cursor, or with one that is not this reader's, the present state
 * at once. Earlier rows never leave the server this way: a document is given as it stands. Whoever may not read a
 * document is not woken by its words either: when something restricted is written is a secret too.
 */
export async function readNews(room: Room, who: Who, cursor: string | null): Promise<News | RefusalCode> {
  const place = cursor === null ? null : room.deps.cursors.read(room.id, who.person, cursor);
  if (place) await growth(room, () => isCurrent(room, who, place));
  if (room.closed) return 'storage';
  return room.line.run(async () => {
    if (!mayOpen(room.meeting, who.person)) return 'not-allowed';
    return newsSince(room, who, place);
  });
}

/** This reader may be here, and nothing that they may see came after the place. */
function isCurrent(room: Room, who: Who, place: Place): boolean {
  if (!mayOpen(room.meeting, who.person)) return false;
  return documentsSince(room, who, place).length === 0 && !happenedSince(room, who, place);
}

function documentsSince(room: Room, who: Who, place: Place): DocumentId[] {
  return readable(room, who).filter((id) => (room.state.lastEditOf.get(id) ?? 0) > place.seq);
}

function happenedSince({ state, meeting }: Room, who: Who, place: Place): boolean {
  return state.events.some(
    (stamped) =>
      stamped.seq > (stamped.after ? place.afterSeq : place.seq) &&
      visibleEvent(stamped.event, who.person, meeting) !== null,
  );
}

/** Resolves when `waits` does not hold any more, the room closes or the question has been open for long enough. */
function growth(room: Room, waits: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let takeBack = (): void => {};
    const cancel = room.deps.timers.after(WAIT_MS, () => {
      takeBack();
      resolve();
    });
    const look = (): void => {
      if (!room.closed && waits()) {
        takeBack = room.onGrowth(look);
        return;
      }
      cancel();
      resolve();
    };
    look();
  });
}

function newsSince(room: Room, who: Who, place: Place | null): News {
  const documents: Record<string, string> = {};
  // Something that happened may have opened a document to this reader whose words are older than the place.
  const anew = place === null || happenedSince(room, who, place);
  for (const id of anew ? readable(room, who) : documentsSince(room, who, place)) {
    documents[id] = Buffer.from(Y.encodeStateAsUpdate(documentOf(room.state, id))).toString('base64');
  }
  return {
    cursor: cursorFor(room, who.person),
    documents,
    happenings: anew ? happeningsFor(room, who.person) : [],
    anew,
  };
}

function readable(room: Room, who: Who): DocumentId[] {
  const restricted = Object.values(room.meeting.restricted).map(({ id }) => id);
  return [SHARED_DOCUMENT, ...restricted].filter(
    (id) => rootsOf(id, room.meeting).size > 0 && mayRead(room.meeting, who.person, id),
  );
}
