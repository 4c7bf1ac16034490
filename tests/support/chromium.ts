/** Importing this file finds Chromium, once per run. Where there is none, `describeWithChromium` is left out. */
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { afterAll, describe } from 'vitest';
import { askDesk, needFromDesk } from './askDesk.ts';

// A test must not depend on what a browser fetches for itself.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const hasChromium = !('missing' in (await askDesk('chromium')));
export const describeWithChromium = describe.skipIf(!hasChromium);

let launched: Promise<Browser> | null = null;

/** One browser per test file, closed after it; take a fresh context per person. */
export function launchChromium(): Promise<Browser> {
  launched ??= launch();
  return launched;
}

async function launch(): Promise<Browser> {
  const { program, environment } = await needFromDesk('chromium');
  const env = { ...process.env, ...environment };
  return chromium.launch({ executablePath: program, args: FLAGS, env, handleSIGINT: false });
}

afterAll(async () => (await launched)?.close());
