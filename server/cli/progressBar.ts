/** A bar on a terminal, a line for each new step elsewhere; always on standard error, so that output can be piped. */
const WIDTH = 30;

/** The terminal, or a pipe. */
export interface Shown {
  isTTY?: boolean;
  write(text: string): unknown;
}

export function progressBar(to: Shown = process.stderr): {
  show: (done: number, what: string) => void;
  end: () => void;
} {
  let last = '';
  return {
    show(done, what) {
      if (!to.isTTY) {
        if (what !== last) to.write(`${what}\n`);
        last = what;
        return;
      }
      const filled = Math.round(done * WIDTH);
      const line = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.round(done * 100)).padStart(3)} % ${what}`;
      if (line !== last) to.write(`\r\u001b[K${line}`);
      last = line;
    },
    end() {
      if (to.isTTY && last !== '') to.write('\r\u001b[K');
      last = '';
    },
  };
}
