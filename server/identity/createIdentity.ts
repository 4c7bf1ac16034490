/**
 * Who is at the other end. Signing in needs a personal invitation and its code, typed; following a link signs nobody
 * in. Every try is counted on disk before it is compared, so a crash or a thousand parallel tries buy nothing.
 */
import { createHmac } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Clock, Random, Timers } from '../../shared/clock.ts';
import {
  isId,
  mintId,
  type InvitationId,
  type MeetingId,
  type PartnershipId,
  type PersonId,
  type SessionId,
} from '../../shared/ids.ts';
import { refuse, type Refusal, type RefusalCode } from '../../shared/wire/refusals.ts';
import type { Tables } from '../storage/tables.ts';
import { hashCode, makeCode, sameHash } from './codes.ts';

const MOST_TRIES = 5;
/** A working day and its late meeting; nobody is signed in overnight. */
const SESSION_MS = 10 * 60 * 60_000;
const SESSION_BYTES = 32;
/** How long a session may be believed without asking the store: an end made elsewhere takes effect this soon. */
const BELIEVED_MS = 1_000;

export interface SignedIn {
  session: SessionId;
  person: PersonId;
  meeting: MeetingId;
}

export interface IdentityParts {
  db: Kysely<Tables>;
  clock: Clock;
  timers: Timers;
  random: Random;
  partnership: PartnershipId;
  /** Keyed hashes of codes and of session secrets. */
  secrets: { code: Uint8Array; session: Uint8Array };
  /** Served over https: the cookie is bound to the host and never sent in clear. */
  secure: boolean;
}

/** Whose invitation was tried, for the log alone: whoever tries it learns nothing of it. */
export type Invited = Pick<SignedIn, 'person' | 'meeting'> | null;
export type SignInAnswer =
  { ok: true; cookie: string; who: SignedIn } | { ok: false; refusal: Refusal; invited: Invited };
export type CodeAnswer = { ok: true; lockCode: string } | { ok: false; refusal: Refusal };

export interface Identity {
  /** `until`: its end. The code is shown once and stored as a keyed hash; earlier invitations of this person end. */
  invite(invited: {
    meeting: MeetingId;
    person: PersonId;
    until: Date;
  }): Promise<{ invitation: InvitationId; code: string }>;
  signIn(invitation: string, code: string): Promise<SignInAnswer>;
  whoIs(cookieHeader: string | undefined): Promise<SignedIn | null>;
  /** From memory, at most a second old. */
  signedIn(session: SessionId): boolean;
  /** The header that ends the session in the browser. */
  signOut(session: SessionId): Promise<string>;
  /** Ends every session of this person in this meeting and voids the invitation. */
  endAccess(meeting: MeetingId, person: PersonId): Promise<void>;
  onRevoked(listener: (session: SessionId) => void): void;
  /** A code for the lock; earlier ones of this person end. */
  lockCode(meeting: MeetingId, person: PersonId): Promise<string>;
  checkLockCode(meeting: MeetingId, person: PersonId, code: string, approvedDigest: string): Promise<CodeAnswer>;
  close(): void;
}

export function createIdentity(parts: IdentityParts): Identity {
  return new StoredIdentity(parts);
}

class StoredIdentity implements Identity {
  readonly #parts: IdentityParts;
  /** Sessions with an open socket or a recent request, and when the store last confirmed them. */
  readonly #believed = new Map<SessionId, { who: SignedIn; hash: string; until: number }>();
  readonly #listeners: ((session: SessionId) => void)[] = [];
  #cancelCheck: () => void = () => {};

  constructor(parts: IdentityParts) {
    this.#parts = parts;
    this.#checkLater();
  }

  async invite({
    meeting,
    person,
    until,
  }: {
    meeting: MeetingId;
    person: PersonId;
    until: Date;
  }): Promise<{ invitation: InvitationId; code: string }> {
    const { db, random, secrets, partnership } = this.#parts;
    const invitation = mintId<InvitationId>(random);
    const code = makeCode(random);
    const row = {
      id: invitation,
      partnership,
      meeting,
      person,
      code_hash: hashCode(secrets.code, code),
      tries: 0,
      until: until.toISOString(),
      voided_at: null,
    };
    await this.#voidEarlier('invitation', meeting, person);
    await db.insertInto('invitation').values(row).execute();
    return { invitation, code };
  }

  async signIn(invitation: string, code: string): Promise<SignInAnswer> {
    const { db, clock, secrets } = this.#parts;
    const given = hashCode(secrets.code, code);
    if (!isId(invitation)) return { ...refuse('code-wrong'), invited: null };
    const counted = await db
      .updateTable('invitation')
      .set((expression) => ({ tries: expression('tries', '+', 1) }))
      .where('id', '=', invitation)
      .where('tries', '<', MOST_TRIES)
      .returningAll()
      .execute();
    const [row] = counted;
    if (!row) return this.#whyNot(invitation);
    const not = (code: RefusalCode): SignInAnswer => ({ ...refuse(code), invited: invitedIn(row) });
    if (row.voided_at !== null) return not('invitation-over');
    if (!sameHash(row.code_hash, given)) return not(row.tries >= MOST_TRIES ? 'code-void' : 'code-wrong');
    if (row.until <= clock.now().toISOString()) return not('invitation-over');
    await db.updateTable('invitation').set({ tries: 0 }).where('id', '=', invitation).execute();
    return this.#newSession(row.meeting as MeetingId, row.person as PersonId);
  }

  async whoIs(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const secret = readCookie(cookieHeader, this.#cookieName());
    if (secret === null) return null;
    const hash = this.#hashSession(secret);
    const row = await this.#parts.db.selectFrom('session').selectAll().where('hash', '=', hash).executeTakeFirst();
    if (!row || row.ended_at !== null || row.until <= this.#parts.clock.now().toISOString()) return null;
    const who: SignedIn = {
      session: row.id as SessionId,
      person: row.person as PersonId,
      meeting: row.meeting as MeetingId,
    };
    this.#believed.set(who.session, { who, hash, until: Date.parse(row.until) });
    return who;
  }

  signedIn(session: SessionId): boolean {
    const believed = this.#believed.get(session);
    return believed !== undefined && believed.until > this.#parts.clock.now().getTime();
  }

  async signOut(session: SessionId): Promise<string> {
    await this.#end('id', session);
    return `${this.#cookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${this.#parts.secure ? '; Secure' : ''}`;
  }

  async endAccess(meeting: MeetingId, person: PersonId): Promise<void> {
    const { db, clock } = this.#parts;
    const at = clock.now().toISOString();
    await db
      .updateTable('invitation')
      .set({ voided_at: at })
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .execute();
    await db
      .updateTable('session')
      .set({ ended_at: at })
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('ended_at', 'is', null)
      .execute();
    for (const { who } of [...this.#believed.values()])
      if (who.meeting === meeting && who.person === person) this.#revoked(who.session);
  }

  onRevoked(listener: (session: SessionId) => void): void {
    this.#listeners.push(listener);
  }

  async lockCode(meeting: MeetingId, person: PersonId): Promise<string> {
    const { db, random, secrets, partnership } = this.#parts;
    const code = makeCode(random);
    const id = mintId<string>(random);
    const row = {
      id,
      partnership,
      meeting,
      person,
      code_hash: hashCode(secrets.code, code),
      tries: 0,
      used_at: null,
      approved_digest: null,
      voided_at: null,
    };
    await this.#voidEarlier('lock_code', meeting, person);
    await db.insertInto('lock_code').values(row).execute();
    return code;
  }

  async checkLockCode(meeting: MeetingId, person: PersonId, code: string, approvedDigest: string): Promise<CodeAnswer> {
    const { db, clock, secrets } = this.#parts;
    const [row] = await db
      .updateTable('lock_code')
      .set((expression) => ({ tries: expression('tries', '+', 1) }))
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('tries', '<', MOST_TRIES)
      .where('voided_at', 'is', null)
      .returningAll()
      .execute();
    if (!row) return refuse('code-void');
    if (row.used_at !== null) return refuse('code-used');
    if (!sameHash(row.code_hash, hashCode(secrets.code, code))) {
      if (row.tries < MOST_TRIES) return refuse('code-wrong');
      await db
        .updateTable('lock_code')
        .set({ voided_at: clock.now().toISOString() })
        .where('id', '=', row.id)
        .execute();
      return refuse('code-void');
    }
    // Bound to the text it is used for; until the seal's transaction consumes it, another text binds it anew.
    await db
      .updateTable('lock_code')
      .set({ tries: 0, approved_digest: approvedDigest })
      .where('id', '=', row.id)
      .where('used_at', 'is', null)
      .execute();
    return { ok: true, lockCode: row.id };
  }

  close(): void {
    this.#cancelCheck();
  }

  /** Whoever was given a new one holds one. */
  async #voidEarlier(table: 'invitation' | 'lock_code', meeting: MeetingId, person: PersonId): Promise<void> {
    await this.#parts.db
      .updateTable(table)
      .set({ voided_at: this.#parts.clock.now().toISOString() })
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('voided_at', 'is', null)
      .execute();
  }

  /** Nothing was counted: unknown, or tried too often. An unknown invitation is told what a wrong code is told. */
  async #whyNot(invitation: string): Promise<SignInAnswer> {
    const known = await this.#parts.db
      .selectFrom('invitation')
      .select(['person', 'meeting'])
      .where('id', '=', invitation)
      .executeTakeFirst();
    return { ...refuse(known ? 'code-void' : 'code-wrong'), invited: known ? invitedIn(known) : null };
  }

  async #newSession(meeting: MeetingId, person: PersonId): Promise<SignInAnswer> {
    const { db, clock, random, partnership, secure } = this.#parts;
    const secret = Buffer.from(random.bytes(SESSION_BYTES)).toString('base64url');
    const who: SignedIn = { session: mintId<SessionId>(random), person, meeting };
    const until = new Date(clock.now().getTime() + SESSION_MS).toISOString();
    const hash = this.#hashSession(secret);
    await db
      .insertInto('session')
      .values({ hash, id: who.session, partnership, meeting, person, until, ended_at: null })
      .execute();
    this.#believed.set(who.session, { who, hash, until: Date.parse(until) });
    const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${SESSION_MS / 1000}${secure ? '; Secure' : ''}`;
    return { ok: true, cookie: `${this.#cookieName()}=${secret}; ${attributes}`, who };
  }

  /** `__Host-` binds a cookie to this very host, and browsers take it over https only. */
  #cookieName(): string {
    return this.#parts.secure ? '__Host-session' : 'quorate-session';
  }

  #hashSession(secret: string): string {
    return createHmac('sha256', this.#parts.secrets.session).update(secret).digest('base64');
  }

  async #end(column: 'id' | 'hash', value: string): Promise<void> {
    const at = this.#parts.clock.now().toISOString();
    const ended = await this.#parts.db
      .updateTable('session')
      .set({ ended_at: at })
      .where(column, '=', value)
      .where('ended_at', 'is', null)
      .returning('id')
      .execute();
    for (const { id } of ended) this.#revoked(id as SessionId);
  }

  #revoked(session: SessionId): void {
    this.#believed.delete(session);
    for (const listener of this.#listeners) listener(session);
  }

  #checkLater(): void {
    this.#cancelCheck = this.#parts.timers.after(BELIEVED_MS, () => {
      void this.#check().finally(() => this.#checkLater());
    });
  }

  /** Sessions that were ended by another process or node, or whose time is over. */
  async #check(): Promise<void> {
    const ids = [...this.#believed.keys()];
    if (ids.length === 0) return;
    try {
      const rows = await this.#parts.db
        .selectFrom('session')
        .select(['id', 'until', 'ended_at'])
        .where('id', 'in', ids)
        .execute();
      const now = this.#parts.clock.now().toISOString();
      const live = new Set(rows.filter((row) => row.ended_at === null && row.until > now).map(({ id }) => id));
      for (const id of ids) if (!live.has(id)) this.#revoked(id);
    } catch {
      // The store is away: nothing can be saved meanwhile, so nobody gains by staying believed until it is back.
    }
  }
}

function invitedIn({ person, meeting }: { person: string; meeting: string }): Invited {
  return { person: person as PersonId, meeting: meeting as MeetingId };
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return value;
  }
  return null;
}
