/** docs/protocol.md against the code it speaks of: what it names is there, and what a client can meet is named. */
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusOf } from '../../server/http/answer.ts';
import { COMMAND_FORMS } from '../../shared/rules/commands.ts';
import { EVENT_TYPES } from '../../shared/rules/events.ts';
import { ATTENDANCES } from '../../shared/rules/meeting.ts';
import { CLOSE, closeCodeFor } from '../../shared/wire/closeCodes.ts';
import { REFUSAL_CODES } from '../../shared/wire/refusals.ts';
import { FRAME, readClientFrame } from '../../shared/wire/sync.ts';
import { startRealMeeting, type RealMeeting } from '../browser/realMeeting.ts';
import { readText } from '../support/projectFiles.ts';

const PAGE = readText('docs/protocol.md');

/** The cells of the rows of the table under a heading. */
function tableUnder(heading: string): string[][] {
  const from = PAGE.indexOf(`\n### ${heading}\n`);
  expect(from, heading).toBeGreaterThan(-1);
  const rows = /\n(?:\|---)+\|\n((?:\|.*\n)+)/.exec(PAGE.slice(from))?.[1] ?? '';
  return rows
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))
    .map((cells) => cells.slice(1, -1));
}

function all(expression: RegExp, text = PAGE): string[] {
  return [...new Set([...text.matchAll(expression)].map(([, found = '']) => found))];
}

/** The names of an interface's members, as its source writes them. */
function membersOf(file: string, name: string): string[] {
  const body = new RegExp(`interface ${name} \\{\\n(.*?)\\n\\}`, 's').exec(readText(file))?.[1] ?? '';
  return all(/^ {2}(\w+)\??:/gm, body);
}

describe('[WIRE-65] refusals and close codes', () => {
  it('every refusal that a client can meet is named, with its status and close code, and no other', () => {
    // A document socket that meets none of the others closes with the code for whatever it cannot read.
    const told = tableUnder('Refusals').map(([code = '', status, close]): [string, unknown] => [
      code.replaceAll('`', ''),
      { status, close: close === '–' ? String(CLOSE.malformed) : close },
    ]);
    const met = REFUSAL_CODES.map((code): [string, unknown] => [
      code,
      { status: String(statusOf({ code })), close: String(closeCodeFor(code)) },
    ]);
    expect(told.length).toBe(met.length);
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(met));
  });

  it('every close code is named, and no other', () => {
    const told = tableUnder('Close codes').flatMap(([codes = '']) => codes.split(', '));
    expect(told.sort()).toEqual(Object.values(CLOSE).map(String).sort());
    const mentioned = all(/\b(4[45]\d\d)\b/g).map(Number);
    const known: readonly number[] = Object.values(CLOSE);
    expect(mentioned.filter((code) => !known.includes(code) && code !== 4499)).toEqual([]);
  });
});

describe('[WIRE-65] what is said over the sockets', () => {
  it('every message of the command channel is named with its fields, and no other', () => {
    const rows = /\| from the server \|.*?\n\n/s.exec(PAGE)?.[0] ?? '';
    expect(all(/^\| `(\w+)/gm, rows).sort()).toEqual(membersOf('shared/wire/rt.ts', 'ServerToClient').sort());
    for (const [message, type] of [
      ['welcome', 'Welcome'],
      ['happenings', 'Happening'],
      ['screens', 'ScreenOfPerson'],
    ] as const) {
      const fields = new RegExp(`\\| \`${message} \\[?\\{([^}]*)\\}`).exec(rows)?.[1] ?? '';
      expect(fields.split(', ').sort()).toEqual(membersOf('shared/wire/rt.ts', type).sort());
    }
  });

  it('every frame of our own is named, and no other', () => {
    const { SAVED, REFUSED, ORIGINS } = FRAME;
    expect(all(/^\| (\d{3}) \| (?:you|server)/gm).map(Number)).toEqual([SAVED, REFUSED, ORIGINS]);
  });

  it('[WIRE-71] a claim that is written field by field as the page says is read as what it says', () => {
    const body = /^\| 103 \| you \| (.*?) \|/m.exec(PAGE)?.[1] ?? '';
    const perClaim = body.replace(/^count, then per claim: /, '').split(', ');
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.ORIGINS);
    encoding.writeVarUint(encoder, 2);
    for (const first of [10, 20]) {
      let value = first;
      for (const field of perClaim) {
        if (field.endsWith(' (string)')) encoding.writeVarString(encoder, 'shared');
        else encoding.writeVarUint(encoder, value++);
      }
    }
    expect(perClaim.length).toBeLessThan(body.split(', ').length);
    expect(readClientFrame(encoding.toUint8Array(encoder))).toEqual({
      type: 'origins',
      origins: [10, 20].map((n) => ({
        inserted: [n, n + 1, n + 1 + n + 2],
        source: { document: 'shared', range: [n + 3, n + 4, n + 4 + n + 5] },
      })),
    });
  });

  it('every command and event that is named exists', () => {
    const forms: Readonly<Record<string, unknown>> = COMMAND_FORMS;
    const after = /Allowed after the lock are (.*?)organisation's own people/s.exec(PAGE)?.[1] ?? '';
    const commands = [
      ...all(/command\s+`?(\w+) \{/g),
      ...all(/type: '(\w+)'/g),
      ...all(/`(\w+) \{/g),
      ...all(/`(\w+)`/g, after),
    ];
    const messages = ['welcome', 'refused'];
    expect(commands.length).toBeGreaterThan(15);
    const isOurs = (name: string): boolean => Object.hasOwn(forms, name) || isEvent(name) || messages.includes(name);
    expect(commands.filter((name) => !isOurs(name))).toEqual([]);
    const events = all(/event `(\w+)/g);
    expect(events.length).toBeGreaterThan(2);
    expect(events.filter((name) => !isEvent(name))).toEqual([]);
  });

  it('the choices of the roll call are those of the rules', () => {
    const told = /with `attendance` one of (.*?);/s.exec(PAGE)?.[1] ?? '';
    expect(all(/`(\w+)`/g, told).sort()).toEqual([...ATTENDANCES].sort());
  });

  function isEvent(name: string): boolean {
    return (EVENT_TYPES as readonly string[]).includes(name);
  }
});

describe('[WIRE-65] addresses', () => {
  let at: RealMeeting;
  beforeAll(async () => {
    at = await startRealMeeting();
  });
  afterAll(() => at.close());

  async function statusFor(method: string, path: string): Promise<number> {
    const address = at.origin + path.replaceAll('<meeting>', at.meeting).replace(/<\w+>/g, 'x');
    const post = { method, headers: { 'content-type': 'application/json' }, body: '{}' };
    return (await fetch(address, method === 'POST' ? post : { method })).status;
  }

  it('every address that is named is served, by that method', async () => {
    const named = [...PAGE.matchAll(/\b(GET|POST)\s+(\/api\/[^\s`]+)/g)].map(([, method = '', path = '']) => [
      method,
      path,
    ]);
    expect(named.length).toBeGreaterThan(12);
    for (const [method = '', path = ''] of [...named, ['GET', '/m/<meeting>/record'], ['GET', '/i/<invitation>']])
      expect([200, 204, 400, 401], `${method} ${path}`).toContain(await statusFor(method, path));
    // What is not there is told from it.
    expect(await statusFor('GET', '/api/meetings/<meeting>/nothing')).toBe(404);
    expect(await statusFor('GET', '/api/meetings/<meeting>/frames')).toBe(404);
    expect(await statusFor('GET', '/m/<meeting>/nothing')).toBe(404);
  });
});
