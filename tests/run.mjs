/**
 * `npm test`: types, lint, form, then every test, and one last line with the count, in which each check counts as
 * one. Arguments go to vitest. With CI set, a suite that was left out fails the run.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const CHECKS = ['check:types', 'check:lint', 'check:format'];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'quorate-count-'));
const countFile = join(folder, 'count.json');
const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts;

let child = null;
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));

const count = { passed: 0, failed: 0, skipped: 0 };
for (const check of CHECKS) {
  if (stopped) break;
  console.log(`tests: ${check}`);
  const code = await run('/bin/sh', ['-c', `exec ${scripts[check]}`]);
  count[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) console.log(`tests: ${check} failed`);
}
let code = 1;
if (!stopped) {
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  code = await run(process.execPath, [vitest, 'run', ...process.argv.slice(2)]);
}
// No count: vitest itself broke off, which is a failure of its own.
const tests = existsSync(countFile)
  ? JSON.parse(readFileSync(countFile, 'utf8'))
  : { passed: 0, failed: 1, skipped: 0 };
for (const key of Object.keys(count)) count[key] += tests[key];
rmSync(folder, { recursive: true });

const leftOut = process.env.CI && count.skipped > 0;
if (leftOut) console.log('tests: with CI set, nothing may be left out');
process.exitCode = code !== 0 || count.failed > 0 || leftOut ? 1 : 0;
const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
console.log(`${count.passed} passed, ${count.failed} failed${skipped}`);

function run(command, args) {
  return new Promise((resolve) => {
    child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        QUORATE_COUNT_FILE: countFile,
        PATH: `${join(root, 'node_modules', '.bin')}:${dirname(process.execPath)}:${process.env.PATH}`,
      },
    });
    child.on('error', () => resolve(1));
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
}

function stop(signal) {
  stopped = true;
  child?.kill(signal);
}
