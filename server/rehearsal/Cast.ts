/**
 * Who does what in the play of a script: who sits at a screen, who types and presses for whom, who comes late and who
 * leaves. Read from the script alone, so that the runner and the comparison go by the same answer.
 */
import { VOICES } from '../../shared/rules/voices.ts';
import { statedInstant } from '../../shared/record/wasHereAt.ts';
import type { Script, ScriptAttendee, ScriptContribution } from './scriptForm.ts';

export const ORGANISATIONS_SECTION = 'agencyInformation';

export function isHere({ attendance }: ScriptAttendee): boolean {
  return attendance === 'attended' || attendance === 'partial';
}

/** Also whoever withdrew: until then they are present like anybody. */
export function wasThere(attendee: ScriptAttendee): boolean {
  return isHere(attendee) || attendee.attendance === 'withdrawn';
}

/** Signs in while the meeting runs. */
export function comesWithScreen(attendee: ScriptAttendee): boolean {
  return attendee.device === 'screen' && wasThere(attendee);
}

/** Sees the meeting: a tie to the family shuts the room. */
export function atScreen(attendee: ScriptAttendee): boolean {
  return comesWithScreen(attendee) && attendee.conflictOfInterest === 'none';
}

/** May put words into the minutes; the legal adviser into restricted entries alone, an observer nowhere. */
export function mayType(attendee: ScriptAttendee, restricted: boolean): boolean {
  if (!atScreen(attendee) || attendee.role === 'observer') return false;
  return restricted || attendee.role !== 'legalAdviser';
}

export class Cast {
  readonly script: Script;
  readonly chair: ScriptAttendee;
  readonly #people: ReadonlyMap<string, ScriptAttendee>;

  constructor(script: Script) {
    const chair = script.attendees.find(({ role }) => role === 'chair');
    if (!chair) throw new Error('a parsed script has a chair');
    this.script = script;
    this.chair = chair;
    this.#people = new Map(script.attendees.map((attendee) => [attendee.id, attendee]));
  }

  attendee(id: string): ScriptAttendee {
    const attendee = this.#people.get(id);
    if (!attendee) throw new Error('every id of a parsed script is somebody’s');
    return attendee;
  }

  /** Whoever the script says; for somebody who cannot type, the minute taker or the chair takes it down. */
  typistOf(contribution: ScriptContribution): string {
    const named = contribution.typedBy ?? contribution.attendee;
    if (mayType(this.attendee(named), contribution.restriction !== null)) return named;
    const minuteTaker = this.script.attendees.find((attendee) => isScribe(attendee));
    const scribes = [minuteTaker?.id, this.chair.id].filter((id) => id !== undefined);
    const { restriction } = contribution;
    // Somebody who may read it anyway, if there is one.
    const reader = restriction && scribes.find((id) => restriction.audience.includes(id));
    return reader ?? scribes[0] ?? this.chair.id;
  }

  originatorOf({ restriction, attendee }: ScriptContribution): string {
    return restriction?.originator ?? attendee;
  }

  /** Of a restricted entry: its readers, whose it is, and whoever cannot but know it because they typed it. */
  readersOf(contribution: ScriptContribution): Set<string> {
    const { restriction } = contribution;
    return new Set([...(restriction?.audience ?? []), this.originatorOf(contribution), this.typistOf(contribution)]);
  }

  /** Views, agreement and dissent are pressed by whoever can, and by the chair for everybody else. */
  presserFor(id: string): string {
    return mayType(this.attendee(id), false) ? id : this.chair.id;
  }

  /** For whose organisation the chair must first give the typist leave to take down (C5); null: none is needed. */
  leaveFor(contribution: ScriptContribution): ScriptAttendee | null {
    const { section, restriction, attendee } = contribution;
    const typist = this.attendee(this.typistOf(contribution));
    const speaker = this.attendee(restriction ? this.originatorOf(contribution) : attendee);
    if (typist === speaker || typist.role === 'minuteTaker') return null;
    if (typist.role !== 'chair') return speaker;
    const inBlock = restriction === null && section === ORGANISATIONS_SECTION && !sameOrganisation(typist, speaker);
    return inBlock && !this.#isOnThePhone(speaker) ? speaker : null;
  }

  #isOnThePhone(speaker: ScriptAttendee): boolean {
    const people = this.script.attendees.filter((attendee) => sameOrganisation(attendee, speaker));
    const there = people.filter(wasThere);
    if (there.length > 0) return there.every(({ device }) => device === 'none');
    return people.some(({ attendance }) => attendance === 'apologiesWithReport');
  }

  /** Who confirms the block of this organisation; null where nobody of it is there to. */
  confirmerOf(organisation: ScriptAttendee): ScriptAttendee | null {
    const speaks = ({ role }: ScriptAttendee): boolean => VOICES.confirmation.includes(role);
    return (
      this.script.attendees.find(
        (attendee) => isHere(attendee) && speaks(attendee) && sameOrganisation(attendee, organisation),
      ) ?? null
    );
  }

  /** Script seconds after the start at which this person comes; 0 for whoever was there. Times are those of London's clocks. */
  comesAt({ attendance, joined, role }: ScriptAttendee): number {
    const { actualStart } = this.script;
    if (attendance !== 'partial' || role === 'chair' || joined === null || actualStart === null) return 0;
    return Math.max(0, (statedInstant(actualStart, joined) - Date.parse(actualStart)) / 1000);
  }

  /** Whoever withdrew and still has words or a voice in the script goes at the end of it, everybody else at its start. */
  staysTillTheEnd({ id }: ScriptAttendee): boolean {
    const { contributions, thresholdViews, decisions, actions, dissent } = this.script;
    return (
      contributions.some((one) => this.readersOf(one).has(id) || one.attendee === id) ||
      thresholdViews.some(({ attendee }) => attendee === id) ||
      decisions.some(({ agreedBy }) => agreedBy.includes(id)) ||
      actions.some(({ supportedBy }) => supportedBy.includes(id)) ||
      dissent.some(({ attendee }) => attendee === id)
    );
  }

  /** What the script leaves open and the play decides, in sentences. */
  notes(): string[] {
    return this.script.contributions.flatMap((one) => {
      const typist = this.typistOf(one);
      const named = one.typedBy ?? one.attendee;
      return typist === named ? [] : [`${one.id}: ${named} cannot type this, so ${typist} takes it down.`];
    });
  }
}

function isScribe(attendee: ScriptAttendee): boolean {
  return attendee.role === 'minuteTaker' && mayType(attendee, false) && isHere(attendee);
}

export function sameOrganisation(a: ScriptAttendee, b: ScriptAttendee): boolean {
  return a.organisation === b.organisation && a.agency === b.agency;
}
