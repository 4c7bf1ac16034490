/** Parts of a made-up meeting, written as the record's format has them. Every person and child is invented. */
import type {
  ActionContent,
  AgreementContent,
  AttendedContent,
  BlockContent,
  Contents,
  DecisionContent,
  PartKind,
  Place,
  Said,
  Stretch,
} from '../../shared/record/contents.ts';
import type { JsonValue } from '../../shared/record/canonical.ts';
import type { Audience, Part } from '../../shared/record/Part.ts';
import type { ActionId, ChildId, DecisionId, OrganisationId, PersonId } from '../../shared/ids.ts';

const id = <T extends string>(name: string): T => name.toLowerCase().padEnd(26, 'a').slice(0, 26) as T;
export const CHAIR = id<PersonId>('chair');
export const POLICE = id<PersonId>('police');
export const NURSE = id<PersonId>('nurse');
export const ABSENT = id<PersonId>('absent');
export const COUNCIL_ORG = id<OrganisationId>('council');
export const POLICE_ORG = id<OrganisationId>('constabulary');
export const HEALTH_ORG = id<OrganisationId>('trust');
export const MIA = id<ChildId>('mia');
export const LEO = id<ChildId>('leo');

export const place = (after: number): Place => ({ after, order: 0 });
export const at = (time: string): string => `2026-11-23T${time}:00.000Z`;

export function made<Kind extends PartKind>(
  partId: string,
  kind: Kind,
  content: Contents[Kind],
  rest: { audience?: Audience; child?: ChildId | null; title?: string; authorship?: unknown } = {},
): Part {
  return {
    id: partId,
    kind,
    audience: rest.audience ?? 'everyone',
    child: rest.child ?? null,
    title: rest.title ?? kind,
    content: content as unknown as JsonValue,
    authorship: (rest.authorship ?? []) as JsonValue,
  };
}

export function said(speaker: PersonId, time: string, recordedBy: PersonId = speaker): Said {
  return { speaker, recordedBy, at: at(time), confirmed: null };
}

export function block(text: string, rest: Partial<BlockContent> = {}): BlockContent {
  return {
    text,
    marks: [],
    kind: null,
    source: null,
    saidBy: null,
    children: [],
    eventDate: null,
    list: null,
    indent: 0,
    notForFamily: false,
    place: null,
    ...rest,
  };
}

export function stretch(from: number, to: number, by: PersonId, rest: Partial<Stretch> = {}): Stretch {
  return {
    from,
    to,
    typedBy: by,
    at: at('10:41'),
    until: at('10:43'),
    firstBy: by,
    firstAt: at('10:41'),
    firstUntil: at('10:41'),
    movedBy: null,
    movedAt: null,
    saidBy: null,
    ...rest,
  };
}

export function written(key: string, blocks: BlockContent[], by: PersonId): Part {
  const authorship = blocks.map(({ text, saidBy }) => [stretch(0, text.length, by, { saidBy })]);
  return made(`section:${key}`, 'section', { key, blocks }, { authorship });
}

export function person(personId: PersonId, name: string, rest: Partial<AttendedContent> = {}): AttendedContent {
  return {
    id: personId,
    name,
    job: '',
    organisation: COUNCIL_ORG,
    role: 'agencyRepresentative',
    attendance: 'attended',
    joinedAt: '10:28',
    leftAt: '11:02',
    howKnown: 'codeToNamedMailbox',
    device: 'screen',
    canDecide: true,
    conflict: 'none',
    note: null,
    standsInFor: null,
    referrer: false,
    ...rest,
  };
}

const agreed = (who: PersonId, rest: Partial<AgreementContent> = {}): AgreementContent => ({
  person: who,
  answer: 'agrees',
  said: said(who, '10:56'),
  toEarlierWording: false,
  earlier: [],
  ...rest,
});

const action = (n: number, name: string, words: string, owner: PersonId, rest: Partial<ActionContent> = {}): Part =>
  made(`action:${id(name)}`, 'action', {
    id: id<ActionId>(name),
    place: place(n),
    words,
    purpose: null,
    wordsBeside: null,
    earlierWords: [],
    owner: { person: owner },
    helpers: [],
    deadline: { at: '2026-11-24T17:00:00+00:00', preset: 'workingDays1', presetLabel: 'within 1 working day' },
    deadlineSet: { by: CHAIR, at: at('10:58') },
    children: [MIA, LEO],
    note: null,
    said: said(CHAIR, '10:58'),
    restsOn: null,
    acceptance: null,
    progress: [],
    earlier: [],
    agreedBy: [],
    withdrawn: null,
    ...rest,
  });

const decision = (n: number, name: string, rest: Partial<DecisionContent>): Part =>
  made(`decision:${id(name)}`, 'decision', {
    id: id<DecisionId>(name),
    place: place(n),
    children: [MIA, LEO],
    outcome: 'section47Joint',
    outcomeLabel: 'Section 47 enquiry, joint',
    restsOn: null,
    text: 'Start joint enquiries under section 47 for both children.',
    rationale: 'An unexplained bruise on a baby who cannot roll, and changing accounts of it.',
    said: said(CHAIR, '10:55'),
    agreements: [agreed(POLICE), agreed(NURSE, { said: said(NURSE, '10:56', CHAIR), toEarlierWording: true })],
    dissents: [],
    askedWithAll: [],
    notAsked: [],
    earlier: [],
    ...rest,
  });

const SECTIONS = [
  { key: 'reasonForMeeting', title: 'Reason for the meeting' },
  { key: 'agencyInformation', title: 'Information shared' },
  { key: 'childVoice', title: 'The child’s voice' },
  { key: 'analysis', title: 'Analysis' },
];

const people = [
  person(CHAIR, 'Priya Nair', { job: 'Team manager', role: 'chair', joinedAt: '10:25' }),
  person(POLICE, 'DS Colm Aldiss', { job: 'Detective sergeant', organisation: POLICE_ORG }),
  person(NURSE, 'Tom Okafor', {
    job: 'Named nurse',
    organisation: HEALTH_ORG,
    device: 'none',
    joinedAt: '10:52',
    howKnown: 'phoneKnownVoice',
  }),
  person(ABSENT, 'Ruth Ellis', {
    attendance: 'apologies',
    joinedAt: null,
    leftAt: null,
    conflict: 'unanswered',
    canDecide: null,
    howKnown: '',
  }),
];

const SAID_ALOUD = 'The health visitor last saw the family on 3 November. The baby was feeding well and had no marks.';
const SHARED_SENTENCE = 'Mother gave one account to the ward and another to the social worker.';

/** Everything a record can hold, once; what only the police may read is in `restricted`. */
export function meetingParts(): Part[] {
  return [
    made('details', 'details', {
      kind: 'strategyMeeting',
      variant: null,
      format: 'video',
      reference: 'K4T-2291',
      title: '',
      template: { id: 'english', version: '1', edition: '2026' },
      scheduledAt: at('10:30'),
      startedAt: at('10:30'),
      endedAt: at('11:00'),
      sittings: [],
      writtenUp: null,
      referral: null,
      lawfulBasis: null,
      follows: null,
      facts: [],
      dissentAsked: { by: CHAIR, at: at('10:57') },
      chair: CHAIR,
      chairsBefore: [],
      statements: [],
      sections: SECTIONS,
    }),
    made('attendance', 'attendance', {
      organisations: [
        {
          id: COUNCIL_ORG,
          name: 'Westmarch Children’s Services',
          agency: 'childrensSocialCare',
          agencyLabel: 'Children’s social care',
        },
        { id: POLICE_ORG, name: 'Westmarch Constabulary', agency: 'police', agencyLabel: 'Police' },
        { id: HEALTH_ORG, name: 'Westmarch Community Health Trust', agency: 'health', agencyLabel: 'Health' },
      ],
      people,
    }),
    made(
      'child:mia',
      'child',
      {
        id: MIA,
        reference: 'WM-0501',
        place: place(1),
        initials: 'M.P.',
        role: 'subject',
        facts: [fact('dateOfBirth', '2026-07-19')],
      },
      { child: MIA },
    ),
    made(
      'child:leo',
      'child',
      {
        id: LEO,
        reference: 'WM-0502',
        place: place(2),
        initials: 'L.P.',
        role: 'subject',
        facts: [fact('school', 'Fernhollow Primary School')],
      },
      { child: LEO },
    ),
    made('adult:one', 'adult', {
      place: place(1),
      name: 'Ms A. P.',
      relationship: 'mother',
      facts: [fact('parentalResponsibility', 'yes')],
    }),
    written(
      'reasonForMeeting',
      [block('A bruise was seen at a routine weighing.', { kind: 'fact', source: 'ward notes' })],
      CHAIR,
    ),
    made(
      'section:analysis',
      'section',
      {
        key: 'analysis',
        blocks: [block(SHARED_SENTENCE, { kind: 'opinion', marks: [{ from: 12, to: 23, bold: true, italic: false }] })],
      },
      {
        authorship: [
          [
            stretch(0, 33, CHAIR),
            stretch(33, SHARED_SENTENCE.length, POLICE, { firstBy: CHAIR, movedBy: POLICE, movedAt: at('10:49') }),
          ],
        ],
      },
    ),
    made(
      'section:analysis:leo',
      'section',
      {
        key: 'analysis',
        blocks: [block('L. was in school all week.', { children: [LEO], place: { after: 1, order: 0 } })],
      },
      { child: LEO, authorship: [[stretch(0, 26, CHAIR)]] },
    ),
    written(
      'childVoice',
      ['“I like it at Auntie’s.”', 'Drew a house with one window.'].map((text) => block(text, { list: 'bullet' })),
      CHAIR,
    ),
    made(
      `block:${HEALTH_ORG}`,
      'block',
      {
        organisation: HEALTH_ORG,
        blocks: [
          block(SAID_ALOUD, {
            kind: 'reported',
            source: 'health visitor',
            saidBy: NURSE,
            eventDate: '2026-11-03',
            notForFamily: true,
          }),
        ],
        nothingHeld: null,
        confirmation: {
          state: 'changedSince',
          said: said(NURSE, '10:58', CHAIR),
          wordsThen: 'The health visitor saw the family.',
          changedBy: [CHAIR],
        },
      },
      { authorship: [[stretch(0, SAID_ALOUD.length, CHAIR, { saidBy: NURSE })]] },
    ),
    made(`block:${POLICE_ORG}`, 'block', {
      organisation: POLICE_ORG,
      blocks: [],
      nothingHeld: said(POLICE, '10:50'),
      confirmation: null,
    }),
    made(`view:${id('v1')}`, 'view', {
      place: place(1),
      restsOn: null,
      organisation: POLICE_ORG,
      view: 'met',
      reason: 'Two accounts.',
      children: [MIA, LEO],
      said: said(POLICE, '10:53'),
      earlier: [],
    }),
    decision(1, 'd1', { said: said(CHAIR, '10:54') }),
    decision(2, 'd2', {
      outcomeLabel: 'Child protection medical needed',
      outcome: 'medicalAssessmentRequired',
      children: [MIA],
      text: 'Medical tonight.',
      notAsked: [POLICE],
    }),
    made(`dissent:${id('x1')}`, 'dissent', {
      place: place(1),
      decision: id<DecisionId>('d2'),
      text: 'I do not agree that it can wait until after the feed.',
      escalation: 'Told how to use the local procedure.',
      said: said(NURSE, '10:57', CHAIR),
      answer: { text: 'The ward is told to call at once if anything changes.', by: CHAIR, at: at('10:58') },
    }),
    action(1, 'one', 'See both children at home and speak to L. alone.', CHAIR, {
      helpers: [POLICE],
      purpose: 'To know that both are safe tonight',
    }),
    action(2, 'two', 'Arrange the paediatric medical.', NURSE, {
      progress: [{ state: 'done', note: null, by: NURSE, at: at('18:52') }],
      acceptance: {
        answer: 'accepted',
        reason: null,
        said: said(NURSE, '10:59', CHAIR),
        beforeChange: false,
        earlier: [],
      },
      wordsBeside: 'Arrange the paediatric medical for M. this evening.',
    }),
    made(`parent:${id('p1')}`, 'parent', {
      person: 'Ms A. P.',
      relationship: 'mother',
      parentalResponsibility: true,
      place: place(1),
      informedBefore: false,
      reasonNotInformed: 'She was at work.',
      toldBy: CHAIR,
      how: 'In person',
      by: '2026-11-23T16:30:00+00:00',
      mayBeTold: 'That the meeting was held, and what happens next',
      mustNotBeTold: 'The restricted entries',
      interpreter: null,
      said: said(CHAIR, '10:59'),
      earlier: [],
    }),
    made('quorum', 'quorum', { needs: ['childrensSocialCare', 'police', 'health'], missing: [], reasons: [] }),
    made('readBack:0', 'readBack', { place: place(1), scope: 'everything', because: null, said: said(CHAIR, '10:59') }),
    made('note:one', 'note', {
      place: place(1),
      what: 'closedPart',
      at: at('10:45'),
      by: CHAIR,
      people: [POLICE],
      text: null,
      until: at('10:48'),
    }),
    made('corrections', 'corrections', {
      list: [
        {
          where: 'section:analysis',
          what: 'typed',
          before: null,
          after: 'one account to the ward',
          by: POLICE,
          at: at('11:01'),
          gone: [NURSE],
        },
      ],
    }),
    made('nextMeeting', 'nextMeeting', {
      kind: 'reviewStrategyMeeting',
      startsAt: '2026-12-07T13:30:00+00:00',
      reason: 'See decision 1',
      by: CHAIR,
      at: at('10:59'),
    }),
    made('placeholder:x', 'placeholder', {
      place: place(1),
      section: 'agencyInformation',
      text: 'Restricted information was shared by the police with named attendees.',
    }),
    ...restricted(),
  ];
}

export const SECRET = 'A source who must not be named saw him at the address on Tuesday.';

function restricted(): Part[] {
  return [
    made(
      'restricted:x',
      'restricted',
      {
        place: place(1),
        recordedBy: POLICE,
        section: 'agencyInformation',
        basis: 'policeIntelligence',
        originator: POLICE,
        onward: 'prohibitedWithoutOriginatorConsent',
        placeholder: 'Restricted information was shared by the police with named attendees.',
        blocks: [block(SECRET, { kind: 'reported' })],
        confirmed: null,
      },
      { audience: [CHAIR, POLICE].sort(), authorship: [[stretch(0, SECRET.length, POLICE)]] },
    ),
  ];
}

function fact(field: string, value: string): Contents['child']['facts'][number] {
  return { field, value, said: said(CHAIR, '10:31'), earlier: [] };
}

export function sealingParts(): Part[] {
  return [
    made('sealing:statement', 'statement', {
      lockedBy: CHAIR,
      lockedAt: at('11:02'),
      frozenAt: at('11:01'),
      collectedAt: at('11:01'),
      statement: 'To the best of my knowledge this is a fair record of what was said while I was present.',
      manner: 'lock code, after the freeze',
      readAloud: 'everything',
      because: null,
      present: true,
      notShownToChair: 0,
    }),
    made('sealing:devices', 'devices', {
      expected: [CHAIR, POLICE],
      held: [CHAIR],
      without: [{ person: POLICE, reason: 'on the road' }],
    }),
  ];
}
