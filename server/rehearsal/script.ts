/** A script read from its JSON: either the meeting, or every fault with its line, its field and a sentence. */
import * as z from 'zod';
import { fieldFault } from '../../shared/wire/fieldFault.ts';
import { readPositionedJson } from './positionedJson.ts';
import { scriptForm, type Script } from './scriptForm.ts';
import { contradictionsIn, type Contradiction } from './contradictions.ts';
import { doubtsIn } from './doubts.ts';

export type { Script, ScriptAttendee, ScriptContribution } from './scriptForm.ts';

export interface Problem {
  line: number;
  field: string;
  sentence: string;
}

/** `doubts`: what can be played and is hardly meant. */
export type ParsedScript =
  { ok: true; script: Script; notes: string[]; doubts: Problem[] } | { ok: false; problems: Problem[] };

export function parseScript(json: string): ParsedScript {
  const read = readPositionedJson(json);
  if (!read.ok)
    return {
      ok: false,
      problems: [{ line: read.line, field: '', sentence: `${read.sentence} (column ${read.column})` }],
    };
  const { value, lineOf } = read.json;
  const at = (path: readonly (string | number)[], sentence: string): Problem => {
    const field = path.join('.');
    return { line: lineOf(path), field, sentence: `${field || 'The script'}: ${sentence}.` };
  };
  const parsed = scriptForm.safeParse(value, { error: fieldFault });
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      at(
        path.map((step) => (typeof step === 'symbol' ? String(step) : step)),
        message,
      ),
    );
    return { ok: false, problems };
  }
  const script = parsed.data.meeting;
  const told = ({ path, sentence }: Contradiction): Problem => at(['meeting', ...path], sentence);
  const problems = contradictionsIn(script).map(told);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, script, notes: unknownFields(value), doubts: doubtsIn(script).map(told) };
}

/** Fields that this program does not know, by their path with `[]` for any place of a list. */
function unknownFields(value: unknown): string[] {
  const notes = new Set<string>();
  const walk = (one: unknown, schema: z.core.$ZodType | undefined, path: string): void => {
    const inner = unwrapped(schema);
    if (Array.isArray(one)) {
      const element = inner instanceof z.ZodArray ? (inner.element as z.core.$ZodType) : undefined;
      for (const item of one) walk(item, element, `${path}[]`);
    } else if (typeof one === 'object' && one !== null && inner instanceof z.ZodObject) {
      for (const [name, part] of Object.entries(one)) {
        const shape = inner.shape as Record<string, z.core.$ZodType>;
        const place = path === '' ? name : `${path}.${name}`;
        if (Object.hasOwn(shape, name)) walk(part, shape[name], place);
        else notes.add(place);
      }
    }
  };
  walk(value, scriptForm, '');
  return [...notes].sort();
}

function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodPipe) inner = inner.in;
    else if (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
    else return inner;
  }
}
