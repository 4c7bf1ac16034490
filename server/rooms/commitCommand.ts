/**
 * A command's turning point: decide → journal → evolve → announce. Deciding touches nothing, so another node's rows are
 * simply folded in and the command is decided again. Everything here runs inside the room's line.
 */
import { deletionOf } from '../../shared/document/deletionOf.ts';
import type { Command, ServerCommand } from '../../shared/rules/commands.ts';
import { decide } from '../../shared/rules/decide.ts';
import { event } from '../../shared/rules/decide/Deed.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import {
  afterStream,
  EMPTY_HEAD,
  meetingStream,
  type Actor,
  type Appended,
  type Head,
  type NewEntry,
  type Row,
  type StreamId,
} from '../journal/Journal.ts';
import { contextOf } from './decideContext.ts';
import { LostAnswers } from './LostAnswers.ts';
import { passOnEdits, passOnEvents } from './passOn.ts';
import type { Who } from './Peer.ts';
import type { PassedEdit, Room } from './Room.ts';
import { foldRows, type StampedEvent } from './RoomState.ts';

export type Done = { ok: true } | { ok: false; refusal: Refusal };

/** A command of the server itself; a refusal means that it is not true any more, and nothing is to be done. */
export async function runServerCommand(room: Room, command: ServerCommand): Promise<void> {
  await commitCommand(room, null, null, command);
}

export async function commitCommand(
  room: Room,
  who: Who | null,
  commandId: string | null,
  command: Command | ServerCommand,
): Promise<Done> {
  const lost = new LostAnswers();
  for (;;) {
    const decided = decide(room.meeting, command, contextOf(room, who?.person ?? null));
    if (!decided.ok) return (await isKnown(room, room.state.sealed, commandId)) ? { ok: true } : decided;
    if (decided.events.length === 0) return { ok: true };
    const after = room.state.sealed;
    const entries = entriesOf(room, who, commandId, [...namesSeal(room, after), ...decided.events]);
    const appended = await lost.count(() =>
      room.deps.journal.append(streamOf(room, after), headOf(room, after), entries),
    );
    const answer = await settle(room, appended, after, commandId);
    if (answer) return answer;
  }
}

/** null: decide again on what is true now. */
async function settle(room: Room, appended: Appended, after: boolean, commandId: string | null): Promise<Done | null> {
  switch (appended.outcome) {
    case 'appended':
      announce(room, foldRows(room.state, appended.rows, false, after));
      passOnEdits(room, deletionsOf(appended.rows));
      room.deps.fleet.tell(room.id, { type: 'grown' });
      return { ok: true };
    case 'known':
      await room.catchUp();
      return { ok: true };
    case 'behind':
    case 'sealed':
      await room.catchUp();
      return null;
    case 'unknownOutcome':
      await room.reload();
      return (await isKnown(room, after, commandId)) ? { ok: true } : null;
    case 'storage':
      return refuse('storage');
  }
}

/** Tells everybody here and starts whatever clocks the events start. */
export function announce(room: Room, happened: StampedEvent[]): void {
  passOnEvents(room, happened);
  room.freezing.happened(happened.map(({ event }) => event));
}

/** A repeated command may be refused by its own effect (the action is withdrawn already): then it was carried out. */
async function isKnown(room: Room, after: boolean, commandId: string | null): Promise<boolean> {
  return commandId !== null && room.deps.journal.knows(streamOf(room, after), commandId);
}

function streamOf(room: Room, after: boolean): StreamId {
  return after ? afterStream(room.id) : meetingStream(room.id);
}

function headOf(room: Room, after: boolean): Head {
  return after ? room.state.afterHead : room.state.head;
}

/** The first entry after the lock says which seal it follows. */
function namesSeal(room: Room, after: boolean): MeetingEvent[] {
  return after && room.state.afterHead.seq === EMPTY_HEAD.seq
    ? [event('followed', { seal: room.state.head.hash })]
    : [];
}

function entriesOf(room: Room, who: Who | null, commandId: string | null, events: readonly MeetingEvent[]): NewEntry[] {
  const entries: NewEntry[] = [];
  for (const event of events) {
    entries.push(eventEntry(room, who, event));
    if (event.type === 'takenBack') entries.push(takingBack(room, who, event));
  }
  const [first] = entries;
  if (first && commandId !== null) first.commandId = commandId;
  return entries;
}

export function eventEntry(room: Room, who: Who | null, event: MeetingEvent): NewEntry {
  return {
    at: room.deps.clock.now().toISOString(),
    actor: actorOf(room, who),
    kind: 'event',
    document: null,
    bodyClass: 'decided',
    body: Buffer.from(JSON.stringify(event)),
  };
}

export function actorOf(room: Room, who: Who | null): Actor {
  if (!who) return { person: null, organisation: null, session: null };
  return {
    person: who.person,
    organisation: room.meeting.people[who.person]?.organisation ?? null,
    session: who.session,
  };
}

/** The one exception to "clients alone write Yjs": the named letters are deleted in the same append as the event. */
function takingBack(room: Room, who: Who | null, event: Extract<MeetingEvent, { type: 'takenBack' }>): NewEntry {
  const body = deletionOf(event.ranges);
  return { ...eventEntry(room, who, event), kind: 'edit', document: event.document, bodyClass: 'takenBack', body };
}

function deletionsOf(rows: Row[]): PassedEdit[] {
  return rows.flatMap(({ entry, body }) =>
    entry.kind === 'edit' && entry.document && body ? [{ document: entry.document, update: body, from: null }] : [],
  );
}
