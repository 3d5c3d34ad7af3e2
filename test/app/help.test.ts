/** What the program says of its own verbs. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { helpOf } from '../../src/cli/help.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Readonly<Record<string, string>> };
const VERBS = Object.entries(scripts).filter(
  ([name, runs]) => /src\/(?:main|cli\/\w+)\.ts/.test(runs) && name !== 'dev',
);

test('each verb is told in the help, by the options that its program takes', () => {
  const told = [...helpOf().matchAll(/^npm run ([\w-]+)(?: -- (.*))?$/gm)].map(([, verb, takes = '']) => [verb, takes]);
  expect(new Set(told.map(([verb]) => verb))).toEqual(new Set(VERBS.map(([name]) => name)));
  for (const [verb = '', takes = ''] of told) {
    const file =
      /src\/cli\/\w+\.ts/.exec(scripts[verb] ?? '')?.[0] ??
      /'(?<file>\.\/cli\/[\w/]+\.ts)'/.exec(
        readFileSync('src/main.ts', 'utf8')
          .split('\n')
          .find((line) => new RegExp(`^ {2}'?${verb}'?:`).test(line)) ?? '',
      )?.groups?.['file'];
    const program = readFileSync(file?.replace(/^\.\//, 'src/') ?? '', 'utf8');
    const options = [...program.matchAll(/(\w+): \{ type: '(?:string|boolean)'/g)].map(([, name]) => `--${name}`);
    expect([verb, options.filter((option) => !takes.includes(option))]).toEqual([verb, []]);
  }
});

test('--help is answered with nothing else done', () => {
  const answer = execFileSync(process.execPath, ['src/main.ts', 'code', '--help'], { encoding: 'utf8' });
  expect(answer).toBe(helpOf('code'));
});
