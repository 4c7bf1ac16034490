/** The locked record's page, and the deeds beside it that its forms send; they work without script. */
import express, { type Express, type Request, type Response } from 'express';
import { sentenceOf } from '../../shared/words/en/refusals.ts';
import { forYouWords as words } from '../../shared/words/en/forYou.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import type { Hidden } from '../publish/forms.ts';
import { notRecordedPage } from '../publish/notRecordedPage.ts';
import type { Done } from '../publish/readForYou.ts';
import { runCommand } from '../rooms/runCommand.ts';
import { saidBy } from '../rooms/saidBy.ts';
import { commandIdOf, commandOf, fieldsOf, longerThan } from './afterLockForms.ts';
import { answerRefusal, statusOf } from './answer.ts';
import type { HttpParts } from './HttpParts.ts';
import { member } from './meetingRoutes.ts';
import { visitOf } from './Visit.ts';

/** The longest words of a form, each letter of them written as a form writes it. */
const MOST_FORM = '400kb';

export function recordRoutes(app: Express, parts: HttpParts): void {
  app.get('/m/:meeting/record', async (request, response) => {
    const who = await member(parts, request);
    if ('code' in who) return answerRefusal(response, who);
    const locked = await parts.readRecord(who.meeting, who.person, doneOf(request));
    const notYet = !locked.ok && locked.refusal.code === 'not-now';
    const record = notYet ? await parts.readFrozen(who.meeting, who.person) : locked;
    if (!record.ok) return answerRefusal(response, record.refusal);
    parts.seen(who, 'readRecord', who.meeting);
    ownForms(response).type('text/html').send(record.html);
  });

  app.post(
    '/m/:meeting/record',
    express.urlencoded({ extended: false, limit: MOST_FORM, parameterLimit: 20 }),
    async (request, response) => {
      const fields = fieldsOf(request.body);
      if (!fields) return answerRefusal(response, { code: 'malformed' });
      const refused = await deedOf(parts, request, fields);
      if (refused) return answerNotRecorded(response, refused, fields);
      const done: Done = fields['place'] === 'add' ? 'add' : 'for-you';
      response.redirect(303, `${request.path}?done=${done}#${done}`);
    },
  );
}

/** null: it was done. */
async function deedOf(parts: HttpParts, request: Request, fields: Hidden): Promise<Refusal | null> {
  const who = await member(parts, request);
  if ('code' in who) return who;
  const entered = await parts.rooms.enter(who.meeting);
  if (!entered.ok) return { code: entered.code };
  const { room } = entered;
  try {
    if (room.meeting.phase !== 'locked') return { code: 'not-now' };
    const said = fields['what'] === 'words' ? saidBy(room, who) : [];
    if (typeof said === 'string') return { code: said };
    const command = commandOf(fields, room.meeting, said);
    if (command === null) return { code: 'not-found' };
    if (typeof command === 'string') return { code: 'incomplete', detail: { field: command } };
    const most = longerThan(fields);
    if (most !== null) return { code: 'too-large', detail: { most } };
    const done = await runCommand(room, who, { id: commandIdOf(fields), command });
    return done.ok ? null : done.refusal;
  } finally {
    parts.rooms.left(room);
  }
}

function answerNotRecorded(response: Response, refusal: Refusal, fields: Hidden): void {
  visitOf(response.req)?.refused(refusal);
  const page = notRecordedPage(sentence(refusal), fields, refusal.code === 'signed-out');
  ownForms(response).status(statusOf(refusal)).type('text/html').send(page);
}

function sentence(refusal: Refusal): string {
  switch (refusal.code) {
    case 'incomplete':
      return refusal.detail?.field === 'needChoice' ? words.needChoice : words.needText;
    case 'too-large':
      return words.tooLong(Number(refusal.detail?.['most'] ?? 0));
    case 'signed-out':
      return words.signedOut;
    case 'storage':
      return words.storage;
    case 'changed':
      return words.changed;
    default:
      return sentenceOf(refusal);
  }
}

/** With `no-referrer` a browser sends a form without its origin, and nobody could tell it from another site's. */
function ownForms(response: Response): Response {
  return response.set('Referrer-Policy', 'same-origin');
}

function doneOf({ query }: Request): Done | null {
  const { done } = query;
  return done === 'for-you' || done === 'add' ? done : null;
}
