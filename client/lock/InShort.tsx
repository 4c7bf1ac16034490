/** What is about to be locked, in a few lines: decisions, actions, disagreement, who was there. */
import type { Action, Meeting } from '../../shared/rules/meeting.ts';
import { isHere } from '../../shared/rules/permissions.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { roomWords } from '../../shared/words/en/room.ts';
import { dayAndTimeOf } from '../ui/times.ts';

export function InShort({ meeting }: { meeting: Meeting }) {
  const decisions = Object.values(meeting.decisions).sort((a, b) => a.number - b.number);
  const actions = Object.values(meeting.actions)
    .filter(({ withdrawn }) => withdrawn === null)
    .sort((a, b) => a.number - b.number);
  const dissents = Object.values(meeting.dissents);
  const here = Object.values(meeting.people).filter(isHere);
  return (
    <section className="sheet" aria-labelledby="in-short">
      <h2 id="in-short">{words.summaryTitle}</h2>
      <dl className="summary">
        <dt>{words.summaryDecisions}</dt>
        <dd>{list(decisions.map(({ id, text }) => [id, text]))}</dd>
        <dt>{words.summaryActions}</dt>
        <dd>{list(actions.map((action) => [action.id, `${action.text} ${ownerLine(action, meeting)}`]))}</dd>
        <dt>{words.summaryDisagreement}</dt>
        <dd>
          {list(dissents.map(({ id, text, said }) => [id, `${meeting.people[said.speaker]?.name ?? ''}: ${text}`]))}
        </dd>
        <dt>{words.summaryPeople}</dt>
        <dd>
          {words.peoplePresent(here.length)}
          {here.length > 0 ? `: ${roomWords.and(here.map(({ name }) => name))}` : null}
        </dd>
      </dl>
    </section>
  );
}

function list(items: readonly (readonly [id: string, text: string])[]) {
  if (items.length === 0) return words.summaryNone;
  return (
    <ul className="plain" translate="no">
      {items.map(([id, text]) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  );
}

function ownerLine({ owner, deadline }: Action, { people }: Meeting): string {
  const name = owner === null ? '' : 'person' in owner ? (people[owner.person]?.name ?? '') : owner.name;
  return owner === null || deadline === null ? '' : `(${words.ownerAndDate(name, dayAndTimeOf(deadline.at))})`;
}
