/** A live meeting against the real rules with the people of a plan: two of social care, police, health, a school. */
import type { Page } from 'playwright-core';
import { SHARED_DOCUMENT, type ActionId, type OrganisationId, type PersonId } from '../../shared/ids.ts';
import { addRow } from '../../client/room/plan/newRow.ts';
import { readPlan } from '../../shared/document/readBlocks.ts';
import type { MeetingEvent } from '../../shared/rules/events.ts';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, madeId, POLICE, SCHOOL, type MadeEvent } from '../client/madeMeeting.ts';
import { launchChromium } from '../support/chromium.ts';
import { enter, type Person } from './person.ts';

export const HEALTH = madeId<PersonId>('health');
const TRUST = madeId<OrganisationId>('trust');

export interface PlanMeeting {
  server: FakeMeeting;
  join(who: 'chair' | 'police' | 'school' | 'health'): Promise<Person>;
  /** A row as somebody who is not on a screen of this test proposed it. */
  propose(name: string, text: string): ActionId;
}

const CODES = { chair: 'CHAIRAAA', police: 'POLICEAA', school: 'SCHOOLAA', health: 'HEALTHAA' };

/** Live, everybody recorded as present and asked; nobody has to press anything first. */
export async function startPlanMeeting(): Promise<PlanMeeting> {
  const events = [...withHealth(madeEvents()), ...started()];
  const server = new FakeMeeting({
    events,
    codes: { CHAIRAAA: CHAIR, POLICEAA: POLICE, SCHOOLAA: SCHOOL, HEALTHAA: HEALTH },
  });
  const origin = await server.listen();
  return {
    server,
    async join(who) {
      const person = await enter(await launchChromium(), `${origin}/i/${'a'.repeat(26)}`, CODES[who]);
      await person.page.getByRole('heading', { name: 'Action plan' }).waitFor();
      await person.page.getByLabel('Add an action').waitFor();
      return person;
    },
    propose(name, text) {
      const id = madeId<ActionId>(name);
      server.edit(SHARED_DOCUMENT, (doc) => addRow(doc, id, text, readPlan(doc).at(-1)?.rank ?? null));
      return id;
    },
  };
}

function withHealth(events: MadeEvent[]): MadeEvent[] {
  const [convened, ...rest] = events;
  if (!convened || convened.event.type !== 'convened') throw new Error('a meeting begins with its convening');
  const { event } = convened;
  const organisations = [...event.organisations, { id: TRUST, name: 'Westmarch Community Health', agency: 'health' }];
  const template = {
    ...event.template,
    agencies: [{ key: 'health', label: 'Health' }],
    presets: [
      { key: 'sameDay', label: 'Today' },
      { key: 'hours24', label: 'Within 24 hours' },
      { key: 'workingDays5', label: 'Within 5 working days' },
    ],
  };
  const last = rest.at(-1);
  if (last?.event.type !== 'invited') throw new Error('the made meeting ends with invitations');
  const attendee = { ...last.event.attendee, id: HEALTH, name: 'Tom Okafor', organisation: TRUST };
  return [
    { ...convened, event: { ...event, organisations, template } },
    ...rest,
    { ...last, event: { ...last.event, attendee } },
  ];
}

function started(): MadeEvent[] {
  const at = new Date().toISOString();
  const made = (event: Record<string, unknown>): MadeEvent => ({
    at,
    by: CHAIR,
    event: { v: 1, ...event } as unknown as MeetingEvent,
  });
  return [
    made({ type: 'started', statements: [] }),
    ...[CHAIR, POLICE, SCHOOL, HEALTH].map((person) =>
      made({ type: 'conflictDeclared', conflict: 'none', note: null, speaker: person }),
    ),
  ];
}

export function focusedName(page: Page): Promise<string> {
  return page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
  );
}
