import { expect, test } from 'vitest';
import { editDistance, typoHashes, typoHashesOfQuery } from '../../src/core/text/typo.ts';

const LETTERS = 'brainoustelvyquixkmdpwghfcjzbrainoustelvyquixkm';
const CHARACTERS = '宁德时代新能源科技股份华为中兴立讯精密海康威视大疆创比亚迪';

/** All that one slip makes of a name: each character wrong, missing, one too many before it, or in the next one's place. */
const slipped = (name: string, other: string) =>
  Array.from(name, (_, at) => [
    `${name.slice(0, at)}${other}${name.slice(at + 1)}`,
    `${name.slice(0, at)}${name.slice(at + 1)}`,
    `${name.slice(0, at)}${other}${name.slice(at)}`,
    `${name.slice(0, at)}${name.slice(at + 1, at + 2)}${name.slice(at, at + 1)}${name.slice(at + 2)}`,
  ])
    .flat()
    .concat(`${name}${other}`);

test.each([
  ['Latin letters', LETTERS, 5, '0'],
  ['characters', CHARACTERS, 3, '京'],
])('whatever one slip makes of a name of %s, they share a number', (_, letters, least, other) => {
  const names = Array.from({ length: letters.length - least }, (_each, at) => letters.slice(0, least + at));
  const lost = names.flatMap((name) => {
    const kept = new Set(typoHashes(name));
    return slipped(name, other).filter(
      (typed) => editDistance(typed, name) > 1 || !typoHashesOfQuery(typed).some((number) => kept.has(number)),
    );
  });
  expect(lost).toEqual([]);
});

test('a long name is kept by four numbers, and no question takes more than twenty', () => {
  for (let length = 1; length <= LETTERS.length; length += 1) {
    const name = LETTERS.slice(0, length);
    expect(typoHashes(name).length).toBeLessThanOrEqual(length > 7 ? 4 : 8);
    expect(typoHashesOfQuery(name).length).toBeLessThanOrEqual(20);
  }
});

test('a name that is another one shares none', () => {
  for (const other of ['brainnoustal systems', 'systems brain', 'oustelbrain', '时代宁德', '宁德新能'])
    expect(
      typoHashesOfQuery(other).filter((number) =>
        typoHashes(LETTERS.slice(0, 12)).concat(typoHashes('宁德时代')).includes(number),
      ),
    ).toEqual([]);
});
