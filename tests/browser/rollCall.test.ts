/** The roll call: who comes up next, and that nobody else changes who is being called. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonId } from '../../shared/ids.ts';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, POLICE, SCHOOL, type MadeEvent } from '../client/madeMeeting.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { enter, findings, type Person } from './person.ts';

describeWithChromium('the roll call', () => {
  let server: FakeMeeting;
  let chair: Person;

  beforeAll(async () => {
    server = new FakeMeeting({ events: madeEvents().map(uncalled), codes: { CHAIRAAA: CHAIR } });
    server.command(CHAIR, { type: 'start', statements: [] });
    for (const speaker of [CHAIR, POLICE, SCHOOL])
      server.command(CHAIR, { type: 'declareConflict', conflict: 'none', speaker, note: null });
    chair = await enter(await launchChromium(), `${await server.listen()}/i/${'a'.repeat(26)}`, 'CHAIRAAA');
    await chair.page.getByText('Roll call', { exact: true }).click();
  });
  afterAll(() => server.close());

  const form = () => chair.page.getByRole('form', { name: 'Roll call' });
  const called = () => form().getByLabel('Person').inputValue();
  const nameOf = (person: PersonId): string => server.meeting?.people[person]?.name ?? '';
  /** By somebody else who calls the roll too. */
  function recorded(person: PersonId): void {
    const nothing = { canDecide: null, howKnown: null, standsInFor: null, joined: null, left: null, note: null };
    server.command(CHAIR, { type: 'rollCall', person, attendance: 'attended', device: null, ...nothing });
  }
  const notCalled = (...people: PersonId[]): Promise<void> =>
    form()
      .getByText(`Not called yet: ${people.map(nameOf).join(' and ')}.`)
      .waitFor();

  it('[UI-122] whoever was not called yet comes up by themselves, as long as nobody is at it', async () => {
    recorded(CHAIR);
    await notCalled(POLICE, SCHOOL);
    expect(await called()).toBe(POLICE);
    expect(await findings(chair.page, 'roll-call')).toEqual([]);
  });

  it('[UI-122] who is chosen stays chosen under the hands of whoever calls, and the next comes up after their press', async () => {
    await form().getByLabel('Attendance').focus();
    recorded(POLICE);
    await notCalled(SCHOOL);
    expect(await called()).toBe(POLICE);
    await form().getByLabel('Attendance').selectOption('partial');
    await form().getByRole('button', { name: 'Record' }).click();
    await chair.page.waitForFunction(
      (next) => document.querySelector<HTMLSelectElement>('select[name=person]')?.value === next,
      SCHOOL,
    );
    expect(server.meeting?.people[POLICE]?.attendance).toBe('partial');
  });
});

function uncalled(made: MadeEvent): MadeEvent {
  const { event } = made;
  if (event.type !== 'invited') return made;
  return { ...made, event: { ...event, attendee: { ...event.attendee, attendance: 'invited' } } };
}
