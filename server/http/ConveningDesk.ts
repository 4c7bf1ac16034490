import type {
  AskedFile,
  AskedMeeting,
  AskedWriteUp,
  ConvenedMeeting,
  FileAnswer,
  Home,
} from '../../shared/wire/convening.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import type { SignedIn } from '../identity/SignedIn.ts';

export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/**
 * What a convenor can have done; given by whoever puts the server together. `who` is a convenor's session. `once` names
 * what they mean to do: asked again under the same name, the same meeting is answered (null: always another).
 */
export interface ConveningDesk {
  home(who: SignedIn): Promise<Answer<Home>>;
  startNow(who: SignedIn, once: string | null): Promise<Answer<ConvenedMeeting>>;
  writeUp(who: SignedIn, asked: AskedWriteUp, once: string | null): Promise<Answer<ConvenedMeeting>>;
  meeting(who: SignedIn, asked: AskedMeeting, once: string | null): Promise<Answer<ConvenedMeeting>>;
  fromFile(who: SignedIn, asked: AskedFile, once: string | null): Promise<Answer<FileAnswer>>;
}
