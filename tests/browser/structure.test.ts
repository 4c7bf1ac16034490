/** What the room is made of, read from its parts and by Tab: T-01, T-02, T-08 and T-16 on the whole of it. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import { FakeMeeting } from '../client/fakeMeeting.ts';
import { CHAIR, madeEvents, MEETING, POLICE, SCHOOL } from '../client/madeMeeting.ts';
import { describeWithChromium, launchChromium } from '../support/chromium.ts';
import { enter, resize } from './person.ts';

const LINK = `/i/${'a'.repeat(26)}`;
const LAPTOP = { width: 1366, height: 641 };
const SIZES = [LAPTOP, { width: 683, height: 641 }, { width: 390, height: 844 }];
const ROOT = sectionRoot('reasonForMeeting');
const WORDS = 'Called by the school at four.';
const CARETS = 5;

describeWithChromium('the structure of the room', () => {
  let server: FakeMeeting;
  let origin: string;
  let chair: Page;
  const others: WebsocketProvider[] = [];

  beforeAll(async () => {
    server = new FakeMeeting({ events: madeEvents(), codes: { CHAIRAAA: CHAIR } });
    server.command(CHAIR, { type: 'start', statements: [] });
    for (const person of [CHAIR, POLICE, SCHOOL])
      server.command(person, { type: 'declareConflict', conflict: 'none', note: null });
    origin = await server.listen();
    chair = (await enter(await launchChromium(), origin + LINK, 'CHAIRAAA')).page;
    await chair.getByLabel('Add an action', { exact: true }).fill('Ring the GP');
    await chair.keyboard.press('Enter');
    await chair.getByRole('table', { name: 'Action plan' }).waitFor();
    await chair.getByRole('form', { name: 'Record a decision' }).waitFor();
    server.edit(SHARED_DOCUMENT, (doc) => typeAtEnd(insertBlock(doc, ROOT, 0, {}), WORDS));
    for (let n = 0; n < CARETS; n += 1) others.push(await caretAt(origin, n * 5));
    await chair.waitForFunction((n) => document.querySelectorAll('.theirCaret').length === n, CARETS);
  });
  afterAll(async () => {
    for (const provider of others) provider.destroy();
    await server.close();
  });

  const shown = async (name: string): Promise<void> => {
    expect(await chair.locator('h1').count(), name).toBe(1);
    const landmarks = await chair.evaluate(landmarksShown);
    expect(new Set(landmarks).size, `${name}: ${landmarks.join(' / ')}`).toBe(landmarks.length);
    expect(await chair.evaluate(partsWithoutHeading), name).toEqual([]);
  };

  it('[UI-24] T-01: one h1, landmarks of names unlike each other, a heading to every part, five columns to the plan', async () => {
    await shown('room');
    const columns = chair.getByRole('table', { name: 'Action plan' }).getByRole('columnheader');
    expect(await columns.count()).toBe(5);
  });

  it('[UI-24] T-02: what comes first in the page is seen first, at four widths', async () => {
    for (const size of [...SIZES, { width: 1920, height: 950 }]) {
      await resize(chair, size);
      expect(await chair.evaluate(seenBefore), `${size.width}`).toEqual([]);
    }
  });

  it('[UI-24] T-08: Tab reaches every control once and leaves every editor, and the skip links lead where they say', async () => {
    await resize(chair, LAPTOP);
    expect(await tabThrough(chair)).toBeGreaterThan(40);
    expect(await chair.evaluate(notReached)).toEqual([]);
    const links = chair.getByRole('navigation', { name: 'Skip' }).getByRole('link');
    const targets = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')?.slice(1) ?? ''));
    expect(targets).toEqual(['bar', 'minutes', 'plan', 'people']);
    for (const [n, target] of targets.entries()) {
      await links.nth(n).press('Enter');
      expect(await chair.evaluate(() => document.activeElement?.id)).toBe(target);
    }
  });

  it.each(SIZES)('[UI-25] T-16: with five carets of others nothing covers what has the focus, $width', async (size) => {
    await resize(chair, size);
    const covered: string[] = [];
    let reached = 0;
    const tabs = await chair.getByRole('tab', { name: /^(Minutes|Actions)/ }).all();
    for (const open of tabs.length === 0 ? [null] : tabs) {
      await open?.click();
      reached += await tabThrough(chair, async () => {
        const by = await chair.evaluate(coveredBy);
        if (by !== null) covered.push(by);
      });
    }
    expect(reached).toBeGreaterThan(40);
    expect(covered).toEqual([]);
  });

  it('[UI-24] T-01: the pages of closing have one h1 and landmarks of names unlike each other too', async () => {
    for (const step of ['', '/read-back', '/freeze', '/confirm']) {
      await chair.goto(`${origin}/m/${MEETING}/close${step}`);
      await chair.locator('main.lock').waitFor();
      await shown(`close${step}`);
    }
  });
});

/** From the top, until the focus leaves the page or comes round; how many controls had it, each once. */
async function tabThrough(page: Page, look: () => Promise<void> = () => Promise.resolve()): Promise<number> {
  await page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement) activeElement.blur();
    window.scrollTo(0, 0);
    getSelection()?.removeAllRanges();
    for (const old of document.querySelectorAll('[data-reached]')) old.removeAttribute('data-reached');
    // Where the next Tab begins from.
    const top = document.querySelector('a[href]');
    if (top instanceof HTMLElement) top.focus();
  });
  for (let reached = 0; ; reached += 1) {
    const again = await page.evaluate(() => {
      const now = document.activeElement;
      if (!now || now === document.body || now.hasAttribute('data-reached')) return true;
      now.setAttribute('data-reached', '');
      return false;
    });
    if (again) return reached;
    await look();
    await page.keyboard.press('Tab');
  }
}

async function caretAt(origin: string, letter: number): Promise<WebsocketProvider> {
  const doc = new Y.Doc();
  class Signed extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: `who=${POLICE}` } });
    }
  }
  const provider = new WebsocketProvider(`${origin.replace('http', 'ws')}/sync/${MEETING}`, SHARED_DOCUMENT, doc, {
    disableBc: true,
    WebSocketPolyfill: Signed as unknown as typeof globalThis.WebSocket,
  });
  await new Promise<void>((resolve) => provider.once('sync', () => resolve()));
  const text = (doc.getXmlFragment(ROOT).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const place: unknown = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, letter));
  provider.awareness.setLocalState({ root: ROOT, cursor: { anchor: place, head: place } });
  return provider;
}

// What follows runs in the page.

function landmarksShown(): string[] {
  const nameOf = (element: Element): string =>
    element.getAttribute('aria-label') ??
    document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent.trim() ??
    '';
  return (
    [...document.querySelectorAll('header, nav, main, aside, section, form[aria-label], form[aria-labelledby]')]
      .filter((element) => element.checkVisibility())
      // Without a name a section is no landmark.
      .filter((element) => element.tagName !== 'SECTION' || nameOf(element) !== '')
      .map((element) => `${element.tagName.toLowerCase()} ${nameOf(element)}`)
  );
}

function partsWithoutHeading(): string[] {
  return [...document.querySelectorAll('section[aria-labelledby]')]
    .filter((part) => part.checkVisibility() && !part.querySelector('h2, h3, h4'))
    .map((part) => part.getAttribute('aria-labelledby') ?? '');
}

/** Pairs of parts of which the later one stands above the earlier, or left of it in the same line. */
function seenBefore(): string[] {
  const wrong: string[] = [];
  for (const group of [
    '#bar, .tabs, .agendaPlace, .minutesPlace, .planPlace, .peoplePlace',
    '#minutes section.sheet',
    'aside > section',
  ]) {
    const parts = [...document.querySelectorAll(group)].filter((part) => part.checkVisibility());
    for (const [n, part] of parts.entries()) {
      const before = parts[n - 1]?.getBoundingClientRect();
      const box = part.getBoundingClientRect();
      if (before && box.top < before.bottom - 1 && box.left < before.right - 1)
        wrong.push(`${parts[n - 1]?.className ?? ''} > ${part.className}`);
    }
  }
  return wrong;
}

/** Controls that are seen and that Tab has not come to; one of a group of radio buttons is enough. */
function notReached(): string[] {
  const controls = 'a[href], button, input, select, textarea, summary, [contenteditable="true"], [tabindex="0"]';
  const groups = new Set<string>();
  const groupOf = ({ form, name }: HTMLInputElement): string => `${form?.getAttribute('aria-label') ?? ''} ${name}`;
  for (const radio of document.querySelectorAll<HTMLInputElement>('input[type=radio][data-reached]'))
    groups.add(groupOf(radio));
  return [...document.querySelectorAll<HTMLElement>(controls)]
    .filter((control) => control.tabIndex >= 0 && control.checkVisibility() && !control.matches(':disabled'))
    .filter((control) => !control.hasAttribute('data-reached'))
    .filter((control) => !(control instanceof HTMLInputElement && groups.has(groupOf(control))))
    .map((control) => control.outerHTML.slice(0, 120));
}

/** null: it, or what stands in it, is on top at its own centre. */
function coveredBy(): string | null {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return null;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  // Of what is longer than the screen the centre may be beyond it.
  if (height > innerHeight / 2 || width === 0) return null;
  const at = document.elementFromPoint(x, y);
  if (at && (at === focused || focused.contains(at) || (at.tagName === 'LABEL' && at.contains(focused)))) return null;
  return `${focused.tagName} ${focused.id || focused.textContent.slice(0, 30)} under ${at?.tagName ?? 'nothing'} ${at?.className ?? ''}`;
}
