/** For whom somebody may record what was said, and why an organisation has said nothing. */
import type { OrganisationId, PersonId } from '../../../shared/ids.ts';
import type { Attendee, Meeting } from '../../../shared/rules/meeting.ts';
import { isHere, mayTakeDown } from '../../../shared/rules/permissions.ts';
import { whyNoVoice, type Voice } from '../../../shared/rules/voices.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { leftAt } from '../../ui/times.ts';

/** Others who are here and have such a word of their own; people without a screen first, because they cannot do it themselves. */
export function speakersFor(meeting: Meeting, me: PersonId, voice: Voice): Attendee[] {
  return Object.values(meeting.people)
    .filter((person) => person.id !== me && isHere(person) && whyNoVoice(meeting, person.id, voice) === null)
    .filter(({ id }) => mayTakeDown(meeting, me, id))
    .sort((a, b) => Number(a.device !== 'none') - Number(b.device !== 'none'));
}

export function whyNoAnswer(meeting: Meeting, organisation: OrganisationId): string {
  const people = Object.values(meeting.people).filter((person) => person.organisation === organisation);
  if (people.some((person) => isHere(person) && leftAt(person) === null)) return words.noAnswerYet;
  const left = people.flatMap((person) => leftAt(person) ?? []).sort();
  const last = left.at(-1);
  return last === undefined ? words.notPresent : words.leftBefore(last);
}
