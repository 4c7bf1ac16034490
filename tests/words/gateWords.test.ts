import { describe, expect, it } from 'vitest';
import { readText } from '../support/projectFiles.ts';
import { gateWords } from '../../shared/words/en/gaps.ts';
import { recordWords } from '../../shared/words/en/record.ts';

/** Every name of a gate as the rules spell it: it stands in quotes where it is found missing. */
const gates = (() => {
  const [refusing = '', warning = ''] = readText('shared/rules/gates.ts').split('function warnings(');
  const named = (source: string): string[] =>
    [...source.matchAll(/(?:gapIf|gapsAbout)\(\s*'(\w+)'|gate: '(\w+)'/g)].map(([, one, other]) => one ?? other ?? '');
  return { refusing: named(refusing), warning: named(warning) };
})();

describe('the words of the lock’s gates', () => {
  it('[LOCK-46] each gate says in a sentence what is missing', () => {
    expect([...gates.refusing, ...gates.warning].sort()).toEqual(Object.keys(gateWords).sort());
    expect(gates.warning.length).toBeGreaterThan(9);
  });

  it.each(gates.warning)('[LOCK-46] the record says of %s in a sentence what was missing, and the reason', (gate) => {
    const told = recordWords.lockedAlthough(gate, '', 'She was called away.');
    expect(told).toMatch(/^[A-Z].*\. Reason given: She was called away\.$/);
    expect(told.startsWith(`${recordWords.label(gate)}.`)).toBe(false);
  });
});
