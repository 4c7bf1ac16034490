/** Which field of a body is wrong, for whoever sent it; never what stood in it. */
interface Fault {
  path: readonly PropertyKey[];
  /** Of a field that nobody asked for; it has no place in the form. */
  keys?: readonly string[];
}

/** Longer than any field of ours. */
const LONGEST = 60;

export function whichField([fault]: readonly Fault[]): string {
  const path = [...(fault?.path ?? []), ...(fault?.keys?.slice(0, 1) ?? [])];
  // Nothing came that could have fields.
  return path.length === 0 ? 'body' : path.map(String).join('.').slice(0, LONGEST);
}
