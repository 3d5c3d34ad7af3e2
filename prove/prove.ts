/**
 * `npm run prove [-- PART…] [--scale 0.05] [--seed N] [--json FILE]`: every promise, tried. Says what it did, how often and
 * what it found; ends with 1 when one promise was broken once. A scale of 1 is a night's work. What it needs it starts: a
 * PostgreSQL of its own, unless TEST_POSTGRES_URL names one, wires that are cut, platforms that answer wrongly.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { clusterIn, serverless } from '../test/support/cluster.ts';
import { lineOf, type Result } from './results.ts';

const PARTS = readdirSync(new URL('parts', import.meta.url))
  .filter((file) => file.endsWith('.proof.ts'))
  .map((file) => file.slice(0, -'.proof.ts'.length));
const print = (line: string) => process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '0.05' },
    seed: { type: 'string', default: String(Math.trunc(Math.random() * 2 ** 31)) },
    json: { type: 'string' },
  },
});
const unknown = positionals.filter((part) => !PARTS.includes(part));
if (unknown.length || !(Number(values.scale) > 0)) {
  print(`there is no ${unknown.join(', ') || `scale ${values.scale}`}; there are ${PARTS.join(', ')}`);
  process.exit(2);
}

const home = mkdtempSync(join(tmpdir(), 'touchbase-prove-'));
const server = await openServer();
const about = {
  at: Temporal.Now.instant().toString({ smallestUnit: 'second' }),
  parts: positionals.length ? positionals : PARTS,
  seed: Number(values.seed),
  scale: Number(values.scale),
  commit: commit(),
  versions: { node: process.version, postgres: server.version },
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${loadavg()[0]?.toFixed(1)}`,
};
print(
  `seed ${about.seed}, scale ${about.scale}, ${about.commit}, node ${process.version}, ${server.version}, ${about.machine}`,
);

const results = join(home, 'results');
writeFileSync(results, '');
process.env['PROVE_RESULTS'] = results;
process.env['PROVE_SEED'] = values.seed;
process.env['PROVE_SCALE'] = values.scale;
const vitest = await startVitest(
  'test',
  about.parts.map((part) => `prove/parts/${part}.proof.ts`),
  { config: 'prove/vitest.config.ts', run: true, watch: false },
);
await vitest.close();
await server.close();

const proofs = readFileSync(results, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Result);
print(`\nseed ${about.seed}, scale ${about.scale}`);
for (const proof of proofs) print(lineOf(proof));
const broken = proofs.filter(({ violations }) => violations.length);
const skipped = proofs.filter((proof) => proof.skipped !== undefined);
print(`${proofs.length - broken.length - skipped.length} held, ${broken.length} broken, ${skipped.length} not tried`);
if (broken.length)
  print(
    `again: npm run prove -- ${[...new Set(broken.map(({ part }) => part))].join(' ')} --seed ${about.seed} --scale ${about.scale}`,
  );
if (values.json) writeFileSync(values.json, `${JSON.stringify({ ...about, proofs }, undefined, 2)}\n`);
rmSync(home, { recursive: true, force: true });
process.exit(broken.length || vitest.state.getCountOfFailedTests() || !proofs.length ? 1 : 0);

/** One of its own, as another user than root; what needs a server says so where there is none. */
async function openServer() {
  const given = process.env['TEST_POSTGRES_URL'];
  if (given) return { version: 'the PostgreSQL of TEST_POSTGRES_URL', close: async () => {} };
  if (serverless !== undefined) return { version: `no server: ${serverless}`, close: async () => {} };
  const cluster = await clusterIn(home);
  await cluster.start();
  cluster.shell('createuser --createdb --createrole bot && createdb --owner=bot bot', home);
  process.env['TEST_POSTGRES_URL'] = cluster.url({ user: 'bot', database: 'bot' });
  return { version: cluster.shell('postgres --version', home).trim(), close: () => cluster.stop('SIGQUIT') };
}

function commit() {
  try {
    return execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return 'no commit';
  }
}
