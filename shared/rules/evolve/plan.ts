/** Actions: in force from the moment they are assigned (C9), each with the words it was given. */
import type { Action, ActionBefore, Meeting } from '../meeting.ts';
import { answersUpTo, withAnswer } from './deciding.ts';
import { changed, saidBy, stampedBy, type Evolutions } from './Evolution.ts';

type Plan =
  | 'actionAssigned'
  | 'deadlineSet'
  | 'actionAgreed'
  | 'actionAnswered'
  | 'actionWithdrawn'
  | 'progressed'
  | 'actionReviewed';

export const planEvolutions: Evolutions<Plan> = {
  actionAssigned: (meeting, event, stamp) => {
    const before = meeting.actions[event.id];
    const action: Action = {
      id: event.id,
      number: before?.number ?? Object.keys(meeting.actions).length + 1,
      text: event.text,
      purpose: event.purpose,
      earlierTexts: textsBefore(before, event.text),
      owner: event.owner,
      helpers: event.helpers,
      deadline: event.deadline ?? before?.deadline ?? null,
      deadlineSet: event.deadline ? stampedBy(stamp) : (before?.deadlineSet ?? null),
      children: event.children,
      note: event.note,
      said: saidBy(stamp.by ?? ownerOf(meeting), stamp),
      words: event.words,
      version: (before?.version ?? 0) + 1,
      earlier: before ? [...before.earlier, asGiven(before)] : [],
      // Whoever accepted, accepted another action.
      acceptance: null,
      agreements: before?.agreements ?? [],
      progress: before?.progress ?? [],
      withdrawn: null,
    };
    return { ...meeting, actions: { ...meeting.actions, [event.id]: action } };
  },
  // It is accepted still: whether before or since is told by its version.
  deadlineSet: (meeting, { id, at, preset }, stamp) =>
    action(meeting, id, (before) => ({
      ...before,
      deadline: { at, preset },
      deadlineSet: stampedBy(stamp),
      version: before.version + 1,
      earlier:
        before.deadline === null ? before.earlier : [...before.earlier, { ...asGiven(before), acceptance: null }],
    })),
  actionAgreed: (meeting, { id, answer, speaker }, stamp) =>
    action(meeting, id, (before) => ({
      ...before,
      agreements: withAnswer(before.agreements, speaker, answer, before.version, stamp),
    })),
  actionAnswered: (meeting, { id, answer, reason, speaker }, stamp) =>
    action(meeting, id, (before) => ({
      ...before,
      acceptance: {
        answer,
        reason,
        said: saidBy(speaker, stamp),
        version: before.version,
        earlier: answersUpTo(before.acceptance),
      },
    })),
  actionWithdrawn: (meeting, { id, reason }, stamp) =>
    action(meeting, id, (before) => ({
      ...before,
      withdrawn: { reason, ...stampedBy(stamp) },
      version: before.version + 1,
    })),
  progressed: (meeting, { id, state, note }, stamp) =>
    action(meeting, id, (before) => ({
      ...before,
      progress: [...before.progress, { state, note, ...stampedBy(stamp) }],
    })),
  actionReviewed: (meeting, { action: reviewed, status, note }, stamp) => ({
    ...meeting,
    actionReviews: [...meeting.actionReviews, { action: reviewed, status, note, ...stampedBy(stamp) }],
  }),
};

function action(meeting: Meeting, id: Action['id'], change: (action: Action) => Action): Meeting {
  return { ...meeting, actions: changed(meeting.actions, id, change) };
}

function asGiven(before: Action): ActionBefore {
  const { owner, helpers, deadline, deadlineSet, purpose, note, said, acceptance, withdrawn, version } = before;
  return { owner, helpers, deadline, deadlineSet, purpose, note, said, acceptance, withdrawn, version };
}

function textsBefore(before: Action | undefined, text: string): Action['earlierTexts'] {
  if (!before) return [];
  if (before.text === text) return before.earlierTexts;
  return [
    ...before.earlierTexts,
    { text: before.text, by: before.said?.recordedBy ?? null, at: before.said?.at ?? '' },
  ];
}

function ownerOf(meeting: Meeting): NonNullable<Meeting['chair']> {
  if (meeting.chair === null) throw new Error('an action is assigned by a person');
  return meeting.chair;
}
