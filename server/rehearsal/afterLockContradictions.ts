/** What a script lets happen after the lock and no meeting allows: each with its place and a sentence. */
import { SENTENCES } from '../../shared/rules/commands.ts';
import { PERMISSIONS, type Standing } from '../../shared/rules/permissions.ts';
import { VOICES, type Voice } from '../../shared/rules/voices.ts';
import { deedOf, playedAfterLock, wordsOf, type AfterLockDeed, type ScriptAfterLock } from './afterLockDeeds.ts';
import { isHere, sameOrganisation } from './Cast.ts';
import type { Contradiction } from './contradictions.ts';
import type { Script, ScriptAttendee } from './scriptForm.ts';

/** Deeds that say nothing without words, and those that have room for some sentences alone. */
const WORDED: readonly AfterLockDeed[] = [
  'query',
  'answerQuery',
  'addendum',
  'newInformation',
  'handOver',
  'hold',
  'recordDissent',
  'declineAction',
];
const SHORT: readonly AfterLockDeed[] = ['circulate', 'handOver', 'hold', 'declineAction', 'progress'];
/** Somebody's own word, which not every role has. */
const SPOKEN: Partial<Record<AfterLockDeed, Voice>> = { recordDissent: 'dissent', confirmBlock: 'confirmation' };
const OF_ACTIONS: readonly AfterLockDeed[] = ['progress', 'acceptAction', 'declineAction'];

export function afterLockContradictions(script: Script): Contradiction[] {
  const unasked = new Set(answersWithoutQuery(script));
  return script.afterLock.flatMap((item, n) => {
    const deed = deedOf(item);
    const wrong = deed ? [...whoIsWrong(script, item, deed), ...whatIsWrong(script, item, deed)] : [];
    if (unasked.has(item)) wrong.push([['event'], 'there is no query before it that is not answered yet']);
    return wrong.map(([path, sentence]) => ({ path: ['afterLock', n, ...path], sentence }));
  });
}

type Wrong = [path: (string | number)[], sentence: string];

function whoIsWrong(script: Script, item: ScriptAfterLock, deed: AfterLockDeed): Wrong[] {
  const nobody = (id: string): string => `there is no attendee "${id}" in this script`;
  const find = (id: string): ScriptAttendee | undefined => script.attendees.find((attendee) => attendee.id === id);
  const wrong: Wrong[] = [];
  if (item.who === null) return [[['who'], 'is missing']];
  const who = find(item.who);
  if (!who) wrong.push([['who'], nobody(item.who)]);
  else {
    const why = whyNot(script, who, item, deed);
    if (why !== null) wrong.push([['who'], why]);
  }
  item.to.forEach((id, m) => {
    const reader = find(id);
    if (!reader) wrong.push([['to', m], nobody(id)]);
    else if (hasLeft(reader)) wrong.push([['to', m], `${id} has left and is sent nothing`]);
    else if (deed === 'circulate' && reader.role === 'observer')
      wrong.push([['to', m], `${id} observes and has no copy`]);
  });
  return wrong;
}

function whyNot(script: Script, who: ScriptAttendee, item: ScriptAfterLock, deed: AfterLockDeed): string | null {
  if (hasLeft(who)) return `${who.id} has left and cannot come back after the lock`;
  if (deed === 'lateRead') return who.role === 'observer' ? `${who.id} observes and does not read the record` : null;
  const roles: readonly Standing[] = PERMISSIONS[deed].roles;
  const speaks = SPOKEN[deed];
  const voice = speaks === undefined || VOICES[speaks].includes(who.role);
  const may = voice && (roles.includes(who.role) || (roles.includes('successor') && deputises(script, who)));
  if (!may) return `${who.id} is here as ${who.role} and may not do this after the lock`;
  if (deed === 'recordDissent' && !isHere(who)) return `${who.id} was not there to disagree`;
  const action = script.actions.find(({ id }) => id === item.action);
  if (!action) return null;
  const owns = action.owner === who.id;
  if (deed === 'progress')
    return owns || action.supportedBy.includes(who.id) || who.role === 'chair' || who.role === 'minuteTaker'
      ? null
      : `${who.id} neither owns this action nor helps with it`;
  return owns || !OF_ACTIONS.includes(deed) ? null : `${who.id} does not own this action`;
}

/** Until a partnership names deputies, whoever represents the chair's own organisation is one. */
function deputises({ attendees }: Script, who: ScriptAttendee): boolean {
  const chair = attendees.find(({ role }) => role === 'chair');
  return (
    chair !== undefined &&
    sameOrganisation(chair, who) &&
    (who.role === 'agencyRepresentative' || who.role === 'minuteTaker')
  );
}

function hasLeft({ attendance, conflictOfInterest }: ScriptAttendee): boolean {
  return attendance === 'withdrawn' || attendance === 'declined' || conflictOfInterest === 'declared';
}

function whatIsWrong(script: Script, item: ScriptAfterLock, deed: AfterLockDeed): Wrong[] {
  const wrong: Wrong[] = [];
  const { at, action, decision, state } = item;
  const words = wordsOf(item);
  const field = item.note === null && item.text !== null ? 'text' : 'note';
  if (at !== null && script.lockedAt !== null && Date.parse(at) < Date.parse(script.lockedAt))
    wrong.push([['at'], 'lies before the lock']);
  if (words === null && WORDED.includes(deed)) wrong.push([['note'], 'is missing']);
  if (words !== null && SHORT.includes(deed) && words.length > SENTENCES)
    wrong.push([[field], `is longer than ${SENTENCES} letters`]);
  if (OF_ACTIONS.includes(deed)) {
    if (action === null) wrong.push([['action'], 'is missing']);
    else if (!script.actions.some(({ id }) => id === action))
      wrong.push([['action'], `there is no action "${action}" in this script`]);
  }
  if (deed === 'progress' && state === null) wrong.push([['state'], 'is missing']);
  if (deed === 'recordDissent' && decision !== null && !script.decisions.some(({ id }) => id === decision))
    wrong.push([['decision'], `there is no decision "${decision}" in this script`]);
  return wrong;
}

/** An answer is to the oldest query that has none. */
function answersWithoutQuery(script: Script): ScriptAfterLock[] {
  let open = 0;
  return playedAfterLock(script).flatMap(({ item, deed }) => {
    if (deed === 'query') open += 1;
    if (deed !== 'answerQuery') return [];
    open -= 1;
    return open < 0 ? [item] : [];
  });
}
