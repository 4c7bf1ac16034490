import { KINDS } from '../../shared/wire/conveningChoices.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import { FormLine } from './FormLine.tsx';
import type { GroupProps } from './GroupProps.ts';

export function WhatGroup(group: GroupProps) {
  const { form, change, home } = group;
  return (
    <section className="sheet" aria-labelledby="what">
      <h2 id="what">{words.what}</h2>
      <fieldset>
        <legend>{words.kind}</legend>
        {KINDS.map((kind) => (
          <label key={kind} className="choice">
            <input type="radio" name="kind" checked={form.kind === kind} onChange={() => change({ kind })} />
            <span>
              {labelOf(kind)} <span className="hint">{words.kindHints[kind]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <FormLine {...group} field="reference" label={words.reference} hint={words.referenceHint} short />
      {form.kind === 'reviewStrategyMeeting' ? (
        <FormLine {...group} field="follows" label={words.follows} short />
      ) : null}
      <p className="label">{words.template}</p>
      <p>{home.template}</p>
    </section>
  );
}
