/** A meeting over plain HTTP: the same commands, frames and happenings as over the sockets, and the locked record. */
import type { Request, Response, Router } from 'express';
import { isId, parseDocumentId, type ScreenId } from '../../shared/ids.ts';
import { mayOpen } from '../../shared/rules/permissions.ts';
import { COMMAND, FRAMES, LATE } from '../../shared/wire/http.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import { notTheirs, type Member } from '../identity/SignedIn.ts';
import { authorshipOf } from '../rooms/authorshipOf.ts';
import { exchangeFrames, readNews } from '../rooms/exchange.ts';
import { offerLate } from '../rooms/offerLate.ts';
import { roomFor } from '../rooms/passOn.ts';
import { refusesVersion } from '../rooms/refusesVersion.ts';
import { reviewForChair } from '../rooms/reviewForChair.ts';
import type { Room } from '../rooms/Room.ts';
import { runCommand } from '../rooms/runCommand.ts';
import { saidBy } from '../rooms/saidBy.ts';
import { answerRefusal, malformed } from './answer.ts';
import type { HttpParts } from './HttpParts.ts';
import { visitOf, whoAsks } from './Visit.ts';

const NO_DOCUMENT: Refusal = { code: 'malformed', detail: { field: 'document' } };
const NO_ROOT: Refusal = { code: 'malformed', detail: { field: 'root' } };

export function meetingRoutes(api: Router, parts: HttpParts): void {
  const inRoom = (deed: (request: Request, response: Response, room: Room, who: Member) => Promise<void> | void) => {
    return async (request: Request, response: Response): Promise<void> => {
      const who = await member(parts, request);
      if ('code' in who) return answerRefusal(response, who);
      const entered = await parts.rooms.enter(who.meeting);
      if (!entered.ok) return answerRefusal(response, { code: entered.code });
      const { generation, schema, rules } = request.query;
      const said = { generation: text(generation), schema: text(schema), rules: text(rules) };
      const old = refusesVersion(entered.room, said);
      try {
        if (old) return answerRefusal(response, { code: old });
        await deed(request, response, entered.room, who);
      } finally {
        parts.rooms.left(entered.room);
      }
    };
  };

  api.get(
    '/meetings/:meeting/room',
    inRoom((_request, response, room, who) => {
      if (!mayOpen(room.meeting, who.person)) return answerRefusal(response, { code: 'not-found' });
      response.json(roomFor(room, who));
    }),
  );

  api.post(
    '/meetings/:meeting/commands',
    inRoom(async (request, response, room, who) => {
      const body = COMMAND.safeParse(request.body);
      if (!body.success) return answerRefusal(response, malformed(body.error));
      const done = await runCommand(room, who, { id: body.data.id, command: body.data.command });
      if (done.ok) response.json(done);
      else answerRefusal(response, done.refusal);
    }),
  );

  api.post(
    '/meetings/:meeting/frames',
    inRoom(async (request, response, room, who) => {
      const body = FRAMES.safeParse(request.body);
      const document = body.success ? parseDocumentId(body.data.document) : null;
      if (!body.success) return answerRefusal(response, malformed(body.error));
      if (!document) return answerRefusal(response, NO_DOCUMENT);
      const frames = body.data.frames.map((frame) => new Uint8Array(Buffer.from(frame, 'base64')));
      const screen = (body.data.screen ?? null) as ScreenId | null;
      const exchanged = await exchangeFrames(room, who, document, screen, frames);
      for (const answer of exchanged.answers) if (!answer.ok) visitOf(request)?.refused(answer);
      response.json(exchanged);
    }),
  );

  api.get(
    '/meetings/:meeting/changes',
    inRoom(async (request, response, room, who) => {
      const { after, screen } = request.query;
      if (typeof screen === 'string' && isId(screen)) room.screens.posted(who, screen as ScreenId);
      const news = await readNews(room, who, typeof after === 'string' ? after : null);
      if (typeof news === 'string') answerRefusal(response, { code: news });
      else response.json(news);
    }),
  );

  api.get(
    '/meetings/:meeting/authorship',
    inRoom(async (request, response, room, who) => {
      const { document, root } = request.query;
      const id = typeof document === 'string' ? parseDocumentId(document) : null;
      if (!id) return answerRefusal(response, NO_DOCUMENT);
      if (typeof root !== 'string') return answerRefusal(response, NO_ROOT);
      const authorship = await authorshipOf(room, who, id, root);
      if (typeof authorship === 'string') answerRefusal(response, { code: authorship });
      else response.json(authorship);
    }),
  );

  api.post(
    '/meetings/:meeting/late',
    inRoom(async (request, response, room, who) => {
      const body = LATE.safeParse(request.body);
      const document = body.success ? parseDocumentId(body.data.document) : null;
      if (!body.success) return answerRefusal(response, malformed(body.error));
      if (!document) return answerRefusal(response, NO_DOCUMENT);
      const { id, update, on, deviceTime } = body.data;
      const offer = { id, document, update: bytes(update), on: bytes(on), deviceTime: deviceTime ?? null };
      const done = await offerLate(room, who, offer);
      if (done.ok) response.json({ ok: true });
      else answerRefusal(response, done.refusal);
    }),
  );

  api.get(
    '/meetings/:meeting/closing',
    inRoom((_request, response, room, who) => {
      const reviewed = reviewForChair(room, who.person);
      if (reviewed.ok) response.json(reviewed.review);
      else answerRefusal(response, reviewed.refusal);
    }),
  );

  api.get(
    '/meetings/:meeting/said',
    inRoom((_request, response, room, who) => {
      const words = saidBy(room, who);
      if (typeof words === 'string') answerRefusal(response, { code: words });
      else response.json({ words });
    }),
  );

  for (const [path, part] of [
    ['record', 'json'],
    ['afterwards', 'afterwards'],
  ] as const)
    api.get(`/meetings/:meeting/${path}`, async (request: Request, response: Response) => {
      const who = await member(parts, request);
      if ('code' in who) return answerRefusal(response, who);
      const record = await parts.readRecord(who.meeting, who.person);
      if (!record.ok) return answerRefusal(response, record.refusal);
      parts.seen(who, 'readRecord', who.meeting);
      response.type('application/json').send(record[part]);
    });
}

/** Signed in, and good for this very meeting; one of others does not exist, for all this person can tell. */
export async function member({ identity }: HttpParts, request: Request): Promise<Member | Refusal> {
  const who = await whoAsks(identity, request);
  if (!who) return { code: 'signed-out' };
  const { meeting } = request.params;
  const member = typeof meeting === 'string' ? await identity.memberOf(who, meeting) : null;
  const visit = visitOf(request);
  if (visit && member) visit.meeting = member.meeting;
  return member ?? notTheirs(who);
}

function bytes(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
