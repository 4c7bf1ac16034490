/** Signing in and out. A GET never signs anybody in: mail scanners follow every link before its reader does. */
import type { Request, Response, Router } from 'express';
import { CONVENOR_SIGN_IN } from '../../shared/wire/convening.ts';
import { SIGN_IN } from '../../shared/wire/http.ts';
import type { SignInAnswer } from '../identity/createIdentity.ts';
import { onlyMeetingOf } from '../identity/SignedIn.ts';
import { answerRefusal, malformed } from './answer.ts';
import type { HttpParts } from './HttpParts.ts';
import { visitOf, whoAsks } from './Visit.ts';

export function signInRoutes(api: Router, { identity, nameOf, isLocked, seen }: HttpParts): void {
  api.post('/sign-in', async (request, response) => {
    const body = SIGN_IN.safeParse(request.body);
    if (!body.success) return answerRefusal(response, malformed(body.error));
    const signedIn = await identity.signIn(body.data.invitation, body.data.code);
    if (!signedIn.ok) return answerWrong(request, response, signedIn);
    const { person, meeting } = signedIn.who;
    seen(signedIn.who, 'signedIn', meeting);
    const locked = await isLocked(meeting);
    response.set('Set-Cookie', signedIn.cookie).json({ person, meeting, locked });
  });

  api.post('/convenors/sign-in', async (request, response) => {
    const body = CONVENOR_SIGN_IN.safeParse(request.body);
    if (!body.success) return answerRefusal(response, malformed(body.error));
    const signedIn = await identity.signInConvenor(body.data.link, body.data.code);
    if (!signedIn.ok) return answerWrong(request, response, signedIn);
    seen(signedIn.who, 'signedIn', null);
    response.set('Set-Cookie', signedIn.cookie).json({ person: signedIn.who.person });
  });

  api.post('/sign-out', async (request, response) => {
    const who = await whoAsks(identity, request);
    if (who) {
      seen(who, 'signedOut', onlyMeetingOf(who));
      response.set('Set-Cookie', await identity.signOut(who.session));
    }
    // Nothing of the meeting stays in a browser that others will use.
    response.set('Clear-Site-Data', '"cache", "storage"').json({ ok: true });
  });

  api.get('/me', async (request, response) => {
    const who = await whoAsks(identity, request);
    if (!who) return answerRefusal(response, { code: 'signed-out' });
    response.json({ person: who.person, meeting: onlyMeetingOf(who) });
  });

  /** Before signing in, "nobody" is an answer and no refusal. */
  api.get('/session', async (request, response) => {
    const who = await whoAsks(identity, request);
    if (!who) return void response.json({ is: 'nobody' });
    const name = await nameOf(who);
    if (who.for === 'convenor') response.json({ is: 'convenor', name });
    else response.json({ is: 'invited', name, meeting: who.for.meeting });
  });
}

/** Whose link it was is for the log alone. */
function answerWrong(request: Request, response: Response, wrong: Extract<SignInAnswer<unknown>, { ok: false }>): void {
  const visit = visitOf(request);
  if (visit) visit.invited = wrong.invited;
  answerRefusal(response, wrong.refusal);
}
