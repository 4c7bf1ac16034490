/** A labelled control with its hint and its error beside it. */
import { useId, type ReactNode } from 'react';

export interface Described {
  id: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

export interface FieldProps {
  label: string;
  hint?: string | undefined;
  wrong?: string | null | undefined;
  short?: boolean;
  /** Where a list of errors leads here. */
  id?: string | undefined;
  children: (described: Described) => ReactNode;
}

export function Field({ label, hint, wrong, short, id: given, children }: FieldProps) {
  const made = useId();
  const id = given ?? made;
  const hintId = `${id}-hint`;
  const wrongId = `${id}-wrong`;
  const by = [hint ? hintId : null, wrong ? wrongId : null].filter((part) => part !== null).join(' ');
  const described: Described = {
    id,
    ...(by === '' ? {} : { 'aria-describedby': by }),
    ...(wrong ? { 'aria-invalid': true as const } : {}),
  };
  return (
    <div className={short ? 'field short' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="hint" id={hintId}>
          {hint}
        </p>
      ) : null}
      {wrong ? (
        <p className="wrong" id={wrongId}>
          {wrong}
        </p>
      ) : null}
      {children(described)}
    </div>
  );
}
