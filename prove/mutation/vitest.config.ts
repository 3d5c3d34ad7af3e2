import { defineConfig } from 'vitest/config';

/** The tests that what is mutated has to be noticed by; on the embedded database, one file after the other. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/globalSetup.ts'],
    include: (process.env['NOTICED_BY'] ?? '').split(' '),
    provide: { server: '' },
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
