/** People without a screen are asked aloud whether they know the family; the chair records their answer. */
import type { PersonId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import { namesAddedSince } from '../../../shared/rules/namesInFamily.ts';
import { mayTakeDown } from '../../../shared/rules/permissions.ts';
import { lobbyWords as words } from '../../../shared/words/en/lobby.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { useSend } from '../../ui/useSend.ts';
import type { Folded } from '../../wire/CommandChannel.ts';
import type { OpenRoom } from '../../wire/openRoom.ts';

export function AskedAloud({ room, folded }: { room: OpenRoom; folded: Folded }) {
  const { meeting, me } = folded;
  const { busy, refusal, send } = useSend<Command>(room);
  const unasked = Object.values(meeting.people).filter(
    ({ id, device, conflict }) =>
      device === 'none' &&
      (conflict === 'unanswered' || namesAddedSince(meeting, id).length > 0) &&
      mayTakeDown(meeting, me, id),
  );
  if (unasked.length === 0) return null;
  const none = (speaker: PersonId): void => {
    void send({ type: 'declareConflict', conflict: 'none', note: null, speaker });
  };
  return (
    <>
      <p>{words.question}</p>
      {unasked.map(({ id, name }) => (
        <p key={id}>
          <button type="button" className="quiet" aria-disabled={busy} onClick={() => none(id)}>
            {words.saysNo(name)}
          </button>
        </p>
      ))}
      <Refusal sentence={refusal} />
    </>
  );
}
