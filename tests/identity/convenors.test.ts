import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '../../server/identity/createIdentity.ts';
import type { SignedIn } from '../../server/identity/SignedIn.ts';
import { openStore, type Store, type StorePlace } from '../../server/storage/openStore.ts';
import { mintId, type MeetingId, type PersonId, type SessionId } from '../../shared/ids.ts';
import { describeWithPostgres, freshDatabase } from '../support/postgres.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { openIdentity, wrong } from './openIdentity.ts';

const HOUR_MS = 60 * 60_000;
const YEAR_MS = 365 * 24 * HOUR_MS;
const { random } = seededChance(52);
const meeting = mintId<MeetingId>(random);
const otherMeeting = mintId<MeetingId>(random);
const DETAILS = { name: 'Priya Nair', job: '', organisation: 'Larkhill Council', agency: 'childrensSocialCare' };

describe('on SQLite', () => {
  let folder: string;
  holdsConvenorsPromises(
    async () => {
      folder = await mkdtemp(join(tmpdir(), 'quorate-convenors-'));
      return { data: folder };
    },
    () => rm(folder, { recursive: true }),
  );
});
describeWithPostgres('on PostgreSQL', () => {
  holdsConvenorsPromises(
    async () => ({ postgres: await freshDatabase() }),
    () => Promise.resolve(),
  );
});

function holdsConvenorsPromises(place: () => Promise<StorePlace>, tidy: () => Promise<void>): void {
  let store: Store;
  let time: VirtualTime;
  let identity: Identity;
  let convenor: PersonId;
  let link: string;
  let code: string;

  beforeEach(async () => {
    store = await openStore(await place());
    time = new VirtualTime();
    identity = opened();
    convenor = (await identity.convenors.add(DETAILS)).id;
    ({ link, code } = await identity.convenors.link(convenor));
    await identity.convenors.convened(meeting, convenor);
  });
  afterEach(async () => {
    identity.close();
    await store.close();
    await tidy();
  });

  const opened = (): Identity => openIdentity(store, time, random);

  async function signedIn(): Promise<{ who: SignedIn; cookie: string }> {
    const answer = await identity.signInConvenor(link, code);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return { who: answer.who, cookie: answer.cookie.split(';')[0] ?? '' };
  }

  const refusalOf = async (given: string, by = link): Promise<string> => {
    const answer = await identity.signInConvenor(by, given);
    return answer.ok ? 'signed in' : `${answer.refusal.code} ${answer.refusal.detail?.['left'] ?? ''}`.trim();
  };

  it('[WHO-52] five wrong codes void a convenor’s link, and it is said how many are left', async () => {
    for (const left of [4, 3, 2, 1]) expect(await refusalOf(wrong(code))).toBe(`code-wrong ${left}`);
    expect(await refusalOf(wrong(code))).toBe('code-void');
    expect(await refusalOf(code)).toBe('code-void');
  });

  it('[WHO-52] a link ends when its year is over and when there is a newer one', async () => {
    const before = { link, code };
    ({ link, code } = await identity.convenors.link(convenor));
    expect(await refusalOf(before.code, before.link)).toBe('invitation-replaced');
    expect(await refusalOf(code, before.link)).toBe('invitation-replaced');
    expect(await refusalOf(code)).toBe('signed in');
    await time.pass(YEAR_MS);
    expect(await refusalOf(code)).toBe('invitation-over');
  });

  it('[WHO-31] a made-up link is told what a wrong code of a real one is told, to the last try', async () => {
    const told = async (by: string): Promise<string[]> => {
      const answers: string[] = [];
      for (let n = 0; n < 6; n++) answers.push(await refusalOf(wrong(code), by));
      return answers;
    };
    expect(await told(mintId<string>(random))).toEqual(await told(link));
  });

  it('[WHO-53] a convenor is good for what they convened and for nothing else, an invitee for one meeting', async () => {
    const { who, cookie } = await signedIn();
    expect(await identity.whoIs(cookie)).toEqual({ ...who, person: convenor, for: 'convenor' });
    const member = await identity.memberOf(who, meeting);
    expect(member).toEqual({ session: who.session, person: convenor, meeting });
    expect(member && identity.stands(member)).toBe(true);
    expect(await identity.memberOf(who, otherMeeting)).toBeNull();
    expect(identity.stands({ session: who.session, person: convenor, meeting: otherMeeting })).toBe(false);

    const person = mintId<PersonId>(random);
    const invited = await identity.invite({ meeting, person });
    const answer = await identity.signIn(invited.invitation, invited.code);
    if (!answer.ok) throw new Error(answer.refusal.code);
    const guest: SignedIn = { ...answer.who, for: { meeting } };
    await identity.convenors.convened(otherMeeting, convenor);
    expect(await identity.memberOf(guest, meeting)).not.toBeNull();
    expect(await identity.memberOf(guest, otherMeeting)).toBeNull();
    expect(await identity.memberOf(who, otherMeeting)).not.toBeNull();
  });

  it('[WHO-53] the code of an invitation opens no convenor’s link, and the other way round', async () => {
    const person = mintId<PersonId>(random);
    const invited = await identity.invite({ meeting, person });
    expect(await refusalOf(invited.code, invited.invitation)).toMatch(/^code-wrong/);
    expect((await identity.signIn(link, code)).ok).toBe(false);
  });

  it('[WHO-61] a convenor stays signed in while one of their meetings runs, and not for a meeting of others', async () => {
    identity.close();
    const runs = new Set<MeetingId>();
    identity = openIdentity(store, time, random, {
      lifeOf: (of) => ({ overAt: null, runs: runs.has(of), lastAt: time.now().toISOString() }),
    });
    const { cookie } = await signedIn();
    await time.pass(11 * HOUR_MS);
    runs.add(otherMeeting);
    expect(await identity.whoIs(cookie)).toBeNull();
    runs.add(meeting);
    expect(await identity.whoIs(cookie)).not.toBeNull();
  });

  it('[WHO-54] a convenor who is removed from a meeting loses this meeting alone, also on another node', async () => {
    await identity.convenors.convened(otherMeeting, convenor);
    const { who } = await signedIn();
    const [here, there] = [await identity.memberOf(who, meeting), await identity.memberOf(who, otherMeeting)];
    if (!here || !there) throw new Error('not a member');
    const revoked: [SessionId, MeetingId | null][] = [];
    identity.onRevoked((...ended) => revoked.push(ended));
    const elsewhere = opened();
    await elsewhere.endAccess(meeting, convenor);
    elsewhere.close();
    const told = new Promise((resolve) => identity.onRevoked(resolve));
    await time.pass(1_100);
    await told;
    expect(revoked).toEqual([[who.session, meeting]]);
    expect(identity.stands(here)).toBe(false);
    expect(identity.stands(there)).toBe(true);
    expect(await identity.memberOf(who, meeting)).toBeNull();
    expect(await identity.convenors.meetingsOf(convenor, 10)).toEqual([otherMeeting]);
  });

  it('[WHO-54] a convenor who is ended is signed out everywhere, and their link signs nobody in', async () => {
    const { who, cookie } = await signedIn();
    const member = await identity.memberOf(who, meeting);
    await identity.endConvenor(convenor);
    expect(member && identity.stands(member)).toBe(false);
    expect(await identity.whoIs(cookie)).toBeNull();
    expect(await refusalOf(code)).toBe('invitation-over');
    expect(await identity.convenors.all()).toEqual([]);
  });

  it('[WHO-54] a convenor who was ended beside this node is not believed for more than a second', async () => {
    const { who, cookie } = await signedIn();
    const member = await identity.memberOf(who, meeting);
    const ended = new Promise((resolve) => identity.onRevoked((...revoked) => resolve(revoked)));
    const elsewhere = opened();
    await elsewhere.endConvenor(convenor);
    elsewhere.close();
    expect(member && identity.stands(member)).toBe(true);
    await time.pass(1_100);
    expect(await ended).toEqual([who.session, null]);
    expect(member && identity.stands(member)).toBe(false);
    expect(await identity.whoIs(cookie)).toBeNull();
  });

  it('[WHO-55] the code a convenor signs in with signs the lock too, for themselves and five tries', async () => {
    const check = async (who: PersonId, given: string): Promise<string> => {
      const answer = await identity.checkLockCode(meeting, who, given, 'digest');
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await check(convenor, wrong(code))).toBe('code-wrong');
    expect(await check(convenor, code)).toBe('ok');
    const row = await store.kysely.selectFrom('lock_code').selectAll().where('voided_at', 'is', null).execute();
    expect(row).toMatchObject([{ meeting, person: convenor, approved_digest: 'digest', used_at: null }]);
    expect(await check(mintId<PersonId>(random), code)).toBe('code-void');

    // Another link is another code, with tries of its own.
    const before = code;
    ({ link, code } = await identity.convenors.link(convenor));
    expect(await check(convenor, before)).toBe('code-wrong');
    expect(await check(convenor, code)).toBe('ok');
  });

  it('[WHO-64] five mistakes at the lock void a convenor’s code there alone, also at once; somebody gives another', async () => {
    const { cookie } = await signedIn();
    const check = async (given: string, where = meeting): Promise<string> => {
      const answer = await identity.checkLockCode(where, convenor, given, 'digest');
      if (answer.ok) return 'ok';
      const { code: refused, detail } = answer.refusal;
      return `${refused} ${detail?.left ?? detail?.why ?? ''}`;
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => check(wrong(code))));
    expect(answers.filter((answer) => answer.startsWith('code-wrong'))).toHaveLength(4);
    expect(await check(code)).toBe('code-void lockCode');
    expect(await identity.whoIs(cookie)).not.toBeNull();
    expect(await refusalOf(code)).toBe('signed in');
    expect(await check(code, otherMeeting)).toBe('ok');
    const given = await identity.lockCode(meeting, convenor);
    expect(await check(wrong(given))).toBe('code-wrong 4');
    expect(await check(given)).toBe('ok');
  });

  it('[WHO-55] a code that somebody gave leaves the convenor’s own as good as it was, and the other way round', async () => {
    const given = await identity.lockCode(meeting, convenor);
    const check = async (code: string) => (await identity.checkLockCode(meeting, convenor, code, 'digest')).ok;
    expect([await check(code), await check(given), await check(code)]).toEqual([true, true, true]);
    for (let n = 0; n < 3; n++) expect([await check(code), await check(given)]).toEqual([true, true]);
    const newer = await identity.lockCode(meeting, convenor);
    expect([await check(given), await check(newer), await check(code)]).toEqual([false, true, true]);
  });

  it('[WHO-36] neither the code of a convenor nor their session’s secret stands in the store', async () => {
    const { cookie } = await signedIn();
    const rows = JSON.stringify([
      await store.kysely.selectFrom('convenor_link').selectAll().execute(),
      await store.kysely.selectFrom('convenor_session').selectAll().execute(),
    ]);
    for (const hidden of [code, code.replace('-', ''), cookie.split('=')[1] ?? '-']) expect(rows).not.toContain(hidden);
  });
}
