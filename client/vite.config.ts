import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The folder built into is given by server/cli/ready.mjs, which swaps the finished build in. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  // Two copies of Yjs in one page lose edits without a word.
  resolve: { dedupe: ['yjs', 'lib0', 'y-protocols'] },
  build: { target: 'es2022', sourcemap: true, manifest: true, chunkSizeWarningLimit: 650 },
});
