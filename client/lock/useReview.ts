/** What changed since the read-back and since the end, as the record will list it; asked for anew with every new text. */
import { useCallback, useEffect, useState } from 'react';
import type { ClosingReview } from '../../shared/record/closingReview.ts';
import { readReview } from '../wire/api.ts';
import type { Folded } from '../wire/CommandChannel.ts';

export type Reviewing = { is: 'loading' } | { is: 'failed' } | { is: 'here'; review: ClosingReview };

export function useReview({ meeting: { id, freeze } }: Folded): { reviewing: Reviewing; again: () => void } {
  const [reviewing, setReviewing] = useState<Reviewing>({ is: 'loading' });
  const [asked, setAsked] = useState(0);
  const named = freeze?.collected?.approvedDigest ?? null;
  useEffect(() => {
    let wanted = true;
    void readReview(id).then((answered) => {
      if (wanted) setReviewing(answered.ok ? { is: 'here', review: answered.value } : { is: 'failed' });
    });
    return () => {
      wanted = false;
    };
  }, [id, named, asked]);
  return { reviewing, again: useCallback(() => setAsked((times) => times + 1), []) };
}
