/**
 * Who is at the other end. Signing in needs a personal link and its code, typed; following a link signs nobody in.
 * Invitees are signed in to one meeting, convenors to every meeting they convened.
 */
import { isId, mintId, type InvitationId, type MeetingId, type PersonId, type SessionId } from '../../shared/ids.ts';
import { refuse, type Refusal } from '../../shared/wire/refusals.ts';
import { hashCode, makeCode } from './codes.ts';
import { Convenors } from './Convenors.ts';
import type { IdentityParts } from './IdentityParts.ts';
import { LockCodes, type CodeAnswer } from './LockCodes.ts';
import { earliestEnd } from './MeetingLife.ts';
import { PersonalLinks } from './PersonalLinks.ts';
import { Sessions, type Revoked } from './Sessions.ts';
import type { Member, SignedIn } from './SignedIn.ts';

/** Whose link was tried, for the log alone: whoever tries it learns nothing of it. */
export type Invited = { person: PersonId; meeting: MeetingId | null } | null;
export type SignInAnswer<Who> =
  { ok: true; cookie: string; who: Who } | { ok: false; refusal: Refusal; invited: Invited };

export interface Identity {
  /** The code is shown once and stored as a keyed hash; earlier invitations of this person are replaced. */
  invite(invited: { meeting: MeetingId; person: PersonId }): Promise<{ invitation: InvitationId; code: string }>;
  signIn(invitation: string, code: string): Promise<SignInAnswer<Member>>;
  signInConvenor(link: string, code: string): Promise<SignInAnswer<SignedIn>>;
  whoIs(cookieHeader: string | undefined): Promise<SignedIn | null>;
  /** Whether this session is good for this meeting; null: for all this person can tell, it does not exist. */
  memberOf(who: SignedIn, meeting: string): Promise<Member | null>;
  /** From memory, at most a second old. */
  stands(member: Member): boolean;
  /** The header that ends the session in the browser. */
  signOut(session: SessionId): Promise<string>;
  /** This person comes to this meeting no more, and the invitation is void. */
  endAccess(meeting: MeetingId, person: PersonId): Promise<void>;
  /** Ends every session of this convenor and their link. */
  endConvenor(convenor: PersonId): Promise<void>;
  onRevoked(listener: Revoked): void;
  /** A code for the lock; earlier ones of this person end. */
  lockCode(meeting: MeetingId, person: PersonId): Promise<string>;
  /** A lock code, or the code a convenor signs in with: either signs afresh, bound to the text that is locked. */
  checkLockCode(meeting: MeetingId, person: PersonId, code: string, approvedDigest: string): Promise<CodeAnswer>;
  convenors: Convenors;
  close(): void;
}

export function createIdentity(parts: IdentityParts): Identity {
  return new StoredIdentity(parts);
}

class StoredIdentity implements Identity {
  readonly convenors: Convenors;
  readonly #parts: IdentityParts;
  readonly #sessions: Sessions;
  readonly #links: PersonalLinks;
  readonly #lockCodes: LockCodes;

  constructor(parts: IdentityParts) {
    this.#parts = parts;
    this.#sessions = new Sessions(parts);
    this.#links = new PersonalLinks(parts);
    this.#lockCodes = new LockCodes(parts);
    this.convenors = new Convenors(parts);
  }

  async invite({
    meeting,
    person,
  }: {
    meeting: MeetingId;
    person: PersonId;
  }): Promise<{ invitation: InvitationId; code: string }> {
    const { db, clock, random, secrets, partnership } = this.#parts;
    const invitation = mintId<InvitationId>(random);
    const code = makeCode(random);
    const row = {
      id: invitation,
      partnership,
      meeting,
      person,
      code_hash: hashCode(secrets.code, code),
      tries: 0,
      until: earliestEnd(clock.now()).toISOString(),
      voided_at: null,
    };
    await this.#voidInvitations(meeting, person);
    await db.insertInto('invitation').values(row).execute();
    return { invitation, code };
  }

  async signIn(invitation: string, code: string): Promise<SignInAnswer<Member>> {
    const tried = await this.#links.try('invitation', invitation, code);
    const invited = await this.#invitedBy(invitation);
    if (!tried.ok) return { ...tried, invited };
    if (!invited) return { ...refuse('invitation-over'), invited };
    const { person, meeting } = invited;
    const { cookie, who } = await this.#sessions.open(person, { meeting });
    return { ok: true, cookie, who: { session: who.session, person, meeting } };
  }

  async signInConvenor(link: string, code: string): Promise<SignInAnswer<SignedIn>> {
    const tried = await this.#links.try('convenor_link', link, code);
    const convenor = isId(link) ? await this.convenors.behind(link) : null;
    const invited = convenor && { person: convenor.id, meeting: null };
    if (!tried.ok) return { ...tried, invited };
    if (!convenor) return { ...refuse('invitation-over'), invited };
    return { ok: true, ...(await this.#sessions.open(convenor.id, 'convenor')) };
  }

  whoIs(cookieHeader: string | undefined): Promise<SignedIn | null> {
    return this.#sessions.whoIs(cookieHeader);
  }

  memberOf(who: SignedIn, meeting: string): Promise<Member | null> {
    return this.#sessions.memberOf(who, meeting);
  }

  stands(member: Member): boolean {
    return this.#sessions.stands(member);
  }

  signOut(session: SessionId): Promise<string> {
    return this.#sessions.signOut(session);
  }

  async endAccess(meeting: MeetingId, person: PersonId): Promise<void> {
    await this.#voidInvitations(meeting, person);
    await this.#sessions.endFor(meeting, person);
  }

  async endConvenor(convenor: PersonId): Promise<void> {
    await this.convenors.end(convenor);
    await this.#sessions.endConvenor(convenor);
  }

  onRevoked(listener: Revoked): void {
    this.#sessions.onRevoked(listener);
  }

  lockCode(meeting: MeetingId, person: PersonId): Promise<string> {
    return this.#lockCodes.make(meeting, person);
  }

  async checkLockCode(meeting: MeetingId, person: PersonId, code: string, approvedDigest: string): Promise<CodeAnswer> {
    const own = await this.convenors.currentLink(person);
    if (own) await this.#lockCodes.takeOwn(meeting, person, own);
    return this.#lockCodes.check({ meeting, person, link: own?.id ?? null }, code, approvedDigest);
  }

  close(): void {
    this.#sessions.close();
  }

  async #invitedBy(invitation: string): Promise<{ person: PersonId; meeting: MeetingId } | null> {
    if (!isId(invitation)) return null;
    const row = await this.#parts.db
      .selectFrom('invitation')
      .select(['meeting', 'person'])
      .where('id', '=', invitation)
      .executeTakeFirst();
    return row ? { person: row.person as PersonId, meeting: row.meeting as MeetingId } : null;
  }

  /** Whoever was given a new one holds one. */
  async #voidInvitations(meeting: MeetingId, person: PersonId): Promise<void> {
    await this.#parts.db
      .updateTable('invitation')
      .set({ voided_at: this.#parts.clock.now().toISOString() })
      .where('meeting', '=', meeting)
      .where('person', '=', person)
      .where('voided_at', 'is', null)
      .execute();
  }
}
