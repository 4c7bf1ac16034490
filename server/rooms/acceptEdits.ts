/**
 * An edit's turning point: gate → try in memory, output held → journal → acknowledge → pass on. Nobody sees or is
 * promised anything before the commit; whatever was tried and not committed is thrown away with the whole memory.
 */
import type { PersonId } from '../../shared/ids.ts';
import { rootsOf } from '../../shared/document/roots.ts';
import { mayRead, writableRoots } from '../../shared/rules/permissions.ts';
import type { RefusalCode } from '../../shared/wire/refusals.ts';
import { gateUpdate } from '../gate/gateUpdate.ts';
import { tryUpdate } from '../gate/tryUpdate.ts';
import { meetingStream, type NewEntry } from '../journal/Journal.ts';
import { LostAnswers } from './LostAnswers.ts';
import { markLateAdded } from './lateAdded.ts';
import { passOnEdits } from './passOn.ts';
import type { OfferedEdit, PassedEdit, Room } from './Room.ts';
import { claimsOf, documentOf, foldRows } from './RoomState.ts';
import { classOf, claimBytes } from './entryBodies.ts';

/** Ids that one person may use in one document: a tab each, a reload each, a day long. More is a flood. */
const MOST_IDS = 64;

interface Tried {
  entries: NewEntry[];
  passed: PassedEdit[];
  /** Edits that become true, or are true already, with this commit. */
  kept: OfferedEdit[];
  refused: [OfferedEdit, RefusalCode][];
  /** The memory holds half an edit: it must not be used again. */
  spoiled: OfferedEdit | null;
}

export async function acceptEdits(room: Room, batch: OfferedEdit[]): Promise<void> {
  const lost = new LostAnswers();
  let waiting = batch;
  try {
    while (waiting.length > 0) waiting = await acceptOnce(room, waiting, lost);
  } catch {
    // The journal cannot even be read: nothing here may be believed until it can.
    for (const edit of waiting) edit.answer({ ok: false, code: 'storage' });
    room.fail();
  }
}

/** One attempt; answers every edit whose fate is known and returns those that must be tried again. */
async function acceptOnce(room: Room, batch: OfferedEdit[], lost: LostAnswers): Promise<OfferedEdit[]> {
  const tried = tryAll(room, batch);
  if (tried.spoiled) {
    await room.reload();
    tried.spoiled.answer({ ok: false, code: 'bad-content' });
    return batch.filter((edit) => edit !== tried.spoiled);
  }
  if (tried.entries.length === 0) {
    settle(tried);
    return [];
  }
  const appended = await lost.count(() =>
    room.deps.journal.append(meetingStream(room.id), room.state.head, tried.entries),
  );
  switch (appended.outcome) {
    case 'appended':
      foldRows(room.state, appended.rows, true);
      settle(tried);
      passOnEdits(room, tried.passed);
      room.deps.fleet.tell(room.id, { type: 'grown' });
      room.freezing.edited();
      markLateAdded(room);
      return [];
    case 'storage':
      await room.reload();
      refuseAll(batch, 'storage');
      return [];
    case 'behind': // another node wrote first
    case 'sealed': // … the seal: the next attempt refuses with the right word
    case 'known': // cannot be: edits carry no command id
    case 'unknownOutcome': // perhaps written: after reading again such an edit changes nothing and is acknowledged
      await room.reload();
      return batch;
  }
}

function settle({ kept, refused }: Tried): void {
  for (const edit of kept) edit.answer({ ok: true });
  for (const [edit, code] of refused) edit.answer({ ok: false, code });
}

function refuseAll(batch: OfferedEdit[], code: RefusalCode): void {
  for (const edit of batch) edit.answer({ ok: false, code });
}

function tryAll(room: Room, batch: OfferedEdit[]): Tried {
  const tried: Tried = { entries: [], passed: [], kept: [], refused: [], spoiled: null };
  for (const edit of batch) {
    const code = tryOne(room, edit, tried);
    if (tried.spoiled) return tried;
    if (code) tried.refused.push([edit, code]);
    else tried.kept.push(edit);
  }
  return tried;
}

function tryOne(room: Room, edit: OfferedEdit, tried: Tried): RefusalCode | null {
  const { meeting } = room;
  if (!mayRead(meeting, edit.who.person, edit.document)) return 'not-allowed';
  return 'bytes' in edit.deed
    ? tryWords(room, edit, edit.deed.bytes, tried)
    : claim(room, edit, [edit.deed.claims], tried);
}

function tryWords(room: Room, edit: OfferedEdit, bytes: Uint8Array, tried: Tried): RefusalCode | null {
  const { state, meeting } = room;
  const doc = documentOf(state, edit.document);
  const roots = rootsOf(edit.document, meeting);
  const mayWrite = writableRoots(meeting, edit.who.person, edit.document);
  const gated = gateUpdate(
    bytes,
    { doc, claims: claimsOf(state, edit.document), roots, knows: (person) => Object.hasOwn(meeting.people, person) },
    { person: edit.who.person, mayWrite },
  );
  if (!gated.ok) {
    // What a screen types after a refused update always has a gap: the phase explains it better.
    return room.freezing.refusesEdit(edit.screen) ?? gated.code;
  }
  if (gated.changesNothing) return null; // sent again, or an in-sync client's own deletions: already true
  const closed = room.freezing.refusesEdit(edit.screen);
  if (closed) return closed;
  const refusedIds = claim(room, edit, gated.newClients, tried);
  if (refusedIds) return refusedIds;
  const trial = tryUpdate(doc, gated.update, roots, mayWrite);
  if (!trial.ok) {
    tried.spoiled = edit;
    if (trial.why !== null)
      room.deps.alarm('edit passed the gate and failed its trial', { meeting: room.id, why: trial.why });
    return null;
  }
  tried.entries.push(entryOf(room, edit, 'edit', gated.update));
  if (trial.outgoing) tried.passed.push({ document: edit.document, update: trial.outgoing, from: edit.from });
  return null;
}

function claim(room: Room, edit: OfferedEdit, clients: number[], tried: Tried): RefusalCode | null {
  const claims = claimsOf(room.state, edit.document);
  const fresh: number[] = [];
  for (const client of clients) {
    const owner = claims.get(client);
    if (owner === undefined) fresh.push(client);
    else if (owner !== edit.who.person) return 'taken';
  }
  if (fresh.length === 0) return null;
  if (room.state.sealed) return 'locked';
  if (countOf(claims, edit.who.person) + fresh.length > MOST_IDS) return 'too-many';
  for (const client of fresh) {
    claims.set(client, edit.who.person);
    tried.entries.push(entryOf(room, edit, 'claim', claimBytes({ client })));
  }
  return null;
}

function countOf(claims: ReadonlyMap<number, PersonId>, person: PersonId): number {
  let count = 0;
  for (const owner of claims.values()) if (owner === person) count += 1;
  return count;
}

function entryOf(room: Room, edit: OfferedEdit, kind: 'edit' | 'claim', body: Uint8Array): NewEntry {
  const organisation = room.meeting.people[edit.who.person]?.organisation ?? null;
  return {
    at: room.deps.clock.now().toISOString(),
    actor: { person: edit.who.person, organisation, session: edit.who.session },
    kind,
    document: edit.document,
    bodyClass: classOf(edit.document),
    body,
  };
}
