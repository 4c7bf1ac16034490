import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

/** Sockets or plain HTTP of our own: a page never polls through socket.io, so it does not load how. */
const onlyWebSockets: Plugin = {
  name: 'only-web-sockets',
  enforce: 'pre',
  load(id) {
    if (!id.endsWith('/engine.io-client/build/esm/transports/index.js')) return null;
    return "import { WS } from './websocket.js';\nexport const transports = { websocket: WS };\n";
  },
};

/** server/cli/ready.mjs gives another folder to build into, and swaps the finished build in. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [onlyWebSockets, react()],
  // Two copies of Yjs in one page lose edits without a word.
  resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: true,
    manifest: true,
    // The content security policy allows no inline code and no data URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 650,
  },
});
