/**
 * Plays a script through a server, over the network alone: everybody signs in, types at their moment, decides, and the
 * chair freezes and locks. What is untimed runs after the last contribution, before the read-back.
 */
import { mintId, SHARED_DOCUMENT, type ActionId, type DocumentId, type PersonId } from '../../shared/ids.ts';
import type { Random, Timers } from '../../shared/clock.ts';
import { blockRoot, ENTRY_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import type { BlockAttributes } from '../../shared/document/schema.ts';
import { insertBlock, insertPlanRow, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import { Actor } from './Actor.ts';
import type { Names } from './conveningOf.ts';
import { Places } from './Places.ts';
import { VisibleTimes } from './VisibleTimes.ts';
import type { Script, ScriptAttendee, ScriptContribution } from './script.ts';

/** What a person types between two glances; one Yjs transaction each. */
const CHUNK = 12;
const ORGANISATIONS_SECTION = 'agencyInformation';
const READ_BACK = 'readBack';
const LATE_READERS = new Set(['apologies', 'apologiesWithReport', 'noResponse']);

export interface Invited {
  script: string;
  invitation: string;
  code: string;
  lockCode: string | null;
}

export interface RunParts {
  origin: string;
  script: Script;
  names: Names;
  people: readonly Invited[];
  /** Script seconds in one second. */
  speed: number;
  timers: Timers;
  random: Random;
  /** 0 to 1 and what is going on; called often. */
  progress: (done: number, what: string) => void;
}

export interface Ran {
  /** By the script's id: the copy each person could read (null: refused), and every byte they were sent. */
  copies: Record<string, string | null>;
  received: Record<string, Uint8Array[]>;
  people: number;
  edits: number;
  /** Milliseconds from an edit to the moment another screen shows it, one each. */
  visibleAfter: number[];
  refusals: Record<string, string[]>;
}

export async function runScript(parts: RunParts): Promise<Ran> {
  const run = new Run(parts);
  try {
    return await run.play();
  } finally {
    run.leave();
  }
}

class Run {
  readonly #parts: RunParts;
  readonly #actors = new Map<string, Actor>();
  readonly #places = new Places();
  readonly #visible: VisibleTimes;
  #stopWatching = (): void => {};
  #edits = 0;
  /** Whoever would still come or type after a failure stays away. */
  #over = false;
  #typed = 0;

  constructor(parts: RunParts) {
    this.#parts = parts;
    this.#visible = new VisibleTimes(parts.timers);
  }

  async play(): Promise<Ran> {
    const { script, progress } = this.#parts;
    progress(0, 'signing in');
    await this.#gather();
    progress(0.05, 'typing');
    const beforeReadBack = script.contributions.filter(({ section }) => section !== READ_BACK);
    const readBack = script.contributions.filter(({ section }) => section === READ_BACK);
    await this.#watchVisible();
    const startedAt = this.#parts.timers.elapsed();
    await Promise.all([
      ...this.#latecomers(startedAt),
      ...beforeReadBack.map((one) => this.#contribute(one, startedAt)),
    ]);
    progress(0.8, 'deciding');
    await this.#decide();
    progress(0.88, 'reading back');
    await Promise.all(readBack.map((one) => this.#contribute(one, startedAt)));
    this.#stopWatching();
    await this.#close();
    progress(0.95, 'reading the record');
    return this.#read();
  }

  leave(): void {
    this.#over = true;
    this.#stopWatching();
    for (const actor of this.#actors.values()) actor.leave();
  }

  #chair(): Actor {
    const chair = this.#parts.script.attendees.find(({ role }) => role === 'chair');
    const actor = chair && this.#actors.get(chair.id);
    if (!actor) throw new Error('the chair has no screen');
    return actor;
  }

  #person(script: string): PersonId {
    const person = this.#parts.names.people[script];
    if (!person) throw new Error(`${script} is not in the script`);
    return person;
  }

  #attendee(script: string): ScriptAttendee {
    const attendee = this.#parts.script.attendees.find(({ id }) => id === script);
    if (!attendee) throw new Error(`${script} is not in the script`);
    return attendee;
  }

  async #signIn(script: string): Promise<Actor> {
    if (this.#over) throw new Error('the rehearsal is over');
    const { origin, people, random, timers } = this.#parts;
    const invited = people.find((one) => one.script === script);
    if (!invited) throw new Error(`${script} was not invited`);
    const actor = await Actor.signIn({ origin, random, timers, invitation: invited.invitation, code: invited.code });
    this.#actors.set(script, actor);
    return actor;
  }

  /** Everybody with a screen signs in; the chair starts, asks, calls the roll; whoever comes late comes later. */
  async #gather(): Promise<void> {
    const { attendees } = this.#parts.script;
    const chair = attendees.find(({ role }) => role === 'chair');
    if (!chair) throw new Error('a script has a chair');
    const first = await this.#signIn(chair.id);
    await first.join();
    await first.decide({ type: 'start', statements: [{ key: 'confidentiality', answer: 'read out' }] });
    for (const attendee of attendees) await this.#callRoll(attendee, false);
    await this.#answerConflict(chair);
    await first.open();
    for (const attendee of attendees) {
      if (attendee.id === chair.id || !hasScreen(attendee) || this.#comesAt(attendee) > 0) continue;
      await this.#arrive(attendee);
    }
    for (const attendee of attendees)
      if ((attendee.device === 'none' && isHere(attendee)) || LATE_READERS.has(attendee.attendance))
        await this.#answerConflict(attendee);
    for (const attendee of attendees) if (attendee.attendance === 'withdrawn') await this.#withdraw(attendee);
  }

  async #arrive(attendee: ScriptAttendee): Promise<void> {
    const actor = await this.#signIn(attendee.id);
    await actor.join();
    await this.#answerConflict(attendee);
    if (attendee.conflictOfInterest === 'none' && attendee.attendance !== 'withdrawn') await actor.open();
  }

  /** In the meeting before anybody: the withdrawn are "present" until they withdraw. */
  async #callRoll(attendee: ScriptAttendee, gone: boolean): Promise<void> {
    const attendance = attendee.attendance === 'withdrawn' && !gone ? 'attended' : attendee.attendance;
    await this.#chair().decide({
      type: 'rollCall',
      person: this.#person(attendee.id),
      attendance,
      device: attendee.device,
      canDecide: attendee.canDecideForAgency ?? null,
      joined: attendee.joined,
      left: attendee.left,
      note: attendee.note,
    });
  }

  async #answerConflict(attendee: ScriptAttendee): Promise<void> {
    const command = {
      type: 'declareConflict',
      conflict: attendee.conflictOfInterest,
      note: attendee.conflictOfInterest === 'declared' ? attendee.note : null,
    };
    const actor = this.#actors.get(attendee.id);
    // Whoever has no screen is asked aloud and ticked by the chair.
    if (!actor) await this.#chair().decide({ ...command, speaker: this.#person(attendee.id) });
    else if (attendee.conflictOfInterest === 'none') await actor.decide(command);
    else await actor.command(command).catch(() => null); // a declared tie closes the very connection that would answer
  }

  async #withdraw(attendee: ScriptAttendee): Promise<void> {
    const reason = attendee.conflictOfInterest === 'declared' ? 'conflict' : 'other';
    await this.#chair().decide({ type: 'withdraw', reason, note: attendee.note, speaker: this.#person(attendee.id) });
  }

  /** Script seconds after the start at which this person comes; 0 for whoever was there. */
  #comesAt({ attendance, joined }: ScriptAttendee): number {
    const start = this.#parts.script.actualStart;
    if (attendance !== 'partial' || joined === null || start === null) return 0;
    const [hours = 0, minutes = 0] = joined.split(':').map(Number);
    const [startHours = 0, startMinutes = 0] = start.slice(11, 16).split(':').map(Number);
    return Math.max(0, (hours - startHours) * 3600 + (minutes - startMinutes) * 60);
  }

  #latecomers(startedAt: number): Promise<void>[] {
    return this.#parts.script.attendees
      .filter((attendee) => hasScreen(attendee) && this.#comesAt(attendee) > 0)
      .map(async (attendee) => {
        await this.#at(startedAt, this.#comesAt(attendee));
        await this.#arrive(attendee);
      });
  }

  async #at(startedAt: number, second: number): Promise<void> {
    const due = startedAt + (second * 1000) / this.#parts.speed;
    await this.#pause(due - this.#parts.timers.elapsed());
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#parts.timers.after(Math.max(0, milliseconds), resolve);
    });
  }

  /** A person's words at their moment, letter by letter; overlapping ones really overlap. */
  async #contribute(contribution: ScriptContribution, startedAt: number): Promise<void> {
    const typist = contribution.typedBy ?? contribution.attendee;
    await this.#at(
      startedAt,
      Math.max(
        contribution.startSecond ?? 0,
        this.#comesAt(this.#attendee(typist)) + (this.#comesAt(this.#attendee(typist)) > 0 ? 60 : 0),
      ),
    );
    const actor = this.#actors.get(typist);
    if (!actor) throw new Error(`${typist} has no screen to type "${contribution.id}" on`);
    const document = contribution.restriction ? await this.#openRestricted(contribution, actor) : SHARED_DOCUMENT;
    const doc = await actor.open(document);
    const loses = this.#losesConnection(contribution);
    const root = contribution.restriction ? ENTRY_ROOT : this.#rootOf(contribution);
    const at = this.#places.take(doc, `${document} ${root}`, root, contribution.order);
    const text = insertBlock(doc, root, at, this.#attributesOf(contribution, typist));
    this.#places.put(`${document} ${root}`, text, contribution.order);
    await this.#type(
      actor,
      document,
      contribution.text,
      (contribution.typingSeconds ?? 0) / this.#parts.speed,
      (letters) => {
        typeAtEnd(text, letters);
        // What is typed while nobody is connected is seen when they are back: that says nothing about the server.
        if (document === SHARED_DOCUMENT && !loses) this.#visible.typed(doc);
      },
      loses,
    );
  }

  #rootOf({ section, attendee }: ScriptContribution): string {
    if (section !== ORGANISATIONS_SECTION) return sectionRoot(section);
    const organisation = this.#parts.names.organisations[this.#attendee(attendee).organisation];
    if (!organisation) throw new Error(`${attendee} has no organisation`);
    return blockRoot(organisation);
  }

  #attributesOf({ kind, source, attendee }: ScriptContribution, typist: string): BlockAttributes {
    const attributes: BlockAttributes = { kind };
    if (source !== null) attributes.source = source;
    if (attendee !== typist) attributes.saidBy = this.#person(attendee);
    return attributes;
  }

  async #openRestricted({ restriction, attendee, section }: ScriptContribution, actor: Actor): Promise<DocumentId> {
    if (!restriction) return SHARED_DOCUMENT;
    const happened = await actor.decide({
      type: 'openRestricted',
      section,
      basis: restriction.basis,
      audience: restriction.audience.map((id) => this.#person(id)),
      onward: restriction.onwardDisclosure,
      placeholder: restriction.placeholder,
      ...(restriction.originator === attendee && actor.person !== this.#person(attendee)
        ? { speaker: this.#person(attendee) }
        : {}),
    });
    for (const { event } of happened) if (event.type === 'restrictionOpened') return event.id;
    throw new Error('a restricted entry was opened and not named');
  }

  /** The first contribution of the last to type: cut off in its middle, back a moment later. */
  #losesConnection(contribution: ScriptContribution): boolean {
    const open = this.#parts.script.contributions.filter(
      ({ restriction, section }) => restriction === null && section !== READ_BACK,
    );
    return open[Math.floor(open.length / 2)] === contribution;
  }

  async #type(
    actor: Actor,
    document: DocumentId,
    text: string,
    seconds: number,
    put: (letters: string) => void,
    loses: boolean,
  ): Promise<void> {
    const chunks = chunked(text);
    for (const [n, letters] of chunks.entries()) {
      if (this.#over) return;
      if (loses && n === Math.floor(chunks.length / 3)) actor.loseConnection(document);
      if (loses && n === Math.ceil((chunks.length * 2) / 3)) actor.regainConnection(document);
      put(letters);
      this.#edits += 1;
      this.#typed += letters.length;
      if (n < chunks.length - 1) await this.#pause((seconds * 1000) / chunks.length);
      this.#tellProgress();
    }
    if (loses) actor.regainConnection(document);
    await actor.saved(document);
  }

  #tellProgress(): void {
    const all = this.#parts.script.contributions.reduce((sum, { text }) => sum + text.length, 0) || 1;
    this.#parts.progress(Math.min(0.8, 0.05 + (0.75 * this.#typed) / all), 'typing');
  }

  /** A second page of the chair looks on, so that there is another screen even when everybody else is on the phone. */
  async #watchVisible(): Promise<void> {
    const { doc, stop } = await this.#chair().watch();
    this.#visible.watch(doc);
    this.#stopWatching = stop;
  }

  async #decide(): Promise<void> {
    const { script } = this.#parts;
    await this.#facts();
    for (const { attendee, view, comment } of script.thresholdViews) {
      await this.#says(attendee, { type: 'recordView', view, reason: comment });
    }
    const decisions = await this.#decisions();
    await this.#chair().decide({ type: 'putDissentQuestion' });
    await this.#dissents(decisions);
    await this.#actions();
    for (const { person, relationship, toldBy, by, ...row } of script.parentCommunication) {
      await this.#chair().decide({
        type: 'recordParent',
        person,
        relationship,
        by,
        toldBy: toldBy === null ? null : this.#person(toldBy),
        parentalResponsibility: row.parentalResponsibility,
        informedBefore: row.informedBefore,
        reasonNotInformed: row.reasonNotInformed,
        how: row.how,
        mayBeTold: row.mayBeTold,
        mustNotBeTold: row.mustNotBeTold,
        interpreter: row.interpreter,
      });
    }
    for (const { action, status, note } of script.actionReviews)
      await this.#chair().decide({ type: 'reviewAction', action, status, note });
    if (script.nextMeeting) {
      const { kind, startsAt, reason } = script.nextMeeting;
      await this.#chair().decide({ type: 'setNextMeeting', kind, startsAt, reason });
    }
  }

  /** In somebody's own press where they have a screen, taken down by the chair where they have none. */
  async #says(script: string, command: object): Promise<void> {
    const actor = this.#actors.get(script);
    if (actor?.meeting) await actor.decide(command);
    else await this.#chair().decide({ ...command, speaker: this.#person(script) });
  }

  async #facts(): Promise<void> {
    const { script, names } = this.#parts;
    const set = async (subject: string, field: string, value: unknown): Promise<void> => {
      if (value == null || value === '') return;
      await this.#chair().decide({
        type: 'setFact',
        subject,
        field,
        value: typeof value === 'string' ? value : JSON.stringify(value),
      });
    };
    for (const { id, dateOfBirth, ageText, whereNow, language } of script.children) {
      const child = names.children[id] ?? '';
      for (const [field, value] of Object.entries({ dateOfBirth, ageText, whereNow, language }))
        await set(child, field, value);
    }
    const adults = Object.values(this.#chair().meeting?.household ?? {});
    for (const { name, parentalResponsibility, livesInHousehold, note } of script.household) {
      const adult = adults.find((one) => one.name === name)?.id ?? '';
      for (const [field, value] of Object.entries({ parentalResponsibility, livesInHousehold, note }))
        await set(adult, field, value);
    }
    const { minuteTakingNote, actualStart, closedAt, quorum } = script;
    for (const [field, value] of Object.entries({ minuteTakingNote, statedStart: actualStart, statedEnd: closedAt }))
      await set('meeting', field, value);
    if (quorum?.exception != null) {
      const text = typeof quorum.exception === 'string' ? quorum.exception : JSON.stringify(quorum.exception);
      await this.#chair().decide({ type: 'quorumReason', agency: null, text });
    }
  }

  async #decisions(): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const { id, children, outcome, text, rationale, agreedBy } of this.#parts.script.decisions) {
      const happened = await this.#chair().decide({
        type: 'recordDecision',
        children: this.#children(children),
        outcome,
        text,
        rationale,
      });
      for (const { event } of happened) if (event.type === 'decisionRecorded') ids.set(id, event.id);
      const decision = ids.get(id);
      for (const one of agreedBy) {
        const actor = this.#actors.get(one);
        await actor?.sees(
          (meeting) => Object.hasOwn(meeting.decisions, decision ?? ''),
          'a decision was not shown to somebody',
        );
        await this.#says(one, { type: 'agreeDecision', id: decision, answer: 'agrees' });
      }
    }
    return ids;
  }

  #children(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.#parts.names.children[id] ?? []);
  }

  async #dissents(decisions: ReadonlyMap<string, string>): Promise<void> {
    const chair = this.#chair();
    for (const { attendee, decision, text, response, escalation } of this.#parts.script.dissent) {
      const before = new Set(Object.keys(chair.meeting?.dissents ?? {}));
      await this.#says(attendee, {
        type: 'recordDissent',
        decision: decision === null ? null : (decisions.get(decision) ?? null),
        text,
      });
      await chair.sees(
        (meeting) => Object.keys(meeting.dissents).some((id) => !before.has(id)),
        'a dissent was not shown to the chair',
      );
      const id = Object.keys(chair.meeting?.dissents ?? {}).find((one) => !before.has(one));
      if (response !== null) await chair.decide({ type: 'answerDissent', id, text: response, escalation });
    }
  }

  /** Wording by the owner where the owner writes, by the chair otherwise; owner and deadline by the chair. */
  async #actions(): Promise<void> {
    const { script, random } = this.#parts;
    for (const [n, action] of script.actions.entries()) {
      const owner = this.#attendee(action.owner);
      const writes = owner.role === 'agencyRepresentative' || owner.role === 'minuteTaker';
      const typist = (writes ? this.#actors.get(action.owner) : undefined) ?? this.#chair();
      const id = mintId<ActionId>(random);
      const doc = await typist.open();
      const row = insertPlanRow(doc, id, {
        rank: `a${String(n).padStart(4, '0')}`,
        children: this.#children(action.children),
      });
      await this.#type(typist, SHARED_DOCUMENT, action.text, 0, (letters) => typeAtEnd(row.text, letters), false);
      if (action.purpose !== null)
        await this.#type(
          typist,
          SHARED_DOCUMENT,
          action.purpose,
          0,
          (letters) => typeAtEnd(row.purpose, letters),
          false,
        );
      await this.#chair().decide({
        type: 'assignOwner',
        id,
        owner: { person: this.#person(action.owner) },
        helpers: action.supportedBy.map((one) => this.#person(one)),
        children: this.#children(action.children),
        note: action.note,
        deadline: { at: action.deadline, preset: action.deadlinePreset },
      });
    }
  }

  /** Blocks confirmed, read back, ended, frozen, everybody in, locked. */
  async #close(): Promise<void> {
    const chair = this.#chair();
    await this.#confirmBlocks();
    await chair.decide({ type: 'readBack', scope: 'everything' });
    await chair.decide({ type: 'end' });
    await chair.decide({ type: 'close' });
    this.#parts.progress(0.9, 'freezing');
    await chair.decide({ type: 'freeze', skipAnnouncement: true });
    const here = [...this.#actors.values()].filter((actor) => actor.meeting !== null && isOpen(actor));
    await Promise.all(
      here.map(async (actor) => {
        await actor.sees(({ phase }) => phase === 'frozen', 'the freeze did not reach a screen');
        await actor.flush();
      }),
    );
    await chair.sees(({ freeze }) => freeze?.collected != null, 'the text was not collected');
    await this.#lock(chair);
    await Promise.all(
      here.map((actor) => actor.sees(({ phase }) => phase === 'locked', 'the lock did not reach a screen')),
    );
  }

  async #confirmBlocks(): Promise<void> {
    const { script, names } = this.#parts;
    const organisations = new Set(
      script.contributions
        .filter(({ section, restriction }) => section === ORGANISATIONS_SECTION && !restriction)
        .map(({ attendee }) => this.#attendee(attendee).organisation),
    );
    for (const name of organisations) {
      const spoke = script.attendees.find(
        (attendee) =>
          attendee.organisation === name &&
          isHere(attendee) &&
          attendee.role !== 'observer' &&
          attendee.role !== 'legalAdviser',
      );
      if (spoke) await this.#says(spoke.id, { type: 'confirmBlock', organisation: names.organisations[name] });
    }
  }

  /** What is missing gets the reason there is: the script does not say. */
  async #lock(chair: Actor): Promise<void> {
    const lockCode = this.#parts.people.find(({ script }) => this.#person(script) === chair.person)?.lockCode ?? '';
    const statement = { present: true, readAloud: 'everything', because: null };
    let warnings: { gate: string; reason: string }[] = [];
    for (let tries = 0; tries < 5; tries++) {
      const approvedDigest = chair.meeting?.freeze?.collected?.approvedDigest ?? '';
      const answer = await chair.command({ type: 'lock', approvedDigest, lockCode, statement, warnings });
      if (answer.ok) return;
      const missing = answer.refusal.code === 'incomplete' ? String(answer.refusal.detail?.['field'] ?? '') : '';
      if (missing === '')
        throw new Error(`the lock was refused: ${answer.refusal.code} ${JSON.stringify(answer.refusal.detail ?? {})}`);
      warnings = [...warnings, ...missing.split(' ').map((gate) => ({ gate, reason: 'Not part of this script.' }))];
    }
    throw new Error('the lock was refused five times');
  }

  /** Everybody reads their copy, those who only come now too. */
  async #read(): Promise<Ran> {
    const { script } = this.#parts;
    for (const { id, attendance, device } of script.attendees) {
      if (LATE_READERS.has(attendance) || (device === 'none' && !this.#actors.has(id))) await this.#signIn(id);
    }
    const copies: Ran['copies'] = {};
    for (const [id, actor] of this.#actors) copies[id] = await actor.readRecord();
    const actors = [...this.#actors];
    return {
      copies,
      received: Object.fromEntries(actors.map(([id, { received }]) => [id, received])),
      refusals: Object.fromEntries(actors.map(([id, { refusals }]) => [id, refusals])),
      people: actors.length,
      edits: this.#edits,
      visibleAfter: this.#visible.seen,
    };
  }
}

function isOpen(actor: Actor): boolean {
  return (
    actor.meeting?.people[actor.person]?.goneAt === null && actor.meeting.people[actor.person]?.conflict !== 'declared'
  );
}

function isHere({ attendance }: ScriptAttendee): boolean {
  return attendance === 'attended' || attendance === 'partial';
}

function hasScreen(attendee: ScriptAttendee): boolean {
  return attendee.device === 'screen' && (isHere(attendee) || attendee.attendance === 'withdrawn');
}

/** In pieces a person types between two looks; a letter outside the common plane is not cut in half. */
export function chunked(text: string): string[] {
  const chunks: string[] = [];
  let chunk = '';
  for (const letter of text) {
    chunk += letter;
    if (chunk.length >= CHUNK) {
      chunks.push(chunk);
      chunk = '';
    }
  }
  return chunk === '' ? chunks : [...chunks, chunk];
}
