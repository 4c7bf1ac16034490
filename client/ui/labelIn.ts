import { labelOf } from '../../shared/words/en/labels.ts';

/** What the meeting's own template calls a choice, and what everybody calls it where the template has no such choice. */
export function labelIn(choices: readonly { key: string; label: string }[], key: string): string {
  return choices.find((choice) => choice.key === key)?.label ?? labelOf(key);
}
