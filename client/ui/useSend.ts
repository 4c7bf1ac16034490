/** Sends a form's command once at a time and keeps what the server said no to. */
import { useCallback, useRef, useState } from 'react';

export interface Sending<C> {
  busy: boolean;
  /** The server's sentence; null: nothing is wrong. */
  refusal: string | null;
  /** True when it was carried out. */
  readonly send: (command: C) => Promise<boolean>;
}

interface Sender<C> {
  send(command: C): Promise<{ ok: true } | { ok: false; refusal: { sentence: string } }>;
}

export function useSend<C>(to: Sender<C>): Sending<C> {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const under = useRef(false);
  const send = useCallback(
    async (command: C): Promise<boolean> => {
      if (under.current) return false;
      under.current = true;
      setBusy(true);
      setRefusal(null);
      const answer = await to.send(command);
      under.current = false;
      setBusy(false);
      if (!answer.ok) setRefusal(answer.refusal.sentence);
      return answer.ok;
    },
    [to],
  );
  return { busy, refusal, send };
}
