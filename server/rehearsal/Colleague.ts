/** One simulated colleague: arrives, writes their part, says what they think when it is their turn, and is quiet after the lock. */
import { mintId, SHARED_DOCUMENT, type ActionId, type DecisionId } from '../../shared/ids.ts';
import { blockRoot, PLAN_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import type { BlockAttributes } from '../../shared/document/schema.ts';
import { insertPlanRow, proposeOwner, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import type { Meeting, Phase } from '../../shared/rules/meeting.ts';
import { isHere, mayRead, writableRoots } from '../../shared/rules/permissions.ts';
import type * as Y from 'yjs';
import type { Actor } from './Actor.ts';
import type { ColleaguesParts } from './Colleagues.ts';
import type { Places } from './Places.ts';
import type { ScriptAttendee, ScriptContribution } from './script.ts';

export interface ColleagueParts {
  actor: Actor;
  attendee: ScriptAttendee;
  cast: ColleaguesParts;
  places: Places;
  isCutOff: boolean;
  refused: (what: string) => void;
}

const ORGANISATIONS_SECTION = 'agencyInformation';
const WRITING: readonly Phase[] = ['live', 'ended', 'closing'];
/** What is typed between two glances: a word or so. */
const CHUNK = 5;
/** Letters a second of somebody who takes part in a meeting meanwhile. */
const LETTERS_A_SECOND = 9;
/** How long a colleague thinks before answering something new. */
const THINKS_S = 4;
/** How often somebody looks up from what they do. */
const LOOKS_UP_S = 0.5;

export class Colleague {
  readonly #parts: ColleagueParts;
  /** What was answered already, by a name of its own. */
  readonly #answered = new Set<string>();
  #written = false;
  /** The freeze that this colleague has handed everything in for. */
  #flushed: string | null = null;

  constructor(parts: ColleagueParts) {
    this.#parts = parts;
  }

  async play(): Promise<void> {
    const { actor, cast } = this.#parts;
    await actor.join();
    await cast.time.seconds(1);
    await this.#decide({ type: 'declareConflict', conflict: 'none', note: null });
    await this.#until((meeting) => mayRead(meeting, actor.person, SHARED_DOCUMENT) || isOver(meeting));
    if (isOver(this.#meeting())) return this.leave();
    await actor.open();
    actor.onHappening(() => this.#flushWhenAsked());
    await this.#until(({ phase }) => phase === 'live' || isOver(this.#meeting()));
    await Promise.all([this.#write(), this.#react()]);
    this.leave();
  }

  leave(): void {
    this.#parts.actor.leave();
  }

  /** Own words and what is said by whoever has no screen, each at its moment; then a proposal for the plan. */
  async #write(): Promise<void> {
    const { cast, attendee } = this.#parts;
    let now = 0;
    for (const one of cast.script.contributions) {
      const typist = one.typedBy ?? one.attendee;
      if (typist !== attendee.id || one.restriction) continue;
      await cast.time.seconds(Math.max(0, (one.startSecond ?? 0) - now));
      now = Math.max(now, one.startSecond ?? 0) + one.text.length / LETTERS_A_SECOND;
      if (!(await this.#mayWrite())) return;
      await this.#contribute(one);
    }
    for (const action of cast.script.actions) {
      if (this.#proposerOf(action.owner) !== attendee.id) continue;
      await cast.time.seconds(2);
      if (!(await this.#mayWrite())) return;
      await this.#propose(action);
    }
    this.#written = true;
  }

  async #contribute(one: ScriptContribution): Promise<void> {
    const { actor, places, attendee, isCutOff, cast } = this.#parts;
    const root = this.#rootOf(one);
    // The block of somebody on the phone is written with leave only; without it their words stand in the chair's notes.
    if (!writableRoots(this.#meeting(), actor.person, SHARED_DOCUMENT)(root)) return;
    const doc = await actor.open();
    const { contributions } = cast.script;
    const rank = one.order * contributions.length + contributions.indexOf(one);
    const text = await places.put(doc, { root, rank, attributes: this.#attributesOf(one) });
    const loses = isCutOff && !this.#answered.has('cutOff');
    if (loses) this.#answered.add('cutOff');
    await this.#type(root, text, one.text, loses);
    if (one.attendee === attendee.id || cast.played === one.attendee) return;
    await this.#answerForPhone(one.attendee);
  }

  /** Whoever is on the phone answers the conflict question aloud; the minute taker notes it. */
  async #answerForPhone(script: string): Promise<void> {
    const person = this.#parts.cast.names.people[script];
    const known = person && this.#meeting().people[person];
    if (!known || known.conflict !== 'unanswered' || known.device !== 'none') return;
    await this.#decide({ type: 'declareConflict', conflict: 'none', note: null, speaker: person });
  }

  async #propose(action: ColleaguesParts['script']['actions'][number]): Promise<void> {
    const { actor, cast } = this.#parts;
    const owner = cast.names.people[action.owner];
    if (!owner) return;
    const id = mintId<ActionId>(cast.random);
    const doc = await actor.open();
    const rank = `b${String(cast.script.actions.indexOf(action)).padStart(4, '0')}`;
    const children = action.children.flatMap((child) => cast.names.children[child] ?? []);
    const row = insertPlanRow(doc, id, { rank, children });
    await this.#type(PLAN_ROOT, row.text, action.text, false);
    if (action.purpose !== null) typeAtEnd(row.purpose, action.purpose);
    proposeOwner(doc, id, owner, this.#shifted(action.deadline));
    await actor.saved();
  }

  async #type(root: string, text: Y.XmlText | Y.Text, words: string, loses: boolean): Promise<void> {
    const { actor, cast } = this.#parts;
    const chunks = words.match(new RegExp(`[^]{1,${CHUNK}}`, 'gu')) ?? [];
    for (const [n, letters] of chunks.entries()) {
      if (!(await this.#mayWrite())) break;
      if (loses && n === Math.floor(chunks.length / 3)) actor.loseConnection();
      if (loses && n === Math.floor((chunks.length * 2) / 3)) actor.regainConnection();
      typeAtEnd(text, letters);
      actor.showCaret({ root, text });
      await cast.time.seconds(letters.length / LETTERS_A_SECOND);
    }
    actor.regainConnection();
    actor.showCaret(null);
    if (WRITING.includes(this.#meeting().phase)) await actor.saved();
  }

  /** Answers what others do until the minutes are locked. */
  async #react(): Promise<void> {
    while (!isOver(this.#meeting())) {
      if (WRITING.includes(this.#meeting().phase)) await this.#answer(this.#meeting());
      await this.#parts.cast.time.seconds(LOOKS_UP_S);
    }
  }

  async #answer(meeting: Meeting): Promise<void> {
    const { actor, attendee, cast } = this.#parts;
    const view = cast.script.thresholdViews.find((one) => one.attendee === attendee.id);
    if (view && this.#written) await this.#once('view', { type: 'recordView', view: view.view, reason: view.comment });
    for (const { id, owner, acceptance } of Object.values(meeting.actions))
      if (owner && 'person' in owner && owner.person === actor.person && acceptance === null)
        await this.#once(`accept ${id}`, { type: 'acceptAction', id });
    for (const { id, number } of Object.values(meeting.decisions)) await this.#answerDecision(meeting, id, number);
    const organisation = meeting.people[actor.person]?.organisation;
    const speaksForIt = cast.script.attendees.find(
      (one) => one.organisation === attendee.organisation && one.role === 'agencyRepresentative',
    );
    const wrote = cast.script.contributions.some(
      ({ section, attendee: by }) => section === ORGANISATIONS_SECTION && by === attendee.id,
    );
    if (meeting.phase === 'closing' && wrote && this.#written && speaksForIt?.id === attendee.id)
      await this.#once('confirm', { type: 'confirmBlock', organisation });
  }

  async #answerDecision(meeting: Meeting, id: DecisionId, number: number): Promise<void> {
    const { actor, attendee, cast } = this.#parts;
    const dissent = cast.script.dissent.find((one) => one.attendee === attendee.id);
    if (dissent && number === 1) {
      await this.#once('dissent', { type: 'recordDissent', decision: id, text: dissent.text });
      return;
    }
    const me = meeting.people[actor.person];
    const agrees = me && isHere(me) && attendee.role === 'agencyRepresentative' && attendee.canDecideForAgency === true;
    if (agrees) await this.#once(`agree ${id}`, { type: 'agreeDecision', id, answer: 'agrees' });
  }

  async #once(name: string, command: { type: string; [field: string]: unknown }): Promise<void> {
    if (this.#answered.has(name)) return;
    this.#answered.add(name);
    await this.#parts.cast.time.seconds(THINKS_S * (0.5 + (this.#parts.cast.random.bytes(1)[0] ?? 0) / 255));
    // The chair may have closed the meeting while somebody thought: then it stays unsaid.
    if (WRITING.includes(this.#meeting().phase)) await this.#decide(command);
    else this.#answered.delete(name);
  }

  /** A freeze waits for nobody's pace: what is held is handed in while the others rest. */
  #flushWhenAsked(): void {
    const { actor, cast, attendee } = this.#parts;
    const { freeze, phase } = this.#meeting();
    if (phase !== 'frozen' || !freeze?.inForceAt || this.#flushed === freeze.inForceAt) return;
    this.#flushed = freeze.inForceAt;
    actor.regainConnection();
    actor.flush().catch((error: unknown) => {
      if (this.#meeting().phase === 'frozen')
        cast.failed(attendee.id, error instanceof Error ? error.message : 'unknown');
    });
  }

  async #decide(command: { type: string; [field: string]: unknown }): Promise<void> {
    const answer = await this.#parts.actor.command(command);
    if (!answer.ok) this.#parts.refused(`${command.type}: ${answer.refusal.code}`);
  }

  #meeting(): Meeting {
    const { meeting } = this.#parts.actor;
    if (!meeting) throw new Error('this colleague has not joined');
    return meeting;
  }

  /** true as soon as words may be written; false: they will never be again. */
  async #mayWrite(): Promise<boolean> {
    await this.#until((meeting) => WRITING.includes(meeting.phase) || isOver(meeting));
    return !isOver(this.#meeting());
  }

  async #until(holds: (meeting: Meeting) => boolean): Promise<void> {
    while (!holds(this.#meeting())) await this.#parts.cast.time.seconds(LOOKS_UP_S);
  }

  #rootOf({ section, attendee }: ScriptContribution): string {
    if (section !== ORGANISATIONS_SECTION) return sectionRoot(section);
    const organisation = this.#parts.cast.names.organisations[attendee];
    if (!organisation) throw new Error(`${attendee} has no organisation`);
    return blockRoot(organisation);
  }

  #attributesOf({ kind, source, attendee }: ScriptContribution): BlockAttributes {
    const said = this.#parts.cast.names.people[attendee];
    return {
      kind,
      ...(source === null ? {} : { source }),
      ...(attendee !== this.#parts.attendee.id && said ? { saidBy: said } : {}),
    };
  }

  /** The owner proposes where they have a screen and are simulated, the minute taker for the others. */
  #proposerOf(owner: string): string | undefined {
    const { script, played } = this.#parts.cast;
    const writes = (one: ScriptAttendee): boolean =>
      one.device === 'screen' && one.role !== 'chair' && one.attendance === 'attended' && one.id !== played;
    return (
      script.attendees.find((one) => one.id === owner && writes(one)) ??
      script.attendees.find((one) => one.role === 'minuteTaker' && writes(one)) ??
      script.attendees.find(writes)
    )?.id;
  }

  /** As long after now as the script's deadline is after its start. */
  #shifted(deadline: string): string {
    const { script, clock } = this.#parts.cast;
    const start = Date.parse(script.actualStart ?? script.scheduledStart ?? deadline);
    return new Date(clock.now().getTime() + Date.parse(deadline) - start).toISOString();
  }
}

function isOver({ phase }: Meeting): boolean {
  return phase === 'locked' || phase === 'cancelled';
}
