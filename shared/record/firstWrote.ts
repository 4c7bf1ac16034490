/**
 * When somebody first wrote something that everybody could see: letters of the shared document, or an answer by their own
 * press. The roll call says who was present, and nothing here replaces it (C19); but a record must not say "not here" of
 * somebody whose words stand in it. Restricted entries count for nothing: that one was written is a secret too.
 */
import * as Y from 'yjs';
import { SHARED_DOCUMENT, type PersonId } from '../ids.ts';
import type { Said } from '../rules/meeting.ts';
import type { PartSource } from './PartSource.ts';

/** ISO 8601, by person; whoever wrote nothing is not in it. */
export function firstWrote(source: PartSource): ReadonlyMap<PersonId, string> {
  const first = new Map<PersonId, string>();
  const note = (person: PersonId, at: string): void => {
    const known = first.get(person);
    if (known === undefined || at < known) first.set(person, at);
  };
  for (const { speaker, recordedBy, at } of answers(source)) if (speaker === recordedBy) note(speaker, at);
  const doc = source.documents.get(SHARED_DOCUMENT);
  for (const [client, length] of doc ? Y.decodeStateVector(Y.encodeStateVector(doc)) : [])
    for (const { author } of source.letters.authors(SHARED_DOCUMENT, [client, 0, length])) {
      note(author.typedBy, author.typedAt);
      if (author.movedBy !== null && author.movedAt !== null) note(author.movedBy, author.movedAt);
    }
  return first;
}

function answers({ meeting: { views, decisions, dissents } }: PartSource): Said[] {
  return [
    ...Object.values(views).flatMap(({ said, earlier }) => [said, ...earlier.map((before) => before.said)]),
    ...Object.values(decisions).flatMap(({ said, agreements }) => [
      said,
      ...agreements.flatMap((one) => [one.said, ...one.earlier.map((before) => before.said)]),
    ]),
    ...Object.values(dissents).map(({ said }) => said),
  ];
}
