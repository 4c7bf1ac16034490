/** What changed since the read-back and since the end, as the record will list it; asked for anew with every new text. */
import { useCallback, useEffect, useState } from 'react';
import type { ClosingReview } from '../../shared/record/closingReview.ts';
import { useValue } from '../ui/useValue.ts';
import { readReview } from '../wire/api.ts';
import type { LockProps } from './ClosingProps.ts';

export type Reviewing = { is: 'loading' } | { is: 'failed' } | { is: 'here'; review: ClosingReview };

/** Asked for once more whenever the server is reached again: it may have been gone when it was asked. */
export function useReview({ room, folded }: LockProps): { reviewing: Reviewing; again: () => void } {
  const { id, freeze } = folded.meeting;
  const { connected } = useValue(room.connection);
  const [reviewing, setReviewing] = useState<Reviewing>({ is: 'loading' });
  const [asked, setAsked] = useState(0);
  const named = freeze?.collected?.approvedDigest ?? null;
  useEffect(() => {
    if (!connected) return undefined;
    let wanted = true;
    void readReview(id).then((answered) => {
      if (wanted) setReviewing(answered.ok ? { is: 'here', review: answered.value } : { is: 'failed' });
    });
    return () => {
      wanted = false;
    };
  }, [id, named, asked, connected]);
  return { reviewing, again: useCallback(() => setAsked((times) => times + 1), []) };
}
