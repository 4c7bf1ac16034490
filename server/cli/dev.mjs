/** Development: the client is built again when it changes, the server starts again when it changes. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const client = ['node_modules/vite/bin/vite.js', 'build', '--watch', '--config', 'client/vite.config.ts'];
const server = ['--watch', '--import', 'tsx', 'server/cli/quorate.ts', 'start', ...process.argv.slice(2)];

const children = [run([...client, '--outDir', '../dist/client', '--emptyOutDir', '--logLevel', 'warn']), run(server)];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stopAll());

function run(args) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode ??= code ?? 0;
    stopAll();
  });
  return child;
}

function stopAll() {
  for (const child of children) child.kill('SIGTERM');
}
