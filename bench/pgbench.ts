/** pgbench, given exactly the statements that one note sends, prepared, with parameters of the same kind. */
import { execFile } from 'node:child_process';
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CUSTOMERS, FIRST_WRITER, WRITERS } from './company.ts';
import type { Sent } from './wire.ts';

/** Where each table's keys begin: so far apart that a parameter tells by its value what it is. */
export const KEYS = {
  people: 100_000,
  rooms: 200_000,
  customers: 3_000_000,
  heard: 1_000_000_000,
  interactions: 2_000_000_000,
};

const run = promisify(execFile);

export async function findPgbench() {
  const [installed] = globSync('/usr/lib/postgresql/*/bin/pgbench').toSorted().toReversed();
  const program = installed ?? 'pgbench';
  return run(program, ['--version']).then(
    ({ stdout }) => ({ program, version: stdout.trim() }),
    () => undefined,
  );
}

/** A pgbench script of what was sent for one note, beside the values of its parameters. */
export function scriptOf(sent: readonly Sent[], messageId: (value: string) => boolean) {
  const values: Record<string, string> = {};
  const variable = (value: string) => {
    if (messageId(value)) return ':message';
    const number = /^\d+$/.test(value) ? Number(value) : Number(/\b9000\d\d\b/.exec(value)?.[0] ?? Number.NaN);
    const from = (first: number, size: number) => number >= first && number < first + size;
    if (from(FIRST_WRITER, WRITERS)) return ':writer';
    if (from(KEYS.people, WRITERS)) return ':person';
    if (from(KEYS.rooms, WRITERS)) return ':room';
    if (from(KEYS.customers, CUSTOMERS)) return ':customer';
    if (from(KEYS.heard, 1_000_000)) return ':heard_id';
    if (from(KEYS.interactions, 1_000_000) || value.startsWith('note:')) return ':note_id';
    const name = `value${Object.keys(values).length}`;
    values[name] = value;
    return `:${name}`;
  };
  const lines = sent.map(({ text, parameters }) => {
    const filled = text.replace(/\$(\d+)/g, (_, at: string) => {
      const value = parameters[Number(at) - 1] ?? null;
      return value === null ? 'null' : variable(value);
    });
    const one = filled.replace(/\s+/g, ' ').trim();
    if (/insert into heard/.test(one)) return `${one} \\gset`;
    return /insert into interactions/.test(one) ? `${one} \\gset note_` : `${one};`;
  });
  const sets = [
    '\\set message random(1, 9000000000000000000)',
    `\\set writer ${FIRST_WRITER} + :client_id`,
    `\\set person ${KEYS.people} + :client_id`,
    `\\set room ${KEYS.rooms} + :client_id`,
    `\\set customer ${KEYS.customers} + random(0, ${CUSTOMERS - 1})`,
  ];
  return { script: [...sets, ...lines, ''].join('\n'), values };
}

type Run = {
  readonly program: string;
  readonly url: string;
  readonly script: string;
  readonly values: Readonly<Record<string, string>>;
  readonly writers: number;
  readonly seconds: number;
};

/** Notes per second. */
export async function pgbench({ program, url, script, values, writers, seconds }: Run) {
  const folder = mkdtempSync(join(tmpdir(), 'touchbase-bench-'));
  try {
    const file = join(folder, 'note.sql');
    writeFileSync(file, script);
    const defined = Object.entries(values).flatMap(([name, value]) => ['-D', `${name}=${value}`]);
    const options = ['-n', '-M', 'prepared', '-c', String(writers), '-j', '1', '-T', String(seconds), '-f', file];
    const { stdout, stderr } = await run(program, [...options, ...defined, url], { maxBuffer: 1e8 });
    const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
    if (!rate || /aborted|failed/.test(stderr)) throw new Error(`pgbench did not run the note: ${stderr || stdout}`);
    return Number(rate);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
