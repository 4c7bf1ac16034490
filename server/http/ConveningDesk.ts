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

/** What a convenor can have done; given by whoever puts the server together. `who` is a convenor's session. */
export interface ConveningDesk {
  home(who: SignedIn): Promise<Answer<Home>>;
  startNow(who: SignedIn): Promise<Answer<ConvenedMeeting>>;
  writeUp(who: SignedIn, asked: AskedWriteUp): Promise<Answer<ConvenedMeeting>>;
  meeting(who: SignedIn, asked: AskedMeeting): Promise<Answer<ConvenedMeeting>>;
  fromFile(who: SignedIn, asked: AskedFile): Promise<Answer<FileAnswer>>;
}
