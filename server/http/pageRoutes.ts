/** Pages: the built client for the live meeting, the record rendered here. */
import express, { type Express, type RequestHandler } from 'express';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { CLOSING_STEPS } from '../../shared/wire/closingSteps.ts';
import type { HttpParts } from './HttpParts.ts';
import { recordRoutes } from './recordRoutes.ts';

const YEAR_MS = 365 * 24 * 60 * 60_000;

export function pageRoutes(app: Express, parts: HttpParts): void {
  const pages = resolve(parts.pages);
  // Built files carry a hash of their content in their names.
  app.use(
    '/assets',
    express.static(resolve(pages, 'assets'), {
      immutable: true,
      maxAge: YEAR_MS,
      index: false,
      setHeaders: (response) => response.removeHeader('Cache-Control'),
    }),
  );
  const page: RequestHandler = parts.rehearsal
    ? rehearsalPage(pages)
    : (_request, response, next) => {
        response.sendFile('index.html', { root: pages, cacheControl: false }, (error) => {
          if (error) next(error);
        });
      };
  const closing = ['', ...CLOSING_STEPS.map((step) => `/${step}`)].map((step) => `/m/:meeting/close${step}`);
  const convening = ['/c/:link', '/convene', '/convene/file', '/convene/afterwards', '/m/:meeting/invite'];
  app.get(['/', '/i/:invitation', '/m/:meeting', ...convening, ...closing], page);
  if (parts.rehearsal) app.get('/rehearsal', page);
  app.get('/record.css', (_request, response, next) => {
    response.sendFile(resolve(parts.recordStyles), { cacheControl: false }, (error) => {
      if (error) next(error);
    });
  });
  app.get('/record.js', (_request, response, next) => {
    response.sendFile('record.js', { root: pages, cacheControl: false }, (error) => {
      if (error) next(error);
    });
  });
  recordRoutes(app, parts);
}

/** The same page, which says of itself that this server runs rehearsals: only then does it ask for their pace. */
function rehearsalPage(pages: string): RequestHandler {
  return async (_request, response) => {
    const html = await readFile(resolve(pages, 'index.html'), 'utf8');
    response.type('html').send(html.replace('<head>', '<head><meta name="rehearsals" content="yes" />'));
  };
}
