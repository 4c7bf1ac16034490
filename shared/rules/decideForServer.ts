/** What the server commands by itself. A refusal means that it is not true any more, and nothing is to be done. */
import type { ItemId, PersonId, ScreenId } from '../ids.ts';
import type { ServerCommand } from './commands.ts';
import { did, event, no, type Decided, type DecideContext } from './decide/Deed.ts';
import { mayHoldWords } from './freeze.ts';
import type { Meeting } from './meeting.ts';

export function decideForServer(meeting: Meeting, command: ServerCommand, context: DecideContext): Decided {
  switch (command.type) {
    case 'freezeInForce':
      if (!meeting.freeze || meeting.phase === 'frozen' || !isOpen(meeting)) return no('not-now');
      return did(event('frozen', { expects: expected(meeting, context) }));
    case 'freezeByItself':
      if (!isOpen(meeting)) return no('not-now');
      return did(
        event('freezeAnnounced', { inForceInSeconds: 0, typing: [], byItself: true }),
        event('frozen', { expects: expected(meeting, context) }),
      );
    case 'collected':
      if (meeting.phase !== 'frozen' || command.head !== context.head) return no('not-now');
      return did(
        event('collected', { head: command.head, approvedDigest: command.approvedDigest, saltSeed: command.saltSeed }),
      );
    case 'offerLate': {
      const { document, update, on, text, deviceTime } = command;
      return did(event('lateOffered', { id: context.mint<ItemId>(), document, update, on, text, deviceTime }));
    }
    case 'lateAdded':
      return meeting.late[command.id]?.addedAt === null ? did(event('lateAdded', { id: command.id })) : no('not-now');
  }
}

/** Every screen that is here, and those that broke off of people who are in the meeting and may hold words. */
function expected({ people }: Meeting, { screens }: DecideContext): { person: PersonId; screen: ScreenId }[] {
  return screens
    .filter(({ person, goneAt }) => goneAt === null || mayHoldWords(people[person]))
    .map(({ person, screen }) => ({ person, screen }));
}

function isOpen({ phase }: Meeting): boolean {
  return phase === 'live' || phase === 'ended' || phase === 'closing';
}
