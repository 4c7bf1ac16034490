/** Words typed at their moment, in pieces as a person types between two glances; overlapping ones really overlap. */
import { SHARED_DOCUMENT, type DocumentId } from '../../shared/ids.ts';
import { blockRoot, ENTRY_ROOT, sectionRoot } from '../../shared/document/roots.ts';
import type { BlockAttributes } from '../../shared/document/schema.ts';
import { insertBlock, typeAtEnd } from '../../shared/document/writeBlocks.ts';
import type { Actor } from './Actor.ts';
import { ORGANISATIONS_SECTION } from './Cast.ts';
import type { Company } from './Company.ts';
import { Places } from './Places.ts';
import type { ScriptContribution } from './scriptForm.ts';
import { during, pause } from './stopping.ts';
import { VisibleTimes } from './VisibleTimes.ts';

export const READ_BACK = 'readBack';
/** A piece at least, one Yjs transaction each; somebody who types much at once sends longer ones. */
const PIECE = 12;
/** A paste of more is several. */
const LONGEST_PIECE = 4_000;
/** Letters a person types in one second, where the script does not say how long it took. */
const LETTERS_PER_SECOND = 8;
/** Below what the server takes for a person: pieces of one screen are so far apart. */
const BREATH_MS = 18;

export class Typing {
  /** Pieces typed. */
  edits = 0;
  readonly visible: VisibleTimes;
  readonly #company: Company;
  readonly #places: Places;
  readonly #ranks: ReadonlyMap<ScriptContribution, number>;
  /** Cut off in its middle, back a moment later. */
  readonly #losing: ScriptContribution | undefined;
  readonly #letters: number;
  readonly #told: (share: number) => void;
  readonly #busy = new Map<Actor, number>();
  #typed = 0;

  /** `told` hears of the share of the script's letters that were typed, 0 to 1. */
  constructor(company: Company, told: (share: number) => void) {
    const { contributions } = company.parts.cast.script;
    this.#company = company;
    this.#told = told;
    this.#places = new Places(company.parts.timers);
    this.visible = new VisibleTimes(company.parts.timers);
    const inOrder = contributions.map((one, n) => ({ one, n })).sort((a, b) => a.one.order - b.one.order || a.n - b.n);
    this.#ranks = new Map(inOrder.map(({ one }, rank) => [one, rank]));
    const open = contributions.filter(({ restriction, section }) => restriction === null && section !== READ_BACK);
    this.#losing = open[Math.floor(open.length / 2)];
    this.#letters = contributions.reduce((sum, { text }) => sum + text.length, 0);
  }

  /** At its second; one without a second at once. */
  async contribute(one: ScriptContribution): Promise<void> {
    await this.#company.at(one.startSecond ?? 0);
    await during(`contributions ${one.id}`, () => this.#contribute(one));
  }

  async #contribute(one: ScriptContribution): Promise<void> {
    const { cast } = this.#company.parts;
    const typist = cast.typistOf(one);
    const actor = await this.#company.here(typist);
    const speaker = cast.leaveFor(one);
    if (speaker) await this.#company.givesLeave(typist, speaker);
    const attributes = this.#attributesOf(one, typist);
    if (one.restriction) {
      const document = await this.#openRestricted(one, actor, typist);
      const text = insertBlock(await actor.open(document), ENTRY_ROOT, 0, attributes);
      return this.type(actor, document, one, (letters) => typeAtEnd(text, letters));
    }
    const doc = await actor.open();
    const rank = this.#ranks.get(one) ?? 0;
    const text = await this.#places.put(doc, { root: this.#rootOf(one), rank, attributes });
    await this.type(
      actor,
      SHARED_DOCUMENT,
      one,
      (letters) => {
        typeAtEnd(text, letters);
        // What is typed while nobody is connected is seen when they are back: that says nothing about the server.
        if (actor.isConnected()) this.visible.typed(doc);
      },
      one === this.#losing,
    );
  }

  /** `loses`: the connection is lost in the middle and regained. Resolves when all of it is on disk. */
  async type(
    actor: Actor,
    document: DocumentId,
    { text, typingSeconds }: { text: string; typingSeconds?: number | null },
    put: (letters: string) => void,
    loses = false,
  ): Promise<void> {
    const { timers, speed } = this.#company.parts;
    const takes = ((typingSeconds ?? text.length / LETTERS_PER_SECOND) * 1000) / speed;
    const began = timers.elapsed();
    let lost = false;
    this.#busy.set(actor, this.#busyOf(actor) + 1);
    for (let at = 0; at < text.length && !this.#company.isOver;) {
      const due = takes === 0 ? text.length : Math.floor((text.length * (timers.elapsed() - began)) / takes);
      const end = endOfPiece(text, at, due);
      if (loses && !lost && end > text.length / 3) {
        actor.loseConnection(document);
        lost = true;
      }
      put(text.slice(at, end));
      this.#count(end - at);
      if (lost && end > (text.length * 2) / 3) actor.regainConnection(document);
      at = end;
      if (at < text.length)
        await pause(timers, Math.max((takes * PIECE) / text.length, BREATH_MS * this.#busyOf(actor)));
    }
    this.#busy.set(actor, this.#busyOf(actor) - 1);
    await actor.saved(document);
  }

  #busyOf(actor: Actor): number {
    return this.#busy.get(actor) ?? 0;
  }

  #count(letters: number): void {
    this.edits += 1;
    this.#typed += letters;
    this.#told(Math.min(1, this.#typed / (this.#letters || 1)));
  }

  #rootOf({ section, attendee }: ScriptContribution): string {
    if (section !== ORGANISATIONS_SECTION) return sectionRoot(section);
    const organisation = this.#company.parts.names.organisations[attendee];
    if (!organisation) throw new Error(`${attendee} has no organisation`);
    return blockRoot(organisation);
  }

  #attributesOf({ kind, source, attendee }: ScriptContribution, typist: string): BlockAttributes {
    const attributes: BlockAttributes = { kind };
    if (source !== null) attributes.source = source;
    if (attendee !== typist) attributes.saidBy = this.#company.person(attendee);
    return attributes;
  }

  async #openRestricted(one: ScriptContribution, actor: Actor, typist: string): Promise<DocumentId> {
    const { restriction, section } = one;
    const originator = this.#company.parts.cast.originatorOf(one);
    const happened = await actor.decide({
      type: 'openRestricted',
      section,
      basis: restriction?.basis ?? null,
      audience: (restriction?.audience ?? []).map((id) => this.#company.person(id)),
      onward: restriction?.onwardDisclosure ?? null,
      placeholder: restriction?.placeholder ?? null,
      ...(originator !== typist && { speaker: this.#company.person(originator) }),
    });
    for (const { event } of happened) if (event.type === 'restrictionOpened') return event.id;
    throw new Error('a restricted entry was opened and not named');
  }
}

/** At least a piece, at most a paste; a letter outside the common plane is not cut in half. */
function endOfPiece(text: string, at: number, due: number): number {
  const end = Math.min(Math.max(at + PIECE, due), at + LONGEST_PIECE, text.length);
  const before = text.charCodeAt(end - 1);
  const cutsPair = end < text.length && before >= 0xd800 && before <= 0xdbff;
  return cutsPair ? end + 1 : end;
}
