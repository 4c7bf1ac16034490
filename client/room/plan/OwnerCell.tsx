/** Who sees to it: the chair types a few letters and Enter; everybody else reads. */
import { useId, useState } from 'react';
import type { PersonId } from '../../../shared/ids.ts';
import { CLOSE_OF_WORK, countedDue } from '../../../shared/rules/deadlines.ts';
import type { Owner } from '../../../shared/rules/meeting.ts';
import { londonDate } from '../../../shared/rules/workingDays.ts';
import { planWords as words } from '../../../shared/words/en/plan.ts';
import { Combobox, type ComboboxOption } from './Combobox.tsx';
import { ChangedByOther } from './ChangedByOther.tsx';
import { focusField } from './focusField.ts';
import { OutsideOwner } from './OutsideOwner.tsx';
import { matching, ownerChoices, ownerName, type OwnerChoice } from './ownerChoices.ts';
import type { LineProps } from './PlanRoom.ts';
import { suggestionOf, suggestionText, takeSuggestion } from './suggestion.ts';
import { whenOf } from './dueWords.ts';
import { nameIn } from '../../ui/nameIn.ts';
import { say } from '../../ui/Announcer.tsx';
import { agencyCode } from '../../ui/agencyCode.ts';

const HOLD = 'hold';
const OUTSIDE = 'outside';
const SUGGESTED = 'suggested';

export function OwnerCell(props: LineProps) {
  const { line, mayGive, folded } = props;
  const owner = line.chosen?.owner ?? line.action?.owner ?? null;
  if (mayGive && line.row && !line.action?.withdrawn) return <OwnerField {...props} />;
  return owner ? (
    <p>
      {codeOf(owner, props)} {ownerName(owner, folded.meeting)}
      {'person' in owner ? null : <span className="meta">{words.toldBy(nameIn(folded.meeting, owner.toldBy))}</span>}
    </p>
  ) : (
    <p className="missing">{words.noOwner}</p>
  );
}

function OwnerField(props: LineProps) {
  const { line, folded, giving } = props;
  const { meeting, me } = folded;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [outside, setOutside] = useState(false);
  const owner = line.chosen?.owner ?? line.action?.owner ?? null;
  const suggestion = suggestionOf(line, props);
  const all = ownerChoices(meeting, proposedBy(props));
  const choices = matching(all, typed ?? '', meeting);
  const noteId = `${id}-note`;

  function take(to: Owner): void {
    setTyped(null);
    setWrong(null);
    setOutside(false);
    giving.chooseOwner(line.id, to);
    focusField(line.id, 'due');
  }

  function hold(): void {
    setTyped(null);
    setWrong(null);
    holdLine(props);
  }

  function choose(key: string): void {
    if (key === HOLD) hold();
    else if (key === OUTSIDE) setOutside(true);
    else if (key === SUGGESTED) {
      setTyped(null);
      takeSuggestion(line, props);
    } else take({ person: key as PersonId });
  }

  function enter(): void {
    const text = typed?.trim() ?? '';
    const [first] = choices;
    if (text === '' && owner) focusField(line.id, 'due');
    else if (text === '' && suggestion) choose(SUGGESTED);
    else if (first && text !== '') take({ person: first.person });
    else setWrong(text === '' ? null : words.noMatch(text));
  }

  return (
    <>
      <Combobox
        id={id}
        label={words.owner(line.number)}
        row={line.id}
        field="owner"
        typed={typed}
        shown={owner ? ownerName(owner, meeting) : ''}
        options={[
          ...(suggestion && (typed ?? '') === ''
            ? [{ key: SUGGESTED, label: words.suggestionOption, more: suggestionText(suggestion, meeting) }]
            : []),
          ...choices.map((choice) => optionOf(choice, me)),
          ...(meeting.chair === me && matchesHold(typed) ? [{ key: HOLD, label: words.holdUntil }] : []),
          { key: OUTSIDE, label: words.somebodyOutside },
        ]}
        wrong={wrong !== null}
        describedBy={noteId}
        type={(text) => {
          setTyped(text);
          setWrong(null);
        }}
        choose={choose}
        enter={enter}
        giveUp={() => {
          setTyped(null);
          setWrong(null);
        }}
      />
      <div id={noteId}>
        {wrong ? <p className="wrong">{wrong}</p> : null}
        {typed !== null && typed.trim() !== '' && !wrong ? (
          <>
            <p className="meta whileIn">{choices[0] ? words.resolved(choices[0].name) : words.noMatch(typed.trim())}</p>
            <p className="missing whenLeft">{words.notSetYet}</p>
          </>
        ) : null}
        {owner === null && typed === null ? <p className="missing">{words.noOwner}</p> : null}
        {owner !== null && !('person' in owner) ? (
          <p className="meta">{words.toldBy(nameIn(meeting, owner.toldBy))}</p>
        ) : null}
      </div>
      {outside ? <OutsideOwner {...props} take={take} cancel={() => setOutside(false)} /> : null}
      <ChangedByOther {...props} what="owner" />
    </>
  );
}

/** C11: one key names the chair and a date; the date can be changed in the field that has the focus then. */
export function holdLine({ line, folded, giving, dueFrom }: LineProps): void {
  const from = dueFrom();
  const due = countedDue(londonDate(from.now), 1, CLOSE_OF_WORK, from.region, null);
  giving.choose(line.id, { person: folded.me }, { at: due.at, preset: null }, words.holdNote);
  focusField(line.id, 'due');
  say(words.holding(line.number, whenOf(due)));
}

function optionOf({ person, name, code, organisation, here }: OwnerChoice, me: PersonId): ComboboxOption {
  const where = here || person === me ? words.isHere : words.isInvited;
  return { key: person, label: name, more: `${code}, ${organisation}, ${where}` };
}

function matchesHold(typed: string | null): boolean {
  return words.holdUntil.toLowerCase().startsWith((typed ?? '').trim().toLowerCase());
}

function codeOf(owner: Owner, { folded }: LineProps): string {
  if (!('person' in owner)) return '';
  const organisation = folded.meeting.people[owner.person]?.organisation;
  return organisation === undefined ? '' : agencyCode(folded.meeting.organisations[organisation]?.agency ?? '');
}

/** The organisation of whoever wrote the action's first letters. */
function proposedBy({ line, writers, folded }: LineProps) {
  const client = line.row?.textLetters[0]?.[0];
  const writer = client === undefined ? undefined : writers.get(client);
  return writer ? (folded.meeting.people[writer.person]?.organisation ?? null) : null;
}
