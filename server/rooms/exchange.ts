/**
 * The same promises without sockets, for networks that block them: frames and commands are posted and answered after
 * the commit, and a long question brings what is new after a cursor. Nothing is kept between two requests, so any node
 * may answer any of them.
 */
import * as Y from 'yjs';
import { rootsOf } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type DocumentId, type ScreenId } from '../../shared/ids.ts';
import { mayOpen, mayRead } from '../../shared/rules/permissions.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import type { Happening } from '../../shared/wire/rt.ts';
import { readClientFrame } from '../../shared/wire/sync.ts';
import { acceptOrigins } from './acceptOrigins.ts';
import type { Place } from './cursor.ts';
import { cursorFor, happeningsFor } from './passOn.ts';
import type { Who } from './Peer.ts';
import type { EditAnswer, Room } from './Room.ts';
import { documentOf } from './RoomState.ts';

/** How long a question for news stays open: below the 30 s after which proxies give up. */
const WAIT_MS = 25_000;

export interface Exchanged {
  /** One answer per posted frame, in order. */
  answers: EditAnswer[];
  cursor: string;
}

/** Takes frames as a document socket would: type 0 updates and 103; presence needs a socket and is refused. */
export async function exchangeFrames(
  room: Room,
  who: Who,
  document: DocumentId,
  screen: ScreenId | null,
  frames: Uint8Array[],
): Promise<Exchanged> {
  const answers: Promise<EditAnswer>[] = [];
  for (const bytes of frames) {
    const frame = readClientFrame(bytes);
    if (frame?.type === 'update') answers.push(offer(room, who, document, screen, frame.update));
    else if (frame?.type === 'origins')
      answers.push(
        acceptOrigins(room, { who, document }, frame.origins).then((saved): EditAnswer =>
          saved ? { ok: true } : { ok: false, code: 'storage' },
        ),
      );
    else answers.push(Promise.resolve({ ok: false, code: 'malformed' }));
  }
  return { answers: await Promise.all(answers), cursor: cursorFor(room, who.person) };
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
 * at once. Earlier rows never leave the server this way: a document is given as it stands.
 */
export async function readNews(room: Room, who: Who, cursor: string | null): Promise<News | RefusalCode> {
  const place = cursor === null ? null : room.deps.cursors.read(room.id, who.person, cursor);
  if (place && isCurrent(room, place)) await growth(room);
  if (room.closed) return 'storage';
  return room.line.run(async () => {
    if (!mayOpen(room.meeting, who.person)) return 'not-allowed';
    return newsSince(room, who, place);
  });
}

function isCurrent(room: Room, place: Place): boolean {
  return place.seq >= room.state.head.seq && place.afterSeq >= room.state.afterHead.seq;
}

function growth(room: Room): Promise<void> {
  return new Promise((resolve) => {
    const cancel = room.deps.timers.after(WAIT_MS, () => {
      takeBack();
      resolve();
    });
    const takeBack = room.onGrowth(() => {
      cancel();
      resolve();
    });
  });
}

function newsSince(room: Room, who: Who, place: Place | null): News {
  const { state } = room;
  const documents: Record<string, string> = {};
  const known = place !== null && isCurrent(room, place);
  if (!known) {
    for (const id of readable(room, who)) {
      documents[id] = Buffer.from(Y.encodeStateAsUpdate(documentOf(state, id))).toString('base64');
    }
  }
  return {
    cursor: cursorFor(room, who.person),
    documents,
    happenings: known ? [] : happeningsFor(room, who.person),
    anew: !known,
  };
}

function readable(room: Room, who: Who): DocumentId[] {
  const restricted = Object.values(room.meeting.restricted).map(({ id }) => id);
  return [SHARED_DOCUMENT, ...restricted].filter(
    (id) => rootsOf(id, room.meeting).size > 0 && mayRead(room.meeting, who.person, id),
  );
}
