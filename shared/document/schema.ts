/**
 * What minutes are made of: flat blocks with attributes, bold and italic, nothing else. The gate refuses the rest, the
 * editor's schema is made from this, so no screen ever meets a node that it would have to delete.
 */

/** Goes up when an older program could not show what a newer one writes. */
export const SCHEMA_VERSION = 1;

/** The one element: a block. */
export const BLOCK = 'paragraph';

/** A format that is on has the value `{}` (as y-prosemirror writes it), one that ends has null. */
export const MARKS = ['bold', 'italic'] as const;
export type Mark = (typeof MARKS)[number];

export type BlockKind = 'fact' | 'reported' | 'opinion';

/** All attributes are strings and all may be absent: an array or object as attribute runs as program in some renderers. */
export interface BlockAttributes {
  kind?: BlockKind;
  source?: string;
  /** The person whose words were taken down. */
  saidBy?: string;
  /** Child ids, sorted, separated by one space. */
  children?: string;
  /** YYYY-MM-DD */
  eventDate?: string;
  list?: 'bullet' | 'number';
  indent?: '1' | '2' | '3' | '4';
  /** Keep out of the parents' letter. */
  notForFamily?: 'yes';
  /** The action of the plan that this line became. */
  action?: string;
}

const ID = /^[a-z2-7]{26}$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
export const LONGEST_SOURCE = 300;

export const ATTRIBUTE_CHECKS: Readonly<Record<keyof BlockAttributes, (value: string) => boolean>> = {
  kind: (value) => value === 'fact' || value === 'reported' || value === 'opinion',
  source: (value) => value.length <= LONGEST_SOURCE && isText(value),
  saidBy: (value) => ID.test(value),
  children: (value) => isSortedIds(value.split(' ')),
  eventDate: (value) => DATE.test(value),
  list: (value) => value === 'bullet' || value === 'number',
  indent: (value) => /^[1-4]$/.test(value),
  notForFamily: (value) => value === 'yes',
  action: (value) => ID.test(value),
};

export function isBlockAttribute(name: string): name is keyof BlockAttributes {
  return Object.hasOwn(ATTRIBUTE_CHECKS, name);
}

/** Whether `value` may stand as the attribute `name` of a block. */
export function mayBeAttribute(name: string, value: unknown): boolean {
  return isBlockAttribute(name) && typeof value === 'string' && ATTRIBUTE_CHECKS[name](value);
}

export function isSortedIds(ids: readonly string[]): boolean {
  return ids.every((id, at) => ID.test(id) && (at === 0 || (ids[at - 1] ?? '') < id));
}

/**
 * Text that people can have typed: no NUL or other control character but line feed and tab, nothing that turns the
 * direction of what follows, no half of a surrogate pair.
 */
export function isText(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return text.isWellFormed() && !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text);
}
