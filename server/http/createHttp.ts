/** Every address of the server. What is not here does not exist. */
import express, { Router, type Express } from 'express';
import { accessRoutes } from './accessRoutes.ts';
import { conveningRoutes } from './conveningRoutes.ts';
import { answerFailure, answerRefusal } from './answer.ts';
import { headers, noSecretsInAddresses, ownOrigin, slowDown } from './guard.ts';
import type { HttpParts } from './HttpParts.ts';
import { meetingRoutes } from './meetingRoutes.ts';
import { pageRoutes } from './pageRoutes.ts';
import { rehearsalRoutes } from './rehearsalRoutes.ts';
import { signInRoutes } from './signInRoutes.ts';
import { visiting } from './Visit.ts';

/** A command is a form. */
const MOST_JSON = '64kb';
/** Frames and late contributions are base64 of what a reconnect brings. */
const MOST_BYTES = '800kb';
/** Ten times the longest meeting that anybody wrote down by hand. */
const MOST_FILE = '4mb';
/** A person mistypes a code some times a minute; a program tries hundreds. */
const SIGN_INS = 30;
const MINUTE_MS = 60_000;

export function createHttp(parts: HttpParts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(
    visiting((refused) => parts.refused(refused)),
    headers,
    noSecretsInAddresses,
    ownOrigin((origin) => parts.isOurs(origin)),
  );
  app.get('/healthz', async (_request, response) => {
    const ok = await parts.inPlace();
    response.status(ok ? 200 : 503).json({ ok });
  });
  const api = Router();
  api.use(['/sign-in', '/convenors/sign-in'], slowDown(parts.timers, SIGN_INS, MINUTE_MS));
  api.use(['/meetings/:meeting/frames', '/meetings/:meeting/late'], express.json({ limit: MOST_BYTES, strict: true }));
  api.use('/meetings/from-file', express.json({ limit: MOST_FILE, strict: true }));
  api.use(express.json({ limit: MOST_JSON, strict: true }));
  signInRoutes(api, parts);
  conveningRoutes(api, parts);
  meetingRoutes(api, parts);
  accessRoutes(api, parts);
  if (parts.rehearsal) rehearsalRoutes(api, parts, parts.rehearsal);
  app.use('/api', api);
  pageRoutes(app, parts);
  app.use((_request, response) => answerRefusal(response, { code: 'not-found' }));
  app.use(answerFailure(parts.log));
  return app;
}
