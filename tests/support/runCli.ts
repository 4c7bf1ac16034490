/** The command line as somebody types it, from its sources. */
import { spawn } from 'node:child_process';

export interface CliRun {
  out: string;
  errors: string;
  code: number | null;
}

export function runCli(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<CliRun> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/cli/quorate.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let out = '';
  let errors = '';
  child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (errors += bytes.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ out, errors, code }));
  });
}
