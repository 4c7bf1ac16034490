/** How people talk, for everybody in the room; and the way to invite more, which leaves this page where it is. */
import { AGENDA_CALL } from '../../../shared/rules/agenda.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { lobbyWords as words } from '../../../shared/words/en/lobby.ts';
import type { Folded } from '../../wire/CommandChannel.ts';

export function CallAndInvite({ folded: { meeting, me } }: { folded: Folded }) {
  const call = meeting.facts[`meeting.${AGENDA_CALL}`]?.value ?? '';
  const mayInvite = refusesCommand(meeting, me, 'invite') === null;
  return (
    <>
      {call === '' ? null : (
        <p translate="no">
          {words.call}: {/^https?:\/\/\S+$/.test(call) ? <Away href={call}>{call}</Away> : call}
        </p>
      )}
      {mayInvite ? (
        <p>
          <Away href={`/m/${meeting.id}/invite`}>{words.invite}</Away>
        </p>
      ) : null}
    </>
  );
}

function Away({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
