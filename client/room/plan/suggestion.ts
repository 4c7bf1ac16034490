/** An owner or a date that somebody else proposes in the shared plan; the chair takes both with one key. */
import * as Y from 'yjs';
import { PLAN_ROOT } from '../../../shared/document/roots.ts';
import type { PersonId } from '../../../shared/ids.ts';
import { isInstant } from '../../../shared/rules/decide/Deed.ts';
import type { Meeting } from '../../../shared/rules/meeting.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { dayAndTimeOf } from '../../ui/times.ts';
import type { LineProps, PlanLine, PlanRoom } from './PlanRoom.ts';

export interface Suggestion {
  owner: PersonId | null;
  deadline: string | null;
  /** Whoever suggested it, where this screen has met them; empty otherwise. */
  by: string;
}

/** null: nothing is suggested, or what is suggested is in force. */
export function suggestionOf({ row, action }: PlanLine, { folded, doc, writers }: PlanRoom): Suggestion | null {
  if (!row || action?.withdrawn) return null;
  const { people } = folded.meeting;
  const owner = row.proposedOwner !== null && people[row.proposedOwner]?.goneAt === null ? row.proposedOwner : null;
  // Anybody who may write may have written it: only a date that exists is shown as one.
  const deadline = row.proposedDeadline !== null && isInstant(row.proposedDeadline) ? row.proposedDeadline : null;
  const inForce = action?.owner && 'person' in action.owner ? action.owner.person : null;
  const news = (owner !== null && owner !== inForce) || (deadline !== null && deadline !== action?.deadline?.at);
  return news ? { owner, deadline, by: writerOf(doc, row.id, writers) } : null;
}

export function suggestionText({ owner, deadline }: Suggestion, meeting: Meeting): string {
  const parts = [
    owner === null ? null : meeting.people[owner]?.name,
    deadline === null ? null : dayAndTimeOf(deadline),
  ];
  return parts.filter((part) => part).join(', ');
}

export function suggestionLine(suggestion: Suggestion, meeting: Meeting): string {
  const what = suggestionText(suggestion, meeting);
  return suggestion.by === '' ? words.suggested(what) : words.suggestedBy(what, suggestion.by);
}

/** The chair's one key. A date alone waits for its owner; an owner alone is given, and the date follows. */
export function takeSuggestion(line: PlanLine, { giving, goOn, ...plan }: PlanRoom | LineProps): void {
  const suggestion = suggestionOf(line, { ...plan, giving, goOn });
  if (!suggestion) return;
  const deadline = suggestion.deadline === null ? null : { at: suggestion.deadline, preset: null };
  if (suggestion.owner !== null) giving.choose(line.id, { person: suggestion.owner }, deadline, null);
  else if (deadline) giving.chooseDeadline(line.id, deadline);
  goOn(line.id);
}

export function suggest(doc: Y.Doc, row: string, owner: PersonId | null, deadline: string | null): void {
  const shared: unknown = doc.getMap(PLAN_ROOT).get(row);
  if (!(shared instanceof Y.Map)) return;
  doc.transact(() => {
    shared.set('proposedOwner', owner);
    shared.set('proposedDeadline', deadline);
  });
}

function writerOf(doc: Y.Doc, row: string, writers: PlanRoom['writers']): string {
  const shared: unknown = doc.getMap(PLAN_ROOT).get(row);
  if (!(shared instanceof Y.Map)) return '';
  const item = shared._map.get('proposedOwner') ?? shared._map.get('proposedDeadline');
  return item ? (writers.get(item.id.client)?.name ?? '') : '';
}
