/** Decisions with their reasons, and who agrees to which wording. */
import { useState } from 'react';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Decision } from '../../../shared/rules/meeting.ts';
import { isHere, refusesCommand } from '../../../shared/rules/permissions.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { labelOf } from '../../../shared/words/en/labels.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { say } from '../../ui/Announcer.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { saidLine } from '../../ui/said.ts';
import { useSend } from '../../ui/useSend.ts';
import { DecisionForm } from './DecisionForm.tsx';
import type { PanelProps } from './PanelProps.ts';

export function DecisionsPanel({ room, folded, title, id }: PanelProps) {
  const { meeting, me } = folded;
  const decisions = Object.values(meeting.decisions).sort((a, b) => a.number - b.number);
  return (
    <section className="sheet" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      {decisions.length === 0 ? <p className="hint">{words.decisionsNone}</p> : null}
      <ol className="plain">
        {decisions.map((decision) => (
          <OneDecision key={decision.id} room={room} folded={folded} decision={decision} />
        ))}
      </ol>
      {refusesCommand(meeting, me, 'recordDecision') === null ? (
        <DecisionForm room={room} folded={folded} decision={null} />
      ) : null}
    </section>
  );
}

function OneDecision({ room, folded, decision }: Pick<PanelProps, 'room' | 'folded'> & { decision: Decision }) {
  const { meeting, me } = folded;
  const [changing, setChanging] = useState(false);
  const nameOf = (person: string): string => Object.values(meeting.people).find(({ id }) => id === person)?.name ?? '';
  const children = decision.children.flatMap((child) => meeting.children[child]?.initials ?? []);
  const attendee = meeting.people[me];
  // Only people who are recorded as present agree or disagree (C20).
  const mayAgree = attendee && isHere(attendee) && refusesCommand(meeting, me, 'agreeDecision') === null;
  const mayChange = refusesCommand(meeting, me, 'changeDecision') === null;
  return (
    <li className="entry">
      <h3>{words.decision(decision.number)}</h3>
      <p>
        <strong>{outcomeLabel(decision.outcome, folded)}</strong>
      </p>
      {children.length > 0 ? <p className="meta">{words.about(roomWords.and(children))}</p> : null}
      <p translate="no">{decision.text}</p>
      <p className="label">{words.why}</p>
      <p translate="no">{decision.rationale}</p>
      <p className="meta">{saidLine(decision.said, nameOf)}</p>
      {decision.agreements.length > 0 ? (
        <>
          <p className="label">{words.agreements}</p>
          <ul>
            {decision.agreements.map(({ person, answer, version }) => (
              <li key={person}>
                {words.agreementLine(nameOf(person), labelOf(answer))}{' '}
                {version === decision.version ? null : words.earlierWording}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {mayAgree ? <Agree room={room} decision={decision} /> : null}
      {mayChange && !changing ? (
        <button
          type="button"
          className="quiet apart"
          aria-label={words.changeName(decision.number)}
          onClick={() => setChanging(true)}
        >
          {words.changeDecision}
        </button>
      ) : null}
      {mayChange && changing ? (
        <DecisionForm room={room} folded={folded} decision={decision} done={() => setChanging(false)} />
      ) : null}
    </li>
  );
}

function Agree({ room, decision }: Pick<PanelProps, 'room'> & { decision: Decision }) {
  const { refusal, send } = useSend<Command>(room);
  const answer = async (given: 'agrees' | 'disagrees'): Promise<void> => {
    const done = await send({
      type: 'agreeDecision',
      id: decision.id,
      answer: given,
      expectedVersion: decision.version,
    });
    if (done) say(words.answered);
  };
  return (
    <>
      <div className="row">
        <button
          type="button"
          className="quiet"
          aria-label={words.agreeName(decision.number)}
          onClick={() => void answer('agrees')}
        >
          {words.agree}
        </button>
        <button
          type="button"
          className="quiet"
          aria-label={words.disagreeName(decision.number)}
          onClick={() => void answer('disagrees')}
        >
          {words.disagree}
        </button>
      </div>
      <Refusal sentence={refusal} />
    </>
  );
}

function outcomeLabel(outcome: string, { meeting }: PanelProps['folded']): string {
  return meeting.template.outcomes.find(({ key }) => key === outcome)?.label ?? labelOf(outcome);
}
