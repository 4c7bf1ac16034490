/** A sign-in must never stand in an address: addresses end up in logs, histories and other people's mail. */
const NAMES = ['token', 'access_token', 'jwt', 'code', 'session'];

export function hasSecret(query: URLSearchParams): boolean {
  return NAMES.some((name) => query.has(name));
}
