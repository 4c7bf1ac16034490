import { KINDS } from '../../shared/wire/conveningChoices.ts';
import { conveneWords as words } from '../../shared/words/en/convene.ts';
import { labelOf } from '../../shared/words/en/labels.ts';
import type { GroupProps } from './GroupProps.ts';
import { LineField } from './LineField.tsx';

export function WhatGroup({ form, change, wrongAt, home }: GroupProps) {
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
      <LineField
        short
        id="reference"
        label={words.reference}
        hint={words.referenceHint}
        value={form.reference}
        wrong={wrongAt('reference')}
        change={(reference) => change({ reference })}
      />
      {form.kind === 'reviewStrategyMeeting' ? (
        <LineField
          short
          id="follows"
          label={words.follows}
          value={form.follows}
          wrong={wrongAt('follows')}
          change={(follows) => change({ follows })}
        />
      ) : null}
      <p className="label">{words.template}</p>
      <p>{home.template}</p>
    </section>
  );
}
