/**
 * `npm run bench [-- NAME…] [--full]`: each measurement beside what it is compared to, one after the other, and at the end the
 * lines that matter in a table. Sizes are such that all of it takes some minutes; `--full` has those of docs/promises.md. It
 * starts a PostgreSQL of its own, with fsync, unless TEST_POSTGRES_URL names one.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { clusterIn, serverless } from '../test/support/cluster.ts';

/** `alone`: on the embedded database, or on none. */
const BENCHES: Readonly<
  Record<string, { readonly quick: readonly string[]; readonly matters: RegExp; readonly alone?: true }>
> = {
  record: { quick: ['--rounds', '2', '--seconds', '2', '--notes', '500'], matters: /ratio|writers?, median|notes\/s/ },
  find: { quick: ['--customers', '20000', '--embedded', '5000', '--queries', '100'], matters: /p50|ratio|×/ },
  ask: { quick: ['--notes', '20000', '--embedded', '2000', '--rounds', '3'], matters: / \d+ +\d+(?: |$)/ },
  risk: { quick: ['--contacts', '50000', '--rounds', '2'], matters: /s\b/ },
  feeds: { quick: [], matters: /rows|orders|s\b/ },
  import: { quick: ['5000'], matters: /rows|slowest/, alone: true },
  understand: { quick: [], matters: /p50|p99|ms/, alone: true },
};
const print = (line: string) => process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false } },
});
const chosen = Object.keys(BENCHES).filter((name) => !positionals.length || positionals.includes(name));
const home = mkdtempSync(join(tmpdir(), 'touchbase-bench-'));
const server = await openServer();
const table: string[] = [];
const failed: string[] = [];
try {
  for (const name of chosen) {
    const bench = BENCHES[name];
    if (!bench || (!bench.alone && !server.url)) {
      table.push(`${name}: not measured, ${serverless ?? 'there is no such measurement'}`);
      continue;
    }
    print(`\n== ${name}, load ${loadavg()[0]?.toFixed(1)}`);
    const { code, lines } = await run(name, values.full ? [] : bench.quick);
    table.push(...lines.filter((line) => bench.matters.test(line)).map((line) => `${name}: ${line.trim()}`));
    if (code !== 0) failed.push(`${name}: not measured to its end, it ended with ${code}`);
  }
} finally {
  await server.close();
  rmSync(home, { recursive: true, force: true });
}
print(`\n== in short\n${[...table, ...failed].join('\n')}`);
process.exitCode = failed.length ? 1 : 0;

function run(
  name: string,
  args: readonly string[],
): Promise<{ readonly code: number | null; readonly lines: readonly string[] }> {
  return new Promise((resolve) => {
    const lines: string[] = [];
    const child = spawn(process.execPath, [`bench/${name}.ts`, ...args], {
      env: { ...process.env, ...(server.url && { TEST_POSTGRES_URL: server.url }) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface(child.stdout).on('line', (line) => {
      print(line);
      lines.push(line);
    });
    child.once('close', (code) => resolve({ code, lines }));
  });
}

async function openServer() {
  const url = process.env['TEST_POSTGRES_URL'];
  if (url !== undefined || serverless !== undefined) return { url, close: async () => {} };
  const cluster = await clusterIn(home, { durable: true });
  await cluster.start();
  return { url: cluster.url(), close: () => cluster.stop('SIGQUIT') };
}
