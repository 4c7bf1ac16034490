import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const CLI = ['--import', 'tsx', 'server/cli/quorate.ts'];
const SCRIPT = 'server/rehearsal/scripts/evening-call.json';

interface Convened {
  meeting: string;
  people: { script: string; invitation: string; code: string }[];
}

it('[WIRE-10] the examples of docs/protocol.md write into a meeting as they stand, with unmodified y-websocket and with y-protocols', async () => {
  const page = await readFile('docs/protocol.md', 'utf8');
  const examples = [...page.matchAll(/```js\n(.*?)```/gs)].map(([, block = '']) => block);
  expect(examples.map((block) => /from '(y-[^']+)'/.exec(block)?.[1])).toEqual(['y-websocket', 'y-protocols/sync']);
  const folder = await mkdtemp(join(tmpdir(), 'quorate-protocol-'));
  // Beside the project's packages, where a stranger would have installed the same.
  const program = join('tests', 'proofs', `example-${process.pid}.mjs`);
  const store = ['--data', join(folder, 'data'), '--keys', join(folder, 'keys')];
  const server = spawn(process.execPath, [...CLI, 'serve', '--port', '0', ...store], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const origin = /http:\S+/.exec(await firstLine(server))?.[0] ?? '';
    const convened = JSON.parse(
      (await run([...CLI, 'convene', SCRIPT, '--rehearsal', '--json', ...store])).out,
    ) as Convened;
    const who = (id: string) => convened.people.find(({ script }) => script === id);
    await start(origin, convened.meeting, who('chair'));
    const police = who('police');
    for (const example of examples) {
      await writeFile(program, example);
      expect(await run([program, origin, police?.invitation ?? '', police?.code ?? ''])).toMatchObject({
        out: 'saved\n',
        code: 0,
      });
    }
  } finally {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    await rm(program, { force: true });
    await rm(folder, { recursive: true });
  }
}, 60_000);

/** The chair starts the meeting over plain HTTP. */
async function start(origin: string, meeting: string, chair: Convened['people'][number] | undefined): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ invitation: chair?.invitation, code: chair?.code });
  const signedIn = await fetch(`${origin}/api/sign-in`, { method: 'POST', headers, body });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const started = await fetch(`${origin}/api/meetings/${meeting}/commands`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: JSON.stringify({ id: 'start', command: { type: 'start' } }),
  });
  expect(started.status).toBe(200);
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => child.stdout?.once('data', (bytes: Buffer) => resolve(bytes.toString())));
}

function run(args: string[]): Promise<{ out: string; code: number | null }> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ out, code }));
  });
}
