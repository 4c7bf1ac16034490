import { useRef, type ComponentProps } from 'react';
import { useTyped, type Keeper } from './useTyped.ts';

interface KeptFormProps extends Omit<ComponentProps<'form'>, 'ref'> {
  keeper: Keeper;
  keep: { key: string; title: string | null };
}

/** A form whose words outlive it: see useTyped. */
export function KeptForm({ keeper, keep, children, ...form }: KeptFormProps) {
  const ref = useRef<HTMLFormElement>(null);
  useTyped(keeper, ref, keep);
  return (
    <form ref={ref} {...form}>
      {children}
    </form>
  );
}
