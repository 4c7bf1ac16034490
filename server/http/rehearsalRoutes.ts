/** Addresses that only a rehearsal's server has. A GET signs nobody in; whoever starts becomes the script's chair. */
import type { Request, Response, Router } from 'express';
import { SET_PACE, START_REHEARSAL, type RehearsalState } from '../../shared/wire/rehearsal.ts';
import type { Member } from '../identity/SignedIn.ts';
import { answerRefusal, malformed } from './answer.ts';
import { slowDown } from './guard.ts';
import type { HttpParts } from './HttpParts.ts';
import { whoAsks } from './Visit.ts';
import type { RehearsalDesk } from './RehearsalDesk.ts';

/** Each start is a meeting with a cast of its own. */
const STARTS = 20;
const MINUTE_MS = 60_000;

export function rehearsalRoutes(api: Router, parts: HttpParts, desk: RehearsalDesk): void {
  api.get('/rehearsal', (_request, response) => void response.json({ scripts: desk.scripts() }));

  api.post('/rehearsal/start', slowDown(parts.timers, STARTS, MINUTE_MS), async (request, response) => {
    const body = START_REHEARSAL.safeParse(request.body);
    if (!body.success) return answerRefusal(response, malformed(body.error));
    const started = await desk.start(body.data);
    if (!started) return answerRefusal(response, { code: 'not-found' });
    const { person, meeting } = started.who;
    parts.seen(started.who, 'signedIn', meeting);
    response.set('Set-Cookie', started.cookie).json({ person, meeting });
  });

  api.get('/rehearsal/state', async (request, response) => {
    await asChair(request, response, (who) => desk.state(who));
  });

  api.post('/rehearsal/pace', async (request, response) => {
    const body = SET_PACE.safeParse(request.body);
    if (!body.success) return answerRefusal(response, malformed(body.error));
    await asChair(request, response, (who) => desk.setPace(who, body.data));
  });

  /** A rehearsal is chaired by invitation; a convenor's session has no one meeting whose pace it could set. */
  async function asChair(
    request: Request,
    response: Response,
    deed: (who: Member) => RehearsalState | null,
  ): Promise<void> {
    const who = await whoAsks(parts.identity, request);
    if (!who) return answerRefusal(response, { code: 'signed-out' });
    const member = who.for === 'convenor' ? null : await parts.identity.memberOf(who, who.for.meeting);
    const state = member && deed(member);
    if (state) response.json(state);
    else answerRefusal(response, { code: 'not-found' });
  }
}
