/** Seconds until an announced freeze is in force, by the server's clock; null: none is announced. Shown, never spoken. */
import { useEffect, useState } from 'react';
import type { Folded } from '../wire/CommandChannel.ts';

const TICK_MS = 500;

export function useSecondsLeft({ meeting, ahead }: Folded): number | null {
  const { freeze } = meeting;
  const until =
    freeze !== null && freeze.inForceAt === null
      ? Date.parse(freeze.announcedAt) + freeze.inForceInSeconds * 1000 - ahead
      : null;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [until]);
  return until === null ? null : Math.max(0, Math.ceil((until - now) / 1000));
}
