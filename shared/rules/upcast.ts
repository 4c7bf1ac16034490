/** Older forms of events brought to today's. Upcasters are kept for ever: a locked meeting is never migrated. */
interface AnyEvent {
  type: string;
  v: number;
}

/** By type, then by the version an upcaster takes; none yet, because every event is at its first form. */
const UPCASTERS: Readonly<Record<string, Readonly<Record<number, (event: AnyEvent) => AnyEvent>>>> = {};

export function upcast(json: unknown): AnyEvent {
  if (!isEvent(json)) throw new Error('the body of an event has no type or version');
  let event = json;
  for (let next = UPCASTERS[event.type]?.[event.v]; next; next = UPCASTERS[event.type]?.[event.v]) event = next(event);
  return event;
}

function isEvent(json: unknown): json is AnyEvent {
  if (typeof json !== 'object' || json === null || !('type' in json) || !('v' in json)) return false;
  return typeof json.type === 'string' && typeof json.v === 'number';
}
