/** A small meeting on a really opened server, locked, with something of everything that may be answered after the lock. */
import * as Y from 'yjs';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { blockRoot, ENTRY_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import { readBlocks, type IdRange } from '../../shared/document/readBlocks.ts';
import { insertBlock, insertPlanRow, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import {
  mintId,
  SHARED_DOCUMENT,
  type ActionId,
  type DecisionId,
  type DocumentId,
  type ItemId,
  type PersonId,
} from '../../shared/ids.ts';
import { systemRandom } from '../../server/ambient.ts';
import { conveneSmall, freezeSmall, lockCommand, startSmall, type Node, type SmallMeeting } from './openNode.ts';

export interface LockedMeeting {
  chair: Actor;
  police: Actor;
  health: Actor;
  /** Was not there, and reads the record. */
  school: Actor;
  decision: DecisionId;
  dissent: ItemId;
  view: ItemId;
  /** Owned by health. */
  action: ActionId;
  /** Of police, for police and health: the chair knows that it is there and may not read it. */
  entry: DocumentId;
  /** The letters of what was taken down for health, and of a paragraph that nobody is said to have said. */
  taken: IdRange[];
  untaken: IdRange[];
  entryLetters: IdRange[];
  invited: SmallMeeting['invited'];
  leave(): void;
}

export const ENTRY_WORDS = 'The informant lives next door.';
/** Read in from the report of whoever was not there. */
export const ABSENT_WORDS = 'Absent on four Mondays.';
export const TAKEN_WORDS = 'He was weighed on Monday.';

export async function lockedMeeting(node: Node): Promise<LockedMeeting> {
  const small = await conveneSmall(node);
  const chair = await small.comes('chair', node);
  const police = await small.comes('police', node);
  const health = await small.comes('health', node);
  await startSmall(chair, [police, health]);
  const absent = Object.values(chair.meeting?.people ?? {}).find(({ name }) => name === 'Ruth Ellis')?.id;
  if (!absent) throw new Error('nobody is absent');
  await chair.decide({ type: 'declareConflict', conflict: 'none', speaker: absent });
  await chair.decide({ type: 'rollCall', person: absent, attendance: 'apologies' });
  const { taken, untaken } = await writes(chair, health, absent);
  const { entry, entryLetters } = await opensEntry(police, health);
  const decided = await decides(chair, police, health);
  const digest = await freezeSmall(chair, [police, health]);
  await chair.decide(lockCommand(digest, small.lockCode));
  const school = await small.comes('school', node);
  for (const actor of [chair, police, health, school])
    await actor.sees(({ phase }) => phase === 'locked', 'the lock did not reach a screen');
  const leave = (): void => [chair, police, health, school].forEach((actor) => actor.leave());
  return {
    chair,
    police,
    health,
    school,
    entry,
    entryLetters,
    taken,
    untaken,
    ...decided,
    invited: small.invited,
    leave,
  };
}

async function writes(
  chair: Actor,
  health: Actor,
  absent: PersonId,
): Promise<{ taken: IdRange[]; untaken: IdRange[] }> {
  const doc = await chair.open();
  const root = sectionRoot('analysis');
  typeAtEnd(insertBlock(doc, root, 0, { saidBy: health.person }), TAKEN_WORDS);
  typeAtEnd(insertBlock(doc, root, 1, {}), 'Nobody is named here.');
  typeAtEnd(insertBlock(doc, root, 2, { saidBy: absent }), ABSENT_WORDS);
  await chair.saved();
  const own = await health.open();
  const organisation = health.meeting?.people[health.person]?.organisation;
  if (!organisation) throw new Error('health is of no organisation');
  typeAtEnd(insertBlock(own, blockRoot(organisation), 0, {}), 'Known since birth.');
  await health.saved();
  const [taken = [], untaken = []] = readBlocks(doc, root).map(({ runs }) => runs.flatMap(({ letters }) => letters));
  return { taken, untaken };
}

async function opensEntry(police: Actor, health: Actor): Promise<{ entry: DocumentId; entryLetters: IdRange[] }> {
  await police.decide({
    type: 'openRestricted',
    audience: [police.person, health.person],
    placeholder: 'Police information.',
  });
  const [entry] = Object.values(police.meeting?.restricted ?? {});
  if (!entry) throw new Error('no entry was opened');
  const doc = await police.open(entry.id);
  typeAtEnd(insertBlock(doc, ENTRY_ROOT, 0, { saidBy: health.person }), ENTRY_WORDS);
  await police.saved(entry.id);
  const entryLetters = readBlocks(doc, ENTRY_ROOT).flatMap(({ runs }) => runs.flatMap(({ letters }) => letters));
  return { entry: entry.id, entryLetters };
}

async function decides(chair: Actor, police: Actor, health: Actor) {
  await chair.decide({
    type: 'recordDecision',
    outcome: 'section47Joint',
    text: 'Enquiries begin.',
    rationale: 'The injury has no explanation.',
  });
  const [decision] = Object.values(chair.meeting?.decisions ?? {});
  if (!decision) throw new Error('no decision');
  await chair.decide({ type: 'agreeDecision', id: decision.id, answer: 'agrees', speaker: health.person });
  await chair.decide({ type: 'recordView', view: 'met', reason: null, speaker: health.person });
  await chair.decide({ type: 'recordDissent', text: 'Not at night.', speaker: health.person });
  const doc = await chair.open();
  const action = mintId<ActionId>(systemRandom);
  typeAtEnd(insertPlanRow(doc, action, { rank: 'a0', children: [] }).text, 'See the child tonight');
  await chair.saved();
  await chair.decide({
    type: 'assignOwner',
    id: action,
    owner: { person: health.person },
    deadline: { at: '2030-01-01T10:00:00+00:00' },
  });
  await chair.decide({ type: 'agreeAction', id: action, answer: 'agrees', speaker: health.person });
  const [view] = Object.values(chair.meeting?.views ?? {});
  const [dissent] = Object.values(chair.meeting?.dissents ?? {});
  if (!view || !dissent) throw new Error('neither view nor dissent');
  await police.sees(({ actions }) => Object.hasOwn(actions, action), 'the action was not shown');
  return { decision: decision.id, action, view: view.id, dissent: dissent.id };
}

/** Words on a screen that the lock overtook, as it hands them in. */
export function lateWords(words: string, root = sectionRoot('analysis'), document: DocumentId = SHARED_DOCUMENT) {
  const doc = new Y.Doc();
  const on = Y.encodeStateVector(doc);
  typeAtEnd(insertBlock(doc, root, 0, {}), words);
  const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
  return { id: mintId<string>(systemRandom), document, update: base64(Y.encodeStateAsUpdate(doc)), on: base64(on) };
}
