/** One of several, from a list that opens. */
import { Field } from '../ui/Field.tsx';

export interface ChoiceFieldProps {
  /** Where a list of errors leads here. */
  id?: string;
  label: string;
  value: string;
  wrong?: string | undefined;
  short?: boolean;
  choices: readonly (readonly [value: string, label: string])[];
  change: (value: string) => void;
}

export function ChoiceField({ id, label, value, wrong, short = false, choices, change }: ChoiceFieldProps) {
  return (
    <Field id={id} label={label} wrong={wrong} short={short}>
      {(described) => (
        <select {...described} value={value} onChange={(event) => change(event.target.value)}>
          {choices.map(([choice, shown]) => (
            <option key={choice} value={choice}>
              {shown}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
