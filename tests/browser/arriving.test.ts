/** Coming in by invitation: what the link's page says in each of its states, and the lobby, on the real server. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MeetingId } from '../../shared/ids.ts';
import type { ConvenedMeeting } from '../../shared/wire/convening.ts';
import { Caller } from '../http/caller.ts';
import { MEETING } from '../http/askedMeeting.ts';
import { describeWithChromium } from '../support/chromium.ts';
import { openHouse, type House } from '../support/convenorHouse.ts';
import { newVisitor } from './convenorAtWork.ts';
import { lockedMeeting } from '../support/lockedMeeting.ts';
import { openNode, ownFolder } from '../support/openNode.ts';
import { findings, typeCode } from './person.ts';

describeWithChromium('arriving by invitation', () => {
  let house: House;
  let convened: ConvenedMeeting;
  let convenor: Caller;
  const linkOf = (name: string): string => `${house.origin}/i/${keyOf(name).invitation}`;
  const keyOf = (name: string): ConvenedMeeting['keys'][number] => {
    const key = convened.keys.find((one) => one.name === name);
    if (!key) throw new Error(`no key for ${name}`);
    return key;
  };

  beforeAll(async () => {
    house = await openHouse();
    convenor = new Caller({ origin: house.origin, meeting: 'a'.repeat(26) as MeetingId });
    await convenor.convenes(house.link, house.code);
    convened = (await convenor.post('/api/meetings', MEETING)).body as unknown as ConvenedMeeting;
  });
  afterAll(() => house.close());

  it('[UI-87] a wrong code says how many tries are left, a link that is void or over says what to do', async () => {
    const { page } = await newVisitor();
    await page.goto(linkOf('Lee Grant'));
    expect(await page.content()).not.toContain('K4T-2291');
    await typeCode(page, 'WRONGAAA');
    await page.getByRole('link', { name: /^That code is not right.* 4 tries are left\.$/ }).waitFor();
    expect(await findings(page, 'invitation-wrong')).toEqual([]);
    for (const left of [3, 2, 1]) {
      await typeCode(page, 'WRONGAAA');
      await page.getByRole('link', { name: new RegExp(`${left} (tries are|try is) left`) }).waitFor();
    }
    await typeCode(page, 'WRONGAAA');
    await page.getByRole('heading', { name: 'This link no longer works' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await findings(page, 'invitation-void')).toEqual([]);

    const { person, code } = keyOf('Lee Grant');
    const old = linkOf('Lee Grant');
    const fresh = await convenor.post(`/api/meetings/${convened.meeting}/invitations`, { person });
    Object.assign(keyOf('Lee Grant'), fresh.body);
    await page.goto(old);
    await typeCode(page, code);
    await page.getByRole('heading', { name: 'This link was replaced' }).waitFor();

    const chair = { ...keyOf('Sam Poole') };
    const newer = await convenor.post(`/api/meetings/${convened.meeting}/invitations`, { person: chair.person });
    Object.assign(keyOf('Sam Poole'), newer.body);
    await page.goto(`${house.origin}/i/${chair.invitation}`);
    await typeCode(page, chair.code);
    await page.getByRole('heading', { name: 'This link was replaced' }).waitFor();
    expect(await findings(page, 'invitation-replaced')).toEqual([]);
  });

  it('[UI-88] before the conflict question is answered one sees names, one’s own details and a box that is sent nowhere', async () => {
    const { page, complaints } = await newVisitor();
    const sockets: string[] = [];
    page.on('websocket', (socket) => sockets.push(new URL(socket.url()).pathname));
    await page.goto(linkOf('Lee Grant'));
    await typeCode(page, keyOf('Lee Grant').code);
    await page.getByText('In the minutes you appear as Lee Grant, Larkhill Police.').waitFor();
    await page.getByText('Dana R.').waitFor();
    expect(await page.content()).not.toContain('calls.example');
    await page.getByText('Try the editor', { exact: true }).click();
    const box = page.getByRole('textbox', { name: 'Try the editor: a box of your own' });
    await box.click();
    await page.keyboard.type('Only mine');
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.type(' and bold');
    expect(await box.innerHTML()).toContain('<strong> and bold</strong>');
    expect(await findings(page, 'lobby-try')).toEqual([]);
    expect(sockets.filter((path) => path.startsWith('/sync'))).toEqual([]);
    await page.getByRole('button', { name: 'No, show the meeting' }).click();
    await page.getByText('The call:').waitFor();
    // Words that are sent go this way, so what was seen of it before means something.
    await expect.poll(() => sockets.filter((path) => path.startsWith('/sync')).length).toBeGreaterThan(0);
    expect(await page.getByRole('link', { name: 'https://calls.example/91' }).getAttribute('rel')).toBe('noreferrer');
    expect(await page.getByRole('link', { name: 'Invite people, make links' }).count()).toBe(0);
    expect(await page.content()).not.toContain('Only mine');
    expect(complaints).toEqual([]);
  });

  it('[UI-87] whoever comes second to a shared computer is told who is signed in, and can sign them out', async () => {
    const { page } = await newVisitor();
    await page.goto(linkOf('Lee Grant'));
    await typeCode(page, keyOf('Lee Grant').code);
    await page.getByText('The call:').waitFor();
    await page.goto(linkOf('Sam Poole'));
    await page.getByText('You are signed in here as Lee Grant.', { exact: false }).waitFor();
    expect(await findings(page, 'invitation-foreign')).toEqual([]);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('You are signed in here', { exact: false }).waitFor({ state: 'detached' });
    expect(await page.context().cookies()).toEqual([]);
    await typeCode(page, keyOf('Sam Poole').code);
    await page.getByRole('link', { name: 'Invite people, make links' }).waitFor();
  });

  it('[UI-89] whoever signs in to locked minutes is led to the record, and no room is loaded', async () => {
    const { folder, remove } = await ownFolder();
    const node = await openNode({ folder });
    const locked = await lockedMeeting(node);
    const meeting = locked.chair.meeting?.id;
    if (!meeting) throw new Error('there is no meeting');
    const { invitation, code } = await node.server.identity.invite({ meeting, person: locked.school.person });
    const { page } = await newVisitor();
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url()));
    await page.goto(`${node.origin}/i/${invitation}`);
    await typeCode(page, code);
    await page.waitForURL(`**/m/${meeting}/record`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(loaded.filter((url) => url.includes('startRoom'))).toEqual([]);
    locked.leave();
    await node.close();
    await remove();
  });
});
