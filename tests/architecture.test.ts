/** Who may import whom. ARCHITECTURE.md explains the arrows; this file holds them. */
import { describe, expect, it } from 'vitest';
import { projectFiles, readText } from './support/projectFiles.ts';
import { readSource } from './support/readSource.ts';

interface Zone {
  /** Folders and files of ours, without itself. */
  ours: string[];
  /** The same where only types are taken: nothing of it runs. */
  types?: string[];
  /** npm packages; `node:` means everything that Node brings. */
  packages: string[];
}

const LEAVES = ['shared/ids.ts', 'shared/clock.ts', 'shared/wire/refusals.ts', 'shared/wire/closeCodes.ts'];
const YJS = ['yjs', 'y-protocols', 'lib0'];
const EDITOR = ['prosemirror-model', 'prosemirror-state', 'prosemirror-view', 'prosemirror-keymap'];
const SCREEN: Zone = { ours: ['client/wire', 'client/ui', 'shared'], packages: ['react', 'zod'] };
const PANEL: Zone = { ours: SCREEN.ours, packages: ['react', 'yjs', 'lib0', 'y-protocols'] };

/** The longest name that fits a file is its zone. A file without a zone, or an import not named here, is an error. */
const ZONES: Record<string, Zone> = {
  'shared/ids.ts': { ours: [], types: ['shared/clock.ts'], packages: [] },
  'shared/clock.ts': { ours: [], packages: [] },
  'shared/wire/refusals.ts': { ours: [], packages: [] },
  'shared/wire/closeCodes.ts': { ours: ['shared/wire/refusals.ts'], packages: [] },
  'shared/words': { ours: LEAVES, types: ['shared/rules', 'shared/record'], packages: [] },
  'shared/document': { ours: LEAVES, types: ['shared/rules', 'shared/record'], packages: YJS },
  'shared/rules': {
    ours: [...LEAVES, 'shared/document/roots.ts', 'shared/document/schema.ts'], // names of roots, without Yjs
    types: ['shared/document', 'shared/record'],
    packages: ['zod'],
  },
  'shared/record': {
    ours: [...LEAVES, 'shared/document', 'shared/rules', 'shared/words'],
    packages: ['canonicalize', 'lib0', 'yjs', 'zod'],
  },
  'shared/wire': { ours: [...LEAVES, 'shared/document', 'shared/rules', 'shared/record'], packages: ['lib0', 'zod'] },

  'server/ambient.ts': { ours: ['shared'], packages: ['node:'] },
  'server/makeFolder.ts': { ours: [], packages: ['node:'] },
  'server/config.ts': { ours: ['shared'], packages: ['node:', 'zod'] },
  'server/storage': {
    ours: ['shared', 'server/makeFolder.ts'],
    packages: ['node:', 'kysely', 'pg', '@photostructure/sqlite'],
  },
  'server/journal': { ours: ['shared', 'server/storage'], packages: ['node:', 'kysely', 'canonicalize'] },
  'server/identity': { ours: ['shared', 'server/storage'], packages: ['node:', 'kysely', 'zod'] },
  'server/templates': { ours: ['shared', 'server/storage'], packages: ['node:', 'kysely', 'zod'] },
  'server/accessLog': {
    ours: ['shared', 'server/storage', 'server/journal/Journal.ts'], // the log is a stream of the journal
    packages: ['node:', 'kysely'],
  },
  'server/notify': { ours: ['shared', 'server/storage'], packages: ['node:', 'kysely'] },
  'server/gate': { ours: ['shared'], packages: ['node:', ...YJS] },
  'server/fleet': { ours: ['shared'], packages: ['node:', 'redis'] },
  'server/seal': {
    ours: ['shared', 'server/journal', 'server/accessLog'],
    packages: ['node:', 'canonicalize', 'yjs', 'lib0'],
  },
  'server/publish': { ours: ['shared'], packages: ['node:'] },
  'server/rooms': {
    ours: ['shared', 'server/gate', 'server/journal/Journal.ts', 'server/fleet/Fleet.ts', 'server/seal'],
    packages: ['node:', ...YJS],
  },
  'server/sockets': {
    ours: ['shared', 'server/identity', 'server/rooms', 'server/accessLog'],
    packages: ['node:', 'ws', 'socket.io', ...YJS],
  },
  'server/http': {
    ours: [
      'shared',
      'server/identity',
      'server/rooms',
      'server/seal',
      'server/publish',
      'server/templates',
      'server/accessLog',
    ],
    packages: ['node:', 'express', 'zod'],
  },
  // Script, actors and comparison reach a server only over the network, as a stranger would.
  'server/rehearsal': {
    ours: ['shared', 'server/makeFolder.ts'],
    packages: ['node:', 'socket.io-client', 'ws', 'y-websocket', 'zod', ...YJS],
  },
  'server/app': { ours: ['shared', 'server'], packages: ['node:', 'express', 'pino'] },
  'server/cli': {
    ours: ['shared', 'server/app', 'server/config.ts', 'server/ambient.ts', 'server/makeFolder.ts', 'server/rehearsal'],
    packages: ['node:', 'pino', 'vite', 'esbuild'], // ready.mjs builds
  },

  'client/vite.config.ts': { ours: [], packages: ['node:', 'vite', '@vitejs/plugin-react'] },
  'client/ui': { ours: ['shared/words'], packages: ['react'] },
  'client/wire': { ours: ['shared'], packages: ['socket.io-client', 'y-websocket', ...YJS] },
  'client/home': SCREEN,
  'client/convene': SCREEN,
  'client/history': { ...SCREEN, packages: ['react', 'yjs'] },
  'client/tracker': SCREEN,
  'client/admin': SCREEN,
  'client/lock': SCREEN,
  // The record's page is rendered by the server; this stands on it alone.
  'client/record': { ours: [], packages: [] },
  'client/rehearsal': SCREEN,
  'client/room': { ...PANEL, ours: [...PANEL.ours, 'client/lock', 'client/rehearsal', 'client/room'] },
  // A panel knows no other panel and not the page it stands on.
  'client/room/<panel>': {
    ours: PANEL.ours,
    packages: [...PANEL.packages, 'y-prosemirror', 'prosemirror-commands', ...EDITOR],
  },
  client: { ours: ['client', 'shared'], packages: ['react', 'react-dom'] },

  tests: { ours: ['client', 'server', 'shared', 'vitest.config.ts'], packages: ['*'] },
  'vitest.config.ts': { ours: [], packages: ['node:', 'vitest'] },
};

const files = projectFiles();
const sources = files.filter((file) => /\.(tsx?|mjs)$/.test(file) && !file.startsWith('tests/bench/')).map(readSource);
const ours = sources.filter(({ file }) => !file.startsWith('tests/'));

describe('the arrows', () => {
  it('every source file lies in a folder that has a place in the design', () => {
    expect(sources.map(({ file }) => file).filter((file) => zoneOf(file) === null)).toEqual([]);
  });

  it('every import of ours leads somewhere', () => {
    expect(offences(({ dangling }) => dangling)).toEqual([]);
  });

  it('nobody imports what the table does not allow', () => {
    expect(offences((found, file) => found.ours && !mayImport(file, found.target, found.typeOnly))).toEqual([]);
  });

  it('a package is used only where the table names it', () => {
    expect(offences((found, file) => !found.ours && !mayUse(file, found.target))).toEqual([]);
  });

  it('the top level is the one that the design fixes', () => {
    const allowed = ['client', 'server', 'shared', 'tests', 'docs', '.ci'];
    const folders = new Set(files.filter((file) => file.includes('/')).map((file) => file.split('/')[0]));
    expect([...folders].filter((folder) => !allowed.includes(folder ?? ''))).toEqual([]);
  });
});

describe('the sources', () => {
  it('no name hides what is in a file', () => {
    const empty = /^(utils?|helpers?|manager|service|common|types|constants|index)$/i;
    const words = (name: string): string[] => name.split(/[.\-_]|(?<=[a-z0-9])(?=[A-Z])/);
    const hides = (file: string): boolean =>
      file.split('/').some((name) => words(name).some((word) => empty.test(word)));
    expect(sources.map(({ file }) => file).filter(hides)).toEqual([]);
  });

  it('nothing is typed `any`', () => {
    expect(sources.flatMap(({ file, anys }) => anys.map((line) => `${file}:${line}`))).toEqual([]);
  });

  it('only the ambient clock reads the time', () => {
    const free = ['server/ambient.ts', 'client/', 'server/cli/'];
    const bound = ours.filter(({ file }) => !free.some((place) => file.startsWith(place)));
    expect(bound.flatMap(({ file, clocks }) => clocks.map((line) => `${file}:${line}`))).toEqual([]);
  });
});

describe('the packages', () => {
  it('there is one copy of Yjs and of what it is made of', () => {
    const tree = JSON.parse(readText('node_modules/.package-lock.json')) as { packages: Record<string, unknown> };
    for (const name of YJS) {
      const copies = Object.keys(tree.packages).filter((path) => path.endsWith(`node_modules/${name}`));
      expect(copies, name).toEqual([`node_modules/${name}`]);
    }
  });

  it('what the server runs on is installed where it runs', () => {
    const { dependencies } = JSON.parse(readText('package.json')) as { dependencies: Record<string, string> };
    const runs = ours.filter(({ file }) => /^(server|shared)\/.*\.ts$/.test(file));
    const used = runs.flatMap(({ imports }) => imports.filter((found) => !found.ours && !found.typeOnly));
    const packages = new Set(used.map(({ target }) => target).filter((name) => !name.startsWith('node:')));
    expect([...packages].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('every file that a script of package.json names exists', () => {
    const { scripts } = JSON.parse(readText('package.json')) as { scripts: Record<string, string> };
    const named = Object.values(scripts).flatMap((script) => script.match(/[\w/-]+\.(mjs|ts)\b/g) ?? []);
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });
});

function offences(isOne: (found: (typeof sources)[number]['imports'][number], file: string) => boolean): string[] {
  return sources.flatMap(({ file, imports }) =>
    imports
      .filter((found) => isOne(found, file))
      .map(({ target, typeOnly }) => `${file} → ${target}${typeOnly ? ' (types)' : ''}`),
  );
}

function zoneOf(file: string): string | null {
  if (/^client\/room\/[^/]+\//.test(file)) return 'client/room/<panel>';
  if (/^server\/[^/]+$/.test(file) || /^shared\/[^/]+$/.test(file)) return file in ZONES ? file : null;
  // A folder of the client that has no line of its own is unknown; its top holds the page itself.
  const fitting = Object.keys(ZONES).filter(
    (zone) => within(file, zone) && (zone !== 'client' || /^client\/[^/]+$/.test(file)),
  );
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

function within(file: string, place: string): boolean {
  return file === place || file.startsWith(`${place}/`);
}

function mayImport(file: string, target: string, typeOnly: boolean): boolean {
  const zone = zoneOf(file);
  if (zone === null) return false;
  const sameZone = zoneOf(target) === zone && (zone !== 'client/room/<panel>' || panelOf(file) === panelOf(target));
  if (sameZone || target === 'package.json' || /\.(css|svg)$/.test(target)) return true;
  const { ours: allowed = [], types = [] } = ZONES[zone] ?? {};
  return [...allowed, ...(typeOnly ? types : [])].some((place) => within(target, place));
}

function panelOf(file: string): string | undefined {
  return file.split('/')[2];
}

function mayUse(file: string, name: string): boolean {
  const packages = ZONES[zoneOf(file) ?? '']?.packages ?? [];
  return packages.some(
    (allowed) => allowed === '*' || (allowed === 'node:' ? name.startsWith('node:') : allowed === name),
  );
}
