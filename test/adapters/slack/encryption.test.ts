import { expect, test } from 'vitest';
import { encryptWith } from '../../../src/app/encryption.ts';

const KEY = 'a key of thirty-two characters, at least';

test('a sealed secret opens with its key, for its purpose, and differs each time', () => {
  const { seal, open } = encryptWith(KEY);
  const sealed = seal('xoxb-令牌', 'slack T1');
  expect(open(sealed, 'slack T1')).toBe('xoxb-令牌');
  expect(sealed).not.toContain('xoxb');
  expect(seal('xoxb-令牌', 'slack T1')).not.toBe(sealed);
});

test('it does not open with another key, for another purpose, or when somebody has touched it', () => {
  const { seal, open } = encryptWith(KEY);
  const sealed = seal('xoxb', 'slack T1');
  expect(() => encryptWith(`${KEY}!`).open(sealed, 'slack T1')).toThrow();
  expect(() => open(sealed, 'slack T2')).toThrow();
  expect(() =>
    open(
      sealed.replace(/\.(.)([^.]*)$/, (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}`),
      'slack T1',
    ),
  ).toThrow();
  expect(() => open('xoxb-in-clear', 'slack T1')).toThrow('not a sealed secret');
});
