/** Closing a meeting on the real server: every step by its address, a freeze with one page offline, a takeover, the lock. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithChromium } from '../support/chromium.ts';
import { invitedTo, join } from './joinMeeting.ts';
import { findings, type Person } from './person.ts';
import { startRealMeeting, type RealMeeting } from './realMeeting.ts';

describeWithChromium('closing a meeting in five browsers', () => {
  let real: RealMeeting;
  let chair: Person;
  let deputy: Person;
  let police: Person;
  let health: Person;

  const at = (step: string): string => `${real.origin}/m/${real.meeting}/close${step}`;
  const commanded = async (page: Page, command: object): Promise<{ status: number; code: string | null }> => {
    const { status, body } = await request(page, `/api/meetings/${real.meeting}/commands`, {
      id: crypto.randomUUID(),
      command,
    });
    return { status, code: refusalCode(body) };
  };
  const decided = async (page: Page, command: object): Promise<void> => {
    const { status, code } = await commanded(page, command);
    if (status !== 200) throw new Error(`refused: ${code}`);
  };
  const policeBlock = (page: Page) => page.getByRole('textbox', { name: /information from Northbridge Police/ });

  beforeAll(async () => {
    real = await startRealMeeting('closingMeeting.json');
    chair = await join(real, 'chair');
    deputy = await join(real, 'deputy');
    police = await join(real, 'police');
    health = await join(real, 'health');
    for (const { page } of [deputy, police, health])
      await page.getByRole('button', { name: 'No, show the meeting' }).click();
    await decided(chair.page, { type: 'declareConflict', conflict: 'none' });
    await decided(chair.page, { type: 'start' });
    await policeBlock(police.page).click();
    await police.page.keyboard.type('Two calls to the address in May.');
    await chair.page.getByText('Two calls to the address in May.').waitFor();
    const { chair: chairId, police: policeId } = await idsOf(chair.page);
    await decided(police.page, { type: 'openRestricted', audience: [chairId, policeId] });
    await decided(chair.page, {
      type: 'recordDecision',
      outcome: 'section47Joint',
      text: 'A joint enquiry starts tonight.',
    });
  });
  afterAll(() => real.close());

  it('[UI-51] what is missing leads to its place and back, and what refuses is told apart from what wants a reason', async () => {
    const { page } = chair;
    await page.getByRole('button', { name: 'Close and lock' }).click();
    await page.waitForURL(at(''));
    await page.getByText('Step 1 of 5').waitFor();
    await page.getByText('You must finish 1 thing.').waitFor();
    expect(await findings(page, 'closing-1-missing')).toEqual([]);
    await page.getByLabel(/^Nobody was asked whether they disagree/).fill('Rung at night');
    await page.keyboard.press('Tab');
    await page.getByText(/^Recorded by Priya Nair, \d\d:\d\d\.$/).waitFor();
    await page.getByRole('link', { name: 'Go to it: Decision 1 has no reasons' }).click();
    await page.waitForURL(`**/m/${real.meeting}#section-decisions`);
    await page.waitForFunction(() => document.activeElement?.id === 'section-decisions');
    const id = await decisionOf(page);
    const reasons = { rationale: 'The account does not fit the injury.', why: null };
    const change = { type: 'changeDecision', id, expectedVersion: 1, outcome: 'section47Joint', ...reasons };
    await decided(page, { ...change, text: 'A joint enquiry starts tonight.' });
    await page.goBack();
    await page.waitForURL(at(''));
    await page.getByText('Nothing is missing.').waitFor();
  });

  it('paragraphs that nobody labelled are one list, labelled by a key', async () => {
    const { page } = police;
    await page.goto(at(''));
    await page.getByText('1 paragraph without a label').click();
    await page.getByRole('button', { name: 'Fact' }).click();
    await page.getByText('1 paragraph without a label').waitFor({ state: 'detached' });
  });

  it('[UI-57] no address skips a step, and no request does', async () => {
    const { page } = chair;
    await page.goto(at('/confirm'));
    await page.getByText('The minutes are not frozen, so there is nothing to lock yet.').waitFor();
    await page.goto(at('/sealed'));
    await page.getByRole('heading', { name: 'The minutes are not locked. Nothing was lost.' }).waitFor();
    expect(await findings(page, 'closing-5-not-locked')).toEqual([]);
    expect(await page.getByRole('button', { name: 'Confirm it is you and lock' }).count()).toBe(0);
    const lock = { type: 'lock', approvedDigest: 'x', lockCode: invitedTo(real, 'chair').lockCode };
    const statement = { present: true, readAloud: 'everything' };
    expect((await commanded(page, { ...lock, statement })).code).toBe('not-now');
    expect((await commanded(police.page, { ...lock, statement })).code).toBe('not-chair');
    expect((await request(page, '/m/made-up/close/anything', null)).status).toBe(404);
  });

  it('[UI-50] every step has an address that survives a reload and the back button', async () => {
    const { page } = chair;
    await page.goto(at(''));
    await page.getByRole('button', { name: 'End the meeting and read back' }).click();
    await page.waitForURL(at('/read-back'));
    await page.reload();
    await page.getByText('Step 2 of 5').waitFor();
    await page.getByRole('link', { name: 'Continue to: Freeze the minutes' }).click();
    await page.waitForURL(at('/freeze'));
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Freeze the minutes');
    expect(await page.title()).toMatch(/^REHEARSAL: Freeze the minutes – .*NB-2026-0042/);
    await page.reload();
    await page.getByText('Step 3 of 5').waitFor();
    await page.goBack();
    await page.waitForURL(at('/read-back'));
    await page.getByRole('heading', { name: 'Read back', level: 1 }).waitFor();
  });

  it('[UI-57] while the server is gone nothing is frozen, and the page goes on by itself', async () => {
    const { page } = chair;
    await page.goto(at('/freeze'));
    const freeze = page.getByRole('button', { name: 'Freeze now, without waiting' });
    await freeze.waitFor();
    const startAgain = await real.stop();
    const offline = page.getByText('You are offline. Nothing is frozen or locked', { exact: false });
    await offline.waitFor();
    expect(await freeze.getAttribute('aria-disabled')).toBe('true');
    await freeze.click({ force: true });
    expect(await findings(page, 'closing-3-offline')).toEqual([]);
    await startAgain();
    await offline.waitFor({ state: 'detached' });
    expect(await page.locator('.tag').innerText()).toBe('Closing');
    await page.goto(at('/read-back'));
  });

  it('[UI-52] an organisation confirms its part beside the chair, and a later change shows', async () => {
    await police.page.goto(`${real.origin}/m/${real.meeting}`);
    await police.page
      .locator('main')
      .getByText('Priya Nair is closing the meeting. You can still write', { exact: false })
      .waitFor();
    expect(await findings(police.page, 'closing-room-watcher')).toEqual([]);
    await police.page.getByRole('link', { name: 'Read along and confirm your part' }).click();
    await police.page.waitForURL(at('/read-back'));
    await police.page.getByRole('textbox', { name: /Entry 1$/ }).click();
    await police.page.keyboard.type('A source says more.');
    await police.page.getByRole('button', { name: 'Confirm entry 1' }).press('Enter');
    await chair.page.getByText(/^Entry 1 is confirmed by DS Lee Grant, \d\d:\d\d\.$/).waitFor();
    await police.page.getByRole('button', { name: 'Confirm the part of Northbridge Police' }).click();
    await chair.page.getByText(/^Confirmed by DS Lee Grant, \d\d:\d\d\.$/).waitFor();
    expect(await findings(police.page, 'closing-2-read-back-watcher')).toEqual([]);
    await chair.page.getByRole('radio', { name: 'Everything' }).check();
    await chair.page.getByRole('button', { name: 'Record the read-back' }).click();
    await chair.page.getByText(/^Read aloud at \d\d:\d\d: Everything\.$/).waitFor();
    await police.page.getByRole('button', { name: 'Correct What each organisation knows' }).click();
    await policeBlock(police.page).click();
    await police.page.keyboard.press('ControlOrMeta+End');
    await police.page.keyboard.type(' And one in June.');
    await chair.page.getByText(/^Confirmed by DS Lee Grant, \d\d:\d\d, and changed since\.$/).waitFor();
    expect(await findings(chair.page, 'closing-2-read-back')).toEqual([]);
  });

  it('[UI-56] nobody but the chair is told what was changed', async () => {
    const path = `/api/meetings/${real.meeting}/closing`;
    expect(refusalCode((await request(police.page, path, null)).body)).toBe('not-chair');
    expect((await request(chair.page, path, null)).status).toBe(200);
  });

  it('[UI-53] the freeze is announced with its seconds, and each person’s state stands in words', async () => {
    await police.page.goto(`${real.origin}/m/${real.meeting}`);
    await policeBlock(police.page).waitFor();
    await police.page.context().setOffline(true);
    await real.cutOff('police');
    await police.page.getByText('You are offline.', { exact: false }).first().waitFor();
    await policeBlock(police.page).click();
    await police.page.keyboard.press('ControlOrMeta+End');
    await police.page.keyboard.type(' A third in July.');
    await police.page.getByText('Offline, 17 changes not saved').waitFor();

    await holdStill(health.page);
    await chair.page.getByRole('link', { name: 'Continue to: Freeze the minutes' }).click();
    await chair.page.getByRole('button', { name: 'Freeze the minutes' }).click();
    await deputy.page
      .getByText('Priya Nair is freezing the minutes. They freeze in 15 seconds.', { exact: false })
      .first()
      .waitFor();
    await deputy.page.getByText(/^\d+ seconds? left\.$/).waitFor();
    expect(await spokenNow(deputy.page)).toContain('They freeze in 15 seconds.');
    expect(await findings(chair.page, 'closing-3-announced')).toEqual([]);
    await chair.page.getByRole('button', { name: 'Skip the rest of the 15 seconds' }).click();
    const row = (name: string) => chair.page.getByRole('row', { name });
    await row('Tom Okafor').getByText('Still sending').waitFor();
    await row('Amira Hassan').getByText('Received').waitFor();
    await row('DS Lee Grant').getByText('Had no screen open when the minutes froze', { exact: false }).waitFor();
    const bar = chair.page.getByRole('progressbar', { name: 'Who is in' });
    await chair.page.waitForFunction(() => document.querySelector('progress')?.value === 2);
    expect(await bar.getAttribute('aria-valuetext')).toBe('2 of 3 received');
    await chair.page.reload();
    await row('Tom Okafor').getByText('Still sending').waitFor();
    expect(await findings(chair.page, 'closing-3-waiting')).toEqual([]);
  });

  it('[READ-26] frozen minutes that nobody has locked are read at the address of the record', async () => {
    const page = (await request(deputy.page, `/m/${real.meeting}/record`, null)).body;
    expect(page).toMatch(/Frozen \d\d:\d\d on .*, not yet confirmed/);
    expect(page).toContain('And one in June.');
    expect(refusalCode((await request(deputy.page, `/api/meetings/${real.meeting}/record`, null)).body)).toBe(
      'not-now',
    );
  });

  it('[UI-55] the deputy takes the chair after the chair’s page died while waiting, and goes on from that step', async () => {
    await chair.page.context().close();
    const { page } = deputy;
    await page.getByRole('link', { name: 'See who is in' }).click();
    await page.waitForURL(at('/freeze'));
    await page.getByText('Priya Nair has no screen open.').waitFor();
    expect(await findings(page, 'closing-3-take-over')).toEqual([]);
    await page.getByLabel('Why you take the chair').fill('Her laptop failed');
    await page.getByRole('button', { name: 'Take the chair' }).click();
    await page.getByRole('button', { name: 'Go on without Tom Okafor' }).waitFor();
  });

  it('[UI-54] whoever is not waited for is asked about in its own place, with a reason', async () => {
    const { page } = deputy;
    await page.getByRole('button', { name: 'Go on without Tom Okafor' }).click();
    await page.getByRole('heading', { name: 'Lock without the edits of Tom Okafor?' }).waitFor();
    expect(await findings(page, 'closing-3-without')).toEqual([]);
    await page.getByRole('button', { name: 'Go on without the edits of Tom Okafor' }).click();
    await page.getByText('Say why', { exact: true }).waitFor();
    await page.getByLabel('Why you are not waiting').fill('His phone is off');
    await page.getByRole('button', { name: 'Go on without the edits of Tom Okafor' }).click();
    await page.getByText('Gone on without: His phone is off').waitFor();
    await page.getByRole('link', { name: 'Continue to: Lock these minutes' }).click();
    await page.waitForURL(at('/confirm'));
  });

  it('[UI-56] the chair reads what changed since the read-back before signing', async () => {
    const { page } = deputy;
    await page.getByText('1 change since the read-back').waitFor();
    await page.getByText('And one in June.').first().waitFor();
    await page.getByText('The part of Northbridge Police was confirmed and changed since by DS Lee Grant.').waitFor();
    await page.getByText('2 of 3 connected devices held the same text.').waitFor();
    await page.route('**/closing', (route) => route.abort('internetdisconnected'));
    await page.reload();
    await page.getByText('The changes could not be looked up. Nothing is locked. Try again.').waitFor();
    expect(await findings(page, 'closing-4-review-failed')).toEqual([]);
    await page.unroute('**/closing');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('1 change since the read-back').waitFor();
    // The deputy is in no audience: that there is an entry is told, and nothing of it.
    await page.getByText('There is 1 entry that you may not read.').waitFor();
    const { body } = await request(page, `/api/meetings/${real.meeting}/closing`, null);
    expect(body).not.toContain('A source says more.');
    expect(await page.content()).not.toContain('A source says more.');
    await page.reload();
    await page.getByText('Step 4 of 5').waitFor();
    await (
      await real.stop()
    )();
    await page.getByText('You are offline.', { exact: false }).waitFor({ state: 'detached' });
    await page.getByText('1 change since the read-back').waitFor();
    expect(await findings(page, 'closing-4-confirm')).toEqual([]);
  });

  it('[UI-57] without statement, reasons and the right code nothing is locked, and each is said beside its field', async () => {
    const { page } = deputy;
    const lock = page.getByRole('button', { name: 'Confirm it is you and lock' });
    await lock.click();
    await page.getByRole('link', { name: 'Say whether you were present' }).waitFor();
    await page.getByRole('link', { name: 'Enter your lock code' }).waitFor();
    expect(await findings(page, 'closing-4-wrong')).toEqual([]);
    await page.getByRole('radio', { name: /^Yes\./ }).check();
    await page.getByText('You did not wait for what Tom Okafor wrote: His phone is off').waitFor();
    await page.getByText('how far it may be wrong is not known', { exact: false }).waitFor();
    await page.getByText('Nobody was asked whether they disagree: Rung at night').waitFor();
    for (const field of await page.locator('input[name^=gate-]').all()) await field.fill('Not possible tonight');
    await page.getByLabel('Your lock code').fill('AAAA-AAAA');
    await lock.click();
    await page.getByRole('link', { name: 'That code is not right.', exact: false }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('lock-code');
  });

  it('the sealed page shows the code, and everybody else reads the locked minutes', async () => {
    const { page } = deputy;
    await page.getByLabel('Your lock code').fill(invitedTo(real, 'deputy').lockCode ?? '');
    await page.getByRole('button', { name: 'Confirm it is you and lock' }).click();
    await page.waitForURL(at('/sealed'));
    await page.getByText(/^([A-Z2-7]{4} ){4}[A-Z2-7]{4}$/).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Minutes locked');
    await page.reload();
    await page.getByText('Step 5 of 5').waitFor();
    expect(await findings(page, 'closing-5-sealed')).toEqual([]);
    await letGo(health.page);
    await health.page.waitForURL('**/record');
  });

  it('[UI-58] words written offline are kept beside the locked minutes, asked for and answered', async () => {
    await police.page.context().setOffline(false);
    await police.page.getByRole('heading', { name: 'Your changes are not in the locked minutes' }).waitFor();
    await police.page
      .getByText('They are kept beside the minutes with your name and the time', { exact: false })
      .waitFor();
    await police.page.getByText('Amira Hassan locked the minutes at', { exact: false }).first().waitFor();
    expect(await findings(police.page, 'closing-late-writer')).toEqual([]);
    await police.page.getByText('Remove them from this page').click();
    await police.page.getByText('You may have a duty to keep this.', { exact: false }).waitFor();
    await police.page.getByText('Ask to add them as an addendum').click();
    await police.page.getByLabel('What should be added, in your words').fill('There was a third call in July.');
    await police.page.getByRole('button', { name: 'Send the request' }).click();
    await police.page.getByText('Your request is recorded.', { exact: false }).first().waitFor();

    const { page } = deputy;
    const tray = page.getByRole('region', { name: 'Received after the freeze' });
    await tray.getByText(/^DS Lee Grant, received \d\d:\d\d/).waitFor();
    await tray.getByText('A third in July.', { exact: false }).waitFor();
    expect(await findings(page, 'closing-late-tray')).toEqual([]);
    const became = tray.getByRole('form', { name: 'What becomes of what DS Lee Grant wrote' });
    await became.getByLabel('Keep it on file without adding it').check();
    await became.getByRole('button', { name: 'Record the answer' }).click();
    await became.getByText('Say why it is not added').waitFor();
    await became.getByLabel('Why it is not added').fill('The call was in August.');
    await became.getByRole('button', { name: 'Record the answer' }).click();
    await became.waitFor({ state: 'detached' });
    await police.page.getByText('Not added, because The call was in August.').waitFor();
    const answer = tray.getByRole('form', { name: 'Answer what DS Lee Grant wrote' });
    await answer.getByLabel('Add it beside the minutes as an addendum').check();
    await answer.getByLabel('Your answer, with the reason').fill('Agreed, it was said.');
    await answer.getByRole('button', { name: 'Record the answer' }).click();
    await answer.waitFor({ state: 'detached' });
  });

  it('whoever comes late reads the locked minutes as text, with the answer and without the late words in them', async () => {
    const late = await join(real, 'school');
    await late.page.waitForURL('**/record');
    const words = await late.page.locator('body').innerText();
    expect(words).toContain('And one in June.');
    expect(words).not.toContain('A third in July.');
    expect(words).toContain('There was a third call in July.');
    expect(words).toContain('Agreed, it was said.');
    // Who may not read the late words does not read what became of them.
    expect(words).not.toContain('The call was in August.');
    const writers = await police.page.context().request.get(late.page.url());
    expect(await writers.text()).toContain('To DS Lee Grant (Police): not added, because The call was in August.');
    expect(words).toContain('His phone is off');
    expect(words).toContain('Her laptop failed');
    // T-26: locked is text; what is asked of its reader stands apart from it.
    const fields = late.page.locator('[contenteditable], [role=textbox], input, textarea');
    expect(await fields.count()).toBe(await late.page.locator('.do').locator(fields).count());
    expect(await findings(late.page, 'closing-record')).toEqual([]);
  });

  it('no page has complained', () => {
    // 503: the server was stopped in between, and says so to whoever asks while it goes.
    const expected = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|WebSocket connection to|status of (40[349]|422|503)/;
    const complaints = [chair, deputy, police, health].flatMap((person) => person.complaints);
    expect(complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
  });
});

/** As the page itself asks, with its own session. */
async function request(page: Page, path: string, body: object | null): Promise<{ status: number; body: string }> {
  return page.evaluate(
    async ([url, json]) => {
      const headers = {
        'content-type': 'application/json',
        accept: url.startsWith('/api') ? 'application/json' : 'text/html',
      };
      const response = await fetch(url, json === null ? { headers } : { method: 'POST', headers, body: json });
      return { status: response.status, body: await response.text() };
    },
    [path, body === null ? null : JSON.stringify(body)] as const,
  );
}

function refusalCode(body: string): string | null {
  const parsed = JSON.parse(body) as { refusal?: { code: string } };
  return parsed.refusal?.code ?? null;
}

/** By name, as the roster tells. */
async function idsOf(page: Page): Promise<{ chair: string; police: string }> {
  const people = (await happeningsOf(page)).flatMap(({ event }) => event.attendee ?? []);
  const idOf = (name: string): string => people.find((one) => one.name === name)?.id ?? '';
  return { chair: idOf('Priya Nair'), police: idOf('DS Lee Grant') };
}

interface Happened {
  event: { type: string; id?: string; attendee?: { id: string; name: string } };
}

async function happeningsOf(page: Page): Promise<Happened[]> {
  const { pathname } = new URL(page.url());
  const { body } = await request(page, `/api/meetings/${pathname.split('/')[2]}/room`, null);
  return (JSON.parse(body) as { happenings: Happened[] }).happenings;
}

async function decisionOf(page: Page): Promise<string> {
  const id = (await happeningsOf(page)).find(({ event }) => event.type === 'decisionRecorded')?.event.id;
  if (id === undefined) throw new Error('no decision was recorded');
  return id;
}

/** The page's program stops between two lines; its connections stay open, as on a phone that was put away. */
const held = new Map<Page, Awaited<ReturnType<ReturnType<Page['context']>['newCDPSession']>>>();

async function holdStill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  held.set(page, session);
  await session.send('Debugger.enable');
  await session.send('Debugger.pause');
}

async function letGo(page: Page): Promise<void> {
  const session = held.get(page);
  await session?.send('Debugger.disable');
}

function spokenNow(page: Page): Promise<string | null> {
  return page.locator('#say-now').textContent();
}
