/** One fault each, planted in what a good play left behind, and where the comparison must say that it is. */
import type { PersonId } from '../../shared/ids.ts';
import type { Contents, PartKind, Stretch } from '../../shared/record/contents.ts';
import type { Observed } from '../../server/rehearsal/compare.ts';

export interface PlantedFault {
  name: string;
  plant: (observed: Observed) => Observed;
  /** The start of the place that must be named. */
  where: string;
}

/** A part as it is kept, and free to be spoilt. */
interface LoosePart<Content = unknown> {
  id: string;
  kind: string;
  audience: 'everyone' | PersonId[];
  content: Content;
  authorship: unknown;
}

interface LooseCopy {
  opened: { part: LoosePart }[];
  sealing: { part: LoosePart }[];
}

/** Everything of a content may be written over. */
type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<T[Key]> }
    : T;

type Spoil<Kind extends PartKind> = (content: Loose<Contents[Kind]>, part: LoosePart, observed: Observed) => void;

/** In every copy there is. */
function everywhere(observed: Observed, spoil: (copy: LooseCopy) => void): Observed {
  const spoilt = (json: string): string => {
    const copy = JSON.parse(json) as LooseCopy;
    spoil(copy);
    return JSON.stringify(copy);
  };
  const copies = Object.entries(observed.copies).map(([id, json]) => [id, json === null ? null : spoilt(json)]);
  return { ...observed, general: spoilt(observed.general), copies: Object.fromEntries(copies) };
}

function partsOf(copy: LooseCopy): LoosePart[] {
  return [...copy.opened, ...copy.sealing].map(({ part }) => part);
}

/** The content of every part of this kind. */
function content<Kind extends PartKind>(kind: Kind, spoil: Spoil<Kind>) {
  return (observed: Observed): Observed =>
    everywhere(observed, (copy) => {
      for (const part of partsOf(copy))
        if (part.kind === kind) spoil(part.content as Loose<Contents[Kind]>, part, observed);
    });
}

/** The paragraph that begins so, with the stretches of its authorship. */
function paragraph(
  begins: string,
  spoil: (block: Loose<Contents['section']['blocks'][number]>, stretches: Loose<Stretch>[], observed: Observed) => void,
) {
  return (observed: Observed): Observed =>
    everywhere(observed, (copy) => {
      for (const { content: written, authorship } of partsOf(copy)) {
        const { blocks } = written as { blocks?: Loose<Contents['section']['blocks'][number]>[] };
        const n = blocks?.findIndex(({ text }) => text.startsWith(begins)) ?? -1;
        const block = blocks?.[n];
        if (block) spoil(block, (authorship as Loose<Stretch>[][])[n] ?? [], observed);
      }
    });
}

function without(kind: PartKind, isIt: (content: never) => boolean) {
  return (observed: Observed): Observed =>
    everywhere(observed, (copy) => {
      copy.opened = copy.opened.filter(({ part }) => part.kind !== kind || !isIt(part.content as never));
    });
}

function person(observed: Observed, script: string): PersonId {
  const id = observed.names.people[script];
  if (!id) throw new Error(`${script} is not in the script`);
  return id;
}

/** `bytes` reach somebody whose screen is open. */
function sentTo(reader: string, bytes: (words: string) => Uint8Array, of: string) {
  return (observed: Observed): Observed => {
    const words = observed.script.contributions.find(({ id }) => id === of)?.text ?? '';
    const received = [...(observed.received[reader] ?? []), bytes(words)];
    return { ...observed, received: { ...observed.received, [reader]: received } };
  };
}

const is =
  (words: string) =>
  ({ text }: { text: string }): boolean =>
    text.startsWith(words);

const utf8 = (text: string): Uint8Array => Buffer.from(`42["happenings",${text}]`);
const SHED = 'contributions secret';

export const MINUTES: PlantedFault[] = [
  {
    name: 'a contribution is missing',
    where: 'contributions court',
    plant: content('block', (block, part) => {
      block.blocks = block.blocks.filter(({ text }) => !text.startsWith('A conviction'));
      part.authorship = (part.authorship as unknown[]).slice(0, block.blocks.length);
    }),
  },
  {
    name: 'the only contribution of a section is missing',
    where: 'contributions reason',
    plant: without('section', ({ key }: { key: string }) => key === 'reasonForMeeting'),
  },
  {
    name: 'one letter is altered',
    where: 'contributions calls text',
    plant: paragraph('Nine calls', (block) => (block.text = block.text.replace('four', 'fous'))),
  },
  {
    name: 'a letter looks the same and is another',
    where: 'contributions calls text',
    plant: paragraph('Nine calls', (block) => (block.text = block.text.replace('calls', 'cаlls'))),
  },
  {
    name: 'a blank is missing at the end',
    where: 'contributions calls text',
    plant: paragraph('Nine calls', (block) => (block.text = `${block.text} `)),
  },
  {
    name: 'two authors are swapped',
    where: 'contributions view1',
    plant: paragraph('In my opinion the pattern', (_block, [stretch], observed) => {
      if (stretch) stretch.typedBy = stretch.firstBy = person(observed, 'police');
    }),
  },
  {
    name: 'the first writer is another',
    where: 'contributions calls',
    plant: paragraph('Nine calls', (_block, [stretch], observed) => {
      if (stretch) stretch.firstBy = person(observed, 'nurse');
    }),
  },
  {
    name: 'two letters have no author',
    where: 'contributions calls',
    plant: paragraph('Nine calls', (_block, stretches) => {
      const last = stretches[stretches.length - 1];
      if (last) last.to -= 2;
    }),
  },
  {
    name: 'words that were taken down are said to be the typist’s own',
    where: 'contributions class said by',
    plant: paragraph('She fell asleep', (block) => (block.saidBy = null)),
  },
  {
    name: 'words that were taken down are said to be somebody else’s',
    where: 'contributions class said by',
    plant: paragraph('She fell asleep', (block, _stretches, observed) => (block.saidBy = person(observed, 'nurse'))),
  },
  {
    name: 'words that were taken down are said to be typed by their speaker',
    where: 'contributions class',
    plant: paragraph('She fell asleep', (_block, [stretch], observed) => {
      if (stretch) stretch.typedBy = person(observed, 'school');
    }),
  },
  {
    name: 'an opinion is kept as a fact',
    where: 'contributions view2 kind',
    plant: paragraph('In my opinion the next', (block) => (block.kind = 'fact')),
  },
  {
    name: 'a source is altered',
    where: 'contributions report source',
    plant: paragraph('The report says', (block) => (block.source = 'spoken report')),
  },
  {
    name: 'the order within a section is swapped',
    where: 'contributions view1 text',
    plant: content('section', (section, part) => {
      if (section.key !== 'analysis') return;
      section.blocks.reverse();
      (part.authorship as unknown[]).reverse();
    }),
  },
  {
    name: 'a paragraph stands in another section',
    where: 'section:contingency',
    plant: content('section', (section) => {
      if (section.key === 'contingency') section.blocks.push(...JSON.parse('[{"text":"Words of nobody.","marks":[]}]'));
    }),
  },
  {
    name: 'an organisation is said not to have been asked to confirm',
    where: 'confirmation of Invented Police',
    plant: content('block', ({ confirmation }) => {
      if (confirmation) confirmation.state = 'notAsked';
    }),
  },
  {
    name: 'words were changed after the end',
    where: 'corrections',
    plant: content('corrections', ({ list }) => void list.push(JSON.parse('{"where":"section:analysis"}'))),
  },
];

export const DEEDS: PlantedFault[] = [
  {
    name: 'a view is another',
    where: 'thresholdViews police view',
    plant: content('view', (view, _part, observed) => {
      if (view.said.speaker === person(observed, 'police')) view.view = 'unsure';
    }),
  },
  {
    name: 'a view is given to somebody else',
    where: 'thresholdViews school',
    plant: content('view', (view, _part, observed) => {
      if (view.said.speaker === person(observed, 'school')) view.said.speaker = person(observed, 'nurse');
    }),
  },
  {
    name: 'a view that was said aloud is called the speaker’s own press',
    where: 'thresholdViews school recorded by',
    plant: content('view', (view) => (view.said.recordedBy = view.said.speaker)),
  },
  {
    name: 'a rationale is changed',
    where: 'decisions go-on rationale',
    plant: content('decision', (decision) => (decision.rationale = decision.rationale.replace('not ', ''))),
  },
  {
    name: 'an outcome is changed',
    where: 'decisions not-ben outcome',
    plant: content('decision', (decision) => {
      if (decision.outcome === 'notSubject') decision.outcome = 'noFurtherAction';
    }),
  },
  {
    name: 'a child is missing from a decision',
    where: 'decisions both children',
    plant: content('decision', (decision) => {
      if (decision.children.length === 2) decision.children.pop();
    }),
  },
  {
    name: 'the wording of a decision is altered',
    where: 'decisions both',
    plant: content('decision', (decision) => (decision.text = decision.text.replace('Hold a', 'Hold no'))),
  },
  {
    name: 'somebody’s agreement is missing',
    where: 'decisions go-on agreed by',
    plant: content('decision', (decision) => void (decision.agreements.length > 2 && decision.agreements.shift())),
  },
  {
    name: 'somebody is said to have agreed who did not',
    where: 'decisions not-ben agreed by',
    plant: content('decision', (decision, _part, observed) => {
      const [first] = decision.agreements;
      if (first && decision.agreements.length === 1)
        decision.agreements.push({ ...first, person: person(observed, 'nurse') });
    }),
  },
  {
    name: 'an agreement is kept as disagreement',
    where: 'decisions go-on answer of police',
    plant: content('decision', ({ agreements }, _part, observed) => {
      for (const agreement of agreements)
        if (agreement.person === person(observed, 'police')) agreement.answer = 'disagrees';
    }),
  },
  {
    name: 'a decision stands twice',
    where: 'decisions, how many',
    plant: (observed) =>
      everywhere(observed, (copy) => {
        const decision = copy.opened.find(({ part }) => part.kind === 'decision');
        if (decision) copy.opened.push(structuredClone(decision));
      }),
  },
  {
    name: 'decisions stand in another order',
    where: 'decisions, order',
    plant: content('decision', (decision) => {
      if (decision.children.length === 2) decision.place = { after: 0, order: 0 };
    }),
  },
  {
    name: 'an action has another owner',
    where: 'actions see owner',
    plant: content('action', (action, _part, observed) => {
      if (action.words.startsWith('See A.')) action.owner = { person: person(observed, 'nurse') };
    }),
  },
  {
    name: 'a deadline is off by a minute',
    where: 'actions see deadline',
    plant: content('action', ({ deadline }) => {
      if (deadline) deadline.at = deadline.at.replace('T16:00', 'T16:01');
    }),
  },
  {
    name: 'a deadline has another preset',
    where: 'actions see deadline preset',
    plant: content('action', ({ deadline }) => {
      if (deadline?.preset === 'workingDays1') deadline.preset = 'workingDays2';
    }),
  },
  {
    name: 'a helper is missing',
    where: 'actions see supported by',
    plant: content('action', ({ helpers }) => void helpers.pop()),
  },
  {
    name: 'a purpose is lost',
    where: 'actions see purpose',
    plant: content('action', (action) => (action.purpose = null)),
  },
  {
    name: 'an action is missing',
    where: 'actions weigh',
    plant: without('action', ({ words }: { words: string }) => words.startsWith('Weigh')),
  },
  {
    name: 'a dissent is altered',
    where: 'dissent late',
    plant: content('dissent', (dissent) => (dissent.text = dissent.text.replace('do not agree', 'agree'))),
  },
  { name: 'a dissent is missing', where: 'dissent whole', plant: without('dissent', is('The school')) },
  {
    name: 'a dissent is somebody else’s',
    where: 'dissent late said by',
    plant: content('dissent', (dissent, _part, observed) => {
      if (dissent.text.startsWith('I do')) dissent.said.speaker = dissent.said.recordedBy = person(observed, 'police');
    }),
  },
  {
    name: 'a dissent is about another decision',
    where: 'dissent late decision',
    plant: content('dissent', (dissent) => {
      if (dissent.text.startsWith('I do')) dissent.decision = null;
    }),
  },
  {
    name: 'the chair’s response is lost',
    where: 'dissent late response',
    plant: content('dissent', (dissent) => (dissent.answer = null)),
  },
  {
    name: 'an escalation is lost',
    where: 'dissent late escalation',
    plant: content('dissent', (dissent) => (dissent.escalation = null)),
  },
  {
    name: 'what a parent may not be told is lost',
    where: 'parentCommunication Ms E. Example mustNotBeTold',
    plant: content('parent', (parent) => (parent.mustNotBeTold = null)),
  },
  {
    name: 'a parent is said to have been told before',
    where: 'parentCommunication Ms E. Example informedBefore',
    plant: content('parent', (parent) => (parent.informedBefore = true)),
  },
  {
    name: 'the status of an earlier action is another',
    where: 'actionReviews earlier-2 status',
    plant: content('reviewedAction', (review) => (review.status = 'completed')),
  },
  {
    name: 'the next meeting is a day later',
    where: 'nextMeeting startsAt',
    plant: content('nextMeeting', (next) => (next.startsAt = '2026-05-29T13:30:00+01:00')),
  },
  {
    name: 'the reason for going on without an agency is lost',
    where: 'quorum exception',
    plant: content('quorum', (quorum) => (quorum.reasons = [])),
  },
];

export const PEOPLE: PlantedFault[] = [
  {
    name: 'somebody’s attendance is another',
    where: 'attendees gp attendance',
    plant: content('attendance', ({ people }, _part, observed) => {
      for (const one of people) if (one.id === person(observed, 'gp')) one.attendance = 'attended';
    }),
  },
  {
    name: 'somebody came a minute later',
    where: 'attendees police joined',
    plant: content('attendance', ({ people }) => {
      for (const one of people) if (one.joinedAt === '13:31') one.joinedAt = '13:32';
    }),
  },
  {
    name: 'somebody left an hour later',
    where: 'attendees nurse left',
    plant: content('attendance', ({ people }) => {
      for (const one of people) if (one.leftAt === '14:10') one.leftAt = '15:10';
    }),
  },
  {
    name: 'somebody is missing from the list',
    where: 'attendees student',
    plant: content('attendance', (attendance) => {
      attendance.people = attendance.people.filter(({ name }) => !name.startsWith('Niamh'));
    }),
  },
  {
    name: 'a tie to the family is not told',
    where: 'attendees cousin conflict',
    plant: content('attendance', ({ people }) => {
      for (const one of people) one.conflict = 'none';
    }),
  },
  {
    name: 'a child’s date of birth is another',
    where: 'children ben dateOfBirth',
    plant: content('child', ({ facts }) => {
      for (const fact of facts) if (fact.value === '2024-01-22') fact.value = '2024-01-21';
    }),
  },
  {
    name: 'an adult is said to have parental responsibility',
    where: 'household Mr F. Example parentalResponsibility',
    plant: content('adult', ({ facts }) => {
      for (const fact of facts) if (fact.value === 'false') fact.value = 'true';
    }),
  },
  {
    name: 'the referral came on another day',
    where: 'referral receivedAt',
    plant: content('details', ({ referral }) => {
      if (referral) referral.receivedAt = '2026-04-29T14:10:00+01:00';
    }),
  },
  {
    name: 'the lock is before the freeze',
    where: 'system times',
    plant: content('statement', (statement) => (statement.lockedAt = '2026-05-14T12:00:00.000Z')),
  },
  {
    name: 'a date that the software works out is off by a day',
    where: 'clock icpcDue',
    plant: (observed) => ({
      ...observed,
      script: {
        ...observed.script,
        clock: observed.script.clock && { ...observed.script.clock, icpcDue: '2026-05-21' },
      },
    }),
  },
];

export const COPIES: PlantedFault[] = [
  {
    name: 'a restricted entry stands in a foreign copy',
    where: 'restricted entries in the copy of gp',
    plant: (observed) => {
      const [from, to] = [observed.copies['police'], observed.copies['gp']].map(
        (json) => JSON.parse(json ?? '') as LooseCopy,
      );
      to?.opened.push(...(from?.opened ?? []).filter(({ part }) => part.kind === 'restricted'));
      return { ...observed, copies: { ...observed.copies, gp: JSON.stringify(to) } };
    },
  },
  {
    name: 'a restricted entry is missing in the copy of one of its readers',
    where: 'restricted entries in the copy of gp hidden',
    plant: (observed) => {
      const copy = JSON.parse(observed.copies['gp'] ?? '') as LooseCopy;
      copy.opened = copy.opened.filter(({ part }) => part.kind !== 'restricted');
      return { ...observed, copies: { ...observed.copies, gp: JSON.stringify(copy) } };
    },
  },
  {
    name: 'a restricted entry has another originator',
    where: 'restricted entries in the copy of police secret originator',
    plant: content('restricted', (entry, _part, observed) => (entry.originator = person(observed, 'nurse'))),
  },
  {
    name: 'a restricted entry has one more reader',
    where: 'restricted entries in the copy of police secret audience',
    plant: content('restricted', (_entry, { audience }, observed) => {
      if (audience !== 'everyone') audience.push(person(observed, 'school'));
    }),
  },
  {
    name: 'a placeholder is missing',
    where: 'placeholders secret',
    plant: without('placeholder', () => true),
  },
  {
    name: 'an entry without a placeholder is given one',
    where: 'placeholders, how many',
    plant: (observed) =>
      everywhere(observed, (copy) => {
        const one = copy.opened.find(({ part }) => part.kind === 'placeholder');
        if (one) copy.opened.push(structuredClone(one));
      }),
  },
  {
    name: 'somebody was not given their copy',
    where: 'copy of gp',
    plant: (observed) => ({ ...observed, copies: { ...observed.copies, gp: null } }),
  },
  {
    name: 'nobody looked whether somebody was given a copy',
    where: 'copy of police',
    plant: ({ copies: { police: _police, ...copies }, ...observed }) => ({ ...observed, copies }),
  },
  ...['student', 'cousin'].map((id) => ({
    name: `a copy was given to the ${id}, who must have none`,
    where: `copy of ${id}`,
    plant: (observed: Observed) => ({ ...observed, copies: { ...observed.copies, [id]: observed.general } }),
  })),
  {
    name: 'one person’s copy says something else than all others',
    where: 'copy of nurse',
    plant: (observed) => ({
      ...observed,
      copies: { ...observed.copies, nurse: (observed.copies['nurse'] ?? '').replace('Nine calls', 'Nice calls') },
    }),
  },
  {
    name: 'one person’s copy has another header',
    where: 'copy of nurse header',
    plant: (observed) => ({
      ...observed,
      copies: {
        ...observed.copies,
        nurse: (observed.copies['nurse'] ?? '').replace('"rehearsal":true', '"rehearsal":false'),
      },
    }),
  },
];

const [FIRST, LAST] = ['An informant called Kestrel', 'beneath the shed floor.'];

export const LEAKS: PlantedFault[] = [
  { name: 'whole', where: SHED, plant: sentTo('student', utf8, 'secret') },
  {
    name: 'fifteen letters from its middle',
    where: SHED,
    plant: sentTo('student', (words) => utf8(words.slice(31, 46)), 'secret'),
  },
  { name: 'its beginning', where: SHED, plant: sentTo('gp', () => utf8(FIRST), 'secret') },
  { name: 'its end', where: SHED, plant: sentTo('school', () => utf8(LAST), 'secret') },
  {
    name: 'as JSON within JSON',
    where: SHED,
    plant: sentTo('taker', (words) => utf8(JSON.stringify(JSON.stringify({ words }))), 'secret'),
  },
  {
    name: 'each letter escaped',
    where: SHED,
    plant: sentTo(
      'taker',
      (words) => utf8(words.replaceAll(/./g, (one) => `\\u00${one.charCodeAt(0).toString(16)}`)),
      'secret',
    ),
  },
  {
    name: 'in base64',
    where: SHED,
    plant: sentTo('taker', (words) => utf8(Buffer.from(words).toString('base64')), 'secret'),
  },
  {
    name: 'in base64 for addresses, amid other letters',
    where: SHED,
    plant: sentTo('taker', (words) => utf8(`ab${Buffer.from(`x${words}`).toString('base64url')}`), 'secret'),
  },
  {
    name: 'in base64 of base64',
    where: SHED,
    plant: sentTo(
      'taker',
      (words) => utf8(Buffer.from(Buffer.from(words).toString('base64')).toString('base64')),
      'secret',
    ),
  },
  {
    name: 'in hexadecimal digits',
    where: SHED,
    plant: sentTo('taker', (words) => utf8(Buffer.from(words).toString('hex')), 'secret'),
  },
  {
    name: 'in two bytes a letter',
    where: SHED,
    plant: sentTo('taker', (words) => Buffer.from(words, 'utf16le'), 'secret'),
  },
  { name: 'in an address', where: SHED, plant: sentTo('taker', (words) => utf8(encodeURIComponent(words)), 'secret') },
  { name: 'its source', where: SHED, plant: sentTo('taker', () => utf8('source not to be disclosed'), 'secret') },
  {
    name: 'one that has no placeholder, shown to the chair',
    where: 'contributions hidden',
    plant: sentTo('chair', utf8, 'hidden'),
  },
  {
    name: 'in the general copy',
    where: SHED,
    plant: (observed) => ({
      ...observed,
      general: observed.general.replace('"Invented Police"', `"Invented Police ${LAST}"`),
    }),
  },
  {
    name: 'in the page of the general copy',
    where: SHED,
    plant: (observed) => ({
      ...observed,
      generalPage: observed.generalPage.replace('</main>', `<p>${FIRST}</p></main>`),
    }),
  },
  {
    name: 'in somebody’s page',
    where: SHED,
    plant: (observed) => ({
      ...observed,
      pages: { ...observed.pages, gp: (observed.pages['gp'] ?? '').replace('</main>', `<p>${FIRST}</p></main>`) },
    }),
  },
];

interface LooseAddition {
  what: string;
  [field: string]: unknown;
}

/** What followed the lock, spoilt for everybody. */
function afterwards(spoil: (list: LooseAddition[], observed: Observed) => LooseAddition[] | void) {
  return (observed: Observed): Observed => {
    const spoilt = (json: string): string => {
      const told = JSON.parse(json) as { list: LooseAddition[] };
      told.list = spoil(told.list, observed) ?? told.list;
      return JSON.stringify(told);
    };
    const each = Object.entries(observed.afterwards).map(([id, json]) => [id, json === null ? null : spoilt(json)]);
    return { ...observed, generalAfterwards: spoilt(observed.generalAfterwards), afterwards: Object.fromEntries(each) };
  };
}

/** The first of its kind, spoilt. */
const addition = (what: string, spoil: (one: LooseAddition, observed: Observed) => void) =>
  afterwards((list, observed) => {
    const one = list.find((other) => other.what === what);
    if (one) spoil(one, observed);
  });

export const AFTER_LOCK: PlantedFault[] = [
  {
    name: 'one is missing',
    where: 'after the lock, how many',
    plant: afterwards((list) => list.filter(({ what }) => what !== 'held')),
  },
  {
    name: 'the last is missing',
    where: 'afterLock 15 blockConfirmed',
    plant: afterwards((list) => list.slice(0, -1)),
  },
  {
    name: 'nobody is told of it',
    where: 'after the lock in the copy of police, of which record',
    plant: (observed) => ({ ...observed, afterwards: { ...observed.afterwards, police: null } }),
  },
  {
    name: 'one more',
    where: 'after the lock, how many',
    plant: afterwards((list) => [...list, { what: 'addendum' }]),
  },
  {
    name: 'two are in another order',
    where: 'afterLock 3 accuracyQuery what',
    plant: afterwards((list) => list.reverse()),
  },
  {
    name: 'a letter of a query is altered',
    where: 'afterLock 3 accuracyQuery text',
    plant: addition('query', (one) => (one['text'] = 'The report was of <Monday> & "not" of Tuesday!')),
  },
  {
    name: 'somebody else asked it',
    where: 'afterLock 3 accuracyQuery by',
    plant: addition('query', (one, observed) => (one['by'] = person(observed, 'police'))),
  },
  {
    name: 'a refused query reads as accepted',
    where: 'afterLock 3 accuracyQuery answer',
    plant: addition('query', (one) => ((one['answer'] as { accepted: boolean }).accepted = true)),
  },
  {
    name: 'an answer is missing',
    where: 'afterLock 3 accuracyQuery answer',
    plant: addition('query', (one) => (one['answer'] = null)),
  },
  {
    name: 'a number leaves a gap',
    where: 'afterLock 16 addendum number',
    plant: addition('addendum', (one) => (one['number'] = 2)),
  },
  {
    name: 'a disagreement is with another decision',
    where: 'afterLock 11 dissent decision',
    plant: addition('dissent', (one) => (one['decision'] = null)),
  },
  {
    name: 'progress is of another action',
    where: 'afterLock 12 progress action',
    plant: addition('progress', (one) => (one['action'] = 'another')),
  },
  {
    name: 'a declined action reads as accepted',
    where: 'afterLock 13 actionDeclined answer',
    plant: addition('acceptance', (one) => (one['answer'] = 'accepted')),
  },
  {
    name: 'another organisation confirmed',
    where: 'afterLock 15 blockConfirmed organisation',
    plant: addition('blockConfirmed', (one) => (one['organisation'] = 'another')),
  },
  {
    name: 'a copy that was sent is shown to somebody who did not get it',
    where: 'after the lock in the copy of nurse, how many',
    plant: (observed) => {
      const { chair = null } = observed.afterwards;
      return { ...observed, afterwards: { ...observed.afterwards, nurse: chair } };
    },
  },
  {
    name: 'somebody without a copy is given it',
    where: 'after the lock, student',
    plant: (observed) => {
      const { generalAfterwards } = observed;
      return { ...observed, afterwards: { ...observed.afterwards, student: generalAfterwards } };
    },
  },
  {
    name: 'it follows another record',
    where: 'after the lock, of which record',
    plant: (observed) => {
      const told = JSON.parse(observed.generalAfterwards) as { record: string };
      return { ...observed, generalAfterwards: JSON.stringify({ ...told, record: 'another' }) };
    },
  },
  {
    name: 'it is not on the page',
    where: 'afterLock 10 held page',
    plant: (observed) => ({ ...observed, generalPage: observed.generalPage.replace('An inquest is open.', '') }),
  },
];
