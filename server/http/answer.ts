/** The one place where a refusal becomes an HTTP answer, and a line of the access log. */
import type { ErrorRequestHandler, Request, Response } from 'express';
import type { FailureLog } from './HttpParts.ts';
import type { Refusal, RefusalCode } from '../../shared/wire/refusals.ts';
import { whichField } from '../../shared/rules/whichField.ts';
import { refusalPage } from '../publish/refusalPage.ts';
import { doorOf, visitOf } from './Visit.ts';
import { sentenceOf } from '../../shared/words/en/refusals.ts';

const STATUS: Partial<Record<RefusalCode, number>> = {
  'bad-origin': 403,
  'not-allowed': 403,
  'not-chair': 403,
  'read-only': 403,
  'not-yours': 403,
  'signed-out': 401,
  'not-found': 404,
  changed: 409,
  'text-changed': 409,
  'not-now': 409,
  'not-here-yet': 409,
  frozen: 409,
  locked: 409,
  'code-used': 409,
  'not-set-up': 409,
  'other-generation': 409,
  'old-schema': 426,
  conflict: 409,
  'invitation-over': 410,
  'invitation-replaced': 410,
  'too-large': 413,
  'bad-date': 422,
  incomplete: 422,
  'bad-content': 422,
  'bad-text': 422,
  'slow-down': 429,
  storage: 503,
  broken: 503,
};

export function statusOf({ code }: Refusal): number {
  return STATUS[code] ?? 400;
}

export function answerRefusal(response: Response, refusal: Refusal): void {
  visitOf(response.req)?.refused(refusal);
  const said = inItsPlace(response.req, refusal);
  const sentence = sentenceOf(said);
  response.status(statusOf(refusal));
  // Whoever followed a link reads a page; programs, which take anything, get JSON.
  if (response.req.accepts(['json', 'html']) === 'html')
    return void response.type('html').send(refusalPage(sentence, '/record.css'));
  response.json({ refusal: { ...said, sentence } });
}

/** A body without the form that was asked for. */
export function malformed({ issues }: { issues: Parameters<typeof whichField>[0] }): Refusal {
  return { code: 'malformed', detail: { field: whichField(issues) } };
}

/** Whoever signs in has written nothing that could be kept. */
function inItsPlace(request: Request, refusal: Refusal): Refusal {
  if (refusal.code !== 'malformed' || doorOf(request) !== 'signIn') return refusal;
  return { ...refusal, detail: { why: 'signIn', ...refusal.detail } };
}

/** What nobody foresaw: told as "cannot save", logged by its kind, never with what was sent. */
export function answerFailure(log: FailureLog): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    if (response.headersSent) return void response.destroy();
    const { type, status, name } = error as { type?: string; status?: number; name?: string };
    if (type === 'entity.too.large') return answerRefusal(response, { code: 'too-large' });
    if (status !== undefined && status < 500) return answerRefusal(response, { code: 'malformed' });
    log.error(
      { route: (request.route as { path?: string } | undefined)?.path ?? 'none', error: name ?? 'unknown' },
      'a request failed',
    );
    answerRefusal(response, { code: 'storage' });
  };
}
