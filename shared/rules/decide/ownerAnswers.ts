/** An action is answered by its owner alone: by their own press, or taken down from an owner who is here. */
import type { PersonId } from '../../ids.ts';
import type { Meeting } from '../meeting.ts';
import { did, event, no, voiceOf, type Decided, type PersonContext } from './Deed.ts';

type Answering = { id: string; speaker?: PersonId | undefined };
type Answer = { answer: 'accepted'; reason: null } | { answer: 'declined'; reason: string };

export function ownerAnswers(meeting: Meeting, command: Answering, context: PersonContext, answer: Answer): Decided {
  const said = voiceOf(meeting, command, context, 'acceptance');
  if (!said.ok) return said;
  const action = Object.values(meeting.actions).find(({ id }) => id === command.id);
  if (!action?.owner) return no('not-found', 'id');
  if (!('person' in action.owner) || action.owner.person !== said.speaker) return no('not-allowed', 'owner');
  if (action.withdrawn) return no('changed', 'action');
  return did(event('actionAnswered', { id: action.id, ...answer, speaker: said.speaker }));
}
