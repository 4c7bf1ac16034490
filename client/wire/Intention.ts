/**
 * One id for what somebody means to do: pressed again after a lost answer it is the same deed, which the server does once.
 * What was changed in between is another.
 */
import { mintId } from '../../shared/ids.ts';
import { browserRandom } from './ambient.ts';

export class Intention {
  #meant: string | null = null;
  #id = '';

  idFor(asked: unknown): string {
    const meant = JSON.stringify(asked);
    if (meant !== this.#meant) this.#id = mintId<string>(browserRandom);
    this.#meant = meant;
    return this.#id;
  }
}
