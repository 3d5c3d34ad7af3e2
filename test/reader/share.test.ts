import { expect, test } from 'vitest';
import { shareIn } from '../../src/core/reader/money/share.ts';

test.each([
  ['两成', 20],
  ['三成半', 35],
  ['百分之十五', 15],
  ['大概20%', 20],
  ['三分之二', 67],
  ['一半', 50],
  ['a third', 33],
  ['two thirds', 67],
  ['three quarters', 75],
  ['12.5 percent', 12.5],
  ['20', 20],
  ['很多', undefined],
  ['120%', undefined],
  ['0%', undefined],
])('«%s»', (words, share) => {
  expect(shareIn(words)).toBe(share);
});
