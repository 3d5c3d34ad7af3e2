import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const server = process.env['TEST_POSTGRES_URL'] ?? '';

/** No database, no process: the same on any machine. */
const PURE = [
  'test/{architecture,calendar,reader,text,understand}/**/*.test.ts',
  'test/adapters/*/{parse,render}.test.ts',
  'test/app/{config,readme}.test.ts',
  'test/followups/ladder.test.ts',
  'test/transfer/{manners,workbooks}.test.ts',
];
/** Programs of their own, started, killed and cut off. */
const PROCESSES = ['test/**/*.process.test.ts'];
/** A process starts in a second where the machine is idle, and in twenty where it is not. */
const STARTS = { globalSetup: ['test/support/buildPrograms.ts'], testTimeout: 300_000 };
/** Where the embedded database differs, and what is tried on it alone. */
const EMBEDDED = [
  // What platforms do is the same on either: the one that keeps most of it.
  'test/adapters/wechat/road.test.ts',
  'test/app/{browser,bundle,stranger}.process.test.ts',
  'test/db/{folder,kill,open}.process.test.ts',
  'test/db/statements.test.ts',
];

/** What takes longest, most of it spent in waiting, begins first, so that nothing is left over for one worker at the end. */
class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]) {
    const isLong = ({ moduleId }: TestSpecification) => Number(LONG.test(moduleId));
    return Promise.resolve(files.toSorted((a, b) => isLong(b) - isLong(a)));
  }
}
const LONG = /\.process\.|\/(?:companies|crashes|faults|ilink|month|private|slack|wechat|wecom)\.test\./;

const project = (
  name: string,
  test: {
    readonly include: string[];
    readonly exclude?: string[];
    readonly globalSetup?: string[];
    readonly testTimeout?: number;
  },
) => ({
  extends: true as const,
  test: { name, provide: { server: name === 'pure' || name === 'embedded' ? '' : server }, ...test },
});

/**
 * Stories and processes meet PostgreSQL where TEST_POSTGRES_URL names a server, and the embedded database then only what
 * concerns it. Where no server is named it meets them all.
 */
export default defineConfig({
  test: {
    globalSetup: ['test/support/globalSetup.ts'],
    // No module of ours keeps anything between tests, so files share what they import.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // Much of a test is waiting for a database or a process: two cores carry three files.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Whatever is waited for comes; how late, the machine decides.
    expect: { poll: { timeout: 30_000 } },
    reporters: ['default', './test/support/tally.ts'],
    projects: [
      project('pure', { include: PURE }),
      project('stories', { include: ['test/**/*.test.ts'], exclude: [...PURE, ...PROCESSES] }),
      project('processes', { include: PROCESSES, ...STARTS }),
      ...(server ? [project('embedded', { include: EMBEDDED, ...STARTS })] : []),
    ],
  },
});
