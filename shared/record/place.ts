/** Where things stand among their like, without counting what another child's copy leaves out. */
import type { ChildId } from '../ids.ts';
import type { Place } from './contents.ts';

export interface Placed<T> {
  item: T;
  place: Place;
  /** The child the item is about alone. */
  child: ChildId | null;
}

/** `items` in their order; `children`: those of the meeting. With one child nothing is ever left out for another. */
export function placed<T>(
  items: readonly T[],
  childrenOf: (item: T) => readonly ChildId[],
  children: readonly ChildId[],
): Placed<T>[] {
  let after = 0;
  let order = 0;
  return items.map((item) => {
    const child = onlyChild(childrenOf(item), children);
    if (child === null) {
      after += 1;
      order = 0;
    } else {
      order += 1;
    }
    return { item, place: { after, order }, child };
  });
}

/** For what everyone reads. */
export function placedAll<T>(items: readonly T[]): Placed<T>[] {
  return placed(items, () => [], []);
}

/** The child that `about` names alone, if the meeting is about others too. */
export function onlyChild(about: readonly ChildId[], children: readonly ChildId[]): ChildId | null {
  const [only, ...others] = about;
  if (only === undefined || others.length > 0 || children.length < 2) return null;
  return children.includes(only) ? only : null;
}

export function comparePlaces(a: Place, b: Place): number {
  return a.after - b.after || a.order - b.order;
}
