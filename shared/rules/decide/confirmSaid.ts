/** Somebody whose words were taken down answers: "Yes, I said that", or own words that nobody can refuse (C2). */
import type { ItemId, PersonId } from '../../ids.ts';
import type { CommandOf } from '../commands.ts';
import type { Meeting } from '../meeting.ts';
import { did, event, no, type Deed } from './Deed.ts';

export const confirmSaid: Deed<'confirmSaid'> = (meeting, { what, id, ownWords }, { by }) =>
  isTheirs(meeting, what, id, by) ? did(event('saidConfirmed', { what, id, ownWords })) : no('not-found', 'id');

function isTheirs(meeting: Meeting, what: CommandOf<'confirmSaid'>['what'], id: ItemId, by: PersonId): boolean {
  switch (what) {
    case 'view':
      return meeting.views[id]?.said.speaker === by;
    case 'dissent':
      return meeting.dissents[id]?.said.speaker === by;
    case 'agreement': {
      const decision = Object.values(meeting.decisions).find((one) => String(one.id) === String(id));
      return decision?.agreements.some((agreement) => agreement.person === by) ?? false;
    }
    case 'acceptance': {
      const action = Object.values(meeting.actions).find((one) => String(one.id) === String(id));
      return action?.acceptance?.said.speaker === by;
    }
  }
}
