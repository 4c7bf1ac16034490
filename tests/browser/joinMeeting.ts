/** People of a real meeting, each in a browser of their own, by the script's ids. */
import type { BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { enter, type Person } from './person.ts';
import { startRealMeeting, type Invited, type RealMeeting } from './realMeeting.ts';

export function invitedTo({ people }: Pick<RealMeeting, 'people'>, id: string): Invited {
  const invited = people[id];
  if (!invited) throw new Error(`nobody called ${id}`);
  return invited;
}

export async function join(
  real: RealMeeting,
  id: string,
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<Person> {
  const { link, code } = invitedTo(real, id);
  return enter(await launchChromium(), link, code, prepare);
}

/** They answer the question before the door, and the chair begins. */
export async function startWith(chair: Person, others: readonly Person[]): Promise<void> {
  for (const { page } of others) await page.getByRole('button', { name: 'No, show the meeting' }).click();
  await chair.page.getByRole('button', { name: 'No, I know none of them' }).click();
  await chair.page.getByRole('button', { name: 'Start the meeting' }).click();
}

export interface AtWork {
  real: RealMeeting;
  chair: Person;
  police: Person;
  health: Person;
}

/** A meeting that runs, with three people on the roll call who can write. */
export async function threeAtWork(health?: (context: BrowserContext) => Promise<unknown>): Promise<AtWork> {
  const real = await startRealMeeting();
  const all = {
    chair: await join(real, 'chair'),
    police: await join(real, 'police'),
    health: await join(real, 'health', health),
  };
  await startWith(all.chair, [all.police, all.health]);
  await recordAllPresent(all.chair);
  for (const { page } of Object.values(all)) await reason(page).waitFor();
  return { real, ...all };
}

export async function recordAllPresent({ page }: Person): Promise<void> {
  await page.getByText('Roll call', { exact: true }).click();
  await page.getByRole('button', { name: 'Record the 3 people on screens as present' }).click();
}

export function reason(page: Page) {
  return page.getByRole('textbox', { name: /^Minutes, section \d+, Reason/ });
}
