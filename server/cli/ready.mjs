/**
 * Makes a checkout ready to run: installs what package.json names and builds what changed. It runs before the first
 * install, so it uses nothing but Node itself. `--rebuild` builds even when nothing changed, `--install-only` builds
 * nothing (a layer of the image that changes seldom).
 *
 * The install stamp lives in node_modules, so deleting that folder clears it; it is written last, so a broken
 * install is repeated. Builds go to a folder of their own and are then swapped in, so that a running server and a
 * second build never see half of one.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const INSTALL_STAMP = join(root, 'node_modules', '.quorate-installed');
const SERVER_ENTRIES = {
  quorate: 'server/cli/quorate.ts',
  sqliteWorker: 'server/storage/sqliteWorker.ts',
};

/** Style sheet of the record, scripts to rehearse. */
const SERVER_FILES = [
  ['server/publish/record.css', 'record.css'],
  ['server/rehearsal/scripts', 'scripts'],
];

const packageText = readFileSync(join(root, 'package.json'), 'utf8');
// A changed script or description is no reason to install again.
const { dependencies, devDependencies, overrides, allowScripts } = JSON.parse(packageText);
const installed = hash(
  JSON.stringify({ dependencies, devDependencies, overrides, allowScripts }),
  readFileSync(join(root, 'package-lock.json')),
  `${process.platform} ${process.arch} ${process.versions.modules}`,
);

if (readStamp(INSTALL_STAMP) !== installed) install();
const rebuild = process.argv.includes('--rebuild');
if (!process.argv.includes('--install-only')) {
  await build('client', ['client', 'shared'], buildClient);
  await build('server', ['server', 'shared'], buildServer);
}

function install() {
  say('installing packages, once (about 20 seconds)');
  // npm by its own path: the `npm` on PATH may belong to another Node. Development packages are what builds us.
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const done = spawnSync(command, [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (done.status !== 0) fail('the packages could not be installed; npm says why above');
  writeFileSync(INSTALL_STAMP, installed);
}

/** Runs `make(folder)` unless dist/<name> was already made from these sources with these packages. */
async function build(name, folders, make) {
  const target = join(root, 'dist', name);
  const stamp = join(target, '.built-from');
  const sources = folders.flatMap((folder) => filesUnder(join(root, folder))).sort();
  const wanted = hash(installed, packageText, ...sources.flatMap((file) => [relative(root, file), readFileSync(file)]));
  if (!rebuild && readStamp(stamp) === wanted) return;

  say(`building the ${name}`);
  const next = `${target}.next-${process.pid}`;
  const old = `${target}.old-${process.pid}`;
  let reason = null;
  try {
    mkdirSync(next, { recursive: true });
    await make(next);
    writeFileSync(join(next, '.built-from'), wanted);
    if (existsSync(target)) renameSync(target, old);
    renameSync(next, target);
  } catch (error) {
    reason = error instanceof Error ? error.message : String(error);
  }
  rmSync(next, { recursive: true, force: true });
  rmSync(old, { recursive: true, force: true });
  if (reason !== null) fail(`the ${name} could not be built: ${reason}`);
}

async function buildClient(outDir) {
  const { build: viteBuild } = await import('vite');
  await viteBuild({
    configFile: join(root, 'client', 'vite.config.ts'),
    build: { outDir, emptyOutDir: true },
    logLevel: 'warn',
  });
}

async function buildServer(outdir) {
  const missing = Object.values(SERVER_ENTRIES).filter((file) => !existsSync(join(root, file)));
  if (missing.length > 0) throw new Error(`${missing.join(', ')} not found`);
  const { build: bundle } = await import('esbuild');
  await bundle({
    absWorkingDir: root,
    entryPoints: SERVER_ENTRIES,
    outdir,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    sourcemap: true,
    logLevel: 'warning',
  });
  // Read as files at run time, so they lie beside the program.
  for (const [from, to] of SERVER_FILES) cpSync(join(root, from), join(outdir, to), { recursive: true });
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name));
}

function hash(...parts) {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(`${part.length}\0`).update(part);
  return sum.digest('hex');
}

function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function say(sentence) {
  console.log(`quorate: ${sentence}`);
}

function fail(sentence) {
  console.error(`quorate: ${sentence}`);
  process.exit(1);
}
