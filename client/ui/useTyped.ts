/** A form that keeps what is typed into it until it is sent or given up, also while it is not on the page. */
import { useLayoutEffect, type RefObject } from 'react';

type Values = readonly (readonly [name: string, value: string])[];

interface Kept {
  key: string;
  title: string | null;
  values: Values;
  texts: readonly string[];
  onPage: boolean;
}

export interface Keeper {
  find(key: string): { values: Values } | undefined;
  note(form: Kept): void;
  forget(key: string): void;
  show(key: string, onPage: boolean): void;
}

/**
 * `key`: the same whenever the same form comes back. `title`: null where it is not listed while it is away. Its fields
 * need names. Reset forgets.
 */
export function useTyped(
  keeper: Keeper,
  ref: RefObject<HTMLFormElement | null>,
  { key, title }: { key: string; title: string | null },
): void {
  useLayoutEffect(() => {
    const form = ref.current;
    if (!form) return undefined;
    const before = keeper.find(key);
    if (before) refill(form, before.values);
    keeper.show(key, true);
    const note = (): void => keeper.note({ key, title, ...typedIn(form), onPage: true });
    const forget = (): void => keeper.forget(key);
    form.addEventListener('input', note);
    form.addEventListener('reset', forget);
    return () => {
      form.removeEventListener('input', note);
      form.removeEventListener('reset', forget);
      // As it is left: what was sent of it has been taken out meanwhile.
      if (keeper.find(key)) note();
      keeper.show(key, false);
    };
  }, [keeper, ref, key, title]);
}

/** A code is used once and kept nowhere. */
function isSecret(element: Element): boolean {
  return element.getAttribute('autocomplete') === 'one-time-code';
}

function typedIn(form: HTMLFormElement): Pick<Kept, 'values' | 'texts'> {
  const secrets = [...form.elements].flatMap((one) => (isSecret(one) ? (one.getAttribute('name') ?? '') : []));
  const values = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && !secrets.includes(name) ? [[name, value] as const] : [],
  );
  const texts = [...form.elements].flatMap((one) =>
    takesText(one) && !isSecret(one) && one.value !== one.defaultValue && one.value.trim() !== '' ? one.value : [],
  );
  return { values, texts };
}

function takesText(element: Element): element is HTMLTextAreaElement | HTMLInputElement {
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text');
}

function refill(form: HTMLFormElement, values: Values): void {
  const left = [...values];
  for (const element of form.elements) {
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')) {
      const wanted = values.some(([name, value]) => name === element.name && value === element.value);
      // As its reader would do it: what follows from a choice follows again.
      if (element.checked !== wanted && (wanted || element.type === 'checkbox')) element.click();
    } else if (takesText(element) || element instanceof HTMLSelectElement || element instanceof HTMLInputElement) {
      const at = left.findIndex(([name]) => name === element.name);
      const [found] = at < 0 ? [] : left.splice(at, 1);
      if (found) element.value = found[1];
    }
  }
}
