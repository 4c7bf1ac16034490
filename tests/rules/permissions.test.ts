import { namesAddedSince } from '../../shared/rules/namesInFamily.ts';
import { describe, expect, it } from 'vitest';
import { blockRoot, PLAN_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT, type PersonId } from '../../shared/ids.ts';
import { COMMAND_FORMS, type CommandType } from '../../shared/rules/commands.ts';
import { PHASES, type Phase } from '../../shared/rules/meeting.ts';
import {
  mayOpen,
  mayRead,
  mayReadRecord,
  PERMISSIONS,
  refusesCommand,
  refusesInvitation,
  refusesLockCode,
  writableRoots,
} from '../../shared/rules/permissions.ts';
import { VOICES, whyNoVoice, type Voice } from '../../shared/rules/voices.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import { CAST, RuledMeeting, type Somebody } from './ruledMeeting.ts';

const COMMANDS = Object.keys(COMMAND_FORMS) as CommandType[];
const EVERYBODY = Object.keys(CAST) as Somebody[];

/** Commands that this person may send in this phase. */
function may(meeting: RuledMeeting, who: Somebody | PersonId, phase: Phase): CommandType[] {
  const person = (meeting.people as Record<string, PersonId>)[who] ?? (who as PersonId);
  meeting.to(phase);
  return COMMANDS.filter((type) => refusesCommand(meeting.meeting, person, type) === null).sort();
}

const ever = (meeting: RuledMeeting, who: Somebody | PersonId): CommandType[] =>
  [...new Set(PHASES.flatMap((phase) => may(meeting, who, phase)))].sort();

describe('who may do what, when', () => {
  it('[WHO-1] the table names every command and no other', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual([...COMMANDS].sort());
  });

  it('[WHO-2] whoever is not on the roster, has gone or declined may do nothing, and is not told the phase', () => {
    const strangers: [string, (meeting: RuledMeeting) => PersonId][] = [
      ['a stranger', (meeting) => meeting.stranger],
      [
        'whoever was removed',
        (meeting) => (
          meeting.does('chair', { type: 'remove', person: meeting.people.nurse, reason: 'x' }),
          meeting.people.nurse
        ),
      ],
      [
        'whoever withdrew',
        (meeting) => (meeting.does('nurse', { type: 'withdraw', reason: 'other' }), meeting.people.nurse),
      ],
      [
        'whoever declined',
        (meeting) => (
          meeting.does('chair', { type: 'rollCall', person: meeting.people.nurse, attendance: 'declined' }),
          meeting.people.nurse
        ),
      ],
    ];
    for (const [what, gone] of strangers) {
      const meeting = new RuledMeeting().start();
      const person = gone(meeting);
      expect(ever(meeting, person), what).toEqual([]);
      for (const phase of PHASES)
        for (const type of COMMANDS)
          expect(refusesCommand(meeting.to(phase).meeting, person, type), what).toBe('not-allowed');
      expect([mayOpen(meeting.meeting, person), mayReadRecord(meeting.meeting, person)], what).toEqual([false, false]);
    }
  });

  it('[WHO-3] an observer says whether they know the family, leaves, and hands in what their screen holds; nothing else', () => {
    expect(ever(new RuledMeeting(), 'observer')).toEqual(['declareConflict', 'flushed', 'withdraw']);
  });

  it('[WHO-4] what only the chair may do, nobody else may, at any time', () => {
    const meeting = new RuledMeeting();
    const others = new Set(EVERYBODY.filter((who) => who !== 'chair').flatMap((who) => ever(meeting, who)));
    const chairAlone = ever(meeting, 'chair').filter((type) => !others.has(type));
    expect(chairAlone).toEqual(
      [
        'addendum',
        'adjourn',
        'allowTakingDown',
        'answerLate',
        'convert',
        'freeze',
        'goOnWithout',
        'handOver',
        'handOverChair',
        'hold',
        'lock',
        'nameDeputy',
        'remove',
        'reopen',
        'resume',
        'start',
        'thaw',
        'withdrawAction',
        'writeUp',
      ].sort(),
    );
  });

  it('[WHO-5] whoever handed the chair over keeps what everybody of their organisation may do, and no more', () => {
    const meeting = new RuledMeeting().start();
    meeting.does('chair', { type: 'handOverChair', to: meeting.people.deputy });
    expect(ever(meeting, 'chair')).toEqual(ever(meeting, 'police'));
    expect(may(meeting, 'deputy', 'frozen')).toContain('lock');
  });

  it('[WHO-6] while the text is frozen nothing is decided but what the freeze is for and what protects a child', () => {
    const meeting = new RuledMeeting();
    const all = new Set(EVERYBODY.flatMap((who) => may(meeting, who, 'frozen')));
    expect([...all].sort()).toEqual([
      'answerDissent',
      'flushed',
      'goOnWithout',
      'lock',
      'progress',
      'recordDissent',
      'takeBack',
      'takeChair',
      'thaw',
    ]);
  });

  it('[WHO-7] after the lock nothing changes what was locked; what follows it stands beside it', () => {
    const meeting = new RuledMeeting();
    const all = new Set(EVERYBODY.flatMap((who) => may(meeting, who, 'locked')));
    expect([...all].sort()).toEqual([
      'acceptAction',
      'addendum',
      'answerDissent',
      'answerLate',
      'answerQuery',
      'circulate',
      'confirmBlock',
      'confirmSaid',
      'declineAction',
      'handOver',
      'hold',
      'newInformation',
      'progress',
      'query',
      'recordDissent',
    ]);
    for (const who of EVERYBODY) expect(may(meeting, who, 'cancelled'), who).toEqual([]);
  });

  it('[WHO-8] a deputy takes the chair whenever there is something to chair, and nobody else does', () => {
    const meeting = new RuledMeeting();
    for (const who of EVERYBODY) expect(ever(meeting, who).includes('takeChair'), who).toBe(who === 'deputy');
    const phases = PHASES.filter((phase) => may(meeting, 'deputy', phase).includes('takeChair'));
    expect(phases).toEqual(PHASES.filter((phase) => phase !== 'locked' && phase !== 'cancelled'));
  });

  it('[WHO-9] the phase is looked at last: whoever may never, learns nothing of it', () => {
    const meeting = new RuledMeeting();
    const told = PHASES.map((phase) => refusesCommand(meeting.to(phase).meeting, meeting.people.police, 'lock'));
    expect([...new Set(told)]).toEqual(['not-chair']);
    expect(refusesCommand(meeting.to('locked').meeting, meeting.people.chair, 'freeze')).toBe('locked');
    expect(refusesCommand(meeting.to('frozen').meeting, meeting.people.chair, 'recordDecision')).toBe('frozen');
    expect(refusesCommand(meeting.to('adjourned').meeting, meeting.people.chair, 'recordDecision')).toBe('not-now');
  });
});

describe('whose word it can be', () => {
  const OWN = ['chair', 'deputy', 'guest', 'nurse', 'police'];

  it.each(Object.keys(VOICES) as Voice[])(
    '[CHAIR-29] %s: chair and people of the agencies have one; observers have none, the lawyer and the minute taker what is theirs',
    (voice) => {
      const meeting = new RuledMeeting().start();
      const why = Object.fromEntries(
        EVERYBODY.map((who) => [who, whyNoVoice(meeting.meeting, meeting.people[who], voice)]),
      );
      const too = {
        agreement: ['minuteTaker'],
        acceptance: ['lawyer', 'minuteTaker'],
        view: [],
        dissent: [],
        confirmation: [],
      };
      expect(EVERYBODY.filter((who) => why[who] === null).sort()).toEqual([...OWN, ...too[voice]].sort());
      expect(why).toMatchObject({ lawyer: voice === 'acceptance' ? null : 'legalAdviser', observer: 'observer' });
      expect(whyNoVoice(meeting.meeting, meeting.stranger, voice)).toBe('absent');
    },
  );

  it('[CHAIR-29] whoever came as a lawyer and chairs has a word of their own; whoever chaired before keeps theirs', () => {
    const meeting = new RuledMeeting().start();
    const lawyerChairs = { ...meeting.meeting, chair: meeting.people.lawyer };
    expect(whyNoVoice(lawyerChairs, meeting.people.lawyer, 'view')).toBe(null);
    expect(whyNoVoice(lawyerChairs, meeting.people.chair, 'view')).toBe(null);
  });
});

describe('who may read and write', () => {
  it('[WHO-10] nothing is read before the conflict question is answered, but by the chair; nothing at all with a tie', () => {
    const meeting = new RuledMeeting();
    const reads = (who: Somebody): boolean => mayRead(meeting.meeting, meeting.people[who], SHARED_DOCUMENT);
    expect(EVERYBODY.filter(reads)).toEqual(['chair']);
    meeting.does('police', { type: 'declareConflict', conflict: 'none' });
    expect(EVERYBODY.filter(reads)).toEqual(['chair', 'police']);
    meeting.does('police', { type: 'declareConflict', conflict: 'declared', note: 'A cousin.' });
    expect(EVERYBODY.filter(reads)).toEqual(['chair']);
    expect(mayOpen(meeting.meeting, meeting.people.police)).toBe(false);
  });

  it('[WHO-15] a name that comes after the answer asks again, and shuts nobody out', () => {
    const meeting = new RuledMeeting();
    const asked = (who: Somebody): string[] =>
      namesAddedSince(meeting.meeting, meeting.people[who]).map(({ name }) => name);
    meeting.does('police', { type: 'declareConflict', conflict: 'none' });
    expect([asked('police'), asked('nurse')]).toEqual([[], []]); // the nurse has her first answer to give
    meeting.does('chair', { type: 'addChild', initials: 'B.', reference: '', role: 'household' });
    meeting.does('chair', { type: 'addAdult', name: 'Dana R.', relationship: '' });
    expect([asked('police'), asked('nurse')]).toEqual([['B.', 'Dana R.'], []]);
    expect(mayRead(meeting.meeting, meeting.people.police, SHARED_DOCUMENT)).toBe(true);
    meeting.does('police', { type: 'declareConflict', conflict: 'none' });
    expect(asked('police')).toEqual([]);
  });

  it('[WHO-11] an invitee who is not here reads the record and not the room; an observer reads the room and not the record', () => {
    const meeting = new RuledMeeting().start();
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'apologies' });
    const { guest, observer } = meeting.people;
    expect([mayRead(meeting.meeting, guest, SHARED_DOCUMENT), mayReadRecord(meeting.meeting, guest)]).toEqual([
      false,
      true,
    ]);
    expect([mayRead(meeting.meeting, observer, SHARED_DOCUMENT), mayReadRecord(meeting.meeting, observer)]).toEqual([
      true,
      false,
    ]);
  });

  it('[WHO-12] everybody writes sections and plan but the legal adviser and observers; a block is its organisation’s', () => {
    const meeting = new RuledMeeting().start();
    const roots: Record<string, string> = { section: sectionRoot('analysis'), plan: PLAN_ROOT };
    for (const [name, id] of Object.entries(meeting.organisations)) roots[name] = blockRoot(id);
    const written = Object.fromEntries(
      EVERYBODY.map((who) => {
        const mayWrite = writableRoots(meeting.meeting, meeting.people[who], SHARED_DOCUMENT);
        return [who, Object.keys(roots).filter((name) => mayWrite(roots[name] ?? ''))];
      }),
    );
    expect(written).toEqual({
      chair: ['section', 'plan', 'council'],
      minuteTaker: ['section', 'plan', 'council', 'police', 'health', 'school'],
      deputy: ['section', 'plan', 'council'],
      police: ['section', 'plan', 'police'],
      nurse: ['section', 'plan', 'health'],
      lawyer: [],
      guest: ['section', 'plan', 'school'],
      observer: [],
    });
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'attended', device: 'none' });
    const forThePhone = writableRoots(meeting.meeting, meeting.people.chair, SHARED_DOCUMENT);
    expect(Object.keys(roots).filter((name) => forThePhone(roots[name] ?? ''))).toEqual([
      'section',
      'plan',
      'council',
      'school',
    ]);
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'apologies' });
    expect(chairMayWrite(meeting, roots['school'])).toBe(false);
    meeting.does('chair', { type: 'rollCall', person: meeting.people.guest, attendance: 'apologiesWithReport' });
    expect(chairMayWrite(meeting, roots['school'])).toBe(true);
    const mayWrite = writableRoots(meeting.meeting, meeting.people.police, SHARED_DOCUMENT);
    for (const root of ['', 'section:', 'other', 'entry', 'constructor', blockRoot('x' as never)])
      expect(mayWrite(root), root).toBe(false);
  });

  it('[WHO-13] a restricted document is read by its audience alone and written by whoever opened it or took it down', () => {
    const meeting = new RuledMeeting().start();
    const opened = meeting.does('police', {
      type: 'openRestricted',
      audience: [meeting.people.chair, meeting.people.nurse],
      placeholder: 'Police information.',
    }) as { id: Parameters<typeof mayRead>[2] };
    const readers = EVERYBODY.filter((who) => mayRead(meeting.meeting, meeting.people[who], opened.id));
    const writers = EVERYBODY.filter((who) => writableRoots(meeting.meeting, meeting.people[who], opened.id)('entry'));
    expect([readers, writers]).toEqual([['chair', 'police', 'nurse'], ['police']]);
    expect(meeting.tries('police', { type: 'widen', id: opened.id, audience: [meeting.people.observer] })).toBe(
      'not-allowed audience',
    );
  });
});

function chairMayWrite({ meeting, people }: RuledMeeting, root = ''): boolean {
  return writableRoots(meeting, people.chair, SHARED_DOCUMENT)(root);
}

describe('keys to the door', () => {
  const why = (refusal: Refusal | null): string =>
    refusal ? `${refusal.code} ${refusal.detail?.why ?? ''}`.trim() : 'given';

  it('[WHO-62] after the lock whoever may invite gives a way in to those who may read the record, and to nobody else', () => {
    const meeting = new RuledMeeting().start();
    const { people } = meeting;
    const link = (by: Somebody, person: PersonId): string =>
      why(refusesInvitation(meeting.meeting, people[by], person));
    for (const phase of ['convened', 'live', 'adjourned', 'closing', 'frozen'] as const) {
      meeting.to(phase);
      expect([link('chair', people.observer), link('police', people.guest)]).toEqual(['given', 'not-allowed']);
    }
    meeting.to('locked');
    for (const giver of ['chair', 'deputy', 'minuteTaker'] as const) expect(link(giver, people.guest)).toBe('given');
    expect(link('police', people.guest)).toBe('not-allowed');
    expect(link('chair', people.observer)).toBe('not-allowed readsNoRecord');
    expect(link('chair', meeting.stranger)).toBe('not-found');
    expect(
      meeting.tries('chair', {
        type: 'invite',
        name: 'N',
        job: '',
        organisation: meeting.organisations['police'],
        role: 'invitee',
        device: 'screen',
      }),
    ).toMatch(/^locked/);
    meeting.to('cancelled');
    expect(link('chair', people.guest)).toBe('not-now cancelled');
  });

  it('[WHO-65] whoever convened gives links and lock codes off the roster too, and not once they were removed from it', () => {
    const meeting = new RuledMeeting().start();
    const { people, stranger } = meeting;
    const asks = (by: PersonId): string[] => [
      why(refusesInvitation(meeting.meeting, by, people.police)),
      why(refusesLockCode(meeting.meeting, by, people.chair)),
    ];
    expect(asks(stranger)).toEqual(['not-allowed', 'not-allowed']);
    meeting.meeting = { ...meeting.meeting, convenor: stranger };
    expect(asks(stranger)).toEqual(['given', 'given']);
    expect(asks(people.police)).toEqual(['not-allowed', 'not-allowed']);
    meeting.meeting = { ...meeting.meeting, convenor: people.police };
    expect(asks(people.police)).toEqual(['given', 'given']);
    meeting.does('chair', { type: 'remove', person: people.police, reason: 'Invited by mistake' });
    expect(asks(people.police)).toEqual(['not-allowed', 'not-allowed']);
  });

  it('[WHO-51] a lock code is nobody’s own to make, and of no use after the lock', () => {
    const meeting = new RuledMeeting().start();
    const { people } = meeting;
    const code = (by: Somebody, to: Somebody): string => why(refusesLockCode(meeting.meeting, people[by], people[to]));
    meeting.to('frozen');
    expect([code('deputy', 'chair'), code('chair', 'chair')]).toEqual(['given', 'not-allowed ownLockCode']);
    meeting.to('locked');
    expect(code('deputy', 'chair')).toBe('not-now nothingToLock');
  });
});
