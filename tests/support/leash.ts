/**
 * A server on a leash: it ends when we say so and also when we are gone, however we went (Ctrl-C, a crash, kill -9).
 *
 * A shell stands between: it starts the server and reads our pipe. A word on the pipe is the signal to send; the end
 * of the pipe, which the system brings about when this process dies, means the server and its folder go. The shell
 * has a session of its own, so that Ctrl-C reaches it only through the pipe, after the tests have let go.
 */
import { spawn } from 'node:child_process';

const KEEPER = `
folder=$1; shift
start() { "$@" </dev/null & server=$!; }
start "$@"
while read -r word; do
  if [ "$word" = START ]; then wait $server; start "$@"; else kill "-$word" $server 2>/dev/null; fi
done
kill -CONT $server 2>/dev/null
kill -INT $server 2>/dev/null
wait $server
[ -z "$folder" ] || rm -rf "$folder"
`;

export interface Leashed {
  /** Sends a signal to the server itself. */
  signal(name: 'INT' | 'TERM' | 'QUIT' | 'KILL' | 'STOP' | 'CONT'): void;
  /** Once the server has ended, starts it again on the same folder and port. */
  startAgain(): void;
  /** Ends the server, waits until it is gone and removes its folder. */
  end(): Promise<void>;
  /** What it printed last, for the sentence that says why it did not start. */
  printed(): string;
}

export interface LeashOptions {
  /** Removed with the server. */
  folder: string | null;
  /** User and group to run as; null: ourselves. */
  as: number | null;
}

export function leash(command: string, args: string[], options: LeashOptions): Leashed {
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'leash', options.folder ?? '', command, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    ...(options.as === null ? {} : { uid: options.as, gid: options.as }),
  });
  let output = '';
  const keep = (text: Buffer): void => {
    output = (output + text.toString()).slice(-4000);
  };
  keeper.stdout.on('data', keep);
  keeper.stderr.on('data', keep);
  keeper.stdin.on('error', () => undefined); // the keeper went first
  const gone = new Promise<void>((resolve) => {
    keeper.once('exit', () => resolve());
    keeper.once('error', () => resolve()); // no shell: nothing was started
  });

  return {
    signal: (name) => void keeper.stdin.write(`${name}\n`),
    startAgain: () => void keeper.stdin.write('START\n'),
    end() {
      keeper.stdin.end();
      return gone;
    },
    printed: () => output.trim(),
  };
}
