/** One thing that is missing and may be missing, with the reason that is printed. */
import { gateWords, lockWords as words } from '../../shared/words/en/lock.ts';
import { Field } from '../ui/Field.tsx';
import { typedReason, typeReason } from './reasons.ts';

export interface ReasonFieldProps {
  gate: string;
  /** The sentence of what is missing stands right above, so the label does not repeat it for those who see it. */
  below?: boolean;
  /** Shown instead of nothing typed yet. */
  proposal?: string;
  wrong: string | null;
}

export function reasonFieldId(gate: string): string {
  return `gate-${gate}`;
}

export function ReasonField({ gate, below = false, proposal = '', wrong }: ReasonFieldProps) {
  const label = words.reasonForGate(gateWords[gate] ?? gate);
  const typed = typedReason(gate);
  return (
    <Field id={reasonFieldId(gate)} label={below ? words.reasonFor : label} wrong={wrong}>
      {(described) => (
        <input
          {...described}
          aria-label={below ? label : undefined}
          name={reasonFieldId(gate)}
          defaultValue={typed === '' ? proposal : typed}
          onChange={(event) => typeReason(gate, event.currentTarget.value)}
          autoComplete="off"
          spellCheck={false}
          translate="no"
        />
      )}
    </Field>
  );
}
