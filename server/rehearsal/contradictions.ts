/** What has the form of a script and still cannot be played: names of nobody, ids given twice, deeds that no meeting allows. */
import { VOICES, type Voice } from '../../shared/rules/voices.ts';
import { afterLockContradictions } from './afterLockContradictions.ts';
import { atScreen, isHere, mayType, wasThere } from './Cast.ts';
import type { Script, ScriptAttendee } from './scriptForm.ts';

export interface Contradiction {
  /** Below `meeting`. */
  path: (string | number)[];
  /** Said of the field whose name stands before it. */
  sentence: string;
}

/** A copy's file is named after its reader. */
const LONGEST_FILE_NAME = 200;

export function contradictionsIn(script: Script): Contradiction[] {
  const search = new Search(script);
  search.run();
  return [...search.found, ...afterLockContradictions(script)];
}

class Search {
  readonly found: Contradiction[] = [];
  readonly #script: Script;
  readonly #people: ReadonlyMap<string, ScriptAttendee>;
  readonly #children: ReadonlySet<string>;

  constructor(script: Script) {
    this.#script = script;
    this.#people = new Map(script.attendees.map((attendee) => [attendee.id, attendee]));
    this.#children = new Set(script.children.map(({ id }) => id));
  }

  run(): void {
    this.#ids();
    this.#times();
    this.#chair();
    this.#contributions();
    this.#views();
    this.#decisions();
    this.#actions();
    this.#otherRows();
    this.#clock();
  }

  #say(path: (string | number)[], sentence: string): void {
    this.found.push({ path, sentence });
  }

  /** The attendee of this id; said and answered with null where there is none, or where the field is empty. */
  #person(id: string | null, ...path: (string | number)[]): ScriptAttendee | null {
    if (id === null) return null;
    const person = this.#people.get(id);
    if (!person) this.#say(path, `there is no attendee "${id}" in this script`);
    return person ?? null;
  }

  #ids(): void {
    const { attendees, children, contributions, decisions, actions, dissent } = this.#script;
    for (const [name, list] of Object.entries({ attendees, children, contributions, decisions, actions, dissent })) {
      const known = new Set<string>();
      list.forEach(({ id }, n) => {
        if (known.has(id)) this.#say([name, n, 'id'], `"${id}" was given before`);
        known.add(id);
      });
    }
    attendees.forEach(({ id }, n) => {
      if (encodeURIComponent(id).length > LONGEST_FILE_NAME)
        this.#say(['attendees', n, 'id'], 'is too long for the name of a file');
    });
  }

  /** What stands in doubt alone is told by doubtsIn; no meeting ends, or is locked, before it begins. */
  #times(): void {
    const { actualStart, closedAt, lockedAt } = this.#script;
    if (actualStart === null) return;
    const isEarlier = (time: string | null): boolean => time !== null && Date.parse(time) < Date.parse(actualStart);
    if (isEarlier(closedAt)) this.#say(['closedAt'], 'lies before the start');
    if (isEarlier(lockedAt)) this.#say(['lockedAt'], 'lies before the start');
  }

  /** Whoever chairs starts, freezes and locks: nobody else can, and not without a screen. */
  #chair(): void {
    const { attendees } = this.#script;
    const chairs = attendees.filter(({ role }) => role === 'chair');
    const [chair] = chairs;
    if (!chair || chairs.length > 1) return this.#say(['attendees'], 'exactly one attendee has the role chair');
    const n = attendees.indexOf(chair);
    if (!isHere(chair)) this.#say(['attendees', n, 'attendance'], 'whoever chairs must be there');
    else if (chair.device === 'none')
      this.#say(['attendees', n, 'device'], 'whoever chairs starts, freezes and locks the meeting and needs a screen');
    else if (chair.conflictOfInterest === 'declared')
      this.#say(['attendees', n, 'conflictOfInterest'], 'whoever has a tie to the family cannot chair');
  }

  #contributions(): void {
    this.#script.contributions.forEach((one, n) => {
      const at = ['contributions', n] as const;
      this.#person(one.attendee, ...at, 'attendee');
      const typist = this.#person(one.typedBy, ...at, 'typedBy');
      if (typist && one.typedBy !== one.attendee && !mayType(typist, one.restriction !== null))
        this.#say([...at, 'typedBy'], `${typist.id} ${whyNot(typist)}`);
      if (!one.restriction) return;
      const path = [...at, 'restriction'];
      const originator = this.#person(one.restriction.originator ?? one.attendee, ...path, 'originator');
      if (originator?.role === 'observer')
        this.#say([...path, 'originator'], 'an observer reads no restricted entry and gives none');
      one.restriction.audience.forEach((id, m) => {
        const reader = this.#person(id, ...path, 'audience', m);
        if (reader?.role === 'observer') this.#say([...path, 'audience', m], 'an observer reads no restricted entry');
      });
    });
  }

  #views(): void {
    this.#script.thresholdViews.forEach(({ attendee }, n) => {
      const person = this.#person(attendee, 'thresholdViews', n, 'attendee');
      if (!person) return;
      const why = noWordOf(person, 'view');
      if (why) this.#say(['thresholdViews', n, 'attendee'], why);
      else if (person.canDecideForAgency === false)
        this.#say(
          ['thresholdViews', n, 'attendee'],
          `${person.id} cannot decide for their organisation and gives no view`,
        );
    });
  }

  #decisions(): void {
    this.#script.decisions.forEach(({ children, agreedBy }, n) => {
      this.#knownChildren(children, 'decisions', n);
      agreedBy.forEach((id, m) => {
        const person = this.#person(id, 'decisions', n, 'agreedBy', m);
        if (!person) return;
        if (!wasThere(person)) this.#say(['decisions', n, 'agreedBy', m], `${id} was not there to agree`);
        else if (!hasWord(person, 'agreement'))
          this.#say(['decisions', n, 'agreedBy', m], `${id} advises or observes and agrees to nothing`);
      });
    });
  }

  #actions(): void {
    this.#script.actions.forEach(({ owner, supportedBy, children }, n) => {
      if (this.#person(owner, 'actions', n, 'owner')?.attendance === 'withdrawn')
        this.#say(['actions', n, 'owner'], `${owner} withdrew and can see to nothing`);
      supportedBy.forEach((id, m) => this.#person(id, 'actions', n, 'supportedBy', m));
      this.#knownChildren(children, 'actions', n);
    });
  }

  #knownChildren(ids: readonly string[], ...path: (string | number)[]): void {
    ids.forEach((id, m) => {
      if (!this.#children.has(id)) this.#say([...path, 'children', m], `there is no child "${id}" in this script`);
    });
  }

  #otherRows(): void {
    const { dissent, decisions, parentCommunication } = this.#script;
    dissent.forEach(({ attendee, decision }, n) => {
      const person = this.#person(attendee, 'dissent', n, 'attendee');
      const why = person && noWordOf(person, 'disagreement');
      if (why) this.#say(['dissent', n, 'attendee'], why);
      if (decision !== null && !decisions.some(({ id }) => id === decision))
        this.#say(['dissent', n, 'decision'], `there is no decision "${decision}" in this script`);
    });
    parentCommunication.forEach(({ toldBy }, n) => this.#person(toldBy, 'parentCommunication', n, 'toldBy'));
  }

  #clock(): void {
    const { clock, actualStart, scheduledStart } = this.#script;
    if (clock && actualStart === null && scheduledStart === null)
      this.#say(['clock'], 'there is no actualStart from which its dates could be counted');
  }
}

function whyNot(typist: ScriptAttendee): string {
  if (!wasThere(typist)) return 'was not there to type';
  return atScreen(typist) ? 'may not write in the minutes' : 'has no screen to type on';
}

function hasWord({ role }: ScriptAttendee, voice: Voice): boolean {
  return VOICES[voice].includes(role);
}

/** Why a view or a disagreement cannot be this person's own; null where it can. */
function noWordOf(person: ScriptAttendee, what: 'view' | 'disagreement'): string | null {
  const { id, role, attendance } = person;
  if (role === 'legalAdviser' || role === 'observer') return `${id} advises or observes and gives no ${what}`;
  if (!hasWord(person, what === 'view' ? 'view' : 'dissent')) return `${id} takes the minutes and gives no ${what}`;
  return wasThere(person) || attendance === 'apologiesWithReport' ? null : `${id} was not there and gives no ${what}`;
}
