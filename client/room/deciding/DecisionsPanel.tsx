/** Decisions with their reasons, and who agrees to which wording. */
import { useState } from 'react';
import type { Decision } from '../../../shared/rules/meeting.ts';
import { refusesCommand } from '../../../shared/rules/permissions.ts';
import { whyNoVoice } from '../../../shared/rules/voices.ts';
import { decidingWords as words } from '../../../shared/words/en/deciding.ts';
import { roomWords } from '../../../shared/words/en/room.ts';
import { labelIn } from '../../ui/labelIn.ts';
import { nameIn } from '../../ui/nameIn.ts';
import { saidLine } from '../../ui/said.ts';
import { Agree, Agreements } from './Agreements.tsx';
import { DecisionForm, decisionKey } from './DecisionForm.tsx';
import type { PanelProps } from './PanelProps.ts';
import { RestsOn } from './RestsOn.tsx';

export function DecisionsPanel({ room, folded, newRow, title, id }: PanelProps) {
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
          <OneDecision key={decision.id} {...{ room, folded, newRow, decision }} />
        ))}
      </ol>
      {refusesCommand(meeting, me, 'recordDecision') === null ? (
        <DecisionForm {...{ room, folded, newRow }} decision={null} />
      ) : null}
    </section>
  );
}

function OneDecision({ room, folded, newRow, decision }: Omit<PanelProps, 'title' | 'id'> & { decision: Decision }) {
  const { meeting, me } = folded;
  const [changing, setChanging] = useState(() => room.halfTyped.find(decisionKey(decision)) !== undefined);
  const nameOf = (person: string): string => nameIn(meeting, person);
  const children = decision.children.flatMap((child) => meeting.children[child]?.initials ?? []);
  // Only people who are recorded as present agree or disagree (C20).
  const mayAgree =
    whyNoVoice(meeting, me, 'agreement') === null && refusesCommand(meeting, me, 'agreeDecision') === null;
  const mayChange = refusesCommand(meeting, me, 'changeDecision') === null;
  return (
    <li className="entry">
      <h3>{words.decision(decision.number)}</h3>
      <p>
        <strong>{labelIn(meeting.template.outcomes, decision.outcome)}</strong>
      </p>
      {children.length > 0 ? <p className="meta">{words.about(roomWords.and(children))}</p> : null}
      <p translate="no">{decision.text}</p>
      <p className="label">{words.why}</p>
      <p translate="no">{decision.rationale}</p>
      <p className="meta">{saidLine(decision.said, nameOf)}</p>
      <RestsOn {...{ room, folded }} words={decision.words} />
      <Agreements {...{ room, folded, decision }} />
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
        <DecisionForm {...{ room, folded, newRow, decision }} done={() => setChanging(false)} />
      ) : null}
    </li>
  );
}
