/** Pasted text as actions, one a line: without list marks, numbers in front, empty lines and what is no text. */
import { isText } from '../../../shared/document/schema.ts';

/** More lines than this are no plan but a document. */
const MOST = 50;

export function linesIn(pasted: string): string[] {
  return pasted
    .split(/\r\n|\r|\n/)
    .map((line) => Array.from(line).filter(isText).join(''))
    .map((line) => line.replace(/^\s*(?:[-–•*·]|\(?\d{1,2}[.)])\s+/u, '').trim())
    .filter((line) => line !== '')
    .slice(0, MOST);
}
