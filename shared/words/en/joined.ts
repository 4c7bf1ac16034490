/** What whoever joins a running meeting is told. Loaded when the editors stand. */
import { plural } from './plural.ts';

export const joinedWords = {
  joinedTitle: (time: string) => `You joined at ${time}`,
  joinedGone: (minutes: number) =>
    plural(minutes, 'The meeting has run for 1 minute.', `The meeting has run for ${minutes} minutes.`),
  joinedBefore: (n: number) =>
    plural(
      n,
      '1 thing was written or decided before you arrived.',
      `${n} things were written or decided before you arrived.`,
    ),
  joinedDismiss: 'I have read it',
  beforeYouIn: (place: string, n: number) => `${place}: ${plural(n, '1 paragraph', `${n} paragraphs`)}`,
  decidedBefore: (decisions: number, actions: number) =>
    `${plural(decisions, '1 decision', `${decisions} decisions`)}, ${plural(actions, '1 action', `${actions} actions`)} given.`,
} as const;
