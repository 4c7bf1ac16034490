/**
 * Letters that minutes cannot hold are left out of what is pasted: controls, and marks that turn the direction of what
 * follows, which can make a sentence read as another one. The gate would refuse the whole change.
 */
import { isText } from '../../../shared/document/schema.ts';

/** Tabs become spaces; line ends stay. */
export function cleanText(text: string): string {
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replaceAll('\t', ' ');
  return isText(plain) ? plain : Array.from(plain).filter(isText).join('');
}
