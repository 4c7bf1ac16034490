/**
 * What still waits for one reader of a locked record: answers that only they can give, and what they may add beside it.
 * Read from what their copy holds and from what was decided, so that no room is woken for it.
 */
import type { ActionId, DecisionId, DocumentId, ItemId, OrganisationId, PersonId } from '../ids.ts';
import type { Action, Afterwards, Dissent, Late, Meeting, Said } from '../rules/meeting.ts';
import { mayReadLocked, refusesCommand, standingsOf } from '../rules/permissions.ts';
import { whyNoVoice } from '../rules/voices.ts';
import { SHARED_DOCUMENT } from '../ids.ts';
import { additionsFor, type StampedDeed } from './additions.ts';
import { partsOfKind, type BlockContent, type BlocksAuthorship } from './contents.ts';
import type { OpenedPart } from './digest.ts';

/** A paragraph that says it is the reader's words, and that somebody else typed. */
export interface SaidForYou {
  readonly text: string;
  readonly typedBy: PersonId;
  readonly at: string;
}

/** What was recorded as the reader's own by somebody else. */
export type RecordedForYou = { readonly said: Said } & (
  | { readonly what: 'view'; readonly id: ItemId; readonly view: string; readonly reason: string | null }
  | { readonly what: 'agreement'; readonly id: DecisionId | ActionId; readonly answer: string }
  | { readonly what: 'dissent'; readonly id: ItemId; readonly text: string }
  | { readonly what: 'acceptance'; readonly id: ActionId; readonly answer: string }
);

export interface ForYou {
  readonly toAnswer: readonly Action[];
  /** Theirs or helped with, and not finished. */
  readonly toTell: readonly Action[];
  /** Of chair and minute taker, who are told by telephone what became of an action. */
  readonly others: readonly Action[];
  readonly said: readonly SaidForYou[];
  readonly recorded: readonly RecordedForYou[];
  /** Their organisation, where its words are not confirmed as they are locked. */
  readonly block: OrganisationId | null;
  readonly mayDisagree: boolean;
  readonly mayAsk: boolean;
  /** Restricted entries that they read: what they say about one is read by its readers alone. */
  readonly entries: readonly DocumentId[];
  readonly dissents: readonly Dissent[];
  readonly late: readonly Late[];
  readonly queries: readonly Afterwards[];
  /** How much they read of what was done after the lock: what a form of this page was filled in on. */
  readonly seen: number;
}

type Opened = readonly Pick<OpenedPart, 'part'>[];

/** `meeting`: the fold of everything, what followed the lock too. `opened`: the reader's copy. */
export function forYou(meeting: Meeting, after: readonly StampedDeed[], opened: Opened, reader: PersonId): ForYou {
  const may = (type: Parameters<typeof refusesCommand>[2]): boolean => refusesCommand(meeting, reader, type) === null;
  const reads = (entry: DocumentId | null): boolean => mayReadLocked(meeting, reader, entry ?? SHARED_DOCUMENT);
  const held = new Set(partsOfKind(opened, 'action').map(({ content }) => content.id));
  const actions = Object.values(meeting.actions).filter(({ id, withdrawn }) => held.has(id) && withdrawn === null);
  const owns = ({ owner }: Action): boolean => owner !== null && 'person' in owner && owner.person === reader;
  const takesOn = (action: Action): boolean => owns(action) && action.acceptance?.answer !== 'declined';
  const scribes = standingsOf(meeting, reader).some((one) => one === 'chair' || one === 'minuteTaker');
  const finished = ({ progress }: Action): boolean => FINISHED.includes(progress.at(-1)?.state ?? '');
  const mine = actions.filter((action) => !finished(action));
  return {
    toAnswer: may('acceptAction') ? mine.filter((action) => owns(action) && action.acceptance === null) : [],
    toTell: may('progress') ? mine.filter((action) => takesOn(action) || action.helpers.includes(reader)) : [],
    others: scribes && may('progress') ? mine.filter((action) => action.owner !== null && !owns(action)) : [],
    said: may('confirmSaid') ? unanswered(saidIn(opened, reader), after, reader) : [],
    recorded: may('confirmSaid') ? recordedFor(meeting, reader) : [],
    block: may('confirmBlock') ? blockOf(meeting, after, opened, reader) : null,
    mayDisagree: may('recordDissent') && whyNoVoice(meeting, reader, 'dissent') === null,
    mayAsk: may('query'),
    entries: Object.values(meeting.restricted).flatMap(({ id }) => (reads(id) ? id : [])),
    dissents: may('answerDissent')
      ? Object.values(meeting.dissents).filter(({ answer, entry }) => answer === null && reads(entry))
      : [],
    late: may('answerLate')
      ? Object.values(meeting.late).filter(
          ({ document, answer, addedAt }) => answer === null && addedAt === null && reads(document),
        )
      : [],
    queries: may('answerQuery')
      ? meeting.afterwards.filter(({ what, answer, entry }) => what === 'query' && answer === null && reads(entry))
      : [],
    seen: additionsFor(meeting, after, reader).length,
  };
}

const FINISHED: readonly string[] = ['done', 'couldNot', 'cancelled'];

function saidIn(opened: Opened, reader: PersonId): SaidForYou[] {
  const parts = [
    ...partsOfKind(opened, 'section'),
    ...partsOfKind(opened, 'block'),
    ...partsOfKind(opened, 'restricted'),
  ];
  return parts.flatMap(({ part, content }) => {
    const authorship = part.authorship as unknown as BlocksAuthorship;
    return content.blocks.flatMap(({ saidBy, text }: BlockContent, n: number) => {
      const [first] = authorship[n] ?? [];
      if (saidBy !== reader || !first || first.firstBy === reader) return [];
      return [{ text, typedBy: first.firstBy, at: first.firstAt }];
    });
  });
}

/** Two paragraphs may say the same; each is answered for itself, and answering one twice answers no other. */
function unanswered(said: readonly SaidForYou[], after: readonly StampedDeed[], reader: PersonId): SaidForYou[] {
  const answered = new Map<string, string>();
  for (const { event, by } of after)
    if (event.type === 'wordsConfirmed' && by === reader)
      answered.set(`${event.words.document} ${String(event.words.ranges)}`, event.text);
  const left = [...answered.values()];
  return said.filter(({ text }) => {
    const place = left.indexOf(text);
    if (place >= 0) left.splice(place, 1);
    return place < 0;
  });
}

function recordedFor(meeting: Meeting, reader: PersonId): RecordedForYou[] {
  const asked = ({ speaker, recordedBy, confirmed }: Said): boolean =>
    speaker === reader && recordedBy !== reader && confirmed === null;
  const views = Object.values(meeting.views).flatMap(({ id, view, reason, said }): RecordedForYou[] =>
    asked(said) ? [{ what: 'view', id, view, reason, said }] : [],
  );
  const agreements = [...Object.values(meeting.decisions), ...Object.values(meeting.actions)].flatMap(
    ({ id, agreements: given }) =>
      given.flatMap(({ answer, said }): RecordedForYou[] =>
        asked(said) ? [{ what: 'agreement', id, answer, said }] : [],
      ),
  );
  const dissents = Object.values(meeting.dissents).flatMap(({ id, text, said }): RecordedForYou[] =>
    asked(said) ? [{ what: 'dissent', id, text, said }] : [],
  );
  const acceptances = Object.values(meeting.actions).flatMap(({ id, acceptance }): RecordedForYou[] =>
    acceptance && asked(acceptance.said)
      ? [{ what: 'acceptance', id, answer: acceptance.answer, said: acceptance.said }]
      : [],
  );
  return [...views, ...agreements, ...dissents, ...acceptances];
}

/** C6: written, and neither confirmed as it was locked nor since. */
function blockOf(
  meeting: Meeting,
  after: readonly StampedDeed[],
  opened: Opened,
  reader: PersonId,
): OrganisationId | null {
  const organisation = meeting.people[reader]?.organisation;
  if (organisation === undefined || whyNoVoice(meeting, reader, 'confirmation') !== null) return null;
  const parts = partsOfKind(opened, 'block').filter(({ content }) => content.organisation === organisation);
  const written = parts.some(({ content }) => content.blocks.some(({ text }) => text.trim() !== ''));
  const confirmed =
    parts.some(({ content }) => content.confirmation?.state === 'confirmed') ||
    after.some(({ event }) => event.type === 'blockConfirmed' && event.organisation === organisation);
  return written && !confirmed ? organisation : null;
}
