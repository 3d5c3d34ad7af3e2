import { describe, expect, test } from 'vitest';
import { compileDirectory } from '../../../src/core/reader/names/knownCustomers.ts';
import { read } from '../../../src/core/reader/read.ts';
import { ALL_DATE_RULES } from '../../../src/core/reader/roles/rules.ts';

const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known = compileDirectory([
  { id: 1, name: '立讯精密', aliases: ['立讯'], contacts: [{ id: 11, name: '王工' }] },
  { id: 2, name: 'Bosch', aliases: [], contacts: [] },
]);

/** What came of the dates of a note: `«下周三» = 2026-11-25 …, plan: lies ahead (rule «ahead»)`. */
const verdicts = (note: string) =>
  read(note, { ref, known }).trace.flatMap((line) => /, (\w+: .+ \(rule «.+»\))$/.exec(line)?.[1] ?? []);

test('each rule has a name of its own', () => {
  const names = ALL_DATE_RULES.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)]);
});

describe.each(ALL_DATE_RULES)('$name', ({ name, examples }) => {
  test.each(examples)('tells of «$note»: $role, $why', ({ note, role, why }) => {
    expect(verdicts(note)[0]).toBe(`${role}: ${why} (rule «${name}»)`);
  });
});
