/** Addresses that only a rehearsal's server has. A GET signs nobody in; whoever starts becomes the script's chair. */
import type { Request, Router } from 'express';
import { SET_PACE, START_REHEARSAL } from '../../shared/wire/rehearsal.ts';
import { answerRefusal } from './answer.ts';
import { slowDown } from './guard.ts';
import type { HttpParts } from './HttpParts.ts';
import type { RehearsalDesk } from './RehearsalDesk.ts';
import { whoAsks } from './Visit.ts';

/** Each start is a meeting with a cast of its own. */
const STARTS = 20;
const MINUTE_MS = 60_000;

export function rehearsalRoutes(api: Router, parts: HttpParts, desk: RehearsalDesk): void {
  api.get('/rehearsal', (_request, response) => void response.json({ scripts: desk.scripts() }));

  api.post('/rehearsal/start', slowDown(parts.timers, STARTS, MINUTE_MS), async (request, response) => {
    const body = START_REHEARSAL.safeParse(request.body);
    if (!body.success) return answerRefusal(response, { code: 'malformed' });
    const started = await desk.start(body.data);
    if (!started) return answerRefusal(response, { code: 'not-found' });
    const { person, meeting } = started.who;
    parts.seen(started.who, 'signedIn', meeting);
    response.set('Set-Cookie', started.cookie).json({ person, meeting });
  });

  api.get('/rehearsal/state', async (request, response) => {
    const who = await signedIn(request);
    const state = who && desk.state(who);
    if (!state) return answerRefusal(response, { code: who ? 'not-found' : 'signed-out' });
    response.json(state);
  });

  api.post('/rehearsal/pace', async (request, response) => {
    const body = SET_PACE.safeParse(request.body);
    if (!body.success) return answerRefusal(response, { code: 'malformed' });
    const who = await signedIn(request);
    const state = who && desk.setPace(who, body.data);
    if (!state) return answerRefusal(response, { code: who ? 'not-found' : 'signed-out' });
    response.json(state);
  });

  function signedIn(request: Request): ReturnType<typeof parts.identity.whoIs> {
    return whoAsks(parts.identity, request);
  }
}
