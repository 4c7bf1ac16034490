/** The forms of the record's page, as a browser without script sends them, to a really opened server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Addition } from '../../shared/record/additions.ts';
import { forYouWords as words } from '../../shared/words/en/forYou.ts';
import {
  ABSENT_WORDS,
  ENTRY_WORDS,
  lateWords,
  lockedMeeting,
  TAKEN_WORDS,
  type LockedMeeting,
} from '../support/lockedMeeting.ts';
import { openNode, ownFolder, type Node } from '../support/openNode.ts';
import { Caller, type Answered } from './caller.ts';

type Somebody = 'chair' | 'police' | 'health' | 'school';
type Fields = Record<string, string> & { deed: string };

describe('the forms of the record’s page', () => {
  let node: Node;
  let remove: () => Promise<void>;
  let locked: LockedMeeting;
  let path: string;
  const callers = new Map<Somebody, Caller>();

  beforeAll(async () => {
    const own = await ownFolder();
    remove = own.remove;
    node = await openNode(own);
    locked = await lockedMeeting(node);
    path = `/m/${locked.chair.meetingId}/record`;
    for (const who of ['chair', 'police', 'health', 'school'] as const) {
      const { invitation, code } = locked.invited(who);
      const caller = new Caller({ origin: node.origin, meeting: locked.chair.meetingId });
      await caller.signIn(invitation, code);
      callers.set(who, caller);
    }
    await locked.health.handIn(lateWords('I was cut off.'));
  });
  afterAll(async () => {
    locked.leave();
    await node.close();
    await remove();
  });

  const by = (who: Somebody): Caller =>
    callers.get(who) ?? new Caller({ origin: node.origin, meeting: locked.chair.meetingId });
  const page = async (who: Somebody): Promise<string> => String((await by(who).get(path)).body['text']);
  const additions = async (who: Somebody): Promise<Addition[]> =>
    (JSON.parse((await locked[who].readAfterwards()) ?? '') as { list: Addition[] }).list;
  const sends = (who: Somebody, fields: Fields): Promise<Answered> => by(who).form(path, fields);
  /** The forms on the page of this reader, by their hidden fields. */
  const forms = async (who: Somebody): Promise<Fields[]> => {
    const found = [...(await page(who)).matchAll(/<form [^>]*>(.*?)<\/form>/gs)].map(([, inside = '']) =>
      Object.fromEntries(
        [...inside.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
          name,
          value,
        ]),
      ),
    );
    return found as Fields[];
  };
  const formOf = async (who: Somebody, wanted: Partial<Fields>): Promise<Fields> => {
    const found = (await forms(who)).find((fields) =>
      Object.entries(wanted).every(([name, value]) => fields[name] === value),
    );
    if (!found) throw new Error(`${who} has no form of ${JSON.stringify(wanted)}`);
    return found;
  };
  const done = async (who: Somebody, wanted: Partial<Fields>, typed: Record<string, string> = {}): Promise<void> => {
    const answered = await sends(who, { ...(await formOf(who, wanted)), ...typed });
    expect([answered.status, answered.body['text']].join(' ')).toMatch(/^303 /);
    expect(answered.headers.get('location')).toMatch(/^\/m\/[a-z2-7]{26}\/record\?done=(for-you|add)#(for-you|add)$/);
  };

  it('[READ-33] [READ-40] each reader is asked what waits for them, and nothing of anybody else’s', async () => {
    const deeds = async (who: Somebody): Promise<string[]> =>
      (await forms(who)).map(({ deed, what, answer }) => [deed, what, answer].filter(Boolean).join(' '));
    expect(await deeds('health')).toEqual([
      'acceptAction',
      'declineAction',
      'progress',
      'confirmSaid words yes',
      'confirmSaid words own',
      'confirmSaid words yes',
      'confirmSaid words own',
      'confirmSaid view yes',
      'confirmSaid view own',
      'confirmSaid agreement yes',
      'confirmSaid agreement own',
      'confirmSaid agreement yes',
      'confirmSaid agreement own',
      'confirmSaid dissent yes',
      'confirmSaid dissent own',
      'confirmBlock',
      'recordDissent',
      'query',
    ]);
    expect(await deeds('police')).toEqual(['recordDissent', 'query']);
    expect(await deeds('school')).toEqual(['confirmSaid words yes', 'confirmSaid words own', 'query']);
    expect(await deeds('chair')).toEqual(['answerDissent', 'answerLate', 'recordDissent', 'query', 'progress']);
    const health = await page('health');
    expect(health).toContain('For you to do (8)');
    expect([await page('police'), await page('chair')].join()).not.toContain('Are these your words?');
    expect(health).toContain('Your answer to action 1: Agrees');
    expect(health).toContain(ENTRY_WORDS);
    expect(await page('school')).toContain(ABSENT_WORDS);
    // An entry can be named by its readers alone.
    for (const who of ['chair', 'school'] as const) expect(await page(who)).not.toContain(locked.entry);
    expect(await page('police')).toContain(`value="entry ${locked.entry}"`);
  });

  it('[READ-31] a form that is sent without script is done, stands beside the record and waits no more', async () => {
    const { action, decision } = locked;
    await done('health', { deed: 'acceptAction', id: action });
    await done('health', { deed: 'progress', id: action }, { choice: 'inHand', text: 'On my way.' });
    await done(
      'health',
      { deed: 'confirmSaid', words: TAKEN_WORDS, answer: 'own' },
      { text: 'On Tuesday,\r\nI said.' },
    );
    await done('health', { deed: 'confirmSaid', words: ENTRY_WORDS, answer: 'yes' });
    await done('health', { deed: 'confirmSaid', what: 'view', answer: 'yes' });
    await done('health', { deed: 'confirmBlock' });
    await done(
      'police',
      { deed: 'recordDissent' },
      { choice: `decision ${decision}`, text: 'It should have been joint.' },
    );
    await done('police', { deed: 'recordDissent' }, { choice: `entry ${locked.entry}`, text: 'He lives opposite.' });
    await done('school', { deed: 'query' }, { text: 'It was Tuesday.' });
    await locked.chair.sees(({ afterwards }) => afterwards.length > 0, 'the query was not shown');
    await done('chair', { deed: 'progress' }, { id: action, choice: 'couldNot', text: 'Nobody opened.' });
    await done('chair', { deed: 'answerDissent' }, { text: 'It was heard.', more: '' });
    await done('chair', { deed: 'answerLate' }, { choice: 'keep', text: 'it was August.' });
    await done('chair', { deed: 'answerQuery' }, { choice: 'add', text: 'It was Tuesday.' });
    const said = (await additions('health')).map((one) => JSON.stringify(one));
    for (const piece of [
      '"what":"acceptance"',
      '"note":"On my way."',
      '"note":"Nobody opened."',
      '"ownWords":"On Tuesday,\\nI said."',
      `"text":"${ENTRY_WORDS}"`,
      '"of":"view"',
      '"what":"blockConfirmed"',
      '"text":"It should have been joint."',
      '"text":"He lives opposite."',
      '"text":"It was heard."',
      '"reason":"it was August."',
    ])
      expect(
        said.filter((one) => one.includes(piece)),
        piece,
      ).toHaveLength(1);
    expect((await additions('chair')).some((one) => JSON.stringify(one).includes('opposite'))).toBe(false);
    const left = (await forms('health')).map(({ deed, what = '' }) => `${deed} ${what}`);
    expect(new Set(left)).toEqual(
      new Set(['confirmSaid agreement', 'confirmSaid dissent', 'recordDissent ', 'query ']),
    );
    // Of the disagreements one was answered: that about the decision is not, and that about the entry is not the chair's to read.
    expect((await forms('chair')).map(({ deed }) => deed)).toEqual(['answerDissent', 'recordDissent', 'query']);
    const after = await by('health').get(`${path}?done=for-you`);
    expect(after.body['text']).toContain(`role="status">${words.done}`);
  });

  it('[READ-33] no page counts what its reader may not read', async () => {
    const { seen } = await formOf('chair', { deed: 'query' });
    await done('police', { deed: 'query' }, { choice: `entry ${locked.entry}`, text: 'Which door was it?' });
    expect((await formOf('chair', { deed: 'query' }))['seen']).toBe(seen);
    await done('police', { deed: 'query' }, { text: 'Which day was it?' });
    expect((await formOf('chair', { deed: 'query' }))['seen']).not.toBe(seen);
  });

  it('[READ-31] the same press sent twice is one deed; filled in anew it is another', async () => {
    const fields = { ...(await formOf('police', { deed: 'query' })), text: 'Which Tuesday?' };
    expect([(await sends('police', fields)).status, (await sends('police', fields)).status]).toEqual([303, 303]);
    const count = async (): Promise<number> =>
      (await additions('police')).filter((one) => one.what === 'query' && one.text === 'Which Tuesday?').length;
    expect(await count()).toBe(1);
    await done('police', { deed: 'query' }, { text: 'Which Tuesday?' });
    expect(await count()).toBe(2);
  });

  it('[READ-32] what cannot be recorded is answered by a page that says why and keeps every word', async () => {
    const kept = async (answered: Answered, status: number, sentence: string, typed: string): Promise<void> => {
      expect(answered.status).toBe(status);
      const text = String(answered.body['text']);
      expect(text).toContain(`<p id="why" role="alert">${sentence}`);
      expect(text).toContain(`>${typed}</textarea>`);
      expect(text).toContain('<input type="hidden" name="deed"');
    };
    const answer = await formOf('chair', { deed: 'answerDissent' });
    const first = { ...answer, text: 'It was heard.' };
    await sends('chair', first);
    const second = { ...answer, text: 'Another & answer' };
    await kept(await sends('chair', second), 409, words.changed, 'Another &amp; answer');
    const stranger = new Caller({ origin: node.origin, meeting: locked.chair.meetingId });
    await kept(await stranger.form(path, second), 401, words.signedOut, 'Another &amp; answer');
    await kept(
      await sends('school', { deed: 'recordDissent', choice: 'all', text: 'I was not there.' }),
      403,
      'By the roll call this person was not here',
      'I was not there.',
    );
    const own = { deed: 'confirmSaid', what: 'words', words: ABSENT_WORDS, answer: 'own', text: ' ' };
    await kept(await sends('school', own), 422, words.needText, ' ');
    expect((await forms('school')).some(({ deed }) => deed === 'confirmSaid')).toBe(true);
    await kept(await sends('police', { ...own, text: 'Mine.' }), 404, 'There is nothing here', 'Mine.');
    const long = 'ä'.repeat(20_001);
    const cut = await sends('police', { deed: 'query', text: long });
    await kept(cut, 413, words.tooLong(20_000), long);
    // The forms of the page and no other command.
    for (const deed of ['hold', 'circulate', 'freeze'])
      expect((await sends('chair', { deed, text: 'x' })).status, deed).toBe(404);
    expect((await by('chair').form(path, { text: 'x' })).code).toBe('malformed');
  });

  it('[READ-31] a form of another site is refused, and the page lets its own say where it comes from', async () => {
    const fields = await formOf('police', { deed: 'query' });
    for (const origin of ['https://elsewhere.example', 'null']) {
      const { code } = await by('police').form(path, { ...fields, text: 'x' }, { origin });
      expect(code, origin).toBe('bad-origin');
    }
    expect((await by('police').get(path)).headers.get('referrer-policy')).toBe('same-origin');
  });
});
