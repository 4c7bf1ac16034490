/** A lock code for somebody who may come to lock and has none that works. Shown once, to be read out to them. */
import { useState } from 'react';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { sentenceFor, giveLockCode } from '../wire/api.ts';

interface NewLockCodeProps {
  meeting: MeetingId;
  person: { id: PersonId; name: string };
}

export function NewLockCode({ meeting, person: { id, name } }: NewLockCodeProps) {
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);

  async function press(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const answered = await giveLockCode(meeting, id);
    setMade(answered.ok ? answered.value : null);
    setRefused(answered.ok ? null : sentenceFor(answered));
    setBusy(false);
  }

  return (
    <div>
      <button
        type="button"
        className="quiet"
        aria-label={words.newLockCodeFor(name)}
        aria-disabled={busy}
        onClick={() => void press()}
      >
        {busy ? words.making : words.newLockCode}
      </button>
      <div role="alert">{refused === null ? null : <p className="wrong">{refused}</p>}</div>
      <output>
        {made === null ? null : (
          <>
            {words.lockCodeOf(name)}{' '}
            <span className="value" translate="no">
              {made}
            </span>
          </>
        )}
      </output>
    </div>
  );
}
