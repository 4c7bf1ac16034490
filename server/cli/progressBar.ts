/** A bar on a terminal, a line for each new step elsewhere; always on standard error, so that output can be piped. */
const WIDTH = 30;

export function progressBar(): { show: (done: number, what: string) => void; end: () => void } {
  const { stderr } = process;
  let last = '';
  return {
    show(done, what) {
      if (!stderr.isTTY) {
        if (what !== last) stderr.write(`${what}\n`);
        last = what;
        return;
      }
      const filled = Math.round(done * WIDTH);
      const line = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.round(done * 100)).padStart(3)} % ${what}`;
      if (line !== last) stderr.write(`\r\u001b[K${line}`);
      last = line;
    },
    end() {
      if (stderr.isTTY && last !== '') stderr.write('\r\u001b[K');
      last = '';
    },
  };
}
