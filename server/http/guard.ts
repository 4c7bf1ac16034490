/** What holds for every request before anybody looks at it: headers, origin, secrets in addresses, floods before sign-in. */
import type { RequestHandler } from 'express';
import type { Timers } from '../../shared/clock.ts';
import { hasSecret } from '../identity/secretInAddress.ts';
import { answerRefusal } from './answer.ts';

/** What a page may load and run; pictures may stand in the style sheet. */
export const POLICY = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `font-src 'self'`,
  `connect-src 'self' ws: wss:`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

export const headers: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': POLICY,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cache-Control': 'no-store',
  });
  next();
};

export const noSecretsInAddresses: RequestHandler = (request, response, next) => {
  if (hasSecret(new URL(request.originalUrl, 'http://localhost').searchParams))
    return answerRefusal(response, { code: 'malformed', detail: { field: 'address', why: 'address' } });
  next();
};

export function ownOrigin(isOurs: (origin: string | undefined) => boolean): RequestHandler {
  return (request, response, next) => {
    const safe = request.method === 'GET' || request.method === 'HEAD';
    if (!safe && !isOurs(request.headers.origin)) return answerRefusal(response, { code: 'bad-origin' });
    next();
  };
}

/** Addresses remembered at once; a flood from more of them than this is no longer told apart from everybody. */
const MOST_ADDRESSES = 10_000;

/** At most `most` requests an address in `perMs`; in memory, because it only has to make guessing slow. */
export function slowDown(timers: Timers, most: number, perMs: number): RequestHandler {
  const counts = new Map<string, { count: number; since: number }>();
  return (request, response, next) => {
    const now = timers.elapsed();
    const from = request.socket.remoteAddress ?? '';
    const before = counts.get(from);
    const current = before && now - before.since < perMs ? before : { count: 0, since: now };
    current.count += 1;
    if (counts.size >= MOST_ADDRESSES) counts.clear();
    counts.set(from, current);
    if (current.count > most) return answerRefusal(response, { code: 'slow-down' });
    next();
  };
}
