/**
 * New keys to the door: an invitation for whoever was invited just now or lost theirs, also to read locked minutes; a
 * lock code for whoever chairs next. Shown once, to the person who hands it on by voice or by a mailbox they know.
 */
import type { Request, Router } from 'express';
import type { PersonId } from '../../shared/ids.ts';
import { refusesInvitation, refusesLockCode } from '../../shared/rules/permissions.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { FOR_PERSON } from '../../shared/wire/http.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import type { Member } from '../identity/SignedIn.ts';
import { answerRefusal, malformed } from './answer.ts';
import type { HttpParts } from './HttpParts.ts';
import { member } from './meetingRoutes.ts';

export function accessRoutes(api: Router, parts: HttpParts): void {
  const { identity, seen } = parts;

  api.post('/meetings/:meeting/invitations', async (request, response) => {
    const asked = await askedFor(parts, request, refusesInvitation);
    if ('code' in asked) return answerRefusal(response, asked);
    const { who, person } = asked;
    seen(who, 'invited', who.meeting);
    response.json(await identity.invite({ meeting: who.meeting, person }));
  });

  api.post('/meetings/:meeting/lock-codes', async (request, response) => {
    const asked = await askedFor(parts, request, refusesLockCode);
    if ('code' in asked) return answerRefusal(response, asked);
    const { who, person } = asked;
    seen(who, 'lockCodeGiven', who.meeting);
    response.json({ lockCode: await identity.lockCode(who.meeting, person) });
  });
}

async function askedFor(
  parts: HttpParts,
  request: Request,
  refuses: (meeting: Meeting, by: PersonId, person: PersonId) => Refusal | null,
): Promise<Refusal | { who: Member; person: PersonId }> {
  const who = await member(parts, request);
  if ('code' in who) return who;
  const body = FOR_PERSON.safeParse(request.body);
  if (!body.success) return malformed(body.error);
  const person = body.data.person as PersonId;
  const entered = await parts.rooms.enter(who.meeting);
  if (!entered.ok) return { code: entered.code };
  const { meeting } = entered.room;
  parts.rooms.left(entered.room);
  return refuses(meeting, who.person, person) ?? { who, person };
}
