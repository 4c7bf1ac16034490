/** Every deed that is allowed after the lock, through a really opened server, and what stands beside the record then. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generalCopy } from '../../server/app/generalCopy.ts';
import { afterStream, meetingStream } from '../../server/journal/Journal.ts';
import type { Actor } from '../../server/rehearsal/Actor.ts';
import { ENTRY_ROOT } from '../../shared/document/roots.ts';
import { SHARED_DOCUMENT } from '../../shared/ids.ts';
import type { Addition } from '../../shared/record/additions.ts';
import { PERMISSIONS } from '../../shared/rules/permissions.ts';
import type { SaidWords } from '../../shared/wire/said.ts';
import {
  ABSENT_WORDS,
  ENTRY_WORDS,
  lateWords,
  lockedMeeting,
  TAKEN_WORDS,
  type LockedMeeting,
} from '../support/lockedMeeting.ts';
import { openNode, ownFolder, type Node } from '../support/openNode.ts';

type Somebody = 'chair' | 'police' | 'health' | 'school';
interface Deed {
  by: Somebody;
  command: { type: string; [field: string]: unknown };
  /** What the page says of it, to whoever may read it. */
  says: string;
  /** Who reads it; absent: everybody of the record. */
  readers?: Somebody[];
}

const EVERYBODY: Somebody[] = ['chair', 'police', 'health', 'school'];

/** In the order in which they are done. */
function deedsOf(locked: LockedMeeting): Deed[] {
  const { action, decision, dissent, view, entry, entryLetters, taken, chair, health } = locked;
  const organisation = health.meeting?.people[health.person]?.organisation;
  const words = { document: SHARED_DOCUMENT, ranges: taken };
  const some: Somebody[] = ['police', 'health'];
  return [
    { by: 'school', command: { type: 'query', text: 'It was Tuesday.' }, says: 'It was Tuesday.' },
    { by: 'chair', command: { type: 'addendum', text: 'Weighed on Tuesday.' }, says: 'Addendum 1: Priya Nair' },
    { by: 'police', command: { type: 'newInformation', text: 'He was arrested.' }, says: 'He was arrested.' },
    { by: 'chair', command: { type: 'handOver', text: 'To team B.' }, says: 'To team B.' },
    {
      by: 'chair',
      command: { type: 'circulate', people: [health.person], text: 'Your copy.' },
      says: 'Your copy.',
      readers: ['chair', 'health'],
    },
    { by: 'chair', command: { type: 'hold', text: 'An inquest is open.' }, says: 'An inquest is open.' },
    { by: 'health', command: { type: 'acceptAction', id: action }, says: 'Action 1: See the child tonight Accepted.' },
    {
      by: 'health',
      command: { type: 'declineAction', id: action, reason: 'I am on leave.' },
      says: 'Declined: I am on leave.',
    },
    {
      by: 'health',
      command: { type: 'progress', id: action, state: 'done', note: 'Seen at 18:52.' },
      says: 'Done: Seen at 18:52.',
    },
    {
      by: 'health',
      command: { type: 'confirmBlock', organisation },
      says: 'Confirms what stands in the locked minutes for Northbridge Community Health.',
    },
    {
      by: 'police',
      command: { type: 'recordDissent', decision, text: 'It should have been joint.' },
      says: 'With decision 1 It should have been joint.',
    },
    {
      by: 'chair',
      command: { type: 'recordDissent', text: 'Said on the phone.', speaker: health.person },
      says: 'With the discussion as a whole Said on the phone.',
    },
    {
      by: 'chair',
      command: { type: 'answerDissent', id: dissent, text: 'It was heard.', escalation: 'To the head of service.' },
      says: 'To the disagreement of Tom Okafor (Health). With the discussion as a whole: It was heard. What happens with it: To the head of service.',
    },
    {
      by: 'health',
      command: { type: 'confirmSaid', what: 'words', words, ownWords: 'On Tuesday, I said.' },
      says: `In the minutes as their words: “${TAKEN_WORDS}” In their own words: On Tuesday, I said.`,
    },
    {
      by: 'health',
      command: { type: 'confirmSaid', what: 'agreement', id: decision },
      says: 'About their answer to decision 1 Yes, I said that.',
    },
    {
      by: 'health',
      command: { type: 'confirmSaid', what: 'agreement', id: action, ownWords: 'Only if she is seen first.' },
      says: 'About their answer to action 1 In their own words: Only if she is seen first.',
    },
    {
      by: 'health',
      command: { type: 'confirmSaid', what: 'view', id: view, ownWords: 'Not quite.' },
      says: 'About the view that was recorded for them In their own words: Not quite.',
    },
    {
      by: 'health',
      command: { type: 'recordDissent', entry, text: 'He lives opposite.' },
      says: 'With an entry that only some people may read; the same people read this. He lives opposite.',
      readers: some,
    },
    {
      by: 'police',
      command: { type: 'query', entry, text: 'Which door was it?' },
      says: 'Which door was it?',
      readers: some,
    },
    {
      by: 'health',
      command: {
        type: 'confirmSaid',
        what: 'words',
        words: { document: entry, ranges: entryLetters },
      },
      says: `In the minutes as their words: “${ENTRY_WORDS}” Yes, I said that.`,
      readers: some,
    },
    {
      by: 'chair',
      command: { type: 'answerQuery', id: queryOf(chair), accepted: false, text: 'nobody said so.' },
      says: 'because nobody said so.',
    },
  ];
}

function queryOf(chair: Actor): string {
  return chair.meeting?.afterwards.find(({ what }) => what === 'query')?.id ?? '';
}

/** What a reader sees, without tags. */
function seen(html: string | null): string {
  return (html ?? '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ');
}

describe('after the lock', () => {
  let node: Node;
  let remove: () => Promise<void>;
  let locked: LockedMeeting;
  const sealed = new Map<Somebody, string | null>();
  const deeds: Deed[] = [];

  beforeAll(async () => {
    const own = await ownFolder();
    remove = own.remove;
    node = await openNode(own);
    locked = await lockedMeeting(node);
    for (const who of EVERYBODY) sealed.set(who, await locked[who].readRecord());
    const { length } = deedsOf(locked);
    // The query is known by its id once it was asked.
    for (let n = 0; n < length; n++) {
      const deed = deedsOf(locked)[n];
      if (!deed) continue;
      deeds.push(deed);
      await locked[deed.by].decide(deed.command);
      if (n === 0) await locked.chair.sees(({ afterwards }) => afterwards.length > 0, 'the query was not shown');
    }
    await locked.health.handIn(lateWords('I was cut off.'));
    await locked.police.handIn(lateWords('The neighbour saw it.', ENTRY_ROOT, locked.entry));
    await locked.chair.sees(({ late }) => Object.keys(late).length > 0, 'the late words were not shown');
    const [late] = Object.values(locked.chair.meeting?.late ?? {});
    const answer: Deed = {
      by: 'chair',
      command: { type: 'answerLate', id: late?.id ?? '', accepted: false, text: 'it was August.' },
      says: 'To Tom Okafor (Health): not added, because it was August.',
      readers: ['health', 'chair'],
    };
    deeds.push(answer);
    await locked.chair.decide(answer.command);
  });
  afterAll(async () => {
    locked.leave();
    await node.close();
    await remove();
  });

  it('[READ-28] every deed that is allowed after the lock stands beside the record, dated, with who and what about', async () => {
    const allowed = Object.entries(PERMISSIONS).flatMap(([type, { phases }]) =>
      phases.includes('locked') ? type : [],
    );
    expect([...new Set(deeds.map(({ command }) => command.type))].sort()).toEqual(allowed.sort());
    const text = seen(await locked.health.readPage());
    const beside = text.slice(text.indexOf('What stands here came after the lock'));
    for (const { command, says } of deeds) expect(beside, JSON.stringify(command)).toContain(says);
    expect(beside).toContain('I was cut off.');
    expect(beside).toContain('Disagreement after the lock 2: Tom Okafor (Health), said aloud, recorded by Priya Nair');
    const dated = /: [^:]+, \d\d:\d\d, [A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4} /g;
    // Each entry but the answer to a query, which stands with the query, and one more for late words of their own.
    expect(beside.match(dated)?.length).toBeGreaterThanOrEqual(deeds.length - 1);
  });

  it('[READ-28] what is sealed keeps its bytes, and the page says that it was added after the lock', async () => {
    for (const who of EVERYBODY) expect(await locked[who].readRecord(), who).toBe(sealed.get(who));
    const text = seen(await locked.school.readPage());
    expect(text).toContain('entries were added after the lock');
    expect(text.indexOf('entries were added after the lock')).toBeLessThan(text.indexOf('Your actions'));
    const sealedPart = text.slice(0, text.indexOf('What stands here came after the lock'));
    for (const { says } of deeds) expect(sealedPart).not.toContain(says);
  });

  it('[READ-29] what is about something that only some may read is read by them alone, and leaves no gap in the numbers', async () => {
    for (const who of EVERYBODY) {
      const json = (await locked[who].readAfterwards()) ?? '';
      const page = seen(await locked[who].readPage());
      for (const { command, says, readers = EVERYBODY } of deeds)
        expect(page.includes(says), `${who} ${JSON.stringify(command)}`).toBe(readers.includes(who));
      expect(page.includes('I was cut off.'), who).toBe(who === 'health' || who === 'chair');
      expect(page.includes('The neighbour saw it.'), who).toBe(who === 'police');
      expect([json.includes(locked.entry), json.includes('opposite')], who).toEqual(
        who === 'police' || who === 'health' ? [true, true] : [false, false],
      );
      for (const numbers of numbersByKind(json)) expect(numbers, who).toEqual(numbers.map((_, n) => n + 1));
    }
  });

  it('[READ-29] nothing of it came to the screen of anybody else', () => {
    const secret = ['He lives opposite.', 'Which door was it?', 'The neighbour saw it.', 'Your copy.'];
    const sentTo = (who: Somebody): string =>
      Buffer.concat(locked[who].received.map((one) => Buffer.from(one))).toString();
    const readers = sentTo('health') + sentTo('police');
    for (const words of secret) expect(readers, words).toContain(words);
    for (const words of secret) expect(sentTo('school'), words).not.toContain(words);
    for (const words of secret.slice(0, 3)) expect(sentTo('chair'), words).not.toContain(words);
  });

  it('[READ-29] the general copy is followed by what everybody may read', async () => {
    const { journal } = node.server.parts;
    const general = await generalCopy(journal, locked.chair.meetingId, new Date(0), true);
    const everybody = (JSON.parse(general?.afterwards ?? '') as { list: Addition[] }).list;
    const school = JSON.parse((await locked.school.readAfterwards()) ?? '') as { list: Addition[] };
    expect(everybody).toEqual(school.list);
    expect(seen(general?.html ?? '')).toContain('It was Tuesday.');
  });

  it('[LOCK-36] the stream that follows the lock begins with the seal that it follows', async () => {
    const { journal } = node.server.parts;
    const [first] = (await journal.read(afterStream(locked.chair.meetingId), 0)).rows;
    const { head } = await journal.read(meetingStream(locked.chair.meetingId), 0);
    expect(JSON.parse(Buffer.from(first?.body ?? []).toString())).toMatchObject({ type: 'followed', seal: head.hash });
  });

  it('[CHAIR-67] each is told what the minutes say they said, and nobody else is, also who was not there', async () => {
    const told = async (who: Somebody): Promise<SaidWords[]> =>
      (JSON.parse((await locked[who].readSaid()) ?? '') as { words: SaidWords[] }).words;
    const [school] = await told('school');
    expect(school).toMatchObject({ text: ABSENT_WORDS, typedBy: locked.chair.person, answer: null });
    expect((await told('health')).map(({ text, answer }) => [text, answer?.ownWords])).toEqual([
      [TAKEN_WORDS, 'On Tuesday, I said.'],
      [ENTRY_WORDS, null],
    ]);
    expect([await told('police'), await told('chair')]).toEqual([[], []]);
    const words = { document: school?.document, ranges: school?.ranges };
    await locked.school.decide({ type: 'confirmSaid', what: 'words', words });
    expect((await told('school'))[0]?.answer).toMatchObject({ ownWords: null });
    expect(seen(await locked.chair.readPage())).toContain(`“${ABSENT_WORDS}” Yes, I said that.`);
  });

  it('[CHAIR-67] nobody confirms words that are not said to be theirs', async () => {
    const words = (ranges: LockedMeeting['taken']) => ({ document: SHARED_DOCUMENT, ranges });
    const tries = async (who: Somebody, ranges: LockedMeeting['taken']): Promise<string> => {
      const answer = await locked[who].command({ type: 'confirmSaid', what: 'words', words: words(ranges) });
      return answer.ok ? 'ok' : answer.refusal.code;
    };
    expect(await tries('police', locked.taken)).toBe('not-found');
    expect(await tries('health', locked.untaken)).toBe('not-found');
    expect(await tries('health', [...locked.taken, ...locked.untaken])).toBe('not-found');
    const [[client, from] = [0, 0]] = locked.taken;
    expect(await tries('health', [[client, from, from]])).toBe('not-found');
    // A part of it stands for the whole paragraph: no words are taken out of their sentence.
    expect(await tries('health', [[client, from, from + 2]])).toBe('ok');
    expect(seen(await locked.health.readPage()).split(`“${TAKEN_WORDS}”`).length).toBe(3);
  });
});

function numbersByKind(json: string): number[][] {
  const { list } = JSON.parse(json) as { list: Addition[] };
  const kinds = new Set(list.map(({ what }) => what));
  return [...kinds].map((kind) => list.filter(({ what }) => what === kind).map(({ number }) => number));
}
