/** What each deed after the lock answers; how it stands beside the record is in tests/rooms. */
import { describe, expect, it } from 'vitest';
import { blockRoot } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type OrganisationId } from '../../shared/ids.ts';
import { RuledMeeting, type Somebody } from './ruledMeeting.ts';

const UNKNOWN = 'a'.repeat(26);
type Tried = [command: string, by: Somebody, fields: object, answer: string];

function answers(meeting: RuledMeeting, tries: readonly Tried[]): void {
  for (const [type, by, fields, answer] of tries)
    expect(meeting.tries(by, { type, ...fields }), `${by} ${type} ${JSON.stringify(fields)}`).toBe(answer);
}

const only = <T>(things: Readonly<Record<string, T>>): T => {
  const [thing] = Object.values(things);
  if (thing === undefined) throw new Error('there is none');
  return thing;
};

describe('after the lock', () => {
  it('[CHAIR-65] an organisation’s own people confirm its locked words by their own press, and an owner still answers', () => {
    const meeting = new RuledMeeting().start();
    const organisation = meeting.organisations['health'] as OrganisationId;
    meeting.blocks.set(blockRoot(organisation), 'Weighed on Monday.');
    const id = meeting.row();
    meeting.does('chair', { type: 'assignOwner', id, owner: { person: meeting.people.nurse } });
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'apologiesWithReport' });
    const school = meeting.organisations['school'];
    meeting.to('locked');
    answers(meeting, [
      ['confirmBlock', 'police', { organisation }, 'not-allowed organisation'],
      ['confirmBlock', 'chair', { organisation, speaker: meeting.people.nurse }, 'not-allowed speaker'],
      ['confirmBlock', 'observer', { organisation }, 'not-allowed'],
      ['confirmBlock', 'nurse', { organisation, digest: 'digest of something else' }, 'changed block'],
      ['confirmBlock', 'nurse', { organisation, digest: 'digest of Weighed on Monday.' }, 'ok'],
      // Their report was read in: they were not there, and it is theirs.
      ['confirmBlock', 'guest', { organisation: school }, 'ok'],
      ['acceptAction', 'police', { id }, 'not-allowed owner'],
      ['declineAction', 'nurse', { id, reason: 'On leave.' }, 'ok'],
      ['acceptAction', 'chair', { id, speaker: meeting.people.nurse }, 'ok'],
      ['assignOwner', 'chair', { id, owner: { person: meeting.people.police } }, 'locked'],
      ['withdrawAction', 'chair', { id, reason: 'x' }, 'locked'],
    ]);
  });

  it('[CHAIR-66] whoever was there disagrees and is answered once; whoever was not has a query', () => {
    const meeting = new RuledMeeting().start();
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'apologies' });
    meeting.to('locked');
    answers(meeting, [
      ['recordDissent', 'guest', { text: 'x' }, 'not-allowed speaker'],
      ['recordDissent', 'chair', { text: 'x', speaker: meeting.people.guest }, 'not-allowed speaker'],
      ['query', 'guest', { text: 'It was Tuesday.' }, 'ok'],
      ['recordDissent', 'nurse', { text: 'Too late for the child.' }, 'ok'],
    ]);
    const { id } = only(meeting.meeting.dissents);
    answers(meeting, [
      ['answerDissent', 'police', { id, text: 'x' }, 'not-allowed'],
      ['answerDissent', 'minuteTaker', { id, text: 'Heard.' }, 'ok'],
      ['answerDissent', 'chair', { id, text: 'Heard too.' }, 'changed dissent'],
      ['answerDissent', 'chair', { id, escalation: 'To the head of service.' }, 'ok'],
      ['putDissentQuestion', 'chair', {}, 'locked'],
    ]);
  });

  it('[CHAIR-67] words that were taken down are answered by whom they name, and not before they are locked', () => {
    const meeting = new RuledMeeting().start();
    const ranges = meeting.typed('Seen at home.', 'police', 'nurse');
    const [hers, nobodys] = [{ document: SHARED_DOCUMENT, ranges }, meeting.typed('Seen by nobody.')];
    const words = { what: 'words', words: hers };
    expect(meeting.tries('nurse', { type: 'confirmSaid', ...words })).toBe('not-now words');
    meeting.to('locked');
    answers(meeting, [
      ['confirmSaid', 'police', words, 'not-found words'],
      ['confirmSaid', 'nurse', { what: 'words', words: { ...hers, ranges: nobodys } }, 'not-found words'],
      ['confirmSaid', 'nurse', { what: 'words' }, 'incomplete words'],
      ['confirmSaid', 'nurse', { what: 'view' }, 'incomplete id'],
      ['confirmSaid', 'nurse', { ...words, ownWords: 'At school.' }, 'ok'],
    ]);
  });

  it('[CHAIR-68] what is about a restricted entry is said, asked and answered by its readers alone', () => {
    const meeting = new RuledMeeting().start();
    const { nurse, police } = meeting.people;
    meeting.does('police', { type: 'openRestricted', audience: [police, nurse] });
    const entry = only(meeting.meeting.restricted).id;
    const other = `restricted-${UNKNOWN}`;
    expect(meeting.tries('nurse', { type: 'recordDissent', entry, text: 'x' })).toBe('not-now entry');
    meeting.to('locked');
    answers(meeting, [
      ['recordDissent', 'chair', { entry, text: 'x' }, 'not-found entry'],
      ['recordDissent', 'nurse', { entry: other, text: 'x' }, 'not-found entry'],
      // Whoever takes it down would read it.
      ['recordDissent', 'chair', { entry, text: 'x', speaker: nurse }, 'not-found entry'],
      ['recordDissent', 'nurse', { entry, text: 'He lives opposite.' }, 'ok'],
      ['query', 'guest', { entry, text: 'x' }, 'not-found entry'],
      ['query', 'police', { entry, text: 'Which door?' }, 'ok'],
      ['addendum', 'chair', { entry, text: 'x' }, 'not-found entry'],
    ]);
    const [query] = meeting.meeting.afterwards;
    const { id } = only(meeting.meeting.dissents);
    answers(meeting, [
      ['answerDissent', 'chair', { id, text: 'x' }, 'not-found id'],
      ['answerQuery', 'chair', { id: query?.id, accepted: true, text: 'x' }, 'not-found id'],
    ]);
  });
});
