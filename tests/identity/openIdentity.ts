/** Who is who, as one node knows it, on a store and in a time of the test's; opened twice it is two nodes. */
import { createIdentity, type Identity } from '../../server/identity/createIdentity.ts';
import type { MeetingLife } from '../../server/identity/MeetingLife.ts';
import type { Store } from '../../server/storage/openStore.ts';
import type { Random } from '../../shared/clock.ts';
import { mintId, type MeetingId, type PartnershipId } from '../../shared/ids.ts';
import type { VirtualTime } from '../support/seededWorld.ts';

type LifeOf = (meeting: MeetingId) => MeetingLife | null;

/** `lifeOf`: what is known of meetings; by itself nobody knows anything of any. */
export function openIdentity(
  store: Store,
  time: VirtualTime,
  random: Random,
  { secure = false, lifeOf = (): MeetingLife | null => null }: { secure?: boolean; lifeOf?: LifeOf } = {},
): Identity {
  return createIdentity({
    db: store.kysely,
    clock: time,
    timers: time,
    random,
    partnership: mintId<PartnershipId>(random),
    lifeOf: (meeting) => Promise.resolve(lifeOf(meeting)),
    secrets: { code: new Uint8Array(32).fill(1), session: new Uint8Array(32).fill(2) },
    secure,
  });
}

/** A code of the same form that is not this one. */
export function wrong(code: string): string {
  return `${code.startsWith('2') ? '3' : '2'}${code.slice(1)}`;
}
