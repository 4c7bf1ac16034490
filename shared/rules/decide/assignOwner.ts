/** One owner. From this moment the action is in force, with the words that stand in the plan now (C9); a deadline may come in
 * the same key ("the chair holds this until …", C11). */
import type { DocumentId, ChildId } from '../../ids.ts';
import type { CommandOf } from '../commands.ts';
import type { Meeting, Words } from '../meeting.ts';
import { did, event, no, refusesPeople, refusesChildren, isInstant, type Deed, type Decided } from './Deed.ts';

export const assignOwner: Deed<'assignOwner'> = (meeting, command, context) => {
  const row = context.planRow(command.id);
  const before = meeting.actions[command.id];
  if (!row) return no('not-here-yet', 'id');
  if (command.expectedVersion !== undefined && command.expectedVersion !== (before?.version ?? 0))
    return no('changed', 'action');
  if (row.text.trim() === '') return no('incomplete', 'text');
  const refused = refusesOwner(meeting, command);
  if (refused) return refused;
  const { deadline } = command;
  if (deadline && !isInstant(deadline.at)) return no('bad-date', 'deadline');
  const children = (command.children ?? row.children).filter((child): child is ChildId =>
    Object.hasOwn(meeting.children, child),
  );
  const words: Words = {
    document: 'shared' as DocumentId,
    ranges: row.textLetters,
    position: context.head,
    digest: context.digest(row.text),
  };
  return did(
    event('actionAssigned', {
      id: command.id,
      text: row.text,
      purpose: row.purpose === '' ? null : row.purpose,
      owner: command.owner,
      helpers: command.helpers,
      children,
      note: command.note,
      deadline,
      words,
    }),
  );
};

function refusesOwner(meeting: Meeting, command: CommandOf<'assignOwner'>): Decided | null {
  const { owner } = command;
  const named = 'person' in owner ? owner.person : owner.toldBy;
  // Whoever has gone, with a tie to the family or removed, will not see to anything.
  const gone = refusesPeople(meeting, [named], 'owner');
  if (gone) return { ok: false, refusal: gone };
  const refused = refusesPeople(meeting, command.helpers, 'helpers');
  if (refused) return { ok: false, refusal: refused };
  const unknown = command.children && refusesChildren(meeting, command.children);
  return unknown ? { ok: false, refusal: unknown } : null;
}
