/**
 * Giving actions to owners. What the chair has chosen stands on the screen at once and is kept until the server has
 * answered; owner and deadline go in one command where both are new. It waits for this screen's own words to be saved,
 * so that what is given is the wording the chair sees.
 */
import type { ActionId } from '../../../shared/ids.ts';
import type { Command } from '../../../shared/rules/commands.ts';
import type { Action, Owner } from '../../../shared/rules/meeting.ts';
import type { CommandAnswer } from '../../../shared/wire/rt.ts';
import { Value, type Readable } from '../../wire/Value.ts';
import { sameOwner } from './ownerChoices.ts';

export interface Deadline {
  at: string;
  preset: string | null;
}

/** Chosen here and not answered yet. */
export interface Chosen {
  owner: Owner | null;
  deadline: Deadline | null;
  note: string | null;
  sending: boolean;
  refusal: string | null;
}

/** What this screen chose last and the server took: whoever chooses after me is named to me. */
export interface Mine {
  owner: Owner | null;
  deadline: Deadline | null;
}

export interface GivingDeps {
  send(command: Command): Promise<CommandAnswer>;
  /** False: this screen's words are not in the minutes, and will not be. */
  whenSaved(): Promise<boolean>;
  actionNow(id: ActionId): Action | null;
  done(id: ActionId): void;
}

const NOTHING: Chosen = { owner: null, deadline: null, note: null, sending: false, refusal: null };

export class Giving {
  readonly chosen: Readable<ReadonlyMap<ActionId, Chosen>>;
  readonly mine: Readable<ReadonlyMap<ActionId, Mine>>;
  readonly #chosen = new Value<ReadonlyMap<ActionId, Chosen>>(new Map());
  readonly #mine = new Value<ReadonlyMap<ActionId, Mine>>(new Map());
  readonly #deps: GivingDeps;

  constructor(deps: GivingDeps) {
    this.#deps = deps;
    this.chosen = this.#chosen;
    this.mine = this.#mine;
  }

  /** A new owner waits for the date that follows, until the focus leaves the row. */
  chooseOwner(id: ActionId, owner: Owner): void {
    this.#choose(id, { owner });
    const deadline = this.#of(id).deadline ?? this.#deps.actionNow(id)?.deadline ?? null;
    if (deadline !== null) void this.#give(id);
  }

  /** Without an owner the date is kept here: nobody is bound by it yet. */
  chooseDeadline(id: ActionId, deadline: Deadline): void {
    this.#choose(id, { deadline });
    if (this.#of(id).owner !== null || this.#deps.actionNow(id)?.owner) void this.#give(id);
  }

  /** Both in one press: a suggestion taken, or "I hold this until …" (C11). */
  choose(id: ActionId, owner: Owner, deadline: Deadline | null, note: string | null): void {
    this.#choose(id, { owner, deadline: deadline ?? this.#of(id).deadline, note });
    void this.#give(id);
  }

  left(id: ActionId): void {
    const { owner, sending } = this.#of(id);
    if (owner !== null && !sending) void this.#give(id);
  }

  forget(id: ActionId): void {
    this.#mine.set(without(this.#mine.get(), id));
  }

  #of(id: ActionId): Chosen {
    return this.#chosen.get().get(id) ?? NOTHING;
  }

  #choose(id: ActionId, choice: Partial<Chosen>): void {
    this.#set(id, { ...this.#of(id), ...choice, refusal: null });
  }

  #set(id: ActionId, chosen: Chosen): void {
    this.#chosen.set(new Map(this.#chosen.get()).set(id, chosen));
  }

  async #give(id: ActionId): Promise<void> {
    if (this.#of(id).sending) return;
    this.#set(id, { ...this.#of(id), sending: true });
    await this.#deps.whenSaved();
    const sent = this.#of(id);
    const command = commandFor(id, sent, this.#deps.actionNow(id));
    if (command === null) {
      this.#set(id, { ...sent, sending: false });
      return;
    }
    const answer = await this.#deps.send(command);
    const now = this.#of(id);
    if (!answer.ok) {
      this.#set(id, { ...now, sending: false, refusal: answer.refusal.sentence });
      return;
    }
    const { owner, deadline } = this.#deps.actionNow(id) ?? sent;
    this.#mine.set(new Map(this.#mine.get()).set(id, { owner, deadline }));
    this.#answered(id, sent, now);
  }

  /** What was chosen anew while the answer was on its way goes next. */
  #answered(id: ActionId, sent: Chosen, now: Chosen): void {
    const owner = sameOwner(now.owner, sent.owner) ? null : now.owner;
    const deadline = now.deadline === sent.deadline ? null : now.deadline;
    if (owner === null && deadline === null) {
      this.#chosen.set(without(this.#chosen.get(), id));
      this.#deps.done(id);
      return;
    }
    this.#set(id, { ...NOTHING, owner, deadline });
    void this.#give(id);
  }
}

/** null: nobody is named yet. The version is the one on the screen, so that nothing unseen is overwritten. */
export function commandFor(
  id: ActionId,
  { owner, deadline, note }: Pick<Chosen, 'owner' | 'deadline' | 'note'>,
  action: Action | null,
): Command | null {
  const expectedVersion = action?.version ?? 0;
  if (owner === null && action?.owner && deadline) return { type: 'setDeadline', id, ...deadline, expectedVersion };
  const to = owner ?? action?.owner ?? null;
  if (to === null) return null;
  return {
    type: 'assignOwner',
    id,
    owner: to,
    helpers: action?.helpers ?? [],
    note: note ?? (owner === null ? (action?.note ?? null) : null),
    deadline,
    expectedVersion,
  };
}

function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}
