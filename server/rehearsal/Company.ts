/** The people of a play at their screens: they sign in, are called, answer the conflict question, come late and leave. */
import type { PersonId } from '../../shared/ids.ts';
import type { Random, Timers } from '../../shared/clock.ts';
import type { Happening } from '../../shared/wire/rt.ts';
import { Actor } from './Actor.ts';
import { atScreen, comesWithScreen, type Cast } from './Cast.ts';
import type { Names } from './conveningOf.ts';
import type { ScriptAttendee } from './scriptForm.ts';
import { during, pause, Stopped } from './stopping.ts';

export interface Invited {
  script: string;
  invitation: string;
  code: string;
  lockCode: string | null;
}

export interface CompanyParts {
  origin: string;
  cast: Cast;
  names: Names;
  people: readonly Invited[];
  /** Script seconds in one second. */
  speed: number;
  timers: Timers;
  random: Random;
}

export class Company {
  readonly parts: CompanyParts;
  /** By the script's id. */
  readonly actors = new Map<string, Actor>();
  readonly #arrivals = new Map<string, Promise<Actor>>();
  readonly #leaves = new Map<string, Promise<unknown>>();
  #startedAt: number;
  /** Whoever would still come or type after a failure stays away. */
  #over = false;

  constructor(parts: CompanyParts) {
    this.parts = parts;
    this.#startedAt = parts.timers.elapsed();
  }

  get isOver(): boolean {
    return this.#over;
  }

  get chair(): Actor {
    const chair = this.actors.get(this.parts.cast.chair.id);
    if (!chair) throw new Error('the chair came first');
    return chair;
  }

  person(script: string): PersonId {
    const person = this.parts.names.people[script];
    if (!person) throw new Error(`${script} is not in the script`);
    return person;
  }

  children(scripts: readonly string[]): string[] {
    return scripts.flatMap((script) => this.parts.names.children[script] ?? []);
  }

  leave(): void {
    this.#over = true;
    for (const actor of this.actors.values()) actor.leave();
  }

  /** Everybody who is there at the start; the chair starts, calls the roll and asks whoever has no screen. */
  async gather(): Promise<void> {
    const { cast } = this.parts;
    const { attendees } = cast.script;
    const first = await this.signIn(cast.chair.id);
    await first.join();
    await first.decide({ type: 'start', statements: [{ key: 'confidentiality', answer: 'read out' }] });
    for (const attendee of attendees) await this.#callRoll(attendee);
    await this.#answerConflict(cast.chair);
    await first.open();
    this.#arrivals.set(cast.chair.id, Promise.resolve(first));
    for (const attendee of attendees.filter(({ id }) => id !== cast.chair.id)) {
      if (!comesWithScreen(attendee)) await this.#answersAtOnce(attendee);
      else if (cast.comesAt(attendee) === 0) await this.#arrives(attendee);
    }
    for (const attendee of attendees)
      if (attendee.attendance === 'withdrawn' && !cast.staysTillTheEnd(attendee)) await this.#withdraw(attendee);
    this.#startedAt = this.parts.timers.elapsed();
  }

  /** Whoever comes later, each at their time. */
  latecomers(): Promise<Actor>[] {
    const { cast } = this.parts;
    return cast.script.attendees
      .filter((attendee) => comesWithScreen(attendee) && cast.comesAt(attendee) > 0)
      .map((attendee) => this.#arrives(attendee));
  }

  /** Resolves at this script second. */
  at(second: number): Promise<void> {
    const { speed, timers } = this.parts;
    return pause(timers, this.#startedAt + (second * 1000) / speed - timers.elapsed());
  }

  /** This person once they are here. */
  async here(script: string): Promise<Actor> {
    const arrival = this.#arrivals.get(script);
    if (!arrival) throw new Stopped(`${script} has no screen`);
    return arrival;
  }

  async signIn(script: string): Promise<Actor> {
    if (this.#over) throw new Stopped('the rehearsal is over');
    const { origin, people, random, timers } = this.parts;
    const invited = people.find((one) => one.script === script);
    if (!invited) throw new Error(`${script} was not invited`);
    const actor = await Actor.signIn({ origin, random, timers, invitation: invited.invitation, code: invited.code });
    this.actors.set(script, actor);
    return actor;
  }

  /** In somebody's own press where they can, taken down by the chair where they cannot. */
  async says(script: string, command: object): Promise<Happening[]> {
    const presser = this.parts.cast.presserFor(script);
    const actor = await this.here(presser);
    return actor.decide(presser === script ? command : { ...command, speaker: this.person(script) });
  }

  /** The chair's leave to take down for an organisation; given once. */
  async givesLeave(typist: string, speaker: ScriptAttendee): Promise<void> {
    const organisation = this.parts.names.organisations[speaker.id] ?? '';
    const key = `${typist} ${organisation}`;
    const given =
      this.#leaves.get(key) ??
      this.chair.decide({ type: 'allowTakingDown', organisation, person: this.person(typist) });
    this.#leaves.set(key, given);
    await given;
  }

  /** Whoever withdrew, or found a tie to the family, after they had said something. */
  async lastLeave(): Promise<void> {
    const { cast } = this.parts;
    for (const attendee of cast.script.attendees.filter((one) => cast.staysTillTheEnd(one))) {
      if (attendee.conflictOfInterest === 'declared') await this.#answerConflict(attendee);
      if (attendee.attendance === 'withdrawn') await this.#withdraw(attendee);
    }
  }

  /** Whoever looks at the meeting now. */
  present(): Actor[] {
    return [...this.actors.values()].filter(({ meeting, person }) => {
      const attendee = meeting?.people[person];
      return attendee?.goneAt === null && attendee.conflict === 'none';
    });
  }

  #arrives(attendee: ScriptAttendee): Promise<Actor> {
    const arrival = this.#arrive(attendee);
    this.#arrivals.set(attendee.id, arrival);
    return arrival;
  }

  async #arrive(attendee: ScriptAttendee): Promise<Actor> {
    const second = this.parts.cast.comesAt(attendee);
    if (second > 0) await this.at(second);
    return during(`attendees ${attendee.id}`, async () => {
      const actor = await this.signIn(attendee.id);
      await actor.join();
      await this.#answersAtOnce(attendee);
      if (atScreen(attendee)) await actor.open();
      return actor;
    });
  }

  /** In the meeting before anybody: the withdrawn are "present" until they withdraw. */
  async #callRoll(attendee: ScriptAttendee): Promise<void> {
    await during(`attendees ${attendee.id}`, () =>
      this.chair.decide({
        type: 'rollCall',
        person: this.person(attendee.id),
        attendance: attendee.attendance === 'withdrawn' ? 'attended' : attendee.attendance,
        device: attendee.device,
        canDecide: attendee.canDecideForAgency,
        joined: attendee.joined,
        left: attendee.left,
        note: attendee.note,
      }),
    );
  }

  /** From a declared tie on nothing is theirs to say: who says something in the script found it afterwards. */
  async #answersAtOnce(attendee: ScriptAttendee): Promise<void> {
    if (attendee.conflictOfInterest === 'declared' && this.parts.cast.staysTillTheEnd(attendee)) return;
    await this.#answerConflict(attendee);
  }

  async #answerConflict(attendee: ScriptAttendee): Promise<void> {
    const command = {
      type: 'declareConflict',
      conflict: attendee.conflictOfInterest,
      note: attendee.conflictOfInterest === 'declared' ? attendee.note : null,
    };
    const actor = this.actors.get(attendee.id);
    if (!actor) await this.chair.decide({ ...command, speaker: this.person(attendee.id) });
    else if (attendee.conflictOfInterest === 'none') await actor.decide(command);
    else {
      // A declared tie closes the very connection that would answer; the chair sees what came of it.
      await actor.command(command).catch(() => null);
      await this.chair.sees(
        ({ people }) => people[actor.person]?.conflict === 'declared',
        'a declared tie was not shown to the chair',
      );
    }
  }

  async #withdraw(attendee: ScriptAttendee): Promise<void> {
    const reason = attendee.conflictOfInterest === 'declared' ? 'conflict' : 'other';
    await during(`attendees ${attendee.id}`, () =>
      this.chair.decide({ type: 'withdraw', reason, note: attendee.note, speaker: this.person(attendee.id) }),
    );
  }
}
