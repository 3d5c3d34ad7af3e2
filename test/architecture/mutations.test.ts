import { globSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AREAS } from '../../prove/mutation/areas.ts';
import { MUTATIONS } from '../../prove/mutations.ts';

test('every part of the proofs has a change to the program that it has to notice, and that can still be made', () => {
  const parts = readdirSync('prove/parts').map((file) => file.replace('.proof.ts', ''));
  expect(MUTATIONS.map(({ part }) => part).toSorted()).toEqual(parts.toSorted());
  for (const { file, from } of MUTATIONS)
    expect({ file, times: readFileSync(file, 'utf8').split(from).length - 1 }).toEqual({ file, times: 1 });
  const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);
  expect(scripts.filter((name) => name.startsWith('prove:')).toSorted()).toEqual(
    parts.map((part) => `prove:${part}`).toSorted(),
  );
});

test('what is mutated wholesale is there, and so are the tests that have to notice', () => {
  const named = AREAS.flatMap(({ files, tests }) => [...files, ...tests]);
  expect(named.filter((pattern) => !globSync(pattern).length)).toEqual([]);
});
