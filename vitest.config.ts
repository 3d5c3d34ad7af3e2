import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const server = process.env['TEST_POSTGRES_URL'] ?? '';

const project = (name: string, url: string) => ({
  extends: true as const,
  test: { name, provide: { server: url } },
});

/** The same suite on the embedded database and, where TEST_POSTGRES_URL names a server, on PostgreSQL. */
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/globalSetup.ts'],
    setupFiles: ['test/support/closing.ts'],
    // No module of ours keeps anything between tests, so files share what they import.
    isolate: false,
    // Much of a test is waiting for a database or a process: two cores carry two files.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/support/tally.ts'],
    projects: [project('embedded', ''), ...(server ? [project('server', server)] : [])],
  },
});
