/** A convenor's own addresses: their meetings, and new ones. What makes a way in is answered once and never again. */
import type { Request, Response, Router } from 'express';
import type * as z from 'zod/mini';
import {
  CONVENE,
  FROM_FILE,
  ONCE,
  START_NOW,
  WRITE_UP,
  type ConvenedMeeting,
  type FileAnswer,
  type InvitedPeople,
} from '../../shared/wire/convening.ts';
import { isId, type MeetingId } from '../../shared/ids.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import {
  mayComeToLock,
  mayGiveInvitation,
  mayGiveLockCode,
  mayOpen,
  refusesCommand,
  refusesInvitation,
} from '../../shared/rules/permissions.ts';
import type { Member, SignedIn } from '../identity/SignedIn.ts';
import { answerRefusal, malformed } from './answer.ts';
import type { Answer } from './ConveningDesk.ts';
import type { HttpParts } from './HttpParts.ts';
import { member } from './meetingRoutes.ts';
import { whoAsks } from './Visit.ts';

export function conveningRoutes(api: Router, parts: HttpParts): void {
  const { convening } = parts;

  api.get('/meetings', async (request, response) => {
    const who = await convenor(parts, request, response);
    if (who) answer(response, await convening.home(who));
  });

  const made = <Body extends z.ZodMiniType>(
    path: string,
    form: Body,
    deed: (who: SignedIn, asked: z.infer<Body>, once: string | null) => Promise<Answer<ConvenedMeeting | FileAnswer>>,
  ): void => {
    api.post(path, async (request, response) => {
      const who = await convenor(parts, request, response);
      if (!who) return;
      const body = form.safeParse(request.body);
      if (!body.success) return answerRefusal(response, malformed(body.error));
      const once = request.get(ONCE) ?? null;
      if (once !== null && !isId(once)) return answerRefusal(response, { code: 'malformed', detail: { field: ONCE } });
      const done = await deed(who, body.data, once);
      const meeting = done.ok ? meetingIn(done.value) : null;
      if (meeting !== null) parts.seen(who, 'convened', meeting);
      answer(response, done);
    });
  };
  made('/meetings', CONVENE, (who, asked, once) => convening.meeting(who, asked, once));
  made('/meetings/now', START_NOW, (who, _asked, once) => convening.startNow(who, once));
  made('/meetings/afterwards', WRITE_UP, (who, asked, once) => convening.writeUp(who, asked, once));
  made('/meetings/from-file', FROM_FILE, (who, asked, once) => convening.fromFile(who, asked, once));

  api.get('/meetings/:meeting/invited', async (request, response) => {
    const who = await member(parts, request);
    if ('code' in who) return answerRefusal(response, who);
    const entered = await parts.rooms.enter(who.meeting);
    if (!entered.ok) return answerRefusal(response, { code: entered.code });
    const { meeting } = entered.room;
    parts.rooms.left(entered.room);
    if (!mayGiveInvitation(meeting, who.person)) return answerRefusal(response, { code: 'not-allowed' });
    response.json(invitedPeople(meeting, who));
  });
}

function invitedPeople(meeting: Meeting, { person }: Member): InvitedPeople {
  const { reference, kind, phase, rehearsal, scheduledStart, organisations, template, chair } = meeting;
  return {
    reference,
    kind,
    phase,
    rehearsal,
    scheduledStart,
    mayAdd: refusesCommand(meeting, person, 'invite') === null,
    iAttend: mayOpen(meeting, person),
    people: Object.values(meeting.people)
      .filter(({ goneAt }) => goneAt === null)
      .map(({ id, name, job, role, device, organisation }) => ({
        id,
        name,
        job,
        role,
        device,
        organisation: organisations[organisation]?.name ?? '',
        agency: organisations[organisation]?.agency ?? '',
        chairs: chair === id,
        me: person === id,
        givesLink: refusesInvitation(meeting, person, id) === null,
        givesLockCode: mayComeToLock(meeting, id) && mayGiveLockCode(meeting, person, id),
      })),
    organisations: Object.values(organisations),
    agencies: [...template.agencies],
  };
}

/** null: a file was read, and nothing convened. */
function meetingIn(made: ConvenedMeeting | FileAnswer): MeetingId | null {
  if ('meeting' in made) return made.meeting;
  return made.is === 'convened' ? made.convened.meeting : null;
}

/** Signed in as a convenor; otherwise the refusal is answered. */
async function convenor({ identity }: HttpParts, request: Request, response: Response): Promise<SignedIn | null> {
  const who = await whoAsks(identity, request);
  if (who?.for === 'convenor') return who;
  answerRefusal(response, { code: who ? 'not-allowed' : 'signed-out' });
  return null;
}

function answer(response: Response, done: Answer<unknown>): void {
  if (done.ok) response.json(done.value);
  else answerRefusal(response, done.refusal);
}
