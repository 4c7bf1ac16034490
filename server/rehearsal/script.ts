/** A script read from its JSON: either the meeting, or every fault with its line, its field and a sentence. */
import * as z from 'zod';
import { readPositionedJson } from './positionedJson.ts';
import { scriptForm, type Script } from './scriptForm.ts';
import { contradictionsIn } from './contradictions.ts';

export type { Script, ScriptAttendee, ScriptContribution } from './scriptForm.ts';

export interface Problem {
  line: number;
  field: string;
  sentence: string;
}

export type ParsedScript = { ok: true; script: Script; notes: string[] } | { ok: false; problems: Problem[] };

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
  const parsed = scriptForm.safeParse(value, { error: sentenceOf });
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
  const problems = contradictionsIn(script).map(({ path, sentence }) => at(['meeting', ...path], sentence));
  return problems.length > 0 ? { ok: false, problems } : { ok: true, script, notes: unknownFields(value) };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** Said of the field whose name stands before it. */
function sentenceOf(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${KINDS[issue.expected] ?? issue.expected}, not ${kindOf(issue.input)}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be one of ${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return issue.origin === 'string' ? `is longer than ${String(issue.maximum)} letters` : 'is too large';
    case 'too_small':
      return `must not be below ${String(issue.minimum)}`;
    default:
      return 'does not have the form';
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a number with a fraction';
  return KINDS[typeof value] ?? typeof value;
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
