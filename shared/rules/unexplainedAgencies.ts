/**
 * Agencies that should be here and are not, and for whose absence no reason stands yet: asked at the first decision, and
 * again only when somebody else leaves (C10).
 */
import type { Meeting } from './meeting.ts';
import { missingAgencies } from './quorum.ts';

/** A reason that names no agency stands for whoever is missing. */
export function unexplainedAgencies(meeting: Meeting): string[] {
  const { quorumReasons } = meeting;
  if (quorumReasons.some(({ agency }) => agency === null)) return [];
  return missingAgencies(meeting).filter((missing) => !quorumReasons.some(({ agency }) => agency === missing));
}
