/** One person with a browser of their own: signs in, and reports whatever their page complains about. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Person {
  page: Page;
  /** Errors and warnings of the console, and what was thrown. */
  complaints: string[];
}

const LAPTOP = { width: 1366, height: 641 };
/** Laptop, half of it beside a call, a phone, and a laptop at 400%. */
export const SIZES = [
  LAPTOP,
  { width: 683, height: 641 },
  { width: 390, height: 844 },
  { width: 320, height: 256 },
] as const;

/** Rules look at what is there; the widest and the narrowest layout have everything. */
const AXE_AT: readonly number[] = [1366, 320];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const NONE = { violations: [] };

/** What the browser is, before it loads anything. */
type Prepare = (context: BrowserContext) => Promise<unknown>;

export async function enter(browser: Browser, link: string, code: string, prepare?: Prepare): Promise<Person> {
  const person = await openPage(browser, prepare);
  await person.page.goto(link);
  await typeCode(person.page, code);
  await person.page.waitForURL(/\/m\//); // the room, or the record where it is locked
  return person;
}

/** An empty page in a browser of its own. */
export async function openPage(browser: Browser, prepare: Prepare = () => Promise.resolve()): Promise<Person> {
  const context = await browser.newContext({ viewport: LAPTOP, locale: 'en-GB', timezoneId: 'Europe/London' });
  await prepare(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, complaints };
}

export async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('Your code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What is wrong with the page as it is shown now, at every size: findings of axe, and scrolling sideways. */
export async function findings(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  const folder = process.env['QUORATE_SCREENSHOTS'];
  for (const size of SIZES) {
    await resize(page, size);
    const { violations } = AXE_AT.includes(size.width) ? await new AxeBuilder({ page }).withTags(TAGS).analyze() : NONE;
    for (const { id, nodes } of violations)
      found.push(`${name} ${size.width}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${name} ${size.width}: scrolls sideways by ${wide}`);
    if (folder) await page.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: size.width !== 1366 });
  }
  await resize(page, LAPTOP);
  return found;
}

/** The page lays itself out anew in the frame after it was told of its size. */
export async function resize(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
