/**
 * Simulated colleagues of a person who chairs: they come, write, propose and answer at the pace of people, and react to
 * what the chair does. Over the network alone, and never with a command that is the chair's.
 */
import type { Clock, Random, Timers } from '../../shared/clock.ts';
import { Actor } from './Actor.ts';
import { Colleague } from './Colleague.ts';
import type { Names } from './conveningOf.ts';
import { RehearsalOver, type PacedTime } from './PacedTime.ts';
import { Places } from './Places.ts';
import type { Script, ScriptAttendee } from './script.ts';

export interface ColleaguesParts {
  origin: string;
  script: Script;
  names: Names;
  people: readonly { script: string; invitation: string; code: string }[];
  /** Whom another person plays; null: nobody but the chair is real. */
  played: string | null;
  time: PacedTime;
  clock: Clock;
  timers: Timers;
  random: Random;
  /** What went wrong with a colleague; never what they wrote. */
  failed: (who: string, reason: string) => void;
}

/** Somebody comes, on average, this long after the one before. */
const BETWEEN_ARRIVALS_S = 3;

export class Colleagues {
  /** Commands of colleagues that the server refused, by type and code: a rehearsal has none. */
  readonly refused: string[] = [];
  readonly #parts: ColleaguesParts;
  readonly #colleagues: Colleague[] = [];
  #over = false;

  constructor(parts: ColleaguesParts) {
    this.#parts = parts;
  }

  /** Everybody comes; resolves when the rehearsal is over for all of them. */
  async play(): Promise<void> {
    const simulated = this.#parts.script.attendees.filter((one) => this.#isSimulated(one));
    const cutOff = this.#whoIsCutOff(simulated);
    const places = new Places(this.#parts.timers);
    await Promise.all(
      simulated.map(async (attendee, n) => {
        try {
          await this.#parts.time.seconds(BETWEEN_ARRIVALS_S * n);
          const colleague = await this.#seat(attendee, places, attendee.id === cutOff);
          await colleague.play();
        } catch (error) {
          if (error instanceof RehearsalOver || this.#over) return;
          this.#parts.failed(attendee.id, error instanceof Error ? error.message : 'unknown');
        }
      }),
    );
  }

  leave(): void {
    this.#over = true;
    this.#parts.time.end();
    for (const colleague of this.#colleagues) colleague.leave();
  }

  #isSimulated({ id, role, device, attendance }: ScriptAttendee): boolean {
    return role !== 'chair' && device === 'screen' && attendance === 'attended' && id !== this.#parts.played;
  }

  /** Whoever writes the most loses the connection while writing. */
  #whoIsCutOff(simulated: readonly ScriptAttendee[]): string | null {
    const letters = (id: string): number =>
      this.#parts.script.contributions
        .filter(({ attendee }) => attendee === id)
        .reduce((sum, { text }) => sum + text.length, 0);
    return [...simulated].sort((a, b) => letters(b.id) - letters(a.id))[0]?.id ?? null;
  }

  async #seat(attendee: ScriptAttendee, places: Places, isCutOff: boolean): Promise<Colleague> {
    const { origin, people, random, timers } = this.#parts;
    const invited = people.find(({ script }) => script === attendee.id);
    if (!invited) throw new Error(`${attendee.id} was not invited`);
    const actor = await Actor.signIn({ origin, random, timers, invitation: invited.invitation, code: invited.code });
    const colleague = new Colleague({
      actor,
      attendee,
      cast: this.#parts,
      places,
      isCutOff,
      refused: (what) => this.refused.push(what),
    });
    if (this.#over) {
      actor.leave();
      throw new RehearsalOver();
    }
    this.#colleagues.push(colleague);
    return colleague;
  }
}
