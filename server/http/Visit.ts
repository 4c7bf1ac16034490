/** What becomes known of one request on its way, so that a refusal can be written down with who, what and where. */
import type { Request, RequestHandler } from 'express';
import type { MeetingId } from '../../shared/ids.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import { commandAsked } from '../accessLog/commandAsked.ts';
import type { Door, Refused } from '../accessLog/Refused.ts';
import type { Identity, Invited } from '../identity/createIdentity.ts';
import { onlyMeetingOf, type SignedIn } from '../identity/SignedIn.ts';

export interface Visit {
  who: SignedIn | null;
  /** The meeting they are good for and asked about. */
  meeting: MeetingId | null;
  /** Whose link was tried. */
  invited: Invited;
  refused(refusal: Refusal): void;
}

const visits = new WeakMap<Request, Visit>();

/** Stands before everything that may refuse. */
export function visiting(tell: (refused: Refused) => void): RequestHandler {
  return (request, _response, next) => {
    const visit: Visit = {
      who: null,
      meeting: null,
      invited: null,
      refused({ code }) {
        const { who, meeting, invited } = visit;
        tell({
          door: doorOf(request),
          code,
          asked: askedOf(request),
          person: who?.person ?? null,
          session: who?.session ?? null,
          meeting: meeting ?? invited?.meeting ?? null,
          invited: invited?.person ?? null,
          address: request.socket.remoteAddress,
        });
      },
    };
    visits.set(request, visit);
    next();
  };
}

export function visitOf(request: Request): Visit | undefined {
  return visits.get(request);
}

/** Who asks, remembered for what may be refused afterwards. */
export async function whoAsks(identity: Identity, request: Request): Promise<SignedIn | null> {
  const who = await identity.whoIs(request.headers.cookie);
  const visit = visits.get(request);
  if (visit) {
    visit.who = who;
    visit.meeting = who && onlyMeetingOf(who);
  }
  return who;
}

export function doorOf({ originalUrl }: Request): Door {
  if (/^\/api\/(?:convenors\/)?sign-in(?:[/?]|$)/.test(originalUrl)) return 'signIn';
  return originalUrl.startsWith('/api/') ? 'api' : 'page';
}

/** The type of a command, or the pattern of ours that the address fits. */
function askedOf(request: Request): string | null {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return commandAsked(request.body) ?? (typeof path === 'string' ? path : null);
}
