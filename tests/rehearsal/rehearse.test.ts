import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseScript } from '../../server/rehearsal/script.ts';
import { runCli } from '../support/runCli.ts';

const SCRIPT = 'server/rehearsal/scripts/evening-call.json';

it('[RECORD-71] the shipped script plays through the real path and nothing is missing, altered, misattributed or shown to the wrong person', async () => {
  const out = await mkdtemp(join(tmpdir(), 'quorate-rehearsed-'));
  const ran = await runCli(['rehearse', SCRIPT, '--speed', '120', '--out', out]);
  expect(ran).toMatchObject({ code: 0 });
  expect(ran.out).toContain('Nothing missing');
  const written = await readdir(out);
  expect(written).toEqual(
    expect.arrayContaining([
      'record.json',
      'record.html',
      'afterwards.json',
      'copy-chair.json',
      'copy-nursery.json',
      'afterwards-chair.json',
    ]),
  );
  await rm(out, { recursive: true });
}, 90_000);

it('[RECORD-72] a broken script is answered with line, field and sentence', async () => {
  const text = await readFile(SCRIPT, 'utf8');
  const damage = (from: string, to: string) => parseScript(text.replace(from, to));
  const cut = parseScript(text.slice(0, 400));
  expect(cut.ok).toBe(false);
  expect(damage('"owner": "worker"', '"owner": "nobody"')).toMatchObject({
    ok: false,
    problems: [
      {
        field: 'meeting.actions.0.owner',
        sentence: 'meeting.actions.0.owner: there is no attendee "nobody" in this script.',
      },
    ],
  });
  const kind = damage('"kind": "strategyDiscussion"', '"kind": "chat"');
  expect(!kind.ok && kind.problems[0]).toMatchObject({ line: 9, field: 'meeting.kind' });
  expect(damage('"role": "chair"', '"role": "observer"').ok).toBe(false);
});

it('[RECORD-73] a field that nobody knows is reported and not refused', async () => {
  const text = await readFile(SCRIPT, 'utf8');
  expect(parseScript(text)).toMatchObject({ ok: true, notes: [] });
  expect(parseScript(text.replace('"id": "evening-call"', '"id": "evening-call", "weather": "rain"'))).toMatchObject({
    ok: true,
    notes: ['meeting.weather'],
  });
});

it('[RECORD-75] the command line tells each difference and ends with 1', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-different-'));
  const text = await readFile('tests/rehearsal/scripts/texts-at-once.json', 'utf8');
  const clock = '"clock": { "nextWorkingDay": "2026-03-02" },';
  await writeFile(join(folder, 'off.json'), text.replace('"meeting": {', `"meeting": { ${clock}`));
  const ran = await runCli(['rehearse', join(folder, 'off.json'), '--speed', '2000', '--out', join(folder, 'out')]);
  expect(ran.errors).toContain('clock nextWorkingDay: expected "2026-03-02", the record says "2026-03-03"');
  expect(ran).toMatchObject({ code: 1 });
  expect(ran.out).toContain('1 difference.');
  // What was played is there to be looked into, under names that any disk takes.
  expect(await readdir(join(folder, 'out'))).toContain('copy-..%2Fchair.json');
  await rm(folder, { recursive: true });
}, 60_000);

it('[RECORD-72] the command line says what is wrong and ends with 2', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quorate-broken-'));
  await writeFile(join(folder, 'broken.json'), '{"meeting": {\n "id": 1}}');
  const ran = await runCli(['rehearse', join(folder, 'broken.json')]);
  expect(ran.code).toBe(2);
  expect(ran.errors).toContain('broken.json:2: meeting.id');
  await rm(folder, { recursive: true });
}, 30_000);
