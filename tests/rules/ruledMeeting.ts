/** A meeting of rules alone: commands are decided and their events folded, with words and rows of the plan made up. */
import { mintId, mintRestrictedDocument, type ChildId, type OrganisationId, type PersonId } from '../../shared/ids.ts';
import { parseCommand } from '../../shared/rules/commands.ts';
import { decide, type DecideContext } from '../../shared/rules/decide.ts';
import { event, type PlanWords } from '../../shared/rules/decide/Deed.ts';
import type { ServerCommand } from '../../shared/rules/commands.ts';
import { evolve } from '../../shared/rules/evolve.ts';
import { parseEvent, type MeetingEvent } from '../../shared/rules/events.ts';
import type { Attendee, Meeting, Phase, Role } from '../../shared/rules/meeting.ts';
import type { Refusal } from '../../shared/wire/refusals.ts';
import { SMALL_TEMPLATE } from '../support/meetingWorld.ts';
import { seededChance } from '../support/seededWorld.ts';

/** Everybody of the roster, by what they are here. */
export const CAST = {
  chair: ['chair', 'council'],
  minuteTaker: ['minuteTaker', 'council'],
  deputy: ['agencyRepresentative', 'council'],
  police: ['agencyRepresentative', 'police'],
  nurse: ['agencyRepresentative', 'health'],
  lawyer: ['legalAdviser', 'council'],
  guest: ['invitee', 'school'],
  observer: ['observer', 'council'],
} as const satisfies Record<string, [Role, string]>;
export type Somebody = keyof typeof CAST;
export const START = '2026-11-24T10:00:00.000Z';

export class RuledMeeting {
  meeting: Meeting;
  readonly people: Record<Somebody, PersonId>;
  readonly organisations: Record<string, OrganisationId>;
  readonly children: [ChildId, ChildId];
  readonly stranger: PersonId;
  now = new Date('2026-11-24T11:00:00.000Z');
  head = 7;
  readonly rows = new Map<string, PlanWords>();
  /** Words by "client"; letters of client 0 are not here yet. */
  readonly words = new Map<number, { text: string; by: PersonId; saidBy: PersonId | null }>();
  readonly blocks = new Map<string, string>();
  readonly #chance = seededChance(17);
  readonly #log: MeetingEvent[] = [];

  constructor() {
    const { random } = this.#chance;
    const mint = <T extends string>(): T => mintId<T>(random);
    this.people = Object.fromEntries(Object.keys(CAST).map((name) => [name, mint()])) as Record<Somebody, PersonId>;
    const named = new Set<string>(Object.values(CAST).map(([, organisation]) => organisation));
    this.organisations = Object.fromEntries([...named].map((name) => [name, mint()]));
    this.children = [mint(), mint()];
    this.stranger = mint();
    this.meeting = this.#convened();
    for (const name of Object.keys(CAST) as Somebody[])
      this.happen(null, event('invited', { attendee: this.#attendee(name) }));
  }

  happen(by: PersonId | null, happened: MeetingEvent): void {
    // As it comes back from the journal: what JSON does not carry must not be relied on.
    const read = parseEvent(JSON.parse(JSON.stringify(happened)));
    this.#log.push(read);
    this.meeting = evolve(this.meeting, read, { at: this.now.toISOString(), by });
  }

  /** What deciding answers, folded where it is accepted: "ok", or the refusal's code and field. */
  tries(by: Somebody | PersonId, command: { type: string; [field: string]: unknown }): string {
    const person = this.#person(by);
    const parsed = parseCommand(JSON.parse(JSON.stringify(command)));
    if (!parsed.ok) return spoken(parsed.refusal);
    const decided = decide(this.meeting, parsed.command, this.context(person));
    if (!decided.ok) return spoken(decided.refusal);
    for (const happened of decided.events) this.happen(person, happened);
    return decided.events.length === 0 ? 'nothing' : 'ok';
  }

  /** The refusal as it stands; null where the deed would be accepted. Nothing is folded. */
  refusal(by: Somebody, command: { type: string; [field: string]: unknown }): Refusal | null {
    const parsed = parseCommand(JSON.parse(JSON.stringify(command)));
    if (!parsed.ok) return parsed.refusal;
    const decided = decide(this.meeting, parsed.command, this.context(this.people[by]));
    return decided.ok ? null : decided.refusal;
  }

  /** As `tries`, and throws where it is refused; answers the last event. */
  does(by: Somebody, command: { type: string; [field: string]: unknown }): MeetingEvent {
    const answer = this.tries(by, command);
    const last = this.#log.at(-1);
    if (answer !== 'ok' || !last) throw new Error(`${by} ${command.type}: ${answer}`);
    return last;
  }

  server(command: ServerCommand): string {
    const decided = decide(this.meeting, command, this.context(null));
    if (!decided.ok) return spoken(decided.refusal);
    for (const happened of decided.events) this.happen(null, happened);
    return 'ok';
  }

  /** The chair starts, calls the roll, and everybody has said that they know nobody of the family. */
  start(): this {
    this.does('chair', { type: 'start' });
    for (const name of Object.keys(CAST) as Somebody[]) {
      this.does('chair', { type: 'declareConflict', conflict: 'none', speaker: this.people[name] });
      this.does('chair', { type: 'rollCall', person: this.people[name], attendance: 'attended' });
    }
    return this;
  }

  to(phase: Phase): this {
    this.meeting = { ...this.meeting, phase };
    return this;
  }

  /** A row of the plan as somebody typed it. */
  row(text = 'See the child tonight', children: string[] = [...this.children]): string {
    const id = mintId<string>(this.#chance.random);
    this.rows.set(id, { text, purpose: '', children, textLetters: [[1, 0, text.length]] });
    return id;
  }

  /** Letters that somebody typed in a root of the shared document. */
  typed(text: string, by: Somebody = 'police', saidBy: Somebody | null = null): [number, number, number][] {
    const client = this.words.size + 1;
    this.words.set(client, { text, by: this.people[by], saidBy: saidBy && this.people[saidBy] });
    return [[client, 0, text.length]];
  }

  context(by: PersonId | null): DecideContext {
    return {
      now: this.now,
      by,
      head: this.head,
      mint: () => mintId(this.#chance.random),
      mintRestricted: () => mintRestrictedDocument(this.#chance.random),
      wordsOf: (_document, ranges) => {
        const texts = ranges.map(([client]) => this.words.get(client)?.text);
        return texts.includes(undefined) ? null : texts.join('');
      },
      writersOf: (_document, ranges) => new Set(ranges.flatMap(([client]) => this.words.get(client)?.by ?? [])),
      blockOf: (_document, ranges) => {
        const [client = 0] = ranges[0] ?? [];
        const found = this.words.get(client);
        return found ? { text: found.text, ranges: [[client, 0, found.text.length]], saidBy: found.saidBy } : null;
      },
      rootWords: (root) => ({ text: this.blocks.get(root) ?? '', ranges: [] }),
      planRow: (id) => this.rows.get(id) ?? null,
      typing: [],
      screens: [],
      digest: (text) => `digest of ${text}`,
    };
  }

  #person(by: Somebody | PersonId): PersonId {
    return Object.hasOwn(CAST, by) ? this.people[by as Somebody] : (by as PersonId);
  }

  #convened(): Meeting {
    const organisations = Object.entries(this.organisations).map(([name, id]) => ({
      id,
      name,
      agency: name === 'council' ? 'childrensSocialCare' : name,
    }));
    const children = this.children.map((id, n) => ({
      id,
      reference: `R${n}`,
      initials: `C.${n}.`,
      role: 'subject' as const,
    }));
    const mint = <T extends string>(): T => mintId<T>(this.#chance.random);
    const convened = event('convened', {
      id: mint(),
      partnership: mint(),
      generation: mint(),
      rehearsal: true,
      kind: 'strategyDiscussion',
      variant: null,
      format: 'video',
      reference: 'T-1',
      title: 'A meeting of rules',
      template: { ...SMALL_TEMPLATE, quorum: ['childrensSocialCare', 'police', 'health'] },
      scheduledStart: START,
      referral: null,
      lawfulBasis: null,
      follows: null,
      convenor: null,
      deputies: [this.people.deputy],
      dutyManagers: [],
      organisations,
      children,
      household: [],
    });
    return evolve(null, convened, { at: START, by: null });
  }

  #attendee(name: Somebody): Attendee {
    const [role, organisation] = CAST[name];
    return {
      id: this.people[name],
      name,
      job: '',
      organisation: this.organisations[organisation] as OrganisationId,
      role,
      attendance: 'invited',
      device: 'screen',
      canDecide: true,
      conflict: 'unanswered',
      conflictNote: null,
      howKnown: 'code',
      standsInFor: null,
      joined: null,
      left: null,
      note: null,
      referrer: false,
      goneAt: null,
    };
  }
}

function spoken({ code, detail }: Refusal): string {
  return detail?.['field'] === undefined ? code : `${code} ${detail['field']}`;
}
