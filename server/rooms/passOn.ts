/** What was committed goes out: to each document socket one frame per batch, to each screen what its reader may see. */
import * as Y from 'yjs';
import type { DocumentId, PersonId } from '../../shared/ids.ts';
import { mayRead } from '../../shared/rules/permissions.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import { visibleEvent } from '../../shared/rules/visibility.ts';
import { CLOSE } from '../../shared/wire/closeCodes.ts';
import type { Happening, Welcome } from '../../shared/wire/rt.ts';
import { writeServerFrame } from '../../shared/wire/sync.ts';
import type { CommandPeer, DocumentPeer, Who } from './Peer.ts';
import type { PassedEdit, Room } from './Room.ts';
import type { StampedEvent } from './RoomState.ts';
import { whyShut } from './whyShut.ts';

/** One frame per document and reader, whatever the number of edits in the batch; nobody is told their own. */
export function passOnEdits(room: Room, edits: readonly PassedEdit[]): void {
  if (edits.length === 0) return;
  const byDocument = new Map<DocumentId, PassedEdit[]>();
  for (const edit of edits) {
    const list = byDocument.get(edit.document);
    if (list) list.push(edit);
    else byDocument.set(edit.document, [edit]);
  }
  for (const [document, list] of byDocument) {
    const writers = new Set(list.map((edit) => edit.from));
    const forReaders = frameOf(list);
    for (const peer of room.documentPeers) {
      if (peer.document !== document) continue;
      if (!writers.has(peer)) peer.send(forReaders);
      else sendOthers(peer, list);
    }
  }
  room.grown();
}

function sendOthers(peer: DocumentPeer, edits: readonly PassedEdit[]): void {
  const others = edits.filter((edit) => edit.from !== peer);
  if (others.length > 0) peer.send(frameOf(others));
}

function frameOf(edits: readonly PassedEdit[]): Uint8Array {
  const [first] = edits;
  const update = edits.length === 1 && first ? first.update : Y.mergeUpdates(edits.map((edit) => edit.update));
  return writeServerFrame({ type: 'update', update });
}

/** Tells every screen what happened, and shows out whoever may no longer read. */
export function passOnEvents(room: Room, happened: readonly StampedEvent[]): void {
  if (happened.length === 0) return;
  for (const peer of [...room.commandPeers]) {
    if (happened.some(({ event }) => changesWhatIsVisible(event, peer.who.person))) {
      peer.welcome(welcomeOf(room, peer));
      continue;
    }
    const news = visibleTo(room, peer.who.person, happened, visibleCount(room, peer.who.person, happened));
    if (news.length > 0) peer.happenings(news);
  }
  showOut(room);
  room.grown();
}

/** Whoever joins an audience, or comes in from the door, sees what happened before; whoever leaves one must forget it. */
function changesWhatIsVisible(event: MeetingEvent, person: PersonId): boolean {
  switch (event.type) {
    case 'restrictionTightened':
    case 'restrictionWidened':
    case 'takenBack':
    case 'chairHandedOver':
    case 'chairTaken':
    case 'sealed': // an invitee who was not here reads the record
      return true;
    case 'conflictDeclared':
      return event.speaker === person;
    case 'rollCalled':
    case 'removed':
    case 'withdrew':
      return event.person === person;
    default:
      return false;
  }
}

/** Closes the sockets of those whose access ended with what just happened. */
function showOut(room: Room): void {
  const { meeting } = room;
  const locked = meeting.phase === 'locked';
  for (const peer of [...room.documentPeers]) {
    if (locked) peer.close(CLOSE.frozenOrLocked);
    else if (!mayRead(meeting, peer.who.person, peer.document)) peer.close(CLOSE.notAllowed);
  }
  for (const peer of [...room.commandPeers]) {
    const why = whyShut(meeting, peer.who.person);
    if (!why) continue;
    peer.close(CLOSE.notAllowed, why);
    room.deps.accessEnded(room.id, peer.who.person);
  }
}

/** Every event that this person may see, numbered from 1. */
export function happeningsFor(room: Room, person: PersonId): Happening[] {
  return visibleTo(room, person, room.state.events, 0);
}

/** Those of them that came after the first `earlier` events, numbered as in all that this person may see now. */
export function happeningsSince(room: Room, person: PersonId, earlier: number): Happening[] {
  const happened = room.state.events.slice(earlier);
  return visibleTo(room, person, happened, visibleCount(room, person, happened));
}

function visibleTo(room: Room, person: PersonId, events: readonly StampedEvent[], before: number): Happening[] {
  const happenings: Happening[] = [];
  for (const { at, by, event } of events) {
    const visible = visibleEvent(event, person, room.meeting);
    if (visible) happenings.push({ order: before + happenings.length + 1, at, by, event: visible });
  }
  return happenings;
}

/** How many of the events before `happened` this person may see. */
function visibleCount(room: Room, person: PersonId, happened: readonly StampedEvent[]): number {
  const earlier = room.state.events.length - happened.length;
  let count = 0;
  for (let i = 0; i < earlier; i++) {
    const stamped = room.state.events[i];
    if (stamped && visibleEvent(stamped.event, person, room.meeting)) count += 1;
  }
  return count;
}

export function welcomeOf(room: Room, peer: CommandPeer): Welcome {
  return { ...roomFor(room, peer.who), screen: peer.screen };
}

/** What a reader needs to see the meeting as it stands. */
export function roomFor(room: Room, who: Who): Omit<Welcome, 'screen'> {
  return {
    me: who.person,
    generation: room.meeting.generation,
    happenings: happeningsFor(room, who.person),
    cursor: cursorFor(room, who.person),
    screens: room.screens.all(),
    now: room.deps.clock.now().toISOString(),
    clock: room.deps.knownClock,
  };
}

export function cursorFor(room: Room, person: PersonId): string {
  return room.deps.cursors.write(room.id, person, { seq: room.state.head.seq, afterSeq: room.state.afterHead.seq });
}
