/** Which agencies a meeting of this kind needs and does not have in the room now. */
import type { Meeting } from './meeting.ts';
import { isHere } from './permissions.ts';

export function missingAgencies({ template, people, organisations }: Meeting): string[] {
  const here = new Set(
    Object.values(people)
      .filter(isHere)
      .map(({ organisation }) => organisations[organisation]?.agency),
  );
  return template.quorum.filter((agency) => !here.has(agency));
}
