import { describe, expect, it } from 'vitest';
import { inOneStep } from '../../shared/document/claimParts.ts';
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import type { IdRange, OriginClaim } from '../../shared/record/authorship.ts';

const claim = (inserted: IdRange, range: IdRange, document = SHARED_DOCUMENT): OriginClaim => ({
  inserted,
  source: { document, range },
});

describe('[EDIT-39] claims in one step', () => {
  it('lead back to where letters stood before the first of them', () => {
    const told = inOneStep([claim([7, 10, 14], [1, 0, 4]), claim([7, 20, 24], [7, 10, 14])], SHARED_DOCUMENT);
    expect(told).toEqual([claim([7, 10, 14], [1, 0, 4]), claim([7, 20, 24], [1, 0, 4])]);
  });

  it('are cut where only some of their letters were moved before, each part with its own place', () => {
    const told = inOneStep([claim([7, 12, 14], [1, 5, 7]), claim([7, 20, 26], [7, 10, 16])], SHARED_DOCUMENT);
    expect(told.slice(1)).toEqual([
      claim([7, 20, 22], [7, 10, 12]),
      claim([7, 22, 24], [1, 5, 7]),
      claim([7, 24, 26], [7, 14, 16]),
    ]);
  });

  it('follow several moves, and leave what came from another document as it is', () => {
    const elsewhere = 'restricted-elsewhere' as DocumentId;
    const told = inOneStep(
      [
        claim([7, 1, 2], [1, 0, 1]),
        claim([7, 2, 3], [7, 1, 2]),
        claim([7, 3, 4], [7, 2, 3]),
        claim([7, 9, 10], [7, 1, 2], elsewhere),
      ],
      SHARED_DOCUMENT,
    );
    expect(told.map(({ source }) => source.range)).toEqual([
      [1, 0, 1],
      [1, 0, 1],
      [1, 0, 1],
      [7, 1, 2],
    ]);
  });
});
