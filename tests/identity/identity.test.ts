import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mintId, type MeetingId, type PersonId, type SessionId } from '../../shared/ids.ts';
import type { MeetingLife } from '../../server/identity/MeetingLife.ts';
import type { Identity } from '../../server/identity/createIdentity.ts';
import { openStore, type Store } from '../../server/storage/openStore.ts';
import { seededChance, VirtualTime } from '../support/seededWorld.ts';
import { openIdentity, wrong } from './openIdentity.ts';

const HOUR_MS = 60 * 60_000;
const { random } = seededChance(31);
const meeting = mintId<MeetingId>(random);

describe('who is at the other end', () => {
  let folder: string;
  let store: Store;
  let time: VirtualTime;
  let identity: Identity;
  let person: PersonId;
  /** Of the one meeting there is. */
  let life: MeetingLife | null;
  let asked: () => void;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quorate-identity-'));
    store = await openStore({ data: folder });
    time = new VirtualTime();
    life = null;
    asked = () => {};
    identity = opened();
    person = mintId<PersonId>(random);
  });
  afterEach(async () => {
    identity.close();
    await store.close();
    await rm(folder, { recursive: true });
  });

  const opened = (secure = false): Identity =>
    openIdentity(store, time, random, {
      secure,
      lifeOf: (of) => {
        asked();
        return of === meeting ? life : null;
      },
    });

  function invited(): Promise<{ invitation: string; code: string }> {
    return identity.invite({ meeting, person });
  }

  async function signedIn(): Promise<{ cookie: string; session: SessionId }> {
    const { invitation, code } = await invited();
    const answer = await identity.signIn(invitation, code);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return { cookie: answer.cookie.split(';')[0] ?? '', session: answer.who.session };
  }

  const member = ({ session }: { session: SessionId }) => ({ session, person, meeting });

  const refusalOf = async (invitation: string, code: string): Promise<string> => {
    const answer = await identity.signIn(invitation, code);
    return answer.ok ? 'signed in' : answer.refusal.code;
  };

  it('[WHO-30] five wrong codes void an invitation, the right one too', async () => {
    const { invitation, code } = await invited();
    for (let n = 1; n < 5; n++) expect(await refusalOf(invitation, wrong(code))).toBe('code-wrong');
    expect(await refusalOf(invitation, wrong(code))).toBe('code-void');
    expect(await refusalOf(invitation, code)).toBe('code-void');
  });

  it('[WHO-30] of a thousand tries at once five are compared', async () => {
    const { invitation, code } = await invited();
    const tries = Array.from({ length: 999 }, () => refusalOf(invitation, wrong(code)));
    const answers = await Promise.all([...tries, refusalOf(invitation, code)]);
    expect(answers.filter((answer) => answer === 'code-wrong')).toHaveLength(4);
    expect(answers.filter((answer) => answer === 'code-void')).toHaveLength(996);
  });

  it('[WHO-30] capitals, spaces and dashes of a code do not matter, and a good sign-in forgives earlier mistakes', async () => {
    const { invitation, code } = await invited();
    expect(await refusalOf(invitation, wrong(code))).toBe('code-wrong');
    expect(await refusalOf(invitation, ` ${code.toLowerCase().replace('-', ' ')} `)).toBe('signed in');
    for (let n = 1; n < 5; n++) expect(await refusalOf(invitation, wrong(code))).toBe('code-wrong');
    expect(await refusalOf(invitation, code)).toBe('signed in');
  });

  it('[WHO-31] an invitation ends when its time is over, and when its person is removed', async () => {
    const { invitation, code } = await invited();
    await identity.endAccess(meeting, person);
    expect(await refusalOf(invitation, code)).toBe('invitation-over');
    const again = await invited();
    await time.pass(24 * HOUR_MS);
    expect(await refusalOf(again.invitation, again.code)).toBe('invitation-over');
  });

  it('[WHO-60] an invitation goes on while its meeting is open, however late it began, and ends when nothing happens', async () => {
    const { invitation, code } = await invited();
    const openSince = (hours: number): void => {
      life = { overAt: null, runs: false, lastAt: new Date(time.now().getTime() - hours * HOUR_MS).toISOString() };
    };
    await time.pass(60 * HOUR_MS);
    openSince(30);
    expect(await refusalOf(invitation, code)).toBe('signed in');
    openSince(28 * 24 - 1);
    expect(await refusalOf(invitation, code)).toBe('signed in');
    openSince(28 * 24);
    expect(await refusalOf(invitation, code)).toBe('invitation-over');
    openSince(0);
    expect(await refusalOf(invitation, code)).toBe('signed in');
  });

  it('[WHO-60] it ends a day after the lock, and one that is made later a day after it was made', async () => {
    const { invitation, code } = await invited();
    await time.pass(60 * HOUR_MS);
    const over = (hours: number): void => {
      const at = new Date(time.now().getTime() - hours * HOUR_MS).toISOString();
      life = { overAt: at, runs: false, lastAt: at };
    };
    over(23);
    expect(await refusalOf(invitation, code)).toBe('signed in');
    over(24);
    expect(await refusalOf(invitation, code)).toBe('invitation-over');
    const later = await invited();
    await time.pass(23 * HOUR_MS);
    expect(await refusalOf(later.invitation, later.code)).toBe('signed in');
    await time.pass(HOUR_MS);
    expect(await refusalOf(later.invitation, later.code)).toBe('invitation-over');
  });

  it('[WHO-63] a link signs its person in again; replaced, it says so to whichever code, and to its own end too', async () => {
    const first = await invited();
    expect(await refusalOf(first.invitation, first.code)).toBe('signed in');
    expect(await refusalOf(first.invitation, first.code)).toBe('signed in');
    const second = await invited();
    for (const code of [first.code, second.code, wrong(first.code)])
      expect(await refusalOf(first.invitation, code)).toBe('invitation-replaced');
    for (let n = 0; n < 6; n++) await refusalOf(first.invitation, wrong(first.code));
    expect(await refusalOf(first.invitation, first.code)).toBe('invitation-replaced');
    expect(await refusalOf(second.invitation, second.code)).toBe('signed in');
    await identity.endAccess(meeting, person);
    for (const { invitation, code } of [first, second])
      expect(await refusalOf(invitation, code)).toBe('invitation-over');
  });

  const ofNow = (runs: boolean): MeetingLife => ({ overAt: null, runs, lastAt: time.now().toISOString() });

  it('[WHO-61] nobody is put out of a meeting that runs when their hours are over, and when it ran out they are', async () => {
    const { cookie, session } = await signedIn();
    life = ofNow(true);
    await time.pass(10 * HOUR_MS - 4_000);
    for (let n = 0; n < 4; n++) {
      expect(await identity.whoIs(cookie)).not.toBeNull();
      await time.pass(57_000);
      expect(identity.stands(member({ session }))).toBe(true);
    }
    const ended = new Promise<SessionId>((resolve) => identity.onRevoked(resolve));
    life = ofNow(false);
    await time.pass(60_000);
    expect(await time.during(ended)).toBe(session);
    expect(identity.stands(member({ session }))).toBe(false);
    expect(await identity.whoIs(cookie)).toBeNull();
  });

  it('[WHO-61] who only listens is asked for before their hours are over, and a day ends every session', async () => {
    const { cookie, session } = await signedIn();
    life = ofNow(true);
    const told = new Promise<void>((resolve) => (asked = resolve));
    await time.pass(10 * HOUR_MS - 4_000);
    await time.during(told);
    await time.pass(30_000);
    expect(identity.stands(member({ session }))).toBe(true);
    await time.pass(14 * HOUR_MS);
    expect(identity.stands(member({ session }))).toBe(false);
    expect(await identity.whoIs(cookie)).toBeNull();
  });

  it('[WHO-31] an unknown invitation is told what a wrong code is told, whatever was sent', async () => {
    for (const unknown of [mintId<string>(random), '', "' or 1=1 --", '\u0000', 'x'.repeat(64)])
      expect(await refusalOf(unknown, 'ABCD-EFGH')).toBe('code-wrong');
  });

  it('[WHO-31] the code of one invitation does not open another', async () => {
    const mine = await invited();
    person = mintId<PersonId>(random);
    const theirs = await invited();
    expect(await refusalOf(theirs.invitation, mine.code)).toBe('code-wrong');
  });

  it('[WHO-32] every sign-in makes a session of its own, whatever cookie came with it', async () => {
    const { invitation, code } = await invited();
    const seen = new Set<string>();
    for (let n = 0; n < 3; n++) {
      const answer = await identity.signIn(invitation, code);
      if (answer.ok) seen.add(answer.who.session).add(answer.cookie);
    }
    expect(seen.size).toBe(6);
  });

  it('[WHO-33] a session ends when its person signs out, is removed, or its time is over, and then everywhere', async () => {
    const revoked: SessionId[] = [];
    identity.onRevoked((session) => revoked.push(session));
    const first = await signedIn();
    expect(await identity.whoIs(first.cookie)).toMatchObject({ person, for: { meeting } });
    expect(identity.stands(member(first))).toBe(true);
    await identity.signOut(first.session);
    expect(await identity.whoIs(first.cookie)).toBeNull();
    expect(identity.stands(member(first))).toBe(false);

    const second = await signedIn();
    await identity.endAccess(meeting, person);
    expect(await identity.whoIs(second.cookie)).toBeNull();
    expect(revoked).toEqual([first.session, second.session]);

    const third = await signedIn();
    await time.pass(10 * HOUR_MS);
    expect(await identity.whoIs(third.cookie)).toBeNull();
    expect(identity.stands(member(third))).toBe(false);
  });

  it('[WHO-33] a session that another node ended is not believed for more than a second', async () => {
    const { cookie, session } = await signedIn();
    const elsewhere = opened();
    await elsewhere.signOut(session);
    elsewhere.close();
    const ended = new Promise<SessionId>((resolve) => identity.onRevoked(resolve));
    expect(identity.stands(member({ session }))).toBe(true);
    await time.pass(1_100);
    expect(await ended).toBe(session);
    expect(await identity.whoIs(cookie)).toBeNull();
  });

  it('[WHO-34] a cookie is for requests alone and, over https, for this host alone; a made-up one is nobody’s', async () => {
    const { invitation, code } = await invited();
    const answer = await opened(true).signIn(invitation, code);
    expect(answer.ok && answer.cookie).toMatch(
      /^__Host-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=86400; Secure$/,
    );
    const { cookie } = await signedIn();
    const [name, secret = ''] = cookie.split('=');
    for (const made of [`${name}=`, `${name}=${secret}x`, `${name}=${secret.slice(1)}`, `x${cookie}`, '=;=;', ';;;'])
      expect(await identity.whoIs(made), made).toBeNull();
    expect(await identity.whoIs(`a=b; ${cookie}; c=d`)).not.toBeNull();
  });

  it('[WHO-35] five wrong lock codes void it, also at once; the right one then is void too', async () => {
    const code = await identity.lockCode(meeting, person);
    const check = async (given: string): Promise<string> => {
      const answer = await identity.checkLockCode(meeting, person, given, 'digest');
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    const answers = await Promise.all(Array.from({ length: 200 }, () => check(wrong(code))));
    expect(answers.filter((answer) => answer === 'code-wrong')).toHaveLength(4);
    expect(await check(code)).toBe('code-void');
    const next = await identity.lockCode(meeting, person);
    expect(await check(next)).toBe('ok');
    expect(await check(next)).toBe('ok'); // only the seal's transaction uses it up
  });

  it('[WHO-35] a lock code is its person’s, of this meeting, and no invitation code is one', async () => {
    const code = await identity.lockCode(meeting, person);
    const { code: invitationCode } = await invited();
    const someone = mintId<PersonId>(random);
    for (const [where, who, given] of [
      [mintId<MeetingId>(random), person, code],
      [meeting, someone, code],
      [meeting, person, invitationCode],
    ] as const) {
      expect((await identity.checkLockCode(where, who, given, 'digest')).ok).toBe(false);
    }
  });

  it('[WHO-57] a new lock code ends the one before', async () => {
    const before = await identity.lockCode(meeting, person);
    const code = await identity.lockCode(meeting, person);
    expect((await identity.checkLockCode(meeting, person, before, 'digest')).ok).toBe(false);
    expect((await identity.checkLockCode(meeting, person, code, 'digest')).ok).toBe(true);
  });

  it('[WHO-36] neither codes nor session secrets stand in the store', async () => {
    const { invitation, code } = await invited();
    const lockCode = await identity.lockCode(meeting, person);
    const answer = await identity.signIn(invitation, code);
    const secret = answer.ok ? (answer.cookie.split(/[=;]/)[1] ?? '') : '';
    expect(secret).not.toBe('');
    const rows = JSON.stringify([
      await store.kysely.selectFrom('invitation').selectAll().execute(),
      await store.kysely.selectFrom('lock_code').selectAll().execute(),
      await store.kysely.selectFrom('session').selectAll().execute(),
    ]);
    for (const hidden of [code, code.replace('-', ''), lockCode, lockCode.replace('-', ''), secret])
      expect(rows).not.toContain(hidden);
  });
});
