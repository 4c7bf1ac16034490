/** What a play left behind, opened for comparing: the script, the general copy and everybody's own. */
import type { ChildId, PersonId } from '../../shared/ids.ts';
import { partsOfKind, type PartKind, type ReadPart } from '../../shared/record/contents.ts';
import { comparePlaces } from '../../shared/record/place.ts';
import type { OpenedPart } from '../../shared/record/digest.ts';
import type { Template } from '../../shared/rules/template.ts';
import { Cast } from './Cast.ts';
import type { Names } from './conveningOf.ts';
import type { Script } from './scriptForm.ts';

export interface Observed {
  script: Script;
  names: Names;
  /** As the meeting embedded it. */
  template: Template;
  /** The general copy, JSON, and as a page. */
  general: string;
  generalPage: string;
  /** By the script's id, one for each attendee; null: nothing was given. */
  copies: Readonly<Record<string, string | null>>;
  /** The same as pages. */
  pages: Readonly<Record<string, string | null>>;
  /** What followed the lock, as everybody may read it, and by the script's id; null: nothing was given. */
  generalAfterwards: string;
  afterwards: Readonly<Record<string, string | null>>;
  /** Every byte that each person's sockets brought, and the answers to their commands. */
  received: Readonly<Record<string, readonly Uint8Array[]>>;
}

export interface Copy {
  header: unknown;
  opened: Pick<OpenedPart, 'part'>[];
  sealing: Pick<OpenedPart, 'part'>[];
}

export class Observation {
  readonly observed: Observed;
  readonly script: Script;
  readonly cast: Cast;
  readonly general: Copy;
  /** By the script's id, of whoever was given one. */
  readonly copies: ReadonlyMap<string, Copy>;

  constructor(observed: Observed) {
    this.observed = observed;
    this.script = observed.script;
    this.cast = new Cast(observed.script);
    this.general = JSON.parse(observed.general) as Copy;
    this.copies = new Map(
      Object.entries(observed.copies).flatMap(([reader, json]): [string, Copy][] =>
        json === null ? [] : [[reader, JSON.parse(json) as Copy]],
      ),
    );
  }

  parts<Kind extends PartKind>(kind: Kind, copy: Copy = this.general): ReadPart<Kind>[] {
    return partsOfKind([...copy.opened, ...copy.sealing], kind);
  }

  /** Ids of the record, in the order in which they were decided and so in the script's. */
  placed(kind: 'action' | 'decision'): string[] {
    return this.parts(kind)
      .map(({ content }) => content)
      .sort((a, b) => comparePlaces(a.place, b.place))
      .map(({ id }) => id);
  }

  person(script: string | null): PersonId | null {
    return script === null ? null : (this.observed.names.people[script] ?? null);
  }

  people(scripts: Iterable<string>): (PersonId | null)[] {
    return [...scripts].map((script) => this.person(script)).sort(byText);
  }

  children(scripts: readonly string[]): ChildId[] {
    return scripts.flatMap((script) => this.observed.names.children[script] ?? []).sort(byText);
  }
}

export function byText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
