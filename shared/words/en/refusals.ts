/** One sentence for each no: what happened, whether the words are safe, what to do. Shown as they stand. */
import type { NoVoice } from '../../rules/voices.ts';
import type { Gap, Refusal, RefusalCode } from '../../wire/refusals.ts';
import { gapSentences } from './gaps.ts';

const SENTENCES: Readonly<Record<RefusalCode, string>> = {
  malformed:
    'We could not read this, so it was not saved. Your words are still on this screen. Reload the page and try again.',
  'too-large': 'That is too much to add in one go. Nothing was added. Add a smaller part.',
  'too-many': 'That is too many at once. Nothing was added. Add fewer.',
  gap: 'Something sent earlier has not arrived yet. Your words are kept and are being sent again.',
  'not-yours': 'We could not match this change to you, so it was not saved. Your words are kept on this screen.',
  taken: 'This page needs a new number to write under. Your words are kept; the page joins again.',
  conflict:
    'Two different texts came under one number, so the second was not saved. Your words are kept on this screen.',
  'bad-content':
    'This contains something that minutes cannot hold. Your words are kept on this screen; copy them and paste plain text.',
  'bad-text': 'This contains characters that are not text. Remove them and try again.',
  'bad-date': 'That date does not exist, or lies where it cannot. Check the day, month and time.',
  'bad-origin': 'This came from another site and was refused. Open the meeting from its own link.',
  'read-only': 'You can read this but not change it. Propose other wording beside it.',
  'not-allowed': 'You may not do this in this meeting.',
  'not-chair': 'Only whoever chairs the meeting may do this.',
  'not-found': 'There is nothing here, or nothing that you may see.',
  'not-now': 'This cannot be done at this point of the meeting.',
  'not-here-yet': 'This names words that are not saved yet. Wait until they are, then try again.',
  changed: 'Somebody changed this after you opened it. Look at it again, then decide.',
  'text-changed': 'The minutes changed after you read them. Read the marked changes, then lock.',
  incomplete: 'Something is missing before this can be done. The fields are named beside them.',
  frozen: 'The minutes are frozen. Your words are still on this screen and can be handed in beside the minutes.',
  locked: 'These minutes are locked. Your words are still on this screen; copy them or offer them as an addendum.',
  'code-wrong': 'That code is not right. Check it and type it again.',
  'code-used': 'That code was used before. Ask for a new one.',
  'code-void': 'That code was tried five times with mistakes and no longer works. Ask for a new one.',
  'invitation-over': 'This link has ended. Ask whoever gave it to you for a new one.',
  'invitation-replaced':
    'This link has been replaced by a newer one. Use the newest link and its code, or ask whoever gave them to you.',
  'signed-out': 'You have been signed out. Sign in again; your words are kept.',
  'slow-down': 'Too many requests from here. Nothing was lost. Wait a minute and try again.',
  storage: 'We cannot save at the moment. Keep this page open; your words are kept and will be sent again.',
  'not-set-up':
    'Nothing was convened: this server has not been set up for real meetings. Ask whoever runs it to do so once.',
  broken: 'The stored meeting is damaged and stays closed so that nothing gets worse. Tell whoever runs the server.',
  'other-generation':
    'The meeting was restored from an earlier copy. Your words are kept on this screen; reload to go on.',
  'old-schema': 'This page is older than the meeting. Your words are kept on this screen; reload the page.',
};

/** Why nothing can be recorded as this person's own word. */
const NO_VOICE: Readonly<Record<NoVoice, string>> = {
  observer: 'An observer has no word of their own in this meeting, so none was recorded.',
  legalAdviser: 'A lawyer is here to advise and speaks for no organisation in this meeting, so nothing was recorded.',
  minuteTaker: 'Whoever takes the minutes speaks for no organisation, so nothing was recorded for them.',
  cannotDecide:
    'This person cannot decide for their organisation, as the roll call says, so no view was recorded. Ask somebody who can.',
  conflict: 'This person declared a conflict of interest and takes no part, so nothing was recorded as theirs.',
  left: 'This person has left the meeting, so nothing more is recorded as theirs.',
  absent: 'By the roll call this person was not here, so nothing was recorded as said by them.',
};

/** What a code alone does not say: of sign-ins, addresses, and keys to the door. */
const REASONS: Readonly<Record<string, string>> = {
  ...NO_VOICE,
  signIn: 'We could not read this sign-in, so nobody was signed in. Open your link again, whole, and type its code.',
  address: 'An address never carries a code or a sign-in. Open your link as you were given it, and type its code.',
  otherMeeting:
    'You are signed in to another meeting, and there is nothing here that you may see. Open the link of the meeting that you want.',
  notCollected:
    'Nothing was locked: the text is not collected yet. Wait until everybody is in, or go on without them, then read it and lock.',
  youLeft: 'You have left this meeting.',
  tieDeclared:
    'You have told the chair about a connection. You cannot read or write in this meeting unless the chair says so.',
  removed: 'Whoever chairs this meeting has ended your part in it. Ask them if you think that this is a mistake.',
  notConvenedByYou:
    'You convened no meeting at this address. Look among your meetings, or open the invitation that you were given.',
  cancelled: 'This meeting was cancelled, so no new link or code was made.',
  readsNoRecord: 'These minutes are locked, and this person may not read them, so no new link was made.',
  nothingToLock: 'These minutes are locked already, so no lock code was made.',
  ownLockCode:
    'Nobody makes a lock code for themselves. Ask whoever convened the meeting, or somebody else who may chair it.',
  lockCode:
    'This lock code was tried five times with mistakes and no longer works. You stay signed in and the text is as it was. Ask whoever convened the meeting, or somebody else who may chair it, for a new one.',
  noLockCode:
    'You have no lock code for this meeting. Ask whoever convened it, or somebody else who may chair it, to give you one.',
};

function incompleteWith(gaps: readonly Gap[]): string {
  const sentences = gapSentences(gaps).map(({ sentence }) => `${sentence}.`);
  return `The minutes are not locked. ${sentences.join(' ')}`;
}

export function sentenceOf({ code, detail }: Refusal): string {
  const why = detail?.why;
  if (why !== undefined && Object.hasOwn(REASONS, why)) return REASONS[why] ?? SENTENCES[code];
  if (detail?.gaps) return incompleteWith(detail.gaps);
  const field = detail?.['field'];
  if (code === 'incomplete' && field === 'because') return 'Say why nothing was read aloud, then lock.';
  return SENTENCES[code];
}
