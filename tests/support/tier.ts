/** Two tiers: every `npm test`, and the long one of `npm run prove`. The same tests, more rounds. */
const proving = process.env.QUORATE_PROVE === '1';

export function rounds(inTest: number, inProve: number): number {
  return proving ? inProve : inTest;
}
