/** Claims of origin in parts, and claims that were not said yet told in one step. */
import type { DocumentId } from '../ids.ts';
import type { OriginClaim } from '../record/authorship.ts';

/** Of a claim the letters from `from` up to `to`, counted from its first. */
export function partOfClaim({ inserted, source }: OriginClaim, from: number, to: number): OriginClaim {
  const [client, start] = inserted;
  const [by, at] = source.range;
  return {
    inserted: [client, start + from, start + to],
    source: { document: source.document, range: [by, at + from, at + to] },
  };
}

/**
 * Claims of one document, earliest first, each told back to where its letters stood before the first of them. Letters
 * that were moved again before anybody heard of them are thrown away by Yjs, and whoever keeps the record never knows
 * them: a claim that leads through them would lead nowhere.
 */
export function inOneStep(claims: readonly OriginClaim[], document: DocumentId): OriginClaim[] {
  const told: OriginClaim[] = [];
  for (const claim of claims) {
    let parts = [claim];
    if (claim.source.document === document)
      for (const earlier of told) parts = parts.flatMap((part) => through(part, earlier));
    told.push(...parts);
  }
  return told;
}

/** Where a claim's source is what an earlier one brought, that one's source. */
function through(claim: OriginClaim, earlier: OriginClaim): OriginClaim[] {
  const [client, from, to] = claim.source.range;
  const [by, start, end] = earlier.inserted;
  const [first, last] = [Math.max(from, start), Math.min(to, end)];
  if (client !== by || first >= last) return [claim];
  const { source } = partOfClaim(earlier, first - start, last - start);
  const parts = [{ ...partOfClaim(claim, first - from, last - from), source }];
  if (from < first) parts.unshift(partOfClaim(claim, 0, first - from));
  if (last < to) parts.push(partOfClaim(claim, last - from, to - from));
  return parts;
}
