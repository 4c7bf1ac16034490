/**
 * New keys to the door while a meeting runs: an invitation for whoever was invited just now or lost theirs, a lock code
 * for whoever takes the chair next. Shown once, to the person who hands it on by voice or by a mailbox they know.
 */
import type { Request, Router } from 'express';
import type { PersonId } from '../../shared/ids.ts';
import { mayGiveInvitation, mayGiveLockCode, refusesCommand } from '../../shared/rules/permissions.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import { FOR_PERSON } from '../../shared/wire/http.ts';
import type { Refusal, RefusalCode } from '../../shared/wire/refusals.ts';
import { invitedUntil } from '../identity/invitedUntil.ts';
import type { Member } from '../identity/SignedIn.ts';
import { answerRefusal } from './answer.ts';
import type { HttpParts } from './HttpParts.ts';
import { member } from './meetingRoutes.ts';

export function accessRoutes(api: Router, parts: HttpParts): void {
  const { identity, clock, seen } = parts;

  api.post('/meetings/:meeting/invitations', async (request, response) => {
    const asked = await askedFor(parts, request, (meeting, by) =>
      mayGiveInvitation(meeting, by) ? null : (refusesCommand(meeting, by, 'invite') ?? 'not-now'),
    );
    if ('code' in asked) return answerRefusal(response, asked);
    const { who, person, meeting } = asked;
    const until = invitedUntil(clock.now(), meeting.scheduledStart);
    seen(who, 'invited', who.meeting);
    response.json(await identity.invite({ meeting: who.meeting, person, until }));
  });

  api.post('/meetings/:meeting/lock-codes', async (request, response) => {
    const asked = await askedFor(parts, request, (meeting, by, person) =>
      mayGiveLockCode(meeting, by, person) ? null : 'not-allowed',
    );
    if ('code' in asked) return answerRefusal(response, asked);
    seen(asked.who, 'lockCodeGiven', asked.who.meeting);
    response.json({ lockCode: await identity.lockCode(asked.who.meeting, asked.person) });
  });
}

async function askedFor(
  parts: HttpParts,
  request: Request,
  refuses: (meeting: Meeting, by: PersonId, person: PersonId) => RefusalCode | null,
): Promise<Refusal | { who: Member; person: PersonId; meeting: Meeting }> {
  const who = await member(parts, request);
  if ('code' in who) return who;
  const body = FOR_PERSON.safeParse(request.body);
  if (!body.success) return { code: 'malformed' };
  const person = body.data.person as PersonId;
  const entered = await parts.rooms.enter(who.meeting);
  if (!entered.ok) return { code: entered.code };
  const { meeting } = entered.room;
  parts.rooms.left(entered.room);
  const code = refuses(meeting, who.person, person);
  if (code) return { code };
  return meeting.people[person]?.goneAt === null ? { who, person, meeting } : { code: 'not-found' };
}
