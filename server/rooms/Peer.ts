/** The two kinds of connection a room speaks to. `sockets` hands them in, so a room runs in a test with no server. */
import type { DocumentId, OrganisationId, PersonId, ScreenId, SessionId } from '../../shared/ids.ts';
import type { CloseCode } from '../../shared/wire/closeCodes.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import type { Happening, ScreenOfPerson, Welcome } from '../../shared/wire/rt.ts';

/** Who is at the other end; the server's own knowledge, never a client's word. */
export interface Who {
  session: SessionId;
  person: PersonId;
}

export interface Writer extends Who {
  organisation: OrganisationId | null;
}

/** One document socket: one person, one document. */
export interface DocumentPeer {
  readonly who: Who;
  readonly document: DocumentId;
  /** The screen it belongs to; null for a client that is not ours and has no command socket. */
  readonly screen: ScreenId | null;
  send(frame: Uint8Array): void;
  close(code: CloseCode): void;
}

/** One command socket: one screen. */
export interface CommandPeer {
  readonly who: Who;
  readonly screen: ScreenId;
  welcome(welcome: Welcome): void;
  happenings(happenings: Happening[]): void;
  screens(screens: ScreenOfPerson[]): void;
  freezingSoon(seconds: number): void;
  close(code: CloseCode, refusal: Refusal): void;
}
