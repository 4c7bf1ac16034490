/** One thing that is missing and may be missing, with the reason that is printed. */
import { gateWords, lockWords as words } from '../../shared/words/en/lock.ts';
import { Field } from '../ui/Field.tsx';
import { typedReason, typeReason } from './reasons.ts';

export interface ReasonFieldProps {
  gate: string;
  /** Shown instead of nothing typed yet. */
  proposal?: string;
  wrong: string | null;
}

export function reasonFieldId(gate: string): string {
  return `gate-${gate}`;
}

export function ReasonField({ gate, proposal = '', wrong }: ReasonFieldProps) {
  const typed = typedReason(gate);
  return (
    <Field id={reasonFieldId(gate)} label={words.reasonForGate(gateWords[gate] ?? gate)} wrong={wrong}>
      {(described) => (
        <input
          {...described}
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
