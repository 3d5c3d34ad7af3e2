import { defineConfig } from 'vitest/config';

/** The proofs, one after the other: each has the machine to itself. They meet the worlds and stand-ins of the tests. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    globalSetup: ['test/support/globalSetup.ts'],
    include: ['prove/parts/*.proof.ts'],
    provide: { server: process.env['TEST_POSTGRES_URL'] ?? '' },
    isolate: false,
    fileParallelism: false,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
