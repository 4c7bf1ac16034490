/** Whoever may, gives the chair a lock code by voice: a successor has none of their own yet. */
import { useState } from 'react';
import { mayGiveLockCode } from '../../shared/rules/permissions.ts';
import { lockWords as words } from '../../shared/words/en/lock.ts';
import { pageWords } from '../../shared/words/en/page.ts';
import { Refusal } from '../ui/Refusal.tsx';
import { giveLockCode } from '../wire/api.ts';
import { chairName, type LockProps } from './ClosingProps.ts';

export function GiveLockCode({ folded }: LockProps) {
  const { meeting, me } = folded;
  const [given, setGiven] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const { chair } = meeting;
  if (chair === null || !mayGiveLockCode(meeting, me, chair)) return null;
  const name = chairName(folded);
  const give = async (): Promise<void> => {
    const answered = await giveLockCode(meeting.id, chair);
    setGiven(answered.ok ? answered.value : null);
    setRefusal(answered.ok ? null : (answered.sentence ?? pageWords.noConnection));
  };
  return (
    <section className="sheet">
      <button type="button" className="quiet" onClick={() => void give()}>
        {words.giveCode(name)}
      </button>
      <Refusal sentence={refusal} />
      <output>
        {given === null ? null : (
          <>
            {words.givenCode(name)} <span className="code">{given}</span>
          </>
        )}
      </output>
    </section>
  );
}
