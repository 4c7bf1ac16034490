/** What a script lets happen after the lock, one after the other: each person signs in, whenever they were there before. */
import type { Afterwards } from '../../shared/rules/meeting.ts';
import type { Actor } from './Actor.ts';
import { playedAfterLock, wordsOf, type PlayedAfterLock } from './afterLockDeeds.ts';
import type { Company } from './Company.ts';
import { during, Stopped } from './stopping.ts';

export async function playAfterLock(company: Company): Promise<void> {
  for (const played of playedAfterLock(company.parts.cast.script))
    await during(played.where, () => play(company, played));
}

async function play(company: Company, played: PlayedAfterLock): Promise<void> {
  const actor = await comesBack(company, played.who);
  if (played.deed === 'answerQuery')
    await actor.sees(({ afterwards }) => afterwards.some(isOpenQuery), 'a query was not shown to whoever answers it');
  if (played.deed !== 'lateRead') await actor.decide(commandOf(company, actor, played));
  else if ((await actor.readRecord()) === null) throw new Stopped('the record was not given to its reader');
}

/** Whoever was never at a screen has one after the lock: the link of their invitation. */
async function comesBack(company: Company, who: string): Promise<Actor> {
  const known = company.actors.get(who);
  const actor = known ?? (await company.signIn(who));
  if (!known) await actor.join();
  await actor.sees(({ phase }) => phase === 'locked', 'the lock was not shown to somebody');
  return actor;
}

function commandOf(company: Company, { meeting }: Actor, { item, deed: type, who }: PlayedAfterLock): object {
  const { script } = company.parts.cast;
  const words = wordsOf(item);
  const people = item.to.map((one) => company.person(one));
  // Both are numbered as the script has them.
  const numberOf = (list: readonly { id: string }[], id: string | null): number =>
    list.findIndex((one) => one.id === id) + 1;
  const action = Object.values(meeting?.actions ?? {}).find(
    ({ number }) => number === numberOf(script.actions, item.action),
  )?.id;
  const decision = Object.values(meeting?.decisions ?? {}).find(
    ({ number }) => number === numberOf(script.decisions, item.decision),
  )?.id;
  switch (type) {
    case 'circulate':
      return { type, people, text: words ?? '' };
    case 'newInformation':
    case 'handOver':
      return { type, people, text: words };
    case 'answerQuery': {
      const asked = meeting?.afterwards.find(isOpenQuery);
      return { type, id: asked?.id, accepted: item.event === 'queryAccepted', text: words };
    }
    case 'recordDissent':
      return { type, decision: decision ?? null, text: words };
    case 'progress':
      return { type, id: action, state: item.state, note: words };
    case 'acceptAction':
      return { type, id: action };
    case 'declineAction':
      return { type, id: action, reason: words };
    case 'confirmBlock':
      return { type, organisation: company.parts.names.organisations[who] };
    default:
      return { type, text: words };
  }
}

function isOpenQuery({ what, answer }: Afterwards): boolean {
  return what === 'query' && answer === null;
}
