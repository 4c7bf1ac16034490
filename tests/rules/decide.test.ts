/** What each deed answers: accepted, or refused with which code and field; once each, in the language of the room. */
import { describe, expect, it } from 'vitest';
import { blockRoot } from '../../shared/document/roots.ts';
import type { Action, Meeting } from '../../shared/rules/meeting.ts';
import { RuledMeeting, type Somebody } from './ruledMeeting.ts';

const DEADLINE = '2026-11-25T10:00:00+00:00';
const NO_DATE = '2026-02-30T10:00:00+00:00';
const UNKNOWN = 'a'.repeat(26);
type Tried = [command: string, by: Somebody, fields: object, answer: string];

const started = (): RuledMeeting => new RuledMeeting().start();

function answers(meeting: RuledMeeting, tries: readonly Tried[]): void {
  for (const [type, by, fields, answer] of tries)
    expect(meeting.tries(by, { type, ...fields }), `${by} ${type} ${JSON.stringify(fields)}`).toBe(answer);
}

const only = <T>(things: Record<string, T>): T => {
  const [thing] = Object.values(things);
  if (thing === undefined) throw new Error('there is none');
  return thing;
};

describe('people', () => {
  it('[CHAIR-1] an invitee may bring an organisation of their own, never take an unknown one', () => {
    const meeting = new RuledMeeting();
    const nora = { name: 'Nora', role: 'invitee' };
    answers(meeting, [
      ['invite', 'chair', { ...nora, organisation: meeting.organisations['police'] }, 'ok'],
      ['invite', 'minuteTaker', { ...nora, organisation: { name: 'Housing', agency: 'housing' } }, 'ok'],
      ['invite', 'deputy', { ...nora, organisation: UNKNOWN }, 'not-found organisation'],
      ['inviteDesk', 'chair', { desk: 'Referral desk', organisation: UNKNOWN }, 'not-found organisation'],
      ['inviteDesk', 'chair', { desk: 'Referral desk', organisation: { name: 'Desk', agency: 'police' } }, 'ok'],
      ['invite', 'police', { ...nora, organisation: meeting.organisations['police'] }, 'not-allowed'],
      ['invite', 'chair', { ...nora, role: 'chair', organisation: UNKNOWN }, 'malformed role'],
    ]);
    expect(Object.keys(meeting.meeting.organisations)).toHaveLength(6);
  });

  it('[CHAIR-2] the chair is handed over to somebody who is here to decide, and cannot simply leave', () => {
    const meeting = started();
    meeting.does('nurse', { type: 'withdraw', reason: 'conflict' });
    answers(meeting, [
      ['withdraw', 'chair', { reason: 'other' }, 'not-allowed chair'],
      ['remove', 'chair', { person: meeting.people.chair, reason: 'x' }, 'not-allowed person'],
      ['handOverChair', 'chair', { to: meeting.people.observer }, 'not-allowed to'],
      ['handOverChair', 'chair', { to: meeting.people.lawyer }, 'not-allowed to'],
      ['handOverChair', 'chair', { to: meeting.people.nurse }, 'not-found to'],
      ['handOverChair', 'chair', { to: meeting.stranger }, 'not-found to'],
      ['handOverChair', 'chair', { to: meeting.people.chair }, 'nothing'],
      ['handOverChair', 'chair', { to: meeting.people.police }, 'ok'],
      ['withdraw', 'chair', { reason: 'other' }, 'ok'],
    ]);
    expect(meeting.meeting.chair).toBe(meeting.people.police);
    expect(meeting.meeting.chairsBefore).toHaveLength(1);
  });

  it('[CHAIR-3] a deputy takes the chair with a reason, also while the text is frozen', () => {
    const meeting = started().to('frozen');
    answers(meeting, [
      ['takeChair', 'police', { reason: 'x' }, 'not-allowed'],
      ['takeChair', 'deputy', { reason: ' ' }, 'malformed reason'],
      ['takeChair', 'deputy', { reason: 'The chair was called away.' }, 'ok'],
      ['takeChair', 'deputy', { reason: 'Again.' }, 'nothing'],
      ['nameDeputy', 'chair', { person: meeting.people.police }, 'not-chair'],
    ]);
    expect(meeting.meeting.chair).toBe(meeting.people.deputy);
  });

  it('[CHAIR-4] somebody else’s words are taken down by chair and minute taker, by others with the chair’s leave', () => {
    const meeting = started();
    const view = { view: 'met', speaker: meeting.people.nurse };
    answers(meeting, [
      ['recordView', 'police', view, 'not-allowed speaker'],
      ['recordView', 'minuteTaker', view, 'ok'],
      ['recordView', 'chair', { view: 'met', speaker: meeting.stranger }, 'not-allowed speaker'],
      ['allowTakingDown', 'chair', { organisation: UNKNOWN, person: meeting.people.police }, 'not-found organisation'],
      [
        'allowTakingDown',
        'chair',
        { organisation: meeting.organisations['health'], person: UNKNOWN },
        'not-found person',
      ],
      [
        'allowTakingDown',
        'chair',
        { organisation: meeting.organisations['health'], person: meeting.people.police },
        'ok',
      ],
      ['recordView', 'police', view, 'ok'],
      ['recordView', 'police', { view: 'met', speaker: meeting.people.guest }, 'not-allowed speaker'],
    ]);
    const { said } = only(meeting.meeting.views);
    expect([said.speaker, said.recordedBy]).toEqual([meeting.people.nurse, meeting.people.police]);
  });

  it('[CHAIR-5] roll call and removal name somebody of the roster', () => {
    const meeting = started();
    answers(meeting, [
      ['rollCall', 'chair', { person: meeting.stranger, attendance: 'attended' }, 'not-found person'],
      ['rollCall', 'chair', { person: meeting.people.nurse, attendance: 'asleep' }, 'malformed attendance'],
      [
        'rollCall',
        'chair',
        { person: meeting.people.nurse, attendance: 'attended', joined: '25:00' },
        'malformed joined',
      ],
      ['remove', 'chair', { person: meeting.people.nurse, reason: 'A tie to the family.' }, 'ok'],
      ['remove', 'chair', { person: meeting.people.nurse, reason: 'Again.' }, 'not-found person'],
      ['rollCall', 'chair', { person: meeting.people.nurse, attendance: 'attended' }, 'not-found person'],
    ]);
  });
});

describe('what is known and said', () => {
  it('[CHAIR-6] a fact is about something of this meeting, and nobody overwrites what they have not seen', () => {
    const meeting = started();
    const fact = { subject: meeting.children[0], field: 'whereNow', value: 'With her aunt' };
    answers(meeting, [
      ['setFact', 'nurse', { ...fact, subject: UNKNOWN }, 'not-found subject'],
      ['setFact', 'nurse', { ...fact, field: '__proto__' }, 'malformed field'],
      ['setFact', 'nurse', { ...fact, expectedVersion: 0 }, 'ok'],
      ['setFact', 'police', { ...fact, value: 'At home', expectedVersion: 0 }, 'changed whereNow'],
      ['setFact', 'police', { ...fact, value: 'At home', expectedVersion: 1 }, 'ok'],
      ['setFact', 'police', { ...fact, value: 'bad\u0000text' }, 'bad-text value'],
    ]);
    expect(only(meeting.meeting.facts).value).toBe('At home');
  });

  it('[CHAIR-7] "nothing held" is said by the organisation itself', () => {
    const meeting = started();
    const organisation = meeting.organisations['health'];
    answers(meeting, [
      ['nothingHeld', 'police', { organisation }, 'not-allowed organisation'],
      ['nothingHeld', 'nurse', { organisation }, 'ok'],
      ['nothingHeld', 'chair', { organisation, speaker: meeting.people.nurse }, 'ok'],
    ]);
  });

  it('[CHAIR-8] a view is one a person; whoever cannot decide for their organisation, and the lawyer, give none', () => {
    const meeting = started();
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'attended', canDecide: false });
    answers(meeting, [
      ['recordView', 'police', { view: 'met' }, 'ok'],
      ['recordView', 'police', { view: 'unsure', reason: 'Having heard the nurse.' }, 'ok'],
      ['recordView', 'guest', { view: 'met' }, 'not-allowed speaker'],
      ['recordView', 'chair', { view: 'met', speaker: meeting.people.lawyer }, 'not-allowed speaker'],
      ['recordView', 'nurse', { view: 'met', children: [UNKNOWN] }, 'not-found children'],
    ]);
    const views = Object.values(meeting.meeting.views);
    expect(views.map(({ view, earlier }) => [view, earlier.length])).toEqual([['unsure', 1]]);
  });

  it('[CHAIR-29] nobody records a view, an agreement or a disagreement for somebody who has none to give', () => {
    const meeting = started();
    meeting.does('chair', {
      type: 'recordDecision',
      outcome: 'section47Joint',
      text: 'Enquire.',
      rationale: 'A bruise.',
    });
    const { id } = only(meeting.meeting.decisions);
    const row = meeting.row();
    meeting.does('chair', { type: 'assignOwner', id: row, owner: { person: meeting.people.police } });
    const { chair, guest, nurse } = meeting.people;
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'noResponse' });
    meeting.does('nurse', { type: 'withdraw', reason: 'conflict' });
    meeting.does('police', { type: 'declareConflict', conflict: 'declared' });
    const why: [person: keyof typeof meeting.people, why: string][] = [
      ['observer', 'observer'],
      ['lawyer', 'legalAdviser'],
      ['guest', 'absent'],
      ['nurse', 'left'],
      ['police', 'conflict'],
    ];
    for (const by of ['chair', 'minuteTaker'] as const)
      for (const [who, code] of why) {
        const speaker = meeting.people[who];
        const tried = [
          { type: 'recordView', view: 'met', speaker },
          { type: 'recordDissent', text: 'x', speaker },
          { type: 'agreeDecision', id, answer: 'agrees', speaker },
          { type: 'agreeAction', id: row, answer: 'agrees', speaker },
        ].map((command) => meeting.refusal(by, command));
        expect(tried, `${by} for ${who}`).toEqual(
          tried.map(() => ({ code: 'not-allowed', detail: { field: 'speaker', why: code } })),
        );
      }
    for (const type of ['recordView', 'recordDissent'])
      expect(
        meeting.refusal('minuteTaker', { type, ...(type === 'recordView' ? { view: 'met' } : { text: 'x' }) }),
      ).toEqual({
        code: 'not-allowed',
        detail: { field: 'speaker', why: 'minuteTaker' },
      });
    // Whoever may not take words down learns nothing of a colleague, and what was said before somebody left stands.
    expect(meeting.refusal('deputy', { type: 'recordView', view: 'met', speaker: nurse })).toEqual({
      code: 'not-allowed',
      detail: { field: 'speaker' },
    });
    expect(meeting.tries('chair', { type: 'recordView', view: 'met', speaker: chair })).toBe('ok');
    expect(Object.values(meeting.meeting.views).map(({ said }) => said.speaker)).toEqual([chair]);
  });

  it('[CHAIR-29] a report that was sent has a view; after the lock whoever was there may disagree beside the minutes', () => {
    const meeting = started();
    const { guest } = meeting.people;
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'apologiesWithReport' });
    expect(meeting.tries('chair', { type: 'recordView', view: 'met', speaker: guest })).toBe('ok');
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'apologies' });
    const dissent = { type: 'recordDissent', text: 'I was not asked.' };
    expect(meeting.tries('guest', dissent)).toBe('not-allowed speaker');
    meeting.to('locked');
    expect(meeting.tries('guest', dissent)).toBe('not-allowed speaker');
    expect(meeting.tries('observer', dissent)).toBe('not-allowed');
    expect(meeting.tries('nurse', dissent)).toBe('ok');
  });

  it('[CHAIR-30] an action is answered by its owner’s own press, or taken down from an owner who is here', () => {
    const meeting = started();
    const { guest, nurse } = meeting.people;
    const id = meeting.row();
    const given = (owner: string): string => {
      meeting.does('chair', { type: 'assignOwner', id, owner: { person: owner } });
      return id;
    };
    given(guest);
    answers(meeting, [['acceptAction', 'chair', { id, speaker: guest }, 'ok']]);
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'apologies' });
    const forGuest = { id, speaker: guest };
    expect(meeting.refusal('chair', { type: 'acceptAction', ...forGuest })?.detail).toEqual({
      field: 'speaker',
      why: 'absent',
    });
    answers(meeting, [
      ['declineAction', 'minuteTaker', { ...forGuest, reason: 'x' }, 'not-allowed speaker'],
      ['acceptAction', 'guest', { id }, 'ok'],
    ]);
    given(nurse);
    meeting.does('nurse', { type: 'withdraw', reason: 'conflict' });
    expect(meeting.refusal('chair', { type: 'acceptAction', id, speaker: nurse })?.detail).toMatchObject({
      why: 'left',
    });
    given(meeting.people.lawyer);
    answers(meeting, [['acceptAction', 'lawyer', { id }, 'ok']]);
    meeting.does('chair', { type: 'withdrawAction', id, reason: 'It is done.' });
    answers(meeting, [
      ['acceptAction', 'lawyer', { id }, 'changed action'],
      ['declineAction', 'lawyer', { id, reason: 'x' }, 'changed action'],
    ]);
  });

  it('[CHAIR-30] a block is confirmed by its organisation’s own press, or for somebody of it who was there or sent a report', () => {
    const meeting = started();
    const { council, school } = meeting.organisations;
    const why = (by: Parameters<typeof meeting.refusal>[0], command: object): unknown =>
      meeting.refusal(by, { type: 'confirmBlock', ...command })?.detail?.['why'];
    expect(why('minuteTaker', { organisation: council })).toBe('minuteTaker');
    expect(why('chair', { organisation: council, speaker: meeting.people.observer })).toBe('observer');
    expect(why('chair', { organisation: council, speaker: meeting.people.lawyer })).toBe('legalAdviser');
    const { guest } = meeting.people;
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'noResponse' });
    expect(why('chair', { organisation: school, speaker: guest })).toBe('absent');
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'apologiesWithReport' });
    answers(meeting, [
      ['confirmBlock', 'chair', { organisation: school, speaker: guest }, 'ok'],
      ['confirmBlock', 'deputy', { organisation: council }, 'ok'],
      ['confirmBlock', 'deputy', { organisation: school }, 'not-allowed organisation'],
    ]);
    // By their link whoever was not there says whether their organisation's words are right.
    meeting.does('chair', { type: 'rollCall', person: guest, attendance: 'apologies' });
    meeting.to('locked');
    answers(meeting, [
      ['confirmBlock', 'guest', { organisation: school }, 'ok'],
      ['confirmBlock', 'minuteTaker', { organisation: council }, 'not-allowed speaker'],
    ]);
  });

  it('[CHAIR-9] a deed rests on words that are saved and that its speaker may read', () => {
    const meeting = started();
    const ranges = meeting.typed('A bruise.');
    const { id } = meeting.does('police', { type: 'openRestricted', audience: [] }) as unknown as { id: string };
    answers(meeting, [
      ['recordView', 'nurse', { view: 'met', words: { document: 'shared', ranges } }, 'ok'],
      [
        'recordView',
        'nurse',
        { view: 'met', words: { document: 'shared', ranges: [[99, 0, 1]] } },
        'not-here-yet words',
      ],
      ['recordView', 'nurse', { view: 'met', words: { document: id, ranges } }, 'not-found words'],
      ['recordView', 'nurse', { view: 'met', words: { document: 'elsewhere', ranges } }, 'malformed words.document'],
    ]);
    expect(only(meeting.meeting.views).words).toMatchObject({ position: 7, digest: 'digest of A bruise.' });
  });
});

describe('decisions', () => {
  const decision = {
    outcome: 'section47Joint',
    text: 'Start joint enquiries.',
    rationale: 'A bruise nobody explains.',
  };

  it('[CHAIR-10] a decision is recorded by chair or minute taker and changed by whoever has seen it as it stands', () => {
    const meeting = started();
    answers(meeting, [
      ['recordDecision', 'police', decision, 'not-allowed'],
      ['recordDecision', 'chair', { ...decision, children: [UNKNOWN] }, 'not-found children'],
      ['recordDecision', 'chair', { ...decision, children: [meeting.children[0]] }, 'ok'],
    ]);
    const { id } = only(meeting.meeting.decisions);
    answers(meeting, [
      ['changeDecision', 'minuteTaker', { ...decision, id: UNKNOWN, expectedVersion: 1 }, 'not-found id'],
      ['changeDecision', 'minuteTaker', { ...decision, id, expectedVersion: 9 }, 'changed decision'],
      [
        'changeDecision',
        'minuteTaker',
        { ...decision, id, children: [UNKNOWN], expectedVersion: 1 },
        'not-found children',
      ],
      ['changeDecision', 'minuteTaker', { ...decision, id, text: 'Single agency.', expectedVersion: 1 }, 'ok'],
    ]);
    expect(only(meeting.meeting.decisions)).toMatchObject({ version: 2, text: 'Single agency.' });
  });

  it('[CHAIR-11] agreement is to the wording one has seen, by whoever is here, and starts anew when the wording changes', () => {
    const meeting = started();
    meeting.does('chair', { type: 'recordDecision', ...decision });
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'apologies' });
    const { id } = only(meeting.meeting.decisions);
    answers(meeting, [
      ['agreeDecision', 'police', { id: UNKNOWN, answer: 'agrees' }, 'not-found id'],
      ['agreeDecision', 'police', { id, answer: 'agrees', expectedVersion: 2 }, 'changed decision'],
      ['agreeDecision', 'chair', { id, answer: 'agrees', speaker: meeting.people.guest }, 'not-allowed speaker'],
      ['agreeDecision', 'police', { id, answer: 'agrees', expectedVersion: 1 }, 'ok'],
      ['agreeDecision', 'lawyer', { id, answer: 'agrees' }, 'not-allowed'],
    ]);
    expect(only(meeting.meeting.decisions).agreements).toHaveLength(1);
    meeting.does('chair', { type: 'changeDecision', ...decision, id, text: 'Other words.', expectedVersion: 1 });
    expect(only(meeting.meeting.decisions).agreements).toEqual([]);
  });

  it('[CHAIR-12] dissent is in its speaker’s words, about a decision that exists or the whole, and is answered by the chair', () => {
    const meeting = started();
    meeting.does('chair', { type: 'recordDecision', ...decision });
    const { id } = only(meeting.meeting.decisions);
    answers(meeting, [
      ['putDissentQuestion', 'chair', {}, 'ok'],
      ['recordDissent', 'nurse', { decision: UNKNOWN, text: 'x' }, 'not-found decision'],
      ['recordDissent', 'nurse', { decision: id, text: 'Too late for the child.' }, 'ok'],
      ['recordDissent', 'observer', { text: 'x' }, 'not-allowed'],
      ['answerDissent', 'chair', { id: UNKNOWN, text: 'x' }, 'not-found id'],
    ]);
    const dissent = only(meeting.meeting.dissents);
    answers(meeting, [
      ['answerDissent', 'police', { id: dissent.id, text: 'x' }, 'not-allowed'],
      ['answerDissent', 'chair', { id: dissent.id }, 'incomplete text'],
      ['answerDissent', 'chair', { id: dissent.id, escalation: 'To the service manager.' }, 'ok'],
      ['answerDissent', 'chair', { id: dissent.id, text: 'Heard.' }, 'ok'],
      ['confirmSaid', 'police', { what: 'dissent', id: dissent.id }, 'not-found id'],
      ['confirmSaid', 'nurse', { what: 'dissent', id: dissent.id, ownWords: 'Much too late.' }, 'ok'],
    ]);
    // Where it is taken was said before it was answered, and stands beside the answer.
    expect(only(meeting.meeting.dissents)).toMatchObject({
      escalation: 'To the service manager.',
      answer: { text: 'Heard.' },
    });
  });
});

describe('the plan', () => {
  it('[CHAIR-13] an action has words that are saved, an owner who is here to act, and a date that exists', () => {
    const meeting = started();
    const [id, empty] = [meeting.row(), meeting.row('  ')];
    const owner = { person: meeting.people.nurse };
    meeting.does('guest', { type: 'withdraw', reason: 'conflict' });
    answers(meeting, [
      ['assignOwner', 'police', { id, owner }, 'not-allowed'],
      ['assignOwner', 'chair', { id: UNKNOWN, owner }, 'not-here-yet id'],
      ['assignOwner', 'chair', { id: empty, owner }, 'incomplete text'],
      ['assignOwner', 'chair', { id, owner: { person: UNKNOWN } }, 'not-found owner'],
      ['assignOwner', 'chair', { id, owner: { person: meeting.people.guest } }, 'not-found owner'],
      ['assignOwner', 'chair', { id, owner, helpers: [UNKNOWN] }, 'not-found helpers'],
      ['assignOwner', 'chair', { id, owner, children: [UNKNOWN] }, 'not-found children'],
      ['assignOwner', 'chair', { id, owner, deadline: { at: NO_DATE } }, 'bad-date deadline'],
      ['assignOwner', 'chair', { id, owner: { name: 'Dr Oke', agency: 'health', toldBy: UNKNOWN } }, 'not-found owner'],
      ['setDeadline', 'chair', { id, at: DEADLINE }, 'incomplete owner'],
      ['setDeadline', 'chair', { id: UNKNOWN, at: DEADLINE }, 'not-here-yet id'],
      ['assignOwner', 'chair', { id, owner, expectedVersion: 1 }, 'changed action'],
      ['assignOwner', 'chair', { id, owner, expectedVersion: 0 }, 'ok'],
      ['setDeadline', 'chair', { id, at: NO_DATE }, 'bad-date at'],
      ['setDeadline', 'chair', { id, at: DEADLINE, expectedVersion: 7 }, 'changed action'],
      ['setDeadline', 'chair', { id, at: DEADLINE, preset: 'hours24' }, 'ok'],
    ]);
    expect(only(meeting.meeting.actions)).toMatchObject({ number: 1, owner, deadline: { at: DEADLINE } });
  });

  it('[CHAIR-14] an action is accepted or declined by its owner, who may be somebody told by one of us', () => {
    const { meeting, action } = withAction();
    const id = action.id;
    answers(meeting, [
      ['acceptAction', 'police', { id }, 'not-allowed owner'],
      ['acceptAction', 'nurse', { id: UNKNOWN }, 'not-found id'],
      ['declineAction', 'police', { id, reason: 'x' }, 'not-allowed owner'],
      ['declineAction', 'nurse', { id, reason: 'On leave.' }, 'ok'],
      ['acceptAction', 'chair', { id, speaker: meeting.people.nurse }, 'ok'],
    ]);
    expect(only(meeting.meeting.actions).acceptance).toMatchObject({ answer: 'accepted' });
    const outside = { name: 'Dr Oke', agency: 'health', toldBy: meeting.people.nurse };
    answers(meeting, [
      ['assignOwner', 'chair', { id, owner: outside, expectedVersion: 1 }, 'ok'],
      ['acceptAction', 'nurse', { id }, 'not-allowed owner'],
    ]);
  });

  it('[CHAIR-40] what is taken down takes the place of the speaker’s own answer and keeps it; they confirm it, of an action too', () => {
    const { meeting, action } = withAction();
    const { police, chair } = meeting.people;
    const { id } = action;
    answers(meeting, [
      ['agreeAction', 'police', { id, answer: 'disagrees' }, 'ok'],
      ['agreeAction', 'chair', { id, answer: 'agrees', speaker: police }, 'ok'],
      ['confirmSaid', 'nurse', { what: 'agreement', id }, 'not-found id'],
    ]);
    const [given] = only(meeting.meeting.actions).agreements;
    expect(given).toMatchObject({
      answer: 'agrees',
      said: { recordedBy: chair, confirmed: null },
      earlier: [{ answer: 'disagrees', said: { recordedBy: police } }],
    });
    answers(meeting, [['confirmSaid', 'police', { what: 'agreement', id, ownWords: 'I said no.' }, 'ok']]);
    const [confirmed] = only(meeting.meeting.actions).agreements;
    expect(confirmed?.said.confirmed).toMatchObject({ ownWords: 'I said no.' });
    expect(confirmed?.earlier[0]?.said.confirmed).toBeNull();
  });

  it('[CHAIR-15] progress is told by owner, helper, chair or minute taker, from the assignment on and after the lock', () => {
    const { meeting, action } = withAction();
    const done = { id: action.id, state: 'done', note: 'Seen at 18:00.' };
    answers(meeting, [
      ['progress', 'guest', done, 'not-allowed id'],
      ['progress', 'nurse', { ...done, id: UNKNOWN }, 'not-found id'],
      ['progress', 'nurse', done, 'ok'],
      ['progress', 'police', done, 'ok'],
    ]);
    meeting.to('frozen');
    expect(meeting.tries('minuteTaker', { type: 'progress', ...done })).toBe('ok');
    meeting.to('locked');
    expect(meeting.tries('nurse', { type: 'progress', ...done })).toBe('ok');
  });

  it('[CHAIR-16] an action is withdrawn by the chair with a reason, once, and then has no deadline to set', () => {
    const { meeting, action } = withAction();
    answers(meeting, [
      ['withdrawAction', 'minuteTaker', { id: action.id, reason: 'x' }, 'not-chair'],
      ['withdrawAction', 'chair', { id: UNKNOWN, reason: 'x' }, 'not-here-yet id'],
      ['withdrawAction', 'chair', { id: meeting.row(), reason: 'x' }, 'not-found id'],
      ['withdrawAction', 'chair', { id: action.id, reason: 'Done before.' }, 'ok'],
      ['withdrawAction', 'chair', { id: action.id, reason: 'Again.' }, 'nothing'],
      ['setDeadline', 'chair', { id: action.id, at: DEADLINE }, 'not-found id'],
      ['agreeAction', 'police', { id: UNKNOWN, answer: 'agrees' }, 'not-found id'],
      ['agreeAction', 'police', { id: action.id, answer: 'agrees' }, 'ok'],
    ]);
  });

  it('[CHAIR-17] what a parent is told names who tells and a date that exists; nobody overwrites what they have not seen', () => {
    const meeting = started();
    const row = { person: 'Ms D.', relationship: 'mother' };
    answers(meeting, [
      ['recordParent', 'nurse', { ...row, toldBy: UNKNOWN }, 'not-found toldBy'],
      ['recordParent', 'nurse', { ...row, by: NO_DATE }, 'bad-date by'],
      ['recordParent', 'nurse', { ...row, id: UNKNOWN }, 'not-found id'],
      ['recordParent', 'nurse', { ...row, toldBy: meeting.people.nurse, by: DEADLINE }, 'ok'],
    ]);
    const { id } = only(meeting.meeting.parents);
    answers(meeting, [
      ['recordParent', 'police', { ...row, id, expectedVersion: 5 }, 'changed parent'],
      ['recordParent', 'police', { ...row, id, expectedVersion: 1 }, 'ok'],
    ]);
  });

  function withAction(): { meeting: RuledMeeting; action: Action } {
    const meeting = started();
    const id = meeting.row();
    const owner = { person: meeting.people.nurse };
    const helpers = [meeting.people.police];
    meeting.does('chair', { type: 'assignOwner', id, owner, helpers, deadline: { at: DEADLINE } });
    return { meeting, action: only(meeting.meeting.actions) };
  }
});

describe('secrecy', () => {
  it('[CHAIR-18] a restricted entry is tightened by its originator or the chair and widened by its originator alone', () => {
    const meeting = started();
    const { chair, police, nurse, guest, observer } = meeting.people;
    answers(meeting, [
      ['openRestricted', 'police', { audience: [observer] }, 'not-allowed audience'],
      ['openRestricted', 'police', { audience: [meeting.stranger] }, 'not-found audience'],
      ['openRestricted', 'police', { audience: [chair, nurse] }, 'ok'],
    ]);
    const { id } = only(meeting.meeting.restricted);
    const audience = (): unknown => only(meeting.meeting.restricted).audience;
    answers(meeting, [
      ['tighten', 'guest', { id, audience: [] }, 'not-found id'],
      ['tighten', 'nurse', { id, audience: [] }, 'not-allowed id'],
      ['widen', 'nurse', { id, audience: [guest] }, 'not-allowed id'],
      ['widen', 'chair', { id, audience: [guest] }, 'not-allowed id'],
      ['widen', 'guest', { id, audience: [guest] }, 'not-found id'],
      ['widen', 'police', { id, audience: [guest] }, 'ok'],
      ['widen', 'police', { id, audience: [meeting.stranger] }, 'not-found audience'],
      ['confirmRestricted', 'nurse', { id }, 'not-allowed id'],
      ['confirmRestricted', 'observer', { id }, 'not-allowed'],
      ['confirmRestricted', 'police', { id }, 'ok'],
      ['tighten', 'chair', { id, audience: [police, chair, nurse, guest] }, 'nothing'],
      ['tighten', 'chair', { id, audience: [chair] }, 'ok'],
    ]);
    expect(audience()).toEqual([police, chair]);
  });

  it('[CHAIR-19] words are taken back by whoever wrote them, the chair or the minute taker, and by nobody else', () => {
    const meeting = started();
    const ranges = meeting.typed('4 Elm Row', 'police');
    const take = { document: 'shared', ranges, reason: 'A safe address.' };
    const mixed = { ...take, ranges: [...ranges, ...meeting.typed('Seen.', 'nurse')] };
    answers(meeting, [
      ['takeBack', 'nurse', take, 'not-allowed ranges'],
      ['takeBack', 'observer', take, 'not-allowed'],
      ['takeBack', 'police', mixed, 'not-allowed ranges'],
      ['takeBack', 'police', { ...take, ranges: [[99, 0, 1]] }, 'not-here-yet ranges'],
      ['takeBack', 'police', { ...take, document: `restricted-${UNKNOWN}` }, 'not-found document'],
      ['takeBack', 'police', take, 'ok'],
      ['takeBack', 'chair', mixed, 'ok'],
    ]);
    expect(meeting.meeting.notes.map(({ what, text }) => [what, text])).toEqual([
      ['takenBack', 'A safe address.'],
      ['takenBack', 'A safe address.'],
    ]);
  });

  it('[CHAIR-20] what is not written here, and a closed part, name people of the roster and a time that exists', () => {
    const meeting = started();
    answers(meeting, [
      ['notWrittenHere', 'police', { text: 'Kept on file 12.', people: [meeting.stranger] }, 'not-found people'],
      ['notWrittenHere', 'police', { text: 'Kept on file 12.', people: [meeting.people.chair] }, 'ok'],
      ['closedPart', 'police', { people: [] }, 'not-allowed'],
      ['closedPart', 'chair', { people: [meeting.people.police], until: NO_DATE }, 'bad-date until'],
      ['closedPart', 'chair', { people: [meeting.stranger] }, 'not-found people'],
      ['closedPart', 'chair', { people: [meeting.people.police], until: DEADLINE }, 'ok'],
    ]);
  });
});

describe('reading back and closing', () => {
  it('[CHAIR-21] a block is confirmed by its organisation, as it stands', () => {
    const meeting = started();
    const organisation = meeting.organisations['health'] as Parameters<typeof blockRoot>[0];
    meeting.blocks.set(blockRoot(organisation), 'Weighed on Monday.');
    answers(meeting, [
      ['confirmBlock', 'police', { organisation }, 'not-allowed organisation'],
      ['confirmBlock', 'nurse', { organisation, digest: 'digest of something else' }, 'changed block'],
      ['confirmBlock', 'nurse', { organisation, digest: 'digest of Weighed on Monday.' }, 'ok'],
    ]);
  });

  it('[CHAIR-27] why something is locked without is said about what is missing, and the newest reason stands', () => {
    const meeting = started();
    answers(meeting, [
      ['explainGap', 'chair', { gate: 'noView', reason: 'Rung at night.' }, 'ok'],
      ['explainGap', 'minuteTaker', { gate: 'noView', reason: 'Only two were there.' }, 'ok'],
      ['explainGap', 'police', { gate: 'noView', reason: 'x' }, 'not-allowed'],
      ['explainGap', 'chair', { gate: 'chair', reason: 'x' }, 'not-found gate'],
      ['explainGap', 'chair', { gate: 'goneOnWithout', reason: 'x' }, 'not-found gate'],
    ]);
    expect(meeting.meeting.explained['noView']).toMatchObject({ reason: 'Only two were there.' });
    meeting.to('frozen');
    answers(meeting, [['explainGap', 'chair', { gate: 'noView', reason: 'Rung at night.' }, 'frozen']]);
  });

  it('[CHAIR-22] a proposal is about words, and answered once', () => {
    const meeting = started();
    const ranges = meeting.typed('A bruise.');
    answers(meeting, [
      ['propose', 'lawyer', { words: { document: 'shared', ranges }, text: 'A mark.' }, 'ok'],
      ['propose', 'lawyer', { words: { document: 'shared', ranges: [[99, 0, 1]] }, text: 'x' }, 'not-here-yet words'],
      ['answerProposal', 'police', { id: UNKNOWN, accepted: true }, 'not-found id'],
    ]);
    const { id } = only(meeting.meeting.proposals);
    answers(meeting, [
      ['answerProposal', 'police', { id, accepted: false, reason: 'As seen.' }, 'ok'],
      ['answerProposal', 'police', { id, accepted: true }, 'changed proposal'],
    ]);
  });

  it('[CHAIR-23] the meeting goes from convened to live, ended and closing, and back by the chair with a reason', () => {
    const meeting = new RuledMeeting();
    const phases: Meeting['phase'][] = [];
    const step = (tries: readonly Tried[]): void => {
      answers(meeting, tries);
      phases.push(meeting.meeting.phase);
    };
    step([['end', 'chair', {}, 'not-now']]);
    step([
      ['start', 'chair', {}, 'ok'],
      ['start', 'chair', {}, 'not-now'],
    ]);
    step([
      ['adjourn', 'chair', { until: NO_DATE }, 'bad-date until'],
      ['adjourn', 'chair', { until: DEADLINE }, 'ok'],
    ]);
    step([['resume', 'chair', {}, 'ok']]);
    step([
      ['readBack', 'chair', { scope: 'nothing' }, 'incomplete because'],
      ['readBack', 'chair', { scope: 'nothing', because: 'A fire alarm.' }, 'ok'],
      ['end', 'chair', { at: '2026-11-24T12:00:00Z' }, 'bad-date at'],
      ['end', 'chair', { at: '2026-11-24T10:50:00Z' }, 'ok'],
    ]);
    step([['close', 'minuteTaker', {}, 'ok']]);
    step([
      ['reopen', 'minuteTaker', { reason: 'x' }, 'not-chair'],
      ['reopen', 'chair', { reason: 'News.' }, 'ok'],
    ]);
    expect(phases).toEqual(['convened', 'live', 'adjourned', 'live', 'ended', 'closing', 'live']);
  });

  it('[CHAIR-24] one written up afterwards took place before, in its order', () => {
    const meeting = new RuledMeeting();
    const from = 'The notes of Ruth C.';
    answers(meeting, [
      ['writeUp', 'chair', { tookPlaceFrom: NO_DATE, from }, 'bad-date tookPlaceFrom'],
      ['writeUp', 'chair', { tookPlaceFrom: '2026-11-25T10:00:00Z', from }, 'bad-date tookPlaceFrom'],
      [
        'writeUp',
        'chair',
        { tookPlaceFrom: '2026-11-24T09:00:00Z', tookPlaceTo: '2026-11-24T08:00:00Z', from },
        'bad-date tookPlaceTo',
      ],
      ['writeUp', 'chair', { tookPlaceFrom: '2026-11-24T09:00:00Z', tookPlaceTo: '2026-11-24T09:20:00Z', from }, 'ok'],
    ]);
  });

  it('[CHAIR-25] a discussion becomes a meeting once, with the reason; a convened one may be cancelled', () => {
    const meeting = started();
    answers(meeting, [
      ['convert', 'chair', { to: 'strategyMeeting', reason: 'Three agencies more.' }, 'ok'],
      ['convert', 'chair', { to: 'strategyMeeting', reason: 'Again.' }, 'nothing'],
      ['cancel', 'chair', { reason: 'x' }, 'not-now'],
      ['setNextMeeting', 'chair', { startsAt: NO_DATE }, 'bad-date startsAt'],
      ['setNextMeeting', 'chair', { startsAt: DEADLINE }, 'ok'],
    ]);
    expect(new RuledMeeting().tries('deputy', { type: 'cancel', reason: 'Not needed.' })).toBe('ok');
  });
});

describe('afterwards', () => {
  it('[CHAIR-26] a query is answered once; nothing is sent to observers or strangers', () => {
    const meeting = started().to('locked');
    answers(meeting, [
      ['query', 'nurse', { text: 'It was Tuesday.' }, 'ok'],
      ['query', 'observer', { text: 'x' }, 'not-allowed'],
      ['answerQuery', 'chair', { id: UNKNOWN, accepted: true, text: 'x' }, 'not-found id'],
      ['circulate', 'chair', { people: [meeting.people.observer] }, 'not-allowed people'],
      ['circulate', 'chair', { people: [meeting.stranger] }, 'not-found people'],
      ['circulate', 'minuteTaker', { people: [meeting.people.nurse] }, 'ok'],
      ['newInformation', 'police', { text: 'Arrested.', people: [meeting.stranger] }, 'not-found people'],
      ['newInformation', 'police', { text: 'Arrested.' }, 'ok'],
      ['addendum', 'chair', { text: 'Tuesday.' }, 'ok'],
      ['hold', 'chair', { text: 'A review is under way.' }, 'ok'],
      ['handOver', 'chair', { text: 'To team B.' }, 'ok'],
    ]);
    const [query] = meeting.meeting.afterwards;
    answers(meeting, [
      ['answerQuery', 'chair', { id: query?.id, accepted: true, text: 'Corrected.' }, 'ok'],
      ['answerQuery', 'chair', { id: query?.id, accepted: false, text: 'Again.' }, 'changed query'],
    ]);
  });
});
