/** docs/script-format.md says what the form says: its fields, which are needed, and every value that is known. */
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { AFTER_LOCK_EVENTS } from '../../server/rehearsal/afterLockDeeds.ts';
import { scriptForm } from '../../server/rehearsal/scriptForm.ts';
import { englishTemplate } from '../../server/templates/englishTemplate.ts';
import { BASES } from '../../shared/rules/bases.ts';
import { FORMATS } from '../../shared/wire/conveningChoices.ts';
import { LABELS } from '../../shared/words/en/labels.ts';
import { readText } from '../support/projectFiles.ts';

type Lists = Record<string, string[]>;

const PAGE = `\n${readText('docs/script-format.md')}`;
/** Of any form, and looked at all the same. */
const OF_ANY_FORM = 'quorum.exception';

/** The rows of the one table under this heading: the names in their first cell, and those in their second. */
function tableUnder(heading: string): { first: string[]; second: string[] }[] {
  const from = PAGE.indexOf(`\n${heading}\n`);
  expect(from, heading).toBeGreaterThan(-1);
  const rows = /\n(?:\|---)+\|\n((?:\|.*\n)+)/.exec(PAGE.slice(from))?.[1] ?? '';
  return rows
    .trim()
    .split('\n')
    .map((row) => {
      const [, first = '', second = ''] = row.split('|');
      return { first: namesIn(first), second: namesIn(second) };
    });
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** By path of the object, with `[]` for any place of a list; the meeting itself is ''. */
const fields: Lists = {};
const needed: Lists = {};
const unused: string[] = [];
const closed: Lists = {};
walk(scriptForm.shape.meeting, '');

function walk(schema: z.core.$ZodType, path: string): void {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodEnum) closed[path] = inner.options.map(String);
  else if (inner instanceof z.ZodArray) walk(inner.element as z.core.$ZodType, `${path}[]`);
  else if (inner instanceof z.ZodObject) {
    fields[path] = [];
    needed[path] = [];
    for (const [name, part] of Object.entries(inner.shape as Record<string, z.ZodType>)) {
      const place = path === '' ? name : `${path}.${name}`;
      const one = unwrapped(part);
      const list = one instanceof z.ZodArray ? '[]' : '';
      if (one instanceof z.ZodUnknown && place !== OF_ANY_FORM) unused.push(name);
      else fields[path].push(name + list);
      if (!part.safeParse(undefined).success) needed[path].push(name + list);
      walk(part, place);
    }
  }
}

function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  let inner = schema;
  for (;;) {
    if (inner instanceof z.ZodPipe) inner = inner.in;
    else if (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap();
    else return inner;
  }
}

/** Rows that name paths in their first cell, each with what stands beside it. */
function byPath(rows: ReturnType<typeof tableUnder>): Lists {
  return Object.fromEntries(rows.flatMap(({ first, second }) => first.map((path) => [path, second])));
}

function sorted(lists: Lists): Lists {
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([, names]) => names.length > 0)
      .map(([path, names]) => [path, [...names].sort()]),
  );
}

describe('[RECORD-80] the page on scripts names', () => {
  it('every field, and no other', () => {
    const rows = tableUnder('# The form of a meeting as a script');
    const objects = Object.keys(fields);
    const told: Lists = { '': [] };
    for (const { first, second } of rows) {
      // A row is about one object, or about fields of the meeting itself.
      const [path = ''] = first;
      if (objects.includes(path)) told[path] = second;
      told['']?.push(...first.filter((name) => !name.includes('.')));
    }
    expect(sorted(told)).toEqual(sorted(fields));
  });

  it('every field with which nothing is done', () => {
    const sentence = /Beside them (.*?) may stand/s.exec(PAGE)?.[1] ?? '';
    expect(namesIn(sentence).sort()).toEqual([...new Set(unused)].sort());
  });

  it('every field that is needed', () => {
    const { '': ofMeeting = [], ...others } = needed;
    const rows = tableUnder('### Needed fields');
    expect(rows[0]?.second.sort()).toEqual([...ofMeeting].sort());
    expect(sorted(byPath(rows.slice(1)))).toEqual(sorted(others));
  });

  it('every value of the closed lists', () => {
    expect(sorted(byPath(tableUnder('### Closed lists')))).toEqual(sorted(closed));
  });

  it('every value that is known of the open ones', () => {
    const { agencies, sections, outcomes, presets } = englishTemplate;
    const keys = (list: readonly { key: string }[]): string[] => list.map(({ key }) => key);
    const told = byPath(tableUnder('### Open lists'));
    const onward = told['contributions[].restriction.onwardDisclosure'] ?? [];
    expect(onward.filter((value) => !Object.hasOwn(LABELS, value))).toEqual([]);
    expect(sorted(told)).toEqual(
      sorted({
        format: [...FORMATS],
        'attendees[].agency': keys(agencies),
        'quorum.required[]': keys(agencies),
        'contributions[].section': keys(sections),
        'contributions[].restriction.basis': [...BASES],
        'contributions[].restriction.onwardDisclosure': onward,
        'decisions[].outcome': keys(outcomes),
        'actions[].deadlinePreset': keys(presets),
        'nextMeeting.kind': ['kind'],
      }),
    );
  });

  it('every event after the lock that is played', () => {
    const events = tableUnder('### After the lock').flatMap(({ first }) => first);
    expect(events.sort()).toEqual(Object.keys(AFTER_LOCK_EVENTS).sort());
  });
});
