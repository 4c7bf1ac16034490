/**
 * A recorded editing trace through the real path: every agent signs in and posts what they typed, exactly as concurrent
 * as it was. The form: `agents`, `parents` (transactions each one came after), `patches` in code points.
 */
import * as z from 'zod';
import * as Y from 'yjs';
import { sectionRoot } from '../../shared/document/roots.ts';
import { insertBlock } from '../../shared/document/writeBlocks.ts';
import { fieldFault } from '../../shared/wire/fieldFault.ts';
import { writeUpdate } from '../../shared/wire/sync.ts';

const TRACE = z.looseObject({
  numAgents: z.number().int().min(1).max(50),
  endContent: z.string(),
  txns: z.array(
    z.looseObject({
      agent: z.number().int().min(0),
      parents: z.array(z.number().int().min(0)),
      patches: z.array(z.tuple([z.number().int().min(0), z.number().int().min(0), z.string()])),
    }),
  ),
});

export type Trace = z.infer<typeof TRACE>;

export function parseTrace(json: unknown): Trace | string {
  const parsed = TRACE.safeParse(json, { error: fieldFault });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return `${issue?.path.join('.') ?? 'the trace'}: ${issue?.message ?? 'not a trace'}`;
}

export interface TraceFrame {
  agent: number;
  frame: Uint8Array;
}

export interface TraceEdits {
  frames: TraceFrame[];
  /** The text that every correct replay ends with, letter by letter with the agent who typed it. */
  letters: { letter: string; agent: number }[];
}

const ROOT = sectionRoot('analysis');
const ASTRAL = /[\ud800-\udfff]/;

/** The frames that the agents' screens would have sent, in an order in which each follows what it builds on. */
export function framesOf(trace: Trace): TraceEdits {
  const agents = Array.from({ length: trace.numAgents }, (_, agent) => new Agent(agent + 1));
  const updates: Uint8Array[] = [];
  const opening = agents[0]?.open() ?? new Uint8Array();
  for (const agent of agents.slice(1)) agent.hear(opening);
  const frames: TraceFrame[] = [{ agent: 0, frame: writeUpdate(opening) }];
  trace.txns.forEach(({ agent: who, parents, patches }, n) => {
    const agent = agents[who];
    if (!agent) throw new Error(`transaction ${n} is by an agent that is not there`);
    agent.catchUp(parents, trace, updates);
    const update = agent.type(patches);
    agent.known.add(n);
    updates.push(update);
    frames.push({ agent: who, frame: writeUpdate(update) });
  });
  const [reader] = agents;
  if (!reader) throw new Error('a trace has an agent');
  reader.catchUp(
    updates.map((_, n) => n),
    trace,
    updates,
  );
  return { frames, letters: reader.letters() };
}

class Agent {
  readonly doc = new Y.Doc();
  /** Transactions whose words this agent's copy holds. */
  readonly known = new Set<number>();
  #astral = false;

  constructor(client: number) {
    this.doc.clientID = client;
  }

  open(): Uint8Array {
    insertBlock(this.doc, ROOT, 0, {});
    return Y.encodeStateAsUpdate(this.doc);
  }

  hear(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
  }

  /** Everything that a transaction came after, however far back. */
  catchUp(parents: readonly number[], trace: Trace, updates: readonly Uint8Array[]): void {
    const missing: number[] = [];
    const ask = [...parents];
    for (let n = ask.pop(); n !== undefined; n = ask.pop()) {
      if (this.known.has(n)) continue;
      this.known.add(n);
      missing.push(n);
      ask.push(...(trace.txns[n]?.parents ?? []));
    }
    this.doc.transact(() => {
      for (const n of missing.sort((a, b) => a - b)) {
        Y.applyUpdate(this.doc, updates[n] ?? new Uint8Array());
        if (trace.txns[n]?.patches.some(([, , letters]) => ASTRAL.test(letters))) this.#astral = true;
      }
    });
  }

  /** Positions count code points, Yjs counts UTF-16 units. */
  type(patches: Trace['txns'][number]['patches']): Uint8Array {
    const text = this.#text();
    const before = Y.encodeStateVector(this.doc);
    let deleted: Uint8Array | null = null;
    const watch = (update: Uint8Array): void => {
      deleted = update;
    };
    this.doc.on('update', watch);
    this.doc.transact(() => {
      for (const [at, remove, letters] of patches) {
        const [from, count] = this.#units(text, at, remove);
        if (ASTRAL.test(letters)) this.#astral = true;
        if (count > 0) text.delete(from, count);
        if (letters !== '') text.insert(from, letters);
      }
    });
    this.doc.off('update', watch);
    return deleted ?? Y.encodeStateAsUpdate(this.doc, before);
  }

  /** A text without letters outside the common plane counts the same either way, and is most of them. */
  #units(text: Y.XmlText, at: number, remove: number): [from: number, count: number] {
    if (!this.#astral) return [at, remove];
    const now = Array.from(text.toJSON());
    const from = now.slice(0, at).join('').length;
    return [from, now.slice(at, at + remove).join('').length];
  }

  letters(): TraceEdits['letters'] {
    const letters: TraceEdits['letters'] = [];
    for (let item = this.#text()._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      for (const letter of item.content.str.split('')) letters.push({ letter, agent: item.id.client - 1 });
    }
    return letters;
  }

  #text(): Y.XmlText {
    const [element] = this.doc.getXmlFragment(ROOT).toArray();
    const text: unknown = element instanceof Y.XmlElement ? element.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error('the block of the trace is missing');
    return text;
  }
}
