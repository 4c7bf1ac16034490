/** What may stand where: each struct is looked at with the place it would have, so nothing needs to be applied first. */
import * as Y from 'yjs';
import { isId, type PersonId } from '../../shared/ids.ts';
import { BLOCK, isSortedIds, isText, MARKS, mayBeAttribute } from '../../shared/document/schema.ts';
import type { Place } from './places.ts';

/** A rank between two others grows by a letter; a row moved a hundred times between the same two needs some twenty. */
const LONGEST_RANK = 100;
const LONGEST_DEADLINE = 40;
const MOST_CHILDREN = 50;

export type Objection = 'bad-content' | 'bad-text' | null;

export function objectionTo(item: Y.Item, place: Place, knows: (person: PersonId) => boolean): Objection {
  if (item.content instanceof Y.ContentDeleted) return place.within === 'nothing' ? 'bad-content' : null;
  switch (place.within) {
    case 'fragment':
      return place.key === null && isNamed(item, BLOCK) ? null : 'bad-content';
    case 'block':
      return place.key === null
        ? onlyIf(makes(item) === Y.XmlText)
        : onlyIf(isLabel(place.key, onlyValue(item), knows));
    case 'text':
      return place.key === null ? textOrMark(item) : 'bad-content';
    case 'rowText':
      return place.key === null && item.content instanceof Y.ContentString ? textIn(item.content) : 'bad-content';
    case 'plan':
      return onlyIf(place.key !== null && isId(place.key) && makes(item) === Y.Map);
    case 'row':
      return onlyIf(isRowValue(item, place.key));
    case 'nothing':
      return 'bad-content';
  }
}

function isLabel(key: string, value: unknown, knows: (person: PersonId) => boolean): boolean {
  return mayBeAttribute(key, value) && (key !== 'saidBy' || knows(value as PersonId));
}

/** Rows of the plan, their wording and purpose are only ever added: what may never be deleted or written over. */
export function isForEver(place: Place): boolean {
  return place.within === 'plan' || (place.within === 'row' && (place.key === 'text' || place.key === 'purpose'));
}

function onlyIf(allowed: boolean): Objection {
  return allowed ? null : 'bad-content';
}

function makes(item: Y.Item): unknown {
  return item.content instanceof Y.ContentType ? item.content.type.constructor : null;
}

function isNamed(item: Y.Item, name: string): boolean {
  const { content } = item;
  return (
    content instanceof Y.ContentType &&
    content.type.constructor === Y.XmlElement &&
    (content.type as Y.XmlElement).nodeName === name
  );
}

function onlyValue(item: Y.Item): unknown {
  return item.content instanceof Y.ContentAny && item.content.arr.length === 1 ? item.content.arr[0] : undefined;
}

function textOrMark(item: Y.Item): Objection {
  const { content } = item;
  if (content instanceof Y.ContentString) return textIn(content);
  if (!(content instanceof Y.ContentFormat)) return 'bad-content';
  return onlyIf((MARKS as readonly string[]).includes(content.key) && isMarkValue(content.value));
}

/** `{}` as y-prosemirror writes it, `true` as others do, null where the mark ends. */
function isMarkValue(value: unknown): boolean {
  if (value === null || value === true) return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}

function textIn(content: Y.ContentString): Objection {
  return isText(content.str) ? null : 'bad-text';
}

function isRowValue(item: Y.Item, key: string | null): boolean {
  const value = onlyValue(item);
  switch (key) {
    case 'text':
    case 'purpose':
      return makes(item) === Y.Text;
    case 'children':
      return isStrings(value) && value.length <= MOST_CHILDREN && isSortedIds(value);
    case 'rank':
      return typeof value === 'string' && value.length <= LONGEST_RANK && /^[0-9A-Za-z]+$/.test(value);
    case 'proposedOwner':
      return value === null || (typeof value === 'string' && isId(value));
    case 'proposedDeadline':
      return value === null || (typeof value === 'string' && value.length <= LONGEST_DEADLINE && isText(value));
    default:
      return false;
  }
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
