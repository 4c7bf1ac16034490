/** The end of a play: blocks confirmed, read back, ended, frozen, everybody in, locked. */
import type { Actor } from './Actor.ts';
import { ORGANISATIONS_SECTION } from './Cast.ts';
import type { Company } from './Company.ts';
import { during, Stopped } from './stopping.ts';

const MOST_TRIES = 5;

export async function endMeeting(company: Company): Promise<void> {
  const { chair } = company;
  await confirmBlocks(company);
  await company.lastLeave();
  await chair.decide({ type: 'readBack', scope: 'everything' });
  await chair.decide({ type: 'end' });
  await chair.decide({ type: 'close' });
}

/** The freeze's announcement is skipped. */
export async function freezeAndLock(company: Company): Promise<void> {
  const { chair } = company;
  await chair.decide({ type: 'freeze', skipAnnouncement: true });
  const here = company.present();
  await Promise.all(
    here.map(async (actor) => {
      await actor.sees(({ phase }) => phase === 'frozen', 'the freeze did not reach a screen');
      await actor.flush();
    }),
  );
  await chair.sees(({ freeze }) => freeze?.collected != null, 'the text was not collected');
  await lock(company, chair);
  await Promise.all(
    here.map((actor) => actor.sees(({ phase }) => phase === 'locked', 'the lock did not reach a screen')),
  );
}

async function confirmBlocks(company: Company): Promise<void> {
  const { cast, names } = company.parts;
  const confirmed = new Set<string>();
  for (const { section, restriction, attendee } of cast.script.contributions) {
    const organisation = names.organisations[attendee] ?? '';
    if (section !== ORGANISATIONS_SECTION || restriction || confirmed.has(organisation)) continue;
    confirmed.add(organisation);
    const speaker = cast.confirmerOf(cast.attendee(attendee));
    if (speaker)
      await during(`attendees ${speaker.id}`, () => company.says(speaker.id, { type: 'confirmBlock', organisation }));
  }
}

/** What is missing gets the reason there is: the script does not say. */
async function lock(company: Company, chair: Actor): Promise<void> {
  const { people, cast } = company.parts;
  const lockCode = people.find(({ script }) => script === cast.chair.id)?.lockCode ?? '';
  const statement = { present: true, readAloud: 'everything', because: null };
  let warnings: { gate: string; reason: string }[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const approvedDigest = chair.meeting?.freeze?.collected?.approvedDigest ?? '';
    const answer = await chair.command({ type: 'lock', approvedDigest, lockCode, statement, warnings });
    if (answer.ok) return;
    const { code, detail } = answer.refusal;
    const missing = code === 'incomplete' ? String(detail?.['field'] ?? '') : '';
    if (missing === '') throw new Stopped(`the lock was refused: ${code} ${JSON.stringify(detail ?? {})}`);
    warnings = [...warnings, ...missing.split(' ').map((gate) => ({ gate, reason: 'Not part of this script.' }))];
  }
  throw new Stopped(`the lock was refused ${MOST_TRIES} times`);
}
