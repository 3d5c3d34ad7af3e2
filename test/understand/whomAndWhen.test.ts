/** Whom and when, and nothing else: a plan; when alone, behind a card: its day. */
import { expect, test } from 'vitest';
import { isSure } from '../../src/core/understand/sureness.ts';
import type { Shown } from '../../src/core/understand/types.ts';
import { FIRM, understood } from '../support/firm.ts';

const [huawei, luxshare] = FIRM.customers;
const cardOf = (customer: typeof huawei): Shown => ({ kind: 'card', customers: [customer] });

test.each([
  ['华为 下周三'],
  ['立讯 周一下午'],
  ['下周三 立讯'],
  ['周总 明天'],
  ['Acme tomorrow'],
  ['Bosch Rexroth next Tuesday'],
  ['Mr Braun tomorrow'],
])('«%s» is a plan', (text) => {
  const meant = understood(text, { isChosen: false });
  expect(meant.intent).toBe('note');
  expect(isSure(meant)).toBe(true);
  expect(meant.slots.steps).toHaveLength(1);
});

test.each(['华为', '明天', '华为明天见吗'])('«%s» is none', (text) => {
  const meant = understood(text, { isChosen: false });
  expect(meant.intent === 'note' && isSure(meant) && meant.slots.steps?.length).toBeFalsy();
});

test.each(['明天', '下周五下午3点', '那就周一吧', 'tomorrow', '华为 明天'])(
  '«%s» is the day of the card that is shown',
  (text) => {
    const meant = understood(text, { shown: cardOf(huawei), isChosen: false });
    expect([meant.intent, isSure(meant)]).toEqual(['fix.date', true]);
  },
);

test('a day with another customer than that of the card is a plan with them', () => {
  expect(understood('华为 下周三', { shown: cardOf(luxshare), isChosen: false }).intent).toBe('note');
});
