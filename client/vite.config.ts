import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const fileOf = (path: string): string => fileURLToPath(new URL(`./${path}`, import.meta.url));

/** Sockets or plain HTTP of our own: a page never polls through socket.io, so it does not load how. */
const onlyWebSockets: Plugin = {
  name: 'only-web-sockets',
  enforce: 'pre',
  load(id) {
    if (id.endsWith('/engine.io-client/build/esm/transports/polling-xhr.js')) return 'export class XHR {}\n';
    if (!id.endsWith('/engine.io-client/build/esm/transports/index.js')) return null;
    return "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };\n";
  },
};

/** What lib0 makes at its start and nobody here asks for takes a library of schemas with it, unless it is told pure. */
const noUnaskedSchemas: Plugin = {
  name: 'no-unasked-schemas',
  transform(code, id) {
    if (!id.endsWith('/lib0/dom.js')) return null;
    return { code: code.replaceAll('= $.$custom(', '= /* @__PURE__ */ $.$custom('), map: null };
  },
};

interface Importers {
  importers: readonly string[];
}

/**
 * The room's first load in one file: cut up along what its later parts share, the same code is some kilobytes larger.
 * What the other pages need too stays by itself.
 */
function inFirstLoad(module: string, read: (id: string) => Importers | null): boolean {
  const above = new Set([module]);
  for (const id of above) for (const importer of read(id)?.importers ?? []) above.add(importer);
  const ids = [...above];
  return !module.endsWith(ROOM) && ids.some((id) => id.endsWith(ROOM)) && !ids.some((id) => OTHER_PAGES.test(id));
}

const ROOM = '/client/room/startRoom.tsx';
const OTHER_PAGES = /\/client\/(main\.tsx|otherPages\.tsx|home\/|convene\/|rehearsal\/RehearsalPage\.tsx)/;

/** server/cli/ready.mjs gives another folder to build into, and swaps the finished build in. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [onlyWebSockets, noUnaskedSchemas, react()],
  // Two copies of Yjs in one page lose edits without a word.
  resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    manifest: true,
    // The content security policy allows no inline code; pictures may stand in the style sheet. The icons must: the one
    // for "Offline" is first wanted when it can no longer be fetched.
    assetsInlineLimit: (path) => path.includes('lucide-static'),
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 650,
    rolldownOptions: {
      input: { index: fileOf('index.html'), record: fileOf('record/sendForms.ts') },
      output: {
        // The record's page is rendered by the server, which names its script.
        entryFileNames: ({ name }) => (name === 'record' ? 'record.js' : 'assets/[name]-[hash].js'),
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              debugName: 'room',
              name: (id, chunks) => (inFirstLoad(id, (one) => chunks.getModuleInfo(one)) ? 'room' : null),
            },
          ],
        },
      },
    },
  },
});
