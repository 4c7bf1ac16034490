import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemRandom, systemTimers } from '../../server/ambient.ts';
import { openRehearsal, type OpenedRehearsal } from '../../server/app/openRehearsal.ts';
import { readConfig } from '../../server/config.ts';
import { Actor } from '../../server/rehearsal/Actor.ts';
import { makeRehearsalFolder, wipeOldRehearsals } from '../../server/rehearsal/rehearsalFolder.ts';
import { parseScript, type Script } from '../../server/rehearsal/script.ts';
import type { MeetingId, PersonId } from '../../shared/ids.ts';
import type { Meeting } from '../../shared/rules/meeting.ts';
import type { RehearsalState } from '../../shared/wire/rehearsal.ts';

let folder: string;
let rehearsal: OpenedRehearsal;
let origin: string;
let script: Script;
const failures: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorate-cast-'));
  const parsed = parseScript(await readFile('server/rehearsal/scripts/seven-agencies.json', 'utf8'));
  if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
  script = parsed.script;
  const config = readConfig(
    { port: '0', data: join(folder, 'store'), keys: join(folder, 'keys'), rehearsal: true },
    {},
  );
  rehearsal = await openRehearsal(config, {
    scripts: [script],
    haste: 30,
    failed: (who, reason) => failures.push(`${who}: ${reason}`),
  });
  origin = await rehearsal.listen();
});

afterAll(async () => {
  await rehearsal.close();
  await rm(folder, { recursive: true, force: true });
});

it('[UI-60] whoever starts a rehearsal chairs it; colleagues of seven agencies write, propose, answer and are quiet after the lock', async () => {
  const { chair, cookie } = await startAs('Alex Newcomer');
  await chair.join();
  await chair.decide({ type: 'declareConflict', conflict: 'none', note: null });
  await chair.open();
  await chair.decide({ type: 'start', statements: [] });
  const people = Object.values(chair.meeting?.people ?? {});
  expect(people.find(({ id }) => id === chair.person)?.name).toBe('Alex Newcomer');
  for (const { id, device } of people)
    await chair.decide({ type: 'rollCall', person: id, attendance: 'attended', device });
  await chair.sees(({ views }) => Object.keys(views).length === script.thresholdViews.length, 'not all views came');
  const proposals = await planOf(chair, script.actions.length);
  for (const { id, owner, at } of proposals)
    await chair.decide({ type: 'assignOwner', id, owner: { person: owner }, deadline: { at, preset: null } });
  await chair.decide({
    type: 'recordDecision',
    children: [],
    outcome: 'section47Joint',
    text: 'Joint enquiries begin.',
    rationale: 'A clear account.',
  });
  await chair.sees(({ dissents }) => Object.keys(dissents).length === 1, 'nobody disagreed');
  const [dissent] = Object.values(chair.meeting?.dissents ?? {});
  await chair.decide({ type: 'answerDissent', id: dissent?.id, text: 'We look at M. today.', escalation: null });
  await chair.decide({ type: 'end', at: null });
  await chair.decide({ type: 'close' });
  await chair.sees(({ confirmations }) => Object.keys(confirmations).length >= 5, 'blocks were not confirmed');
  await chair.decide({ type: 'readBack', scope: 'everything' });
  // Paused colleagues still hand in what they hold.
  await pace(cookie, { paused: true });
  await chair.decide({ type: 'freeze', skipAnnouncement: true });
  await chair.sees(({ phase }) => phase === 'frozen', 'no freeze');
  await chair.flush();
  await chair.sees(({ freeze }) => freeze?.collected != null, 'the text was not collected');
  const { lockCode } = await pace(cookie, { paused: false });
  await lock(chair, lockCode);
  const record = (await chair.readRecord()) ?? '';
  for (const { text } of script.contributions) expect(record).toContain(JSON.stringify(text).slice(1, -1));
  expect(record).toContain(script.dissent[0]?.text);
  expect(rehearsal.desk.refused()).toEqual([]);
  expect(failures).toEqual([]);
  chair.leave();
}, 60_000);

it('[UI-61] a look at a rehearsal signs nobody in, other pages start none, and only its chair sets its pace', async () => {
  const looked = await fetch(`${origin}/api/rehearsal`);
  expect(looked.headers.getSetCookie()).toEqual([]);
  expect((await fetch(`${origin}/rehearsal`)).headers.getSetCookie()).toEqual([]);
  const body = { script: script.id, name: 'Mallory', pace: 'quick', played: null };
  expect((await post('/api/rehearsal/start', body, { origin: 'https://elsewhere.example' })).status).toBe(403);
  expect((await post('/api/rehearsal/pace', { paused: true }, {})).status).toBe(401);
  const { chair } = await startAs('Alex Newcomer', 'police');
  expect(
    (await post('/api/rehearsal/pace', { paused: true }, { cookie: await cookieOf(chair, 'police') })).status,
  ).toBe(404);
  chair.leave();
});

it('[UI-62] a rehearsal is wiped when it is a day old, store and key, and a younger one is not', async () => {
  const root = join(folder, 'wiped');
  let now = new Date('2026-03-04T10:00:00Z');
  const clock = { now: () => now };
  const old = await makeRehearsalFolder(root, clock, systemRandom);
  await mkdir(join(root, 'notes'));
  now = new Date('2026-03-04T10:00:01Z');
  const young = await makeRehearsalFolder(root, clock, systemRandom);
  now = new Date('2026-03-05T10:00:00Z');
  expect(await wipeOldRehearsals(root, clock)).toBe(1);
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  expect(await readdir(root)).toContain('notes');
  expect(await wipeOldRehearsals(join(root, 'nowhere'), clock)).toBe(0);
});

async function startAs(name: string, played: string | null = null): Promise<{ chair: Actor; cookie: string }> {
  const started = await post('/api/rehearsal/start', { script: script.id, name, pace: 'quick', played }, { origin });
  expect(started.status).toBe(200);
  const [cookie = ''] = started.headers.getSetCookie();
  const { person, meeting } = (await started.json()) as { person: PersonId; meeting: MeetingId };
  return { chair: await actorOf(meeting, person), cookie: cookie.split(';')[0] ?? '' };
}

async function actorOf(meeting: MeetingId, person: PersonId): Promise<Actor> {
  const invited = await rehearsal.server.identity.invite({ meeting, person });
  return Actor.signIn({ origin, random: systemRandom, timers: systemTimers, ...invited });
}

async function cookieOf(chair: Actor, name: string): Promise<string> {
  await chair.join();
  const person = Object.values(chair.meeting?.people ?? {}).find(({ job }) => job.includes('Detective'));
  if (!person) throw new Error(`${name} was not invited`);
  const { invitation, code } = await rehearsal.server.identity.invite({
    meeting: chair.meetingId,
    person: person.id,
  });
  const signedIn = await rehearsal.server.identity.signIn(invitation, code);
  return signedIn.ok ? (signedIn.cookie.split(';')[0] ?? '') : '';
}

async function pace(cookie: string, asked: object): Promise<RehearsalState> {
  const response = await post('/api/rehearsal/pace', asked, { cookie, origin });
  expect(response.status).toBe(200);
  return (await response.json()) as RehearsalState;
}

function post(path: string, body: object, headers: Record<string, string>): Promise<Response> {
  return fetch(`${origin}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** The rows of the plan once all of them carry a proposal. */
async function planOf(chair: Actor, count: number): Promise<{ id: string; owner: string; at: string }[]> {
  const doc = await chair.open();
  const rows = (): { id: string; owner: string; at: string }[] =>
    Object.entries(
      doc.getMap('plan').toJSON() as Record<string, { proposedOwner?: string; proposedDeadline?: string }>,
    ).flatMap(([id, { proposedOwner, proposedDeadline }]) =>
      proposedOwner && proposedDeadline ? [{ id, owner: proposedOwner, at: proposedDeadline }] : [],
    );
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (rows().length < count) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
  return rows();
}

async function lock(chair: Actor, lockCode: string): Promise<void> {
  const statement = { present: true, readAloud: 'everything', because: null };
  let warnings: { gate: string; reason: string }[] = [];
  const locked = ({ phase }: Meeting): boolean => phase === 'locked';
  for (let tries = 0; tries < 5; tries++) {
    const approvedDigest = chair.meeting?.freeze?.collected?.approvedDigest ?? '';
    const answer = await chair.command({ type: 'lock', approvedDigest, lockCode, statement, warnings });
    if (answer.ok) return chair.sees(locked, 'not locked');
    const missing = String(answer.refusal.detail?.['field'] ?? '');
    expect(answer.refusal.code).toBe('incomplete');
    warnings = [...warnings, ...missing.split(' ').map((gate) => ({ gate, reason: 'Only rehearsed.' }))];
  }
  throw new Error('the lock was refused five times');
}
