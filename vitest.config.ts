import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/bench/**', 'node_modules/**'],
    // Processes, not threads: native modules and servers that are killed must not take the other tests along.
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    globalSetup: ['tests/support/services.ts'],
    setupFiles: ['tests/support/endWithRun.ts'],
    reporters: ['default', './tests/support/countReporter.ts'],
  },
});
