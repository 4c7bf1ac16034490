/** One line of text. What is typed here may name a family: nobody completes, translates or spells it. */
import { Field } from '../ui/Field.tsx';

export interface LineFieldProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  wrong?: string | undefined;
  short?: boolean;
  most?: number;
  change: (value: string) => void;
}

export function LineField({ id, label, hint, value, wrong, short = false, most = 300, change }: LineFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} wrong={wrong} short={short}>
      {(described) => (
        <input
          {...described}
          value={value}
          maxLength={most}
          autoComplete="off"
          spellCheck={false}
          translate="no"
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
