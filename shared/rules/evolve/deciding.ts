/** Views, decisions, agreement, dissent, the family: what somebody said or decided. */
import type { PersonId } from '../../ids.ts';
import type { Agreement, Meeting, Parent, Said } from '../meeting.ts';
import { changed, saidBy, stampedBy, type Evolutions, type Stamp } from './Evolution.ts';

type Deciding =
  | 'viewRecorded'
  | 'decisionRecorded'
  | 'decisionChanged'
  | 'decisionAgreed'
  | 'dissentAsked'
  | 'dissentRecorded'
  | 'dissentAnswered'
  | 'parentRecorded'
  | 'blockConfirmed'
  | 'saidConfirmed'
  | 'wordsConfirmed'
  | 'proposed'
  | 'proposalAnswered'
  | 'nextMeetingSet';

export const decidingEvolutions: Evolutions<Deciding> = {
  viewRecorded: (meeting, { id, organisation, view, reason, children, words, speaker }, stamp) => {
    const before = meeting.views[id];
    const earlier = before ? [...before.earlier, { view: before.view, reason: before.reason, said: before.said }] : [];
    const recorded = { id, organisation, view, reason, children, words, said: saidBy(speaker, stamp), earlier };
    return { ...meeting, views: { ...meeting.views, [id]: recorded } };
  },
  decisionRecorded: (meeting, { id, children, outcome, text, rationale, words, speaker }, stamp) => {
    const number = Object.keys(meeting.decisions).length + 1;
    const said = saidBy(speaker, stamp);
    const decision = {
      id,
      number,
      children,
      outcome,
      text,
      rationale,
      words,
      said,
      version: 1,
      agreements: [],
      earlier: [],
    };
    return { ...meeting, decisions: { ...meeting.decisions, [id]: decision } };
  },
  // A changed decision starts with no agreements (C15): nobody agreed to these words.
  decisionChanged: (meeting, { id, children, outcome, text, rationale, words, why, speaker }, stamp) => ({
    ...meeting,
    decisions: changed(meeting.decisions, id, (before) => ({
      ...before,
      children,
      outcome,
      text,
      rationale,
      words,
      said: saidBy(speaker, stamp),
      version: before.version + 1,
      agreements: [],
      earlier: [
        ...before.earlier,
        {
          outcome: before.outcome,
          text: before.text,
          rationale: before.rationale,
          said: before.said,
          why,
          agreements: before.agreements,
        },
      ],
    })),
  }),
  decisionAgreed: (meeting, { id, answer, speaker }, stamp) => ({
    ...meeting,
    decisions: changed(meeting.decisions, id, (decision) => ({
      ...decision,
      agreements: withAnswer(decision.agreements, speaker, answer, decision.version, stamp),
    })),
  }),
  dissentAsked: (meeting, _event, stamp) => ({ ...meeting, dissentAsked: stampedBy(stamp) }),
  dissentRecorded: (meeting, { id, decision, text, speaker, entry = null }, stamp) => ({
    ...meeting,
    dissents: {
      ...meeting.dissents,
      [id]: { id, decision, entry, text, said: saidBy(speaker, stamp), escalation: null, answer: null },
    },
  }),
  dissentAnswered: (meeting, { id, text, escalation }, stamp) => ({
    ...meeting,
    dissents: changed(meeting.dissents, id, (dissent) => ({
      ...dissent,
      escalation: escalation ?? dissent.escalation,
      answer: text === null ? dissent.answer : { text, escalation, ...stampedBy(stamp) },
    })),
  }),
  parentRecorded: (meeting, { type: _type, v: _v, speaker, ...row }, stamp) => {
    const before = meeting.parents[row.id];
    const version = (before?.version ?? 0) + 1;
    const recorded = { ...row, said: saidBy(speaker, stamp), version, earlier: rowsUpTo(before) };
    return { ...meeting, parents: { ...meeting.parents, [row.id]: recorded } };
  },
  blockConfirmed: (meeting, { organisation, words, text, speaker }, stamp) => ({
    ...meeting,
    confirmations: {
      ...meeting.confirmations,
      [organisation]: { organisation, words, text, said: saidBy(speaker, stamp) },
    },
  }),
  saidConfirmed: (meeting, { what, id, ownWords }, stamp) => confirmSaid(meeting, what, id, ownWords, stamp),
  // It stands beside the record; the meeting is as it was.
  wordsConfirmed: (meeting) => meeting,
  proposed: (meeting, { id, words, text, speaker }, stamp) => ({
    ...meeting,
    proposals: { ...meeting.proposals, [id]: { id, words, text, said: saidBy(speaker, stamp), answer: null } },
  }),
  proposalAnswered: (meeting, { id, accepted, reason }, stamp) => ({
    ...meeting,
    proposals: changed(meeting.proposals, id, (proposal) => ({
      ...proposal,
      answer: { accepted, reason, ...stampedBy(stamp) },
    })),
  }),
  nextMeetingSet: (meeting, { kind, startsAt, reason }, stamp) => ({
    ...meeting,
    nextMeeting: { kind, startsAt, reason, ...stampedBy(stamp) },
  }),
};

/** One answer per person counts: the latest. Those before it are kept with it, their own press above all (C2). */
export function withAnswer(
  agreements: readonly Agreement[],
  person: PersonId,
  answer: Agreement['answer'],
  version: number,
  stamp: Stamp,
): Agreement[] {
  const others = agreements.filter((agreement) => agreement.person !== person);
  const before = agreements.find((agreement) => agreement.person === person);
  return [...others, { person, answer, version, said: saidBy(person, stamp), earlier: answersUpTo(before) }];
}

/** An answer that is replaced, after those that it replaced itself. */
export function answersUpTo<Answer extends { earlier: Omit<Answer, 'earlier'>[] }>(
  before: Answer | null | undefined,
): Omit<Answer, 'earlier'>[] {
  if (!before) return [];
  const { earlier, ...answer } = before;
  return [...earlier, answer];
}

function rowsUpTo(before: Parent | undefined): Parent['earlier'] {
  if (!before) return [];
  const { id: _id, version: _version, earlier, ...row } = before;
  return [...earlier, row];
}

function confirmSaid(meeting: Meeting, what: string, id: string, ownWords: string | null, stamp: Stamp): Meeting {
  const speaks = (said: Said): Said =>
    said.speaker === stamp.by ? { ...said, confirmed: { at: stamp.at, ownWords } } : said;
  const answers = (agreements: readonly Agreement[]): Agreement[] =>
    agreements.map((agreement) => ({ ...agreement, said: speaks(agreement.said) }));
  switch (what) {
    case 'view':
      return {
        ...meeting,
        views: changed<string, Meeting['views'][never]>(meeting.views, id, (view) => ({
          ...view,
          said: speaks(view.said),
        })),
      };
    case 'dissent':
      return {
        ...meeting,
        dissents: changed<string, Meeting['dissents'][never]>(meeting.dissents, id, (dissent) => ({
          ...dissent,
          said: speaks(dissent.said),
        })),
      };
    case 'agreement':
      return {
        ...meeting,
        decisions: changed<string, Meeting['decisions'][never]>(meeting.decisions, id, (decision) => ({
          ...decision,
          agreements: answers(decision.agreements),
        })),
        actions: changed<string, Meeting['actions'][never]>(meeting.actions, id, (action) => ({
          ...action,
          agreements: answers(action.agreements),
        })),
      };
    default:
      return {
        ...meeting,
        actions: changed<string, Meeting['actions'][never]>(meeting.actions, id, (action) => ({
          ...action,
          acceptance: action.acceptance && { ...action.acceptance, said: speaks(action.acceptance.said) },
        })),
      };
  }
}
