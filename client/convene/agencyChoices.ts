/** The agencies of the template, between nobody chosen yet and one that it does not name. */
import type { Home } from '../../shared/wire/convening.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';

export function agencyChoices(agencies: Home['agencies']): [value: string, label: string][] {
  return [
    ['', words.chooseAgency],
    ...agencies.map(({ key, label }): [string, string] => [key, label]),
    ['otherAgency', words.otherAgency],
  ];
}
