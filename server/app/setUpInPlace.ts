/** A partnership's set-up: read from a file with every fault by its line, kept once, replaced in so many words. */
import { fieldFault } from '../../shared/wire/fieldFault.ts';
import type { Config } from '../config.ts';
import { readPositionedJson } from '../rehearsal/positionedJson.ts';
import { keepSetUp, SET_UP, type SetUp } from '../templates/setUp.ts';
import { openPlace, type Opened } from './openServer.ts';

export type { SetUp } from '../templates/setUp.ts';

interface Fault {
  line: number;
  sentence: string;
}

type ReadSetUp = { ok: true; setUp: SetUp } | { ok: false; faults: Fault[] };
type Kept = { ok: true } | { ok: false; sentences: string[] };

export function readSetUp(text: string): ReadSetUp {
  const read = readPositionedJson(text);
  if (!read.ok)
    return { ok: false, faults: [{ line: read.line, sentence: `${read.sentence} (column ${read.column})` }] };
  const { value, lineOf } = read.json;
  const parsed = SET_UP.safeParse(value, { error: fieldFault });
  if (parsed.success) return { ok: true, setUp: parsed.data };
  const faults = parsed.error.issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const at = (place: typeof path, fault: string): Fault => ({
      line: lineOf(place),
      sentence: `${place.join('.') || 'The set-up'}: ${fault}.`,
    });
    return issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => at([...path, key], 'this field is not known'))
      : [at(path, issue.message)];
  });
  return { ok: false, faults };
}

export async function keepInPlace(
  { store, partnership }: Pick<Opened, 'store' | 'partnership'>,
  setUp: SetUp,
  replace = false,
): Promise<Kept> {
  const kept = await keepSetUp(store.kysely, partnership, setUp, replace);
  if (kept.ok) return kept;
  return {
    ok: false,
    sentences: [
      `This store was set up before, and the file says something else: ${kept.differs.join(', ')}. Nothing was changed.`,
      'To change what the partnership states from now on, run "setup FILE --replace". Otherwise leave --setup out.',
    ],
  };
}

/** Beside a running server, or without one. */
export async function setUpInPlace(config: Config, setUp: SetUp, replace: boolean): Promise<Kept> {
  const place = await openPlace(config);
  try {
    return await keepInPlace(place, setUp, replace);
  } finally {
    await place.journal.close();
  }
}
