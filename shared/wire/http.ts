/** The bodies of HTTP requests, strict: a field that is not asked for is refused. */
import * as z from 'zod/mini';

const id = z.string().check(z.regex(/^[a-z2-7]{26}$/));
const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/));
const document = z.string().check(z.maxLength(60));
const requestId = z.string().check(z.minLength(1), z.maxLength(64));

export const SIGN_IN = z.strictObject({
  invitation: z.string().check(z.maxLength(64)),
  code: z.string().check(z.maxLength(40)),
});
export const COMMAND = z.strictObject({ id: requestId, command: z.unknown() });
/** An invitation or a lock code for this person. */
export const FOR_PERSON = z.strictObject({ person: id });
export const FRAMES = z.strictObject({
  document,
  screen: z.optional(id),
  frames: z.array(base64).check(z.maxLength(500)),
});
export const LATE = z.strictObject({
  id: requestId,
  document,
  update: base64,
  on: base64,
  deviceTime: z.optional(z.string().check(z.maxLength(40))),
});
