/** A number that stands in until the meeting has one of its own (C7): readable aloud, and about nobody. */
import type { Random } from '../../shared/clock.ts';
import { makeCode } from '../identity/codes.ts';

export function provisionalReference(random: Random): string {
  return `SD-${makeCode(random).replace('-', '').slice(0, 6)}`;
}
