/** Where the record does not say what the script says. */
import type { Place, Said } from '../../shared/record/contents.ts';
import { comparePlaces } from '../../shared/record/place.ts';
import type { Observation } from './Observation.ts';

export interface Difference {
  where: string;
  what: string;
}

export interface Pairing<Wanted, Found> {
  /** How the script names it. */
  name: (wanted: Wanted) => string;
  /** Whether the one may be the other: they have the words in common. */
  mayBe: (wanted: Wanted, found: Found) => boolean;
  compare: (findings: Findings, where: string, wanted: Wanted, found: Found) => void;
  /** Where it stands in the record, if the script's order counts. */
  placeOf?: (found: Found) => Place;
}

export class Findings {
  readonly observation: Observation;
  readonly list: Difference[] = [];

  constructor(observation: Observation) {
    this.observation = observation;
  }

  say(where: string, what: string): void {
    this.list.push({ where, what });
  }

  same(where: string, expected: unknown, actual: unknown): void {
    const [wanted, is] = [JSON.stringify(expected ?? null), JSON.stringify(actual ?? null)];
    if (wanted !== is) this.say(where, `expected ${wanted}, the record says ${is}`);
  }

  /** Said by this person; in their own press if they can, else pressed by the chair. */
  said(where: string, script: string, said: Said | null | undefined): void {
    const { observation } = this;
    this.same(`${where} said by`, observation.person(script), said?.speaker);
    this.same(`${where} recorded by`, observation.person(observation.cast.presserFor(script)), said?.recordedBy);
  }

  byChair(where: string, by: string | null | undefined): void {
    this.same(`${where} by`, this.observation.person(this.observation.cast.chair.id), by);
  }

  /**
   * Each of `wanted` beside the one of `found` that is most like it, because two may have the same words. What has
   * nothing beside it is missing or altered; what is left over was never in the script.
   */
  pair<Wanted, Found>(
    where: string,
    wanted: readonly Wanted[],
    found: readonly Found[],
    pairing: Pairing<Wanted, Found>,
  ): void {
    this.same(`${where}, how many`, wanted.length, found.length);
    const left = new Set(found);
    const places: Place[] = [];
    for (const one of wanted) {
      const place = `${where} ${pairing.name(one)}`;
      const [best] = [...left]
        .filter((other) => pairing.mayBe(one, other))
        .map((other) => ({ other, differences: this.#differences(place, one, other, pairing) }))
        .sort((a, b) => a.differences.length - b.differences.length);
      if (!best) {
        this.say(place, 'missing or altered');
        continue;
      }
      left.delete(best.other);
      this.list.push(...best.differences);
      if (pairing.placeOf) places.push(pairing.placeOf(best.other));
    }
    if (places.some((place, n) => n > 0 && comparePlaces(places[n - 1] ?? place, place) > 0))
      this.say(`${where}, order`, 'they do not stand in the script’s order');
  }

  #differences<Wanted, Found>(
    where: string,
    wanted: Wanted,
    found: Found,
    { compare }: Pairing<Wanted, Found>,
  ): Difference[] {
    const findings = new Findings(this.observation);
    compare(findings, where, wanted, found);
    return findings.list;
  }
}
