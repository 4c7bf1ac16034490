/** Whether this page came from a rehearsal's server: others are never asked for what they do not have. */
export function runsRehearsals(): boolean {
  return document.querySelector('meta[name="rehearsals"]') !== null;
}
