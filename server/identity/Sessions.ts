/**
 * Who is behind a cookie, which meetings they may come to, and how that ends everywhere within a second. Invitees and
 * convenors have tables of their own; whether a session is good for a meeting is asked in one place, `memberOf`.
 */
import { createHmac } from 'node:crypto';
import { mintId, type MeetingId, type PersonId, type SessionId } from '../../shared/ids.ts';
import { convenedBy } from './convenedBy.ts';
import type { IdentityParts } from './IdentityParts.ts';
import type { Member, SignedIn } from './SignedIn.ts';

/** A working day and its late meeting; nobody is signed in overnight. */
const SESSION_MS = 10 * 60 * 60_000;
/** Nobody is put out of a meeting that runs when those hours are over; but a day ends every session. */
const LONGER_MS = 14 * 60 * 60_000;
/** How long a session goes on before it is asked again whether its meeting runs, and how early that is asked. */
const GOES_ON_MS = 60_000;
const ASKED_BEFORE_MS = 5_000;
/** Of a convenor, the newest: one that runs is among them. */
const MOST_RUNNING = 20;
const SESSION_BYTES = 32;
/** How long a session may be believed without asking the store: an end made elsewhere takes effect this soon. */
const BELIEVED_MS = 1_000;

/** `meeting`: the session goes on, but not there; null: it is over. */
export type Revoked = (session: SessionId, meeting: MeetingId | null) => void;

interface Believed {
  who: SignedIn;
  /** When its hours are over. */
  hours: string;
  /** Believed until then; later than its hours where its meeting runs. */
  until: number;
  /** Of a convenor: meetings that the store said they may come to. */
  meetings: Set<MeetingId>;
}

export class Sessions {
  readonly #parts: IdentityParts;
  /** Sessions with an open socket or a recent request. */
  readonly #believed = new Map<SessionId, Believed>();
  readonly #listeners: Revoked[] = [];
  #cancelCheck: () => void = () => {};

  constructor(parts: IdentityParts) {
    this.#parts = parts;
    this.#checkLater();
  }

  async open(person: PersonId, opened: SignedIn['for']): Promise<{ cookie: string; who: SignedIn }> {
    const { db, clock, random, partnership, secure } = this.#parts;
    const secret = Buffer.from(random.bytes(SESSION_BYTES)).toString('base64url');
    const who: SignedIn = { session: mintId<SessionId>(random), person, for: opened };
    const until = new Date(clock.now().getTime() + SESSION_MS);
    const row = {
      hash: this.#hash(secret),
      id: who.session,
      partnership,
      until: until.toISOString(),
      ended_at: null,
    };
    if (opened === 'convenor')
      await db
        .insertInto('convenor_session')
        .values({ ...row, convenor: person })
        .execute();
    else
      await db
        .insertInto('session')
        .values({ ...row, meeting: opened.meeting, person })
        .execute();
    this.#believe(who, until.toISOString(), until.getTime());
    const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${(SESSION_MS + LONGER_MS) / 1000}${secure ? '; Secure' : ''}`;
    return { cookie: `${this.#cookieName()}=${secret}; ${attributes}`, who };
  }

  async whoIs(cookieHeader: string | undefined): Promise<SignedIn | null> {
    const secret = readCookie(cookieHeader, this.#cookieName());
    if (secret === null) return null;
    const found = (await this.#invitee(this.#hash(secret))) ?? (await this.#convenor(this.#hash(secret)));
    if (!found) return null;
    const until = await this.#goodUntil(found.who, found.until);
    if (until <= this.#parts.clock.now().getTime()) return null;
    this.#believe(found.who, found.until, until);
    return found.who;
  }

  /** Whether this session is good for this meeting; null: for all this person can tell, it does not exist. */
  async memberOf(who: SignedIn, meeting: string): Promise<Member | null> {
    const { session, person } = who;
    if (who.for !== 'convenor')
      return who.for.meeting === meeting ? { session, person, meeting: who.for.meeting } : null;
    const row = await this.#parts.db
      .selectFrom('convened_meeting')
      .select('meeting')
      .where('meeting', '=', meeting)
      .where('convenor', '=', person)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (!row) return null;
    const member: Member = { session, person, meeting: row.meeting as MeetingId };
    this.#believed.get(session)?.meetings.add(member.meeting);
    return member;
  }

  /** Whether it still is, from memory, at most a second old. */
  stands({ session, meeting }: Member): boolean {
    const believed = this.#believed.get(session);
    if (!believed || believed.until <= this.#parts.clock.now().getTime()) return false;
    return believed.who.for === 'convenor' ? believed.meetings.has(meeting) : believed.who.for.meeting === meeting;
  }

  /** Ends the session; answers the header that ends it in the browser. */
  async signOut(session: SessionId): Promise<string> {
    const { db, secure } = this.#parts;
    for (const table of ['session', 'convenor_session'] as const)
      await db
        .updateTable(table)
        .set({ ended_at: this.#now() })
        .where('id', '=', session)
        .where('ended_at', 'is', null)
        .execute();
    this.#revoked(session, null);
    return `${this.#cookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  }

  /** This person comes to this meeting no more, by invitation or as its convenor. */
  async endFor(meeting: MeetingId, person: PersonId): Promise<void> {
    const { db } = this.#parts;
    const ended = { ended_at: this.#now() };
    await db
      .updateTable('session')
      .set(ended)
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('ended_at', 'is', null)
      .execute();
    await db
      .updateTable('convened_meeting')
      .set(ended)
      .where('meeting', '=', meeting)
      .where('convenor', '=', person)
      .where('ended_at', 'is', null)
      .execute();
    for (const { who } of [...this.#believed.values()]) {
      if (who.person !== person) continue;
      if (who.for === 'convenor') this.#revoked(who.session, meeting);
      else if (who.for.meeting === meeting) this.#revoked(who.session, null);
    }
  }

  async endConvenor(person: PersonId): Promise<void> {
    await this.#parts.db
      .updateTable('convenor_session')
      .set({ ended_at: this.#now() })
      .where('convenor', '=', person)
      .where('ended_at', 'is', null)
      .execute();
    for (const { who } of [...this.#believed.values()])
      if (who.for === 'convenor' && who.person === person) this.#revoked(who.session, null);
  }

  onRevoked(listener: Revoked): void {
    this.#listeners.push(listener);
  }

  close(): void {
    this.#cancelCheck();
  }

  async #invitee(hash: string): Promise<{ who: SignedIn; until: string } | null> {
    const row = await this.#parts.db
      .selectFrom('session')
      .selectAll()
      .where('hash', '=', hash)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return row
      ? {
          who: {
            session: row.id as SessionId,
            person: row.person as PersonId,
            for: { meeting: row.meeting as MeetingId },
          },
          until: row.until,
        }
      : null;
  }

  async #convenor(hash: string): Promise<{ who: SignedIn; until: string } | null> {
    const row = await this.#parts.db
      .selectFrom('convenor_session')
      .selectAll()
      .where('hash', '=', hash)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    return row
      ? { who: { session: row.id as SessionId, person: row.convenor as PersonId, for: 'convenor' }, until: row.until }
      : null;
  }

  #believe(who: SignedIn, hours: string, until: number): void {
    const meetings = this.#believed.get(who.session)?.meetings ?? new Set();
    this.#believed.set(who.session, { who, hours, until, meetings });
  }

  async #goodUntil(who: SignedIn, hours: string): Promise<number> {
    const now = this.#parts.clock.now().getTime();
    const end = Date.parse(hours);
    const until = Math.max(end, this.#believed.get(who.session)?.until ?? 0);
    const last = end + LONGER_MS;
    if (until > now + ASKED_BEFORE_MS || now >= last) return until;
    return (await this.#isMeeting(who)) ? Math.min(Math.max(until, now + GOES_ON_MS), last) : until;
  }

  async #isMeeting(who: SignedIn): Promise<boolean> {
    const meetings =
      who.for === 'convenor' ? await convenedBy(this.#parts, who.person, MOST_RUNNING) : [who.for.meeting];
    for (const meeting of meetings) if ((await this.#parts.lifeOf(meeting))?.runs) return true;
    return false;
  }

  #now(): string {
    return this.#parts.clock.now().toISOString();
  }

  /** `__Host-` binds a cookie to this very host, and browsers take it over https only. */
  #cookieName(): string {
    return this.#parts.secure ? '__Host-session' : 'quorate-session';
  }

  #hash(secret: string): string {
    return createHmac('sha256', this.#parts.secrets.session).update(secret).digest('base64');
  }

  #revoked(session: SessionId, meeting: MeetingId | null): void {
    if (meeting === null) this.#believed.delete(session);
    else this.#believed.get(session)?.meetings.delete(meeting);
    for (const listener of this.#listeners) listener(session, meeting);
  }

  #checkLater(): void {
    this.#cancelCheck = this.#parts.timers.after(BELIEVED_MS, () => {
      void this.#check().finally(() => this.#checkLater());
    });
  }

  /** What was ended by another process or node, or whose time is over. */
  async #check(): Promise<void> {
    const believed = [...this.#believed.values()];
    const convenors = believed.filter(({ who }) => who.for === 'convenor');
    try {
      for (const one of believed) one.until = await this.#goodUntil(one.who, one.hours);
      await this.#checkSessions(
        'session',
        believed.filter(({ who }) => who.for !== 'convenor'),
      );
      await this.#checkSessions('convenor_session', convenors);
      await this.#checkMeetings(convenors);
    } catch {
      // The store is away: nothing can be saved meanwhile, so nobody gains by staying believed until it is back.
    }
  }

  async #checkSessions(table: 'session' | 'convenor_session', believed: readonly Believed[]): Promise<void> {
    if (believed.length === 0) return;
    const now = this.#parts.clock.now().getTime();
    const ids = believed.map(({ who }) => who.session);
    const rows = await this.#parts.db
      .selectFrom(table)
      .select('id')
      .where('id', 'in', ids)
      .where('ended_at', 'is', null)
      .execute();
    const live = new Set<string>(rows.map(({ id }) => id));
    for (const { who, until } of believed) if (until <= now || !live.has(who.session)) this.#revoked(who.session, null);
  }

  async #checkMeetings(convenors: readonly Believed[]): Promise<void> {
    const some = convenors.filter(({ meetings }) => meetings.size > 0);
    if (some.length === 0) return;
    const rows = await this.#parts.db
      .selectFrom('convened_meeting')
      .select(['meeting', 'convenor'])
      .where(
        'convenor',
        'in',
        some.map(({ who }) => who.person),
      )
      .where('ended_at', 'is not', null)
      .execute();
    for (const { who, meetings } of some)
      for (const row of rows)
        if (row.convenor === who.person && meetings.has(row.meeting as MeetingId))
          this.#revoked(who.session, row.meeting as MeetingId);
  }
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [key, value] = pair.trim().split('=');
    if (key === name && value) return value;
  }
  return null;
}
