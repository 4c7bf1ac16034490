/**
 * Where people are in the text. Never journalled, never believed: a connection speaks for its own client id only, and
 * name, organisation and role are overwritten with what the server knows. (y-websocket echoes what it heard of others;
 * such entries are dropped, not refused.)
 */
import * as encoding from 'lib0/encoding';
import type { DocumentId } from '../../shared/ids.ts';
import { writeServerFrame } from '../../shared/wire/sync.ts';
import { gatePresence, type PresenceEntry } from '../gate/gatePresence.ts';
import type { DocumentPeer } from './Peer.ts';
import type { EditAnswer, Room } from './Room.ts';

interface Shown {
  clock: number;
  /** JSON of the stamped state; `null` is "gone". */
  state: string;
  /** The connection it came over; a node's name where that connection is on another node. */
  from: DocumentPeer | string;
}

export class Presence {
  readonly #room: Room;
  readonly #shown = new Map<DocumentId, Map<number, Shown>>();

  constructor(room: Room) {
    this.#room = room;
  }

  /** One presence frame of one connection. An id used for the first time is claimed, durably, before anybody sees it. */
  async hear(peer: DocumentPeer, bytes: Uint8Array): Promise<EditAnswer> {
    const gated = gatePresence(bytes);
    if (!gated.ok) return { ok: false, code: gated.code };
    for (const entry of gated.entries) {
      const owner = this.#room.state.claims.get(peer.document)?.get(entry.client);
      if (owner === undefined) {
        if (this.#heardFromOthers(peer, entry)) continue;
        const answer = await this.#claim(peer, entry.client);
        if (!answer.ok) return answer;
      } else if (owner !== peer.who.person) {
        // Never refused: it may be the echo of somebody who has gone since, and whoever sends it would be sent away.
        continue;
      }
      this.#show(peer, entry);
    }
    return { ok: true };
  }

  /** What a connection that has just joined is told. */
  greet(peer: DocumentPeer): void {
    const shown = this.#shown.get(peer.document);
    if (shown && shown.size > 0) peer.send(frameOf([...shown]));
  }

  left(peer: DocumentPeer): void {
    const gone: [number, Shown][] = [];
    for (const [client, shown] of this.#shown.get(peer.document) ?? []) {
      if (shown.from === peer) gone.push([client, { clock: shown.clock + 1, state: 'null', from: peer }]);
    }
    this.#forget(peer.document, gone);
  }

  /** Presence stamped by another node; an empty state list with `null`s is how it says goodbye. */
  hearFar(node: string, document: DocumentId, states: string): void {
    const gated = gatePresence(Buffer.from(states, 'base64'));
    if (!gated.ok) return;
    const entries: [number, Shown][] = gated.entries.map(({ client, clock, state }) => [
      client,
      { clock, state: JSON.stringify(state), from: node },
    ]);
    const gone = entries.filter(([, shown]) => shown.state === 'null');
    for (const [client, shown] of entries) if (shown.state !== 'null') this.#of(document).set(client, shown);
    for (const [client] of gone) this.#shown.get(document)?.delete(client);
    this.#sendNear(document, entries);
  }

  /** An entry that this connection can only have heard from us: somebody else is shown under that id. */
  #heardFromOthers(peer: DocumentPeer, entry: PresenceEntry): boolean {
    const shown = this.#shown.get(peer.document)?.get(entry.client);
    return entry.state === null || (shown !== undefined && shown.from !== peer);
  }

  #claim(peer: DocumentPeer, client: number): Promise<EditAnswer> {
    return new Promise((resolve) => {
      this.#room.line.offer({
        who: peer.who,
        screen: peer.screen,
        document: peer.document,
        deed: { claims: client },
        from: peer,
        answer: resolve,
      });
    });
  }

  #show(peer: DocumentPeer, entry: PresenceEntry): void {
    const before = this.#shown.get(peer.document)?.get(entry.client);
    if (before && (before.from !== peer || before.clock >= entry.clock)) return;
    if (entry.state === null) {
      this.#forget(peer.document, [[entry.client, { clock: entry.clock, state: 'null', from: peer }]]);
      return;
    }
    const shown = {
      clock: entry.clock,
      state: JSON.stringify({ ...entry.state, user: this.#userOf(peer) }),
      from: peer,
    };
    this.#of(peer.document).set(entry.client, shown);
    this.#send(peer.document, [[entry.client, shown]]);
  }

  #userOf(peer: DocumentPeer): Record<string, string> {
    const { meeting } = this.#room;
    const attendee = meeting.people[peer.who.person];
    const organisation = attendee ? meeting.organisations[attendee.organisation] : undefined;
    return {
      person: peer.who.person,
      name: attendee?.name ?? '',
      organisation: organisation?.name ?? '',
      role: attendee?.role ?? '',
    };
  }

  #of(document: DocumentId): Map<number, Shown> {
    let shown = this.#shown.get(document);
    if (!shown) {
      shown = new Map();
      this.#shown.set(document, shown);
    }
    return shown;
  }

  #forget(document: DocumentId, gone: [number, Shown][]): void {
    for (const [client] of gone) this.#shown.get(document)?.delete(client);
    if (gone.length > 0) this.#send(document, gone);
  }

  #send(document: DocumentId, entries: [number, Shown][]): void {
    const { fleet } = this.#room.deps;
    const states = Buffer.from(statesOf(entries)).toString('base64');
    fleet.tell(this.#room.id, { type: 'presence', node: fleet.node, document, states });
    this.#sendNear(document, entries);
  }

  #sendNear(document: DocumentId, entries: [number, Shown][]): void {
    const frame = frameOf(entries);
    for (const peer of this.#room.documentPeers) {
      if (peer.document === document && !entries.every(([, shown]) => shown.from === peer)) peer.send(frame);
    }
  }
}

function frameOf(entries: [number, Shown][]): Uint8Array {
  return writeServerFrame({ type: 'presence', states: statesOf(entries) });
}

/** The form of y-protocols/awareness: a count, then client id, clock and JSON of each. */
function statesOf(entries: [number, Shown][]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, { clock, state }] of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}
