/** A line of the meeting's form, by the name of what it fills in. */
import type { GroupProps } from './GroupProps.ts';
import { LineField, type LineFieldProps } from './LineField.tsx';

interface FormLineProps
  extends Pick<GroupProps, 'form' | 'change' | 'wrongAt'>, Pick<LineFieldProps, 'label' | 'hint' | 'short' | 'most'> {
  field: 'reference' | 'follows' | 'minutes' | 'place' | 'callLink' | 'referralFrom';
}

export function FormLine({ form, change, wrongAt, field, ...line }: FormLineProps) {
  return (
    <LineField
      {...line}
      id={field}
      value={form[field]}
      wrong={wrongAt(field)}
      change={(value) => change({ [field]: value })}
    />
  );
}
