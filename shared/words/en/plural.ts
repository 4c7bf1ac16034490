/** Of one thing or of several, each in its own words. */
export function plural(n: number, one: string, many: string): string {
  return n === 1 ? one : many;
}
