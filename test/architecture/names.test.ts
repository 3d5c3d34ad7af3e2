/** A name means one thing in core: who reads it anywhere knows what it is. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const exported = readdirSync('src/core', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) =>
    [
      ...readFileSync(`src/core/${file}`, 'utf8').matchAll(
        /^export (?:async )?(?:const|let|function\*?|class|type) (?<name>\w+)/gm,
      ),
    ].map(({ groups }) => ({ name: groups?.['name'] ?? '', file })),
  );

test('no exported name of core has two meanings', () => {
  const twice = [...Map.groupBy(exported, ({ name }) => name)].filter(([, places]) => places.length > 1);
  expect(twice.map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`)).toEqual([]);
});

test('the names are found at all', () => {
  expect(exported.length).toBeGreaterThan(900);
  expect(exported.map(({ name }) => name)).toContain('resolveCustomer');
});
