/** Somebody whose words were taken down answers: "Yes, I said that", or own words that nobody can refuse (C2). */
import type { PersonId } from '../../ids.ts';
import type { CommandOf } from '../commands.ts';
import type { Meeting } from '../meeting.ts';
import { mayReadLocked } from '../permissions.ts';
import { did, event, no, type Decided, type Deed, type PersonContext } from './Deed.ts';

type Confirming = CommandOf<'confirmSaid'>;
type OfDeed = Exclude<Confirming['what'], 'words'>;

export const confirmSaid: Deed<'confirmSaid'> = (meeting, command, context) => {
  const { what, id, ownWords } = command;
  if (what === 'words') return confirmWords(meeting, command, context);
  if (id === undefined) return no('incomplete', 'id');
  return isTheirs(meeting, what, id, context.by)
    ? did(event('saidConfirmed', { what, id, ownWords }))
    : no('not-found', 'id');
};

/** A paragraph of the minutes that names this person as its speaker, whole, so that no words are taken out of it. */
function confirmWords(meeting: Meeting, { words: named, ownWords }: Confirming, context: PersonContext): Decided {
  if (!named) return no('incomplete', 'words');
  // While the text is open, whoever did not say it so has it changed; the answer is to words that stand.
  if (meeting.phase !== 'locked') return no('not-now', 'words');
  const { document } = named;
  const block = mayReadLocked(meeting, context.by, document) ? context.blockOf(document, named.ranges) : null;
  if (block?.saidBy !== context.by) return no('not-found', 'words');
  const { text, ranges } = block;
  const words = { document, ranges, position: context.head, digest: context.digest(text) };
  return did(event('wordsConfirmed', { words, text, ownWords }));
}

function isTheirs(meeting: Meeting, what: OfDeed, id: string, by: PersonId): boolean {
  const named = <T extends { id: string }>(things: Readonly<Record<string, T>>): T | undefined =>
    Object.values(things).find((one) => one.id === id);
  switch (what) {
    case 'view':
      return named(meeting.views)?.said.speaker === by;
    case 'dissent':
      return named(meeting.dissents)?.said.speaker === by;
    case 'agreement':
      return (
        (named(meeting.decisions) ?? named(meeting.actions))?.agreements.some(({ person }) => person === by) ?? false
      );
    case 'acceptance':
      return named(meeting.actions)?.acceptance?.said.speaker === by;
  }
}
