/**
 * How long the program takes until it says its address, and what memory it then has: from source and from the bundle, in
 * a fresh data folder and in the same one again.
 *
 *     npm run build && node bench/start.ts [--rounds 5]
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const PROGRAMS = { source: 'src/main.ts', bundle: 'dist/main.js' };
const print = (line: string) => process.stdout.write(`${line}\n`);

print(`node ${process.version}, load ${load()}`);
const rounds: Record<string, { ms: number; mib: number }>[] = [];
for (let round = 0; round < Number(values.rounds); round += 1) {
  const measured: (typeof rounds)[number] = {};
  for (const [name, program] of Object.entries(PROGRAMS)) {
    const folder = mkdtempSync(join(tmpdir(), 'touchbase-bench-'));
    measured[`${name}, fresh folder`] = await start(program, join(folder, 'data'));
    measured[`${name}, same folder again`] = await start(program, join(folder, 'data'));
    rmSync(folder, { recursive: true });
  }
  rounds.push(measured);
}
for (const name of Object.keys(rounds[0] ?? {})) {
  const measured = rounds.flatMap((round) => round[name] ?? []);
  const ms = median(measured.map((each) => each.ms));
  const mib = median(measured.map((each) => each.mib));
  print(`  ${name.padEnd(26)} ${ms.toFixed(0).padStart(6)} ms  ${mib.toFixed(0).padStart(4)} MiB`);
}
print(`median of ${rounds.length} rounds, load ${load()}`);

async function start(program: string, folder: string) {
  const from = performance.now();
  const child = spawn(process.execPath, [program, 'start'], {
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', TEAM_ZONE: 'Asia/Shanghai' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith('Touchbase is at')) break;
  const ms = performance.now() - from;
  const kib = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1];
  child.kill('SIGTERM');
  await gone;
  return { ms, mib: Number(kib) / 1024 };
}

function median(numbers: readonly number[]) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function load() {
  return loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
}
