/** What was decided, as it will be locked: views, decisions, actions, disagreement, each in full and without its forms. */
import type { ReactNode } from 'react';
import type { Action, Decision, Dissent, Meeting, View } from '../../shared/rules/meeting.ts';
import { decidingWords } from '../../shared/words/en/deciding.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { planWords } from '../../shared/words/en/plan.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { labelIn } from '../ui/labelIn.ts';
import { nameIn } from '../ui/nameIn.ts';
import { saidLine } from '../ui/said.ts';
import { dayAndTimeOf } from '../ui/times.ts';

/** null: no section of deeds; it is shown as the room shows it. */
export function deedsOf(section: string, meeting: Meeting): ReactNode | null {
  switch (section) {
    case 'thresholdViews':
      return listed(Object.values(meeting.views), decidingWords.viewsNone, (view) => (
        <OneView view={view} meeting={meeting} />
      ));
    case 'decisions':
      return listed(inOrder(meeting.decisions), decidingWords.decisionsNone, (decision) => (
        <OneDecision decision={decision} meeting={meeting} />
      ));
    case 'actions':
      return listed(inOrder(meeting.actions), planWords.empty, (action) => (
        <OneAction action={action} meeting={meeting} />
      ));
    case 'dissent':
      return listed(Object.values(meeting.dissents), decidingWords.dissentNone, (dissent) => (
        <OneDissent dissent={dissent} meeting={meeting} />
      ));
    default:
      return null;
  }
}

function inOrder<T extends { number: number }>(all: Readonly<Record<string, T>>): T[] {
  return Object.values(all).sort((a, b) => a.number - b.number);
}

function listed<T extends { id: string }>(items: readonly T[], none: string, shown: (item: T) => ReactNode): ReactNode {
  if (items.length === 0) return <p className="hint">{none}</p>;
  return (
    <ul className="plain deeds" translate="no">
      {items.map((item) => (
        <li key={item.id}>{shown(item)}</li>
      ))}
    </ul>
  );
}

function OneView({ view, meeting }: { view: View; meeting: Meeting }) {
  return (
    <>
      {decidingWords.viewLine(meeting.organisations[view.organisation]?.name ?? '', decidingWords[view.view])}
      {view.reason === null ? null : <p>{view.reason}</p>}
      <Said said={view.said} meeting={meeting} />
    </>
  );
}

function OneDecision({ decision, meeting }: { decision: Decision; meeting: Meeting }) {
  const { number, outcome, text, rationale, agreements, version } = decision;
  return (
    <>
      <h3>
        {decidingWords.decision(number)}: {labelIn(meeting.template.outcomes, outcome)}
      </h3>
      <p>{text}</p>
      {rationale === '' ? null : (
        <p>
          {decidingWords.why}: {rationale}
        </p>
      )}
      {agreements.map(({ person, answer, version: agreed }) => (
        <p className="meta" key={person}>
          {decidingWords.agreementLine(nameIn(meeting, person), labelOf(answer))}{' '}
          {agreed === version ? null : decidingWords.earlierWording}
        </p>
      ))}
      <Said said={decision.said} meeting={meeting} />
    </>
  );
}

function OneAction({ action, meeting }: { action: Action; meeting: Meeting }) {
  const { number, text, owner, deadline, withdrawn } = action;
  return (
    <>
      <h3>{planWords.action(number)}</h3>
      <p>{text}</p>
      <p className="meta">
        {owner === null ? planWords.noOwner : planWords.ownerIs(ownerName(owner, meeting))}{' '}
        {deadline === null ? planWords.noDate : planWords.dueIs(dayAndTimeOf(deadline.at))}
      </p>
      {withdrawn === null ? null : <p className="meta">{planWords.withdrawn(withdrawn.reason)}</p>}
    </>
  );
}

function ownerName(owner: NonNullable<Action['owner']>, meeting: Meeting): string {
  return 'person' in owner ? nameIn(meeting, owner.person) : planWords.outside(owner.name, labelOf(owner.agency));
}

function OneDissent({ dissent, meeting }: { dissent: Dissent; meeting: Meeting }) {
  const { decision, text, answer, said } = dissent;
  const about = decision === null ? undefined : meeting.decisions[decision];
  return (
    <>
      <h3>{nameIn(meeting, said.speaker)}</h3>
      <p className="meta">{about ? decidingWords.decision(about.number) : decidingWords.dissentWhole}</p>
      <p>{text}</p>
      {answer === null ? (
        <p className="meta">{words.dissentOpen}</p>
      ) : (
        <p>{`${decidingWords.dissentAnswer}: ${answer.text}`}</p>
      )}
    </>
  );
}

function Said({ said, meeting }: { said: View['said']; meeting: Meeting }) {
  return <p className="meta">{saidLine(said, (person) => nameIn(meeting, person))}</p>;
}
