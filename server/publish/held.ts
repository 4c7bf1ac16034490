/** When the meeting was held: as somebody stated it, and by the server's clock; neither replaces the other (C21). */
import type { DetailsContent } from '../../shared/record/contents.ts';

interface Span {
  readonly from: string | null;
  readonly to: string | null;
}

export interface Held {
  readonly stated: Span;
  readonly server: Span;
}

export function heldWhen(details: DetailsContent): Held {
  const { startedAt, endedAt, sittings, writtenUp, facts } = details;
  const fact = (name: string): string | null => {
    const value = facts.find(({ field }) => field === name)?.value ?? null;
    return value !== null && isInstant(value) ? value : null;
  };
  const stopped = endedAt === null ? null : (sittings.at(-1)?.to ?? endedAt);
  return {
    stated: {
      from: writtenUp?.tookPlaceFrom ?? fact('statedStart'),
      to: writtenUp?.tookPlaceTo ?? fact('statedEnd') ?? (endedAt === stopped ? null : endedAt),
    },
    server: { from: startedAt, to: stopped },
  };
}

/** A time with its day and zone, as clocks give it; `18:41` or a date alone is none. */
export function isInstant(value: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}
