/** C6: an organisation confirms its own part as it stands; a later change shows, and silence is "not confirmed". */
import { blockRoot } from '../../shared/document/roots.ts';
import { wordsOfRoot } from '../../shared/document/readBlocks.ts';
import type { OrganisationId, PersonId } from '../../shared/ids.ts';
import type { Command } from '../../shared/rules/commands.ts';
import type { Confirmation, Meeting } from '../../shared/rules/meeting.ts';
import { isHere, mayTakeDown, refusesCommand } from '../../shared/rules/permissions.ts';
import { whyNoVoice } from '../../shared/rules/voices.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { say } from '../ui/Announcer.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { timeOf } from '../ui/times.ts';
import { useSend } from '../ui/useSend.ts';
import type { LockProps } from './ClosingProps.ts';
import { useSharedWords } from './useSharedWords.ts';

export function BlockConfirmation({ room, folded, organisation }: LockProps & { organisation: OrganisationId }) {
  const { meeting, me } = folded;
  const doc = useSharedWords(room);
  const now = doc ? wordsOfRoot(doc, blockRoot(organisation)).text : '';
  const given = meeting.confirmations[organisation];
  const name = meeting.organisations[organisation]?.name ?? '';
  const speaker = speakerFor(meeting, me, organisation);
  const { busy, refusal, send } = useSend<Command>(room);
  if (now.trim() === '') {
    const held = Object.hasOwn(meeting.nothingHeld, organisation);
    return <p className="meta">{held ? words.nothingHeldBy(name) : words.nothingToConfirm}</p>;
  }
  const stands = given?.text === now;
  const confirm = async (): Promise<void> => {
    if (speaker !== null && (await send({ type: 'confirmBlock', organisation, speaker }))) say(words.blockConfirmed);
  };
  return (
    <>
      <p className={stands ? 'meta' : 'meta open'}>{stateSentence(given, stands, meeting)}</p>
      {stands || speaker === null ? null : (
        <button type="button" className="quiet" aria-disabled={busy} onClick={() => void confirm()}>
          {given ? words.confirmAgain(name) : words.confirmBlock(name)}
        </button>
      )}
      <Refusal sentence={refusal} />
    </>
  );
}

function stateSentence(given: Confirmation | undefined, stands: boolean, { people }: Meeting): string {
  if (!given) return words.notAsked;
  const { speaker, recordedBy, at } = given.said;
  const nameOf = (person: PersonId): string => people[person]?.name ?? '';
  const who = speaker === recordedBy ? nameOf(speaker) : words.recordedFor(nameOf(speaker), nameOf(recordedBy));
  return stands ? words.confirmedBy(who, timeOf(at)) : words.changedSince(who, timeOf(at));
}

/** Whoever is of this organisation; for people without a screen, whoever may take down what they say. */
function speakerFor(meeting: Meeting, me: PersonId, organisation: OrganisationId): PersonId | null {
  if (refusesCommand(meeting, me, 'confirmBlock') !== null) return null;
  const own = meeting.people[me]?.organisation === organisation;
  if (own && whyNoVoice(meeting, me, 'confirmation') === null) return me;
  const aloud = Object.values(meeting.people).find(
    (one) =>
      one.organisation === organisation && isHere(one) && one.device === 'none' && mayTakeDown(meeting, me, one.id),
  );
  return aloud?.id ?? null;
}
