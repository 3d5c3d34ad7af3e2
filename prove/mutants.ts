/** `node prove/mutants.ts [PART…]`: makes each change of `mutations.ts` in a copy of the program, and says which proofs noticed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MUTATIONS } from './mutations.ts';

const COPIED = ['src', 'test', 'prove', 'drizzle', 'maps', 'docs', 'fonts', 'package.json', 'tsconfig.json'];
const print = (line: string) => process.stdout.write(`${line}\n`);
const parts = process.argv.slice(2);
const missed: string[] = [];

for (const { part, breaks, file, from, to, scale } of MUTATIONS) {
  if (parts.length && !parts.includes(part)) continue;
  const home = mkdtempSync(join(tmpdir(), 'touchbase-mutant-'));
  for (const each of COPIED) cpSync(each, join(home, each), { recursive: true });
  symlinkSync(resolve('node_modules'), join(home, 'node_modules'));
  const path = join(home, file);
  const changed = readFileSync(path, 'utf8').replace(from, () => to);
  writeFileSync(path, changed);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['prove/prove.ts', part, '--scale', String(scale), '--seed', '1'],
    {
      cwd: home,
      encoding: 'utf8',
    },
  );
  const found = stdout.split('\n').findLast((line) => line.startsWith(`${part}: `) && !/, 0 violations/.test(line));
  const isNoticed = status === 1;
  if (!isNoticed) missed.push(part);
  print(
    `${isNoticed ? 'noticed' : 'MISSED '} ${part}: not «${breaks}» · ${found ?? stdout.trim().split('\n').at(-1) ?? ''}`,
  );
  rmSync(home, { recursive: true, force: true });
}
process.exit(missed.length ? 1 : 0);
