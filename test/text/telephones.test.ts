import { expect, test } from 'vitest';
import { isSamePhone } from '../../src/core/contacts/fields.ts';

test.each([
  ['13912345670', '+86 139-1234-5670', true],
  ['0086 13912345670', '139 1234 5670', true],
  ['021-55667788', '021 55667788', true],
  ['13912345670', '13912345671', false],
  ['+44 20 7946 0000', '+49 20 7946 0000', false],
  ['021-55667788转12', '021-55667788', false],
])('«%s» and «%s» ring at one telephone: %s', (one, another, isOne) => {
  expect(isSamePhone(one, another)).toBe(isOne);
});
