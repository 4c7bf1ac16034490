/** A meeting file in a convenor's hands: read with every fault by its line, or convened with them as one of its people. */
import type { FileFault, FileRead } from '../../shared/wire/convening.ts';
import { conveningOf } from '../rehearsal/conveningOf.ts';
import { parseScript, type Script } from '../rehearsal/script.ts';
import type { Convening } from '../rooms/conveneMeeting.ts';
import { labelFor } from '../templates/englishTemplate.ts';
import type { Circumstances } from './askedConvening.ts';
import { deputiesIn } from './conveneScript.ts';

/** Somebody mends some and looks again. */
const MOST_FAULTS = 30;

type Read = { ok: true; script: Script; file: FileRead } | { ok: false; faults: FileFault[]; more: number };

export function readFile(text: string): Read {
  const parsed = parseScript(text);
  if (!parsed.ok) {
    const faults = parsed.problems.slice(0, MOST_FAULTS).map(({ line, sentence }) => ({ line, sentence }));
    return { ok: false, faults, more: parsed.problems.length - faults.length };
  }
  const { script, notes } = parsed;
  const { title, kind, childReference, scheduledStart, attendees, children } = script;
  return {
    ok: true,
    script,
    file: {
      title,
      kind,
      reference: childReference,
      scheduledStart,
      people: attendees.map(({ id, name, organisation, role }) => ({ id, name, organisation, role })),
      children: children.length,
      notes,
    },
  };
}

export function conveningInFile(
  { convenor, partnership, template, rehearsal, random }: Circumstances,
  script: Script,
  me: string | null,
): Convening {
  const known = me === null ? {} : { [me]: convenor.id };
  const { names: _names, ...convening } = conveningOf(script, template, labelFor, random, known);
  return { ...convening, partnership, rehearsal, convenor: convenor.id, deputies: deputiesIn(convening.attendees) };
}
