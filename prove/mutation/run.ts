/**
 * Changes what must never be wrong, one expression at a time, and says which changes no test notices:
 * `npm ci --prefix prove/mutation && npm run mutation -- [AREA…]`. Ends with 1 where one was not noticed.
 */
import { readFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';
import { AREAS } from './areas.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !AREAS.some((area) => area.name === name));
if (unknown.length) {
  print(`no area ${unknown.join(', ')}: there are ${AREAS.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

for (const { name, files, tests, alike = [] } of AREAS) {
  if (wanted.length && !wanted.includes(name)) continue;
  // The runner starts the tests in processes of its own.
  process.env['NOTICED_BY'] = tests.join(' ');
  const mutants = await new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'prove/mutation/vitest.config.ts', related: false },
    // It needs an API that TypeScript 7 has not got.
    tsconfigFile: 'no-tsconfig.json',
    coverageAnalysis: 'perTest',
    mutate: [...files],
    ignorePatterns: ['/bench', '/dist', '/train', '/prove/mutation/node_modules'],
    reporters: [],
    logLevel: 'error',
    concurrency: 1,
    tempDirName: '.cache/stryker',
  }).runMutationTest();
  const left = mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  const unnoticed = left.filter(
    ({ fileName, location, replacement }) =>
      !alike.some(
        ({ line, change }) => replacement?.includes(change) && lineIn(fileName, location.start.line).includes(line),
      ),
  );
  for (const { fileName, location, replacement } of unnoticed)
    print(`  ${fileName}:${location.start.line}:${location.start.column}: ${replacement?.replaceAll(/\s+/g, ' ')}`);
  const tried = mutants.filter(
    ({ status }) => status !== 'Ignored' && status !== 'CompileError' && status !== 'RuntimeError',
  );
  print(
    `${name}: ${tried.length} changes, ${unnoticed.length} not noticed, ${left.length - unnoticed.length} that change nothing`,
  );
  if (unnoticed.length) process.exitCode = 1;
}

/** A line of a file, counted from 1, without its indent. */
function lineIn(file: string, number: number) {
  return readFileSync(file, 'utf8').split('\n')[number - 1]?.trim() ?? '';
}
