/**
 * What the script says against what the record and the copies say: nothing missing, altered, given to the wrong person
 * or shown to one. Pure, so that planted faults can prove that it finds them.
 */
import type { PersonId } from '../../shared/ids.ts';
import {
  partsOfKind,
  type BlockContent,
  type Contents,
  type PartKind,
  type Said,
  type Stretch,
} from '../../shared/record/contents.ts';
import type { OpenedPart } from '../../shared/record/digest.ts';
import { blockRoot, sectionRoot } from '../../shared/document/roots.ts';
import { s47Clock, type Region } from '../../shared/rules/workingDays.ts';
import type { Names } from './conveningOf.ts';
import type { Script, ScriptAttendee, ScriptContribution } from './script.ts';

export interface Difference {
  where: string;
  what: string;
}

export interface Observed {
  script: Script;
  names: Names;
  /** The general copy, JSON. */
  general: string;
  /** By the script's id of each person who has a screen or reads later; null: nothing was given. */
  copies: Readonly<Record<string, string | null>>;
  /** Every byte that each person's sockets and requests brought. */
  received: Readonly<Record<string, readonly Uint8Array[]>>;
}

const ORGANISATIONS_SECTION = 'agencyInformation';
const BEGINS_ENQUIRIES = /^section47(?!Continues)/;

export function compare(observed: Observed): Difference[] {
  const comparison = new Comparison(observed);
  comparison.run();
  return comparison.found;
}

interface Copy {
  opened: Pick<OpenedPart, 'part'>[];
}

class Comparison {
  readonly found: Difference[] = [];
  readonly #observed: Observed;
  readonly #script: Script;
  readonly #general: Copy;

  constructor(observed: Observed) {
    this.#observed = observed;
    this.#script = observed.script;
    this.#general = JSON.parse(observed.general) as Copy;
  }

  run(): void {
    this.#details();
    this.#attendance();
    this.#family();
    this.#contributions();
    this.#views();
    this.#decisions();
    this.#dissents();
    this.#actions();
    this.#parents();
    this.#rest();
    this.#clock();
    this.#copies();
    this.#secrets();
  }

  #say(where: string, what: string): void {
    this.found.push({ where, what });
  }

  #same(where: string, expected: unknown, actual: unknown): void {
    const [wanted, is] = [JSON.stringify(expected ?? null), JSON.stringify(actual ?? null)];
    if (wanted !== is) this.#say(where, `expected ${wanted}, the record says ${is}`);
  }

  #parts<Kind extends PartKind>(kind: Kind, copy: Copy = this.#general): Contents[Kind][] {
    return partsOfKind(copy.opened, kind).map(({ content }) => content);
  }

  #person(script: string): PersonId | null {
    return this.#observed.names.people[script] ?? null;
  }

  #people(scripts: readonly string[]): (PersonId | null)[] {
    return scripts.map((script) => this.#person(script)).sort(byText);
  }

  #children(scripts: readonly string[]): string[] {
    return scripts.flatMap((script) => this.#observed.names.children[script] ?? []).sort();
  }

  #attendee(script: string): ScriptAttendee | undefined {
    return this.#script.attendees.find(({ id }) => id === script);
  }

  /** Said by this person; in their own press if they have a screen in the meeting, else pressed by the chair. */
  #said(where: string, script: string, said: Said | null): void {
    this.#same(`${where} said by`, this.#person(script), said?.speaker);
    const attendee = this.#attendee(script);
    const chair = this.#script.attendees.find(({ role }) => role === 'chair');
    const pressed = attendee?.device === 'none' ? (chair?.id ?? '') : script;
    this.#same(`${where} recorded by`, this.#person(pressed), said?.recordedBy);
  }

  #details(): void {
    const [details] = this.#parts('details');
    if (!details) return this.#say('details', 'missing');
    const { kind, variant, format, title, childReference, scheduledStart, referral, lawfulBasisStatement, follows } =
      this.#script;
    this.#same('kind', kind, details.kind);
    this.#same('variant', variant, details.variant);
    this.#same('format', format, details.format);
    this.#same('title', title, details.title);
    this.#same('childReference', childReference, details.reference);
    this.#same('scheduledStart', scheduledStart, details.scheduledAt);
    this.#same('follows', follows, details.follows);
    const text = JSON.stringify(details);
    for (const [field, value] of Object.entries({ lawfulBasisStatement, ...referral })) {
      if (typeof value === 'string' && !text.includes(JSON.stringify(value).slice(1, -1)))
        this.#say(field, 'missing from the details');
    }
    const facts = new Map(details.facts.map(({ field, value }) => [field, value]));
    const { minuteTakingNote, actualStart, closedAt } = this.#script;
    for (const [field, value] of Object.entries({ minuteTakingNote, statedStart: actualStart, statedEnd: closedAt })) {
      if (value !== null) this.#same(field, value, facts.get(field));
    }
    // Of system times only the order.
    const times = [details.startedAt, details.endedAt].map((at) => Date.parse(at ?? ''));
    if (!((times[0] ?? NaN) <= (times[1] ?? NaN))) this.#say('system times', 'the end is not after the start');
  }

  #attendance(): void {
    const [attendance] = this.#parts('attendance');
    for (const attendee of this.#script.attendees) {
      const where = `attendees ${attendee.id}`;
      const person = attendance?.people.find(({ id }) => id === this.#person(attendee.id));
      if (!person) {
        this.#say(where, 'missing');
        continue;
      }
      const organisation = attendance?.organisations.find(({ id }) => id === person.organisation);
      this.#same(`${where} name`, attendee.name, person.name);
      this.#same(`${where} job`, attendee.job, person.job);
      this.#same(`${where} role`, attendee.role, person.role);
      this.#same(`${where} organisation`, attendee.organisation, organisation?.name);
      this.#same(`${where} agency`, attendee.agency, organisation?.agency);
      this.#same(`${where} attendance`, attendee.attendance, person.attendance);
      this.#same(`${where} joined`, attendee.joined, person.joinedAt);
      this.#same(`${where} left`, attendee.left, person.leftAt);
      this.#same(`${where} device`, attendee.device, person.device);
      this.#same(`${where} may decide`, attendee.canDecideForAgency ?? null, person.canDecide);
      this.#same(`${where} conflict`, attendee.conflictOfInterest, person.conflict);
      this.#same(`${where} note`, attendee.note, person.note);
      this.#same(`${where} referrer`, attendee.referrer ?? false, person.referrer);
    }
  }

  #family(): void {
    for (const child of this.#script.children) {
      const where = `children ${child.id}`;
      const content = this.#parts('child').find(({ id }) => id === this.#observed.names.children[child.id]);
      if (!content) {
        this.#say(where, 'missing');
        continue;
      }
      this.#same(`${where} reference`, child.reference, content.reference);
      this.#same(`${where} initials`, child.initials, content.initials);
      this.#same(`${where} role`, child.role, content.role);
      this.#facts(
        where,
        { dateOfBirth: child.dateOfBirth, ageText: child.ageText, whereNow: child.whereNow, language: child.language },
        content.facts,
      );
    }
    for (const adult of this.#script.household) {
      const where = `household ${adult.name}`;
      const content = this.#parts('adult').find(({ name }) => name === adult.name);
      this.#same(`${where} relationship`, adult.relationship, content?.relationship);
      const { parentalResponsibility, livesInHousehold, note } = adult;
      this.#facts(where, { parentalResponsibility, livesInHousehold, note }, content?.facts ?? []);
    }
  }

  #facts(
    where: string,
    expected: Readonly<Record<string, unknown>>,
    facts: readonly { field: string; value: string }[],
  ): void {
    const known = new Map(facts.map(({ field, value }) => [field, value]));
    for (const [field, value] of Object.entries(expected)) {
      if (value === null || value === '') continue;
      this.#same(`${where} ${field}`, typeof value === 'string' ? value : JSON.stringify(value), known.get(field));
    }
  }

  /** Every word, whose it is, in the script's order within its section or block. */
  #contributions(): void {
    const open = this.#script.contributions.filter(({ restriction }) => restriction === null);
    const roots = new Map<string, ScriptContribution[]>();
    for (const one of open) roots.set(this.#rootOf(one), [...(roots.get(this.#rootOf(one)) ?? []), one]);
    for (const [root, list] of roots) {
      const part = this.#general.opened.find(({ part: { id } }) => id === root);
      const content = part?.part.content as unknown as { blocks: BlockContent[] } | undefined;
      const authorship = (part?.part.authorship ?? []) as unknown as Stretch[][];
      const inOrder = [...list].sort((a, b) => a.order - b.order);
      if ((content?.blocks.length ?? 0) !== inOrder.length)
        this.#say(root, `${inOrder.length} paragraphs in the script, ${content?.blocks.length ?? 0} in the record`);
      inOrder.forEach((one, n) => this.#paragraph(one, content?.blocks[n], authorship[n] ?? []));
    }
    this.#restricted();
  }

  #rootOf({ section, attendee }: ScriptContribution): string {
    if (section !== ORGANISATIONS_SECTION) return sectionRoot(section);
    const organisation = this.#observed.names.organisations[this.#attendee(attendee)?.organisation ?? ''];
    return organisation ? blockRoot(organisation) : '';
  }

  #paragraph(one: ScriptContribution, block: BlockContent | undefined, stretches: readonly Stretch[]): void {
    const where = `contributions ${one.id}`;
    if (!block) return this.#say(where, 'missing');
    this.#same(`${where} text`, one.text, block.text);
    this.#same(`${where} kind`, one.kind, block.kind);
    this.#same(`${where} source`, one.source, block.source);
    const typist = one.typedBy ?? one.attendee;
    this.#same(`${where} said by`, one.attendee === typist ? null : this.#person(one.attendee), block.saidBy);
    let next = 0;
    for (const { from, to, typedBy, firstBy } of stretches) {
      if (from !== next) this.#say(where, `nobody typed the letters ${next} to ${from}`);
      if (typedBy !== this.#person(typist))
        this.#say(where, `letters ${from} to ${to} are said to be typed by somebody else`);
      if (firstBy !== this.#person(typist))
        this.#say(where, `letters ${from} to ${to} are said to be first written by somebody else`);
      next = to;
    }
    if (next !== block.text.length) this.#say(where, `nobody typed the letters ${next} to ${block.text.length}`);
  }

  /** In the copy of each of its audience, whole; its placeholder for everybody. */
  #restricted(): void {
    for (const one of this.#script.contributions) {
      const { restriction } = one;
      if (!restriction) continue;
      const where = `contributions ${one.id}`;
      for (const reader of restriction.audience) {
        const json = this.#observed.copies[reader];
        if (json == null) continue;
        const entry = partsOfKind((JSON.parse(json) as Copy).opened, 'restricted').find(({ content }) =>
          content.blocks.some(({ text }) => text === one.text),
        );
        if (!entry) {
          this.#say(where, `missing or altered in the copy of ${reader}`);
          continue;
        }
        this.#same(`${where} basis`, restriction.basis, entry.content.basis);
        this.#same(`${where} originator`, this.#person(restriction.originator), entry.content.originator);
        this.#same(`${where} onward`, restriction.onwardDisclosure, entry.content.onward);
        this.#paragraph(
          one,
          entry.content.blocks[0],
          ((entry.part.authorship ?? []) as unknown as Stretch[][])[0] ?? [],
        );
      }
      if (restriction.placeholder === null) continue;
      const placeholders = this.#parts('placeholder').map(({ text }) => text);
      if (!placeholders.includes(restriction.placeholder))
        this.#say(where, 'its placeholder is missing from the general copy');
    }
  }

  #views(): void {
    const views = this.#parts('view');
    this.#same('thresholdViews, how many', this.#script.thresholdViews.length, views.length);
    for (const { attendee, view, comment } of this.#script.thresholdViews) {
      const content = views.find(({ said }) => said.speaker === this.#person(attendee));
      this.#same(`thresholdViews ${attendee}`, view, content?.view);
      this.#same(`thresholdViews ${attendee} comment`, comment, content?.reason);
      this.#said(`thresholdViews ${attendee}`, attendee, content?.said ?? null);
    }
  }

  #decisions(): void {
    const decisions = this.#parts('decision');
    this.#same('decisions, how many', this.#script.decisions.length, decisions.length);
    for (const decision of this.#script.decisions) {
      const where = `decisions ${decision.id}`;
      const content = decisions.find(({ text }) => text === decision.text);
      if (!content) {
        this.#say(where, 'missing or altered');
        continue;
      }
      this.#same(`${where} outcome`, decision.outcome, content.outcome);
      this.#same(`${where} rationale`, decision.rationale, content.rationale);
      this.#same(`${where} children`, this.#children(decision.children), [...content.children].sort());
      const agreed = content.agreements.filter(({ answer }) => answer === 'agrees').map(({ person }) => person);
      this.#same(`${where} agreed by`, this.#people(decision.agreedBy), [...agreed].sort());
      for (const one of decision.agreedBy) {
        this.#said(
          `${where} agreement of ${one}`,
          one,
          content.agreements.find(({ person }) => person === this.#person(one))?.said ?? null,
        );
      }
    }
  }

  #dissents(): void {
    const dissents = this.#parts('dissent');
    this.#same('dissent, how many', this.#script.dissent.length, dissents.length);
    for (const dissent of this.#script.dissent) {
      const where = `dissent ${dissent.id}`;
      const content = dissents.find(({ text }) => text === dissent.text);
      if (!content) {
        this.#say(where, 'missing or altered');
        continue;
      }
      const about = this.#parts('decision').find(({ id }) => id === content.decision);
      this.#same(
        `${where} decision`,
        this.#script.decisions.find(({ id }) => id === dissent.decision)?.text ?? null,
        about?.text ?? null,
      );
      this.#same(`${where} response`, dissent.response, content.answer?.text);
      this.#same(`${where} escalation`, dissent.escalation, content.escalation);
      this.#said(where, dissent.attendee, content.said);
    }
  }

  #actions(): void {
    const actions = this.#parts('action');
    this.#same('actions, how many', this.#script.actions.length, actions.length);
    for (const action of this.#script.actions) {
      const where = `actions ${action.id}`;
      const content = actions.find(({ words }) => words === action.text);
      if (!content) {
        this.#say(where, 'missing or altered');
        continue;
      }
      this.#same(`${where} purpose`, action.purpose, content.purpose);
      this.#same(
        `${where} owner`,
        this.#person(action.owner),
        content.owner && 'person' in content.owner ? content.owner.person : null,
      );
      this.#same(`${where} supported by`, this.#people(action.supportedBy), [...content.helpers].sort());
      this.#same(`${where} children`, this.#children(action.children), [...content.children].sort());
      this.#same(`${where} deadline`, Date.parse(action.deadline), Date.parse(content.deadline?.at ?? ''));
      this.#same(`${where} deadline preset`, action.deadlinePreset, content.deadline?.preset);
      this.#same(`${where} note`, action.note, content.note);
    }
  }

  #parents(): void {
    const parents = this.#parts('parent');
    this.#same('parentCommunication, how many', this.#script.parentCommunication.length, parents.length);
    for (const row of this.#script.parentCommunication) {
      const where = `parentCommunication ${row.person}`;
      const content = parents.find(({ person }) => person === row.person);
      if (!content) {
        this.#say(where, 'missing');
        continue;
      }
      const { toldBy, by, person: _person, ...fields } = row;
      for (const [field, value] of Object.entries(fields))
        this.#same(`${where} ${field}`, value, (content as unknown as Record<string, unknown>)[field]);
      this.#same(`${where} toldBy`, toldBy === null ? null : this.#person(toldBy), content.toldBy);
      this.#same(`${where} by`, by, content.by);
    }
  }

  #rest(): void {
    const [next] = this.#parts('nextMeeting');
    const { nextMeeting } = this.#script;
    this.#same('nextMeeting kind', nextMeeting?.kind, next?.kind);
    this.#same('nextMeeting startsAt', nextMeeting?.startsAt, next?.startsAt);
    this.#same('nextMeeting reason', nextMeeting?.reason, next?.reason);
    const [quorum] = this.#parts('quorum');
    if (this.#script.quorum)
      this.#same('quorum', [...this.#script.quorum.required].sort(), [...(quorum?.needs ?? [])].sort());
    const reviews = this.#general.opened.map(({ part }) => JSON.stringify(part.content)).join('\n');
    for (const { action, status, note } of this.#script.actionReviews) {
      for (const text of [action, status, note]) {
        if (text !== null && !reviews.includes(JSON.stringify(text)))
          this.#say(`actionReviews ${action}`, `${text} is missing`);
      }
    }
  }

  /** The dates that the software must work out by itself. */
  #clock(): void {
    const { clock, actualStart, referral, decisions } = this.#script;
    if (!clock || actualStart === null) return;
    const begun = decisions.some(({ outcome }) => BEGINS_ENQUIRIES.test(outcome));
    const region: Region = 'england-and-wales';
    const ours = s47Clock(new Date(actualStart), begun, referral && new Date(referral.receivedAt), region);
    for (const field of ['section47Start', 'icpcDue', 'assessmentDue', 'nextWorkingDay'] as const) {
      if (clock[field] !== null) this.#same(`clock ${field}`, clock[field], ours[field]);
    }
  }

  /** Whoever was here or sent apologies has a copy; observers and whoever withdrew have none. */
  #copies(): void {
    for (const { id, role, attendance } of this.#script.attendees) {
      if (!(id in this.#observed.copies)) continue;
      const has = this.#observed.copies[id] != null;
      const may = role !== 'observer' && attendance !== 'withdrawn' && attendance !== 'declined';
      if (has !== may) this.#say(`copy of ${id}`, may ? 'they were not given their copy' : 'they were given a copy');
    }
  }

  /** Everything the script says but the one entry: what stands there too is no secret of it. */
  #openText(except: string): string {
    return JSON.stringify({
      ...this.#script,
      contributions: this.#script.contributions.filter(({ id }) => id !== except),
    });
  }

  /** Restricted words, searched byte by byte in everything each person outside the audience was sent. */
  #secrets(): void {
    for (const { id, text, restriction } of this.#script.contributions) {
      if (!restriction) continue;
      const pieces = secretPieces(text, this.#openText(id));
      for (const [reader, received] of Object.entries(this.#observed.received)) {
        const typist = this.#script.contributions.find((one) => one.id === id)?.typedBy;
        if (restriction.audience.includes(reader) || reader === restriction.originator || reader === typist) continue;
        const shown = [...received, Buffer.from(this.#observed.copies[reader] ?? '')].some((bytes) =>
          holdsAny(bytes, pieces),
        );
        if (shown) this.#say(`contributions ${id}`, `restricted words were shown to ${reader}`);
      }
      if (holdsAny(Buffer.from(this.#observed.general), pieces))
        this.#say(`contributions ${id}`, 'restricted words stand in the general copy');
    }
  }
}

/** Long enough not to be somebody else's words, short enough to be found although it was typed in pieces. */
const PIECE = 12;

function secretPieces(text: string, open: string): Buffer[] {
  const pieces: Buffer[] = [];
  for (let at = 0; at + PIECE <= text.length; at += PIECE) {
    const piece = text.slice(at, at + PIECE);
    if (open.includes(JSON.stringify(piece).slice(1, -1))) continue;
    for (const form of new Set([piece, JSON.stringify(piece).slice(1, -1)]))
      pieces.push(Buffer.from(form), Buffer.from(form, 'utf16le'));
  }
  return pieces;
}

function holdsAny(bytes: Uint8Array, pieces: readonly Buffer[]): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return pieces.some((piece) => all.includes(piece));
}

function byText(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
