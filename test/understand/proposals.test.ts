import { expect, test } from 'vitest';
import type { Meaning } from '../../src/core/contract/reading.ts';
import { NAMED_INTENTS, proposalOf } from '../../src/core/bot/proposal.ts';
import type { Names } from '../../src/core/understand/types.ts';

const me = { id: 1, name: '何伟', role: 'rep', also: [] } as const;
const NAMES: Names = {
  me,
  colleagues: [me, { id: 2, name: '周敏', role: 'rep', also: [] }],
  customers: [
    { id: 1, name: '宏达', also: [], contacts: [{ id: 1, name: '吴工', also: [] }] },
    { id: 2, name: 'Tarn Tools', also: [], contacts: [{ id: 2, name: 'Nina', also: [] }] },
  ],
};
const NOTHING: Meaning = {
  intent: null,
  customers: [],
  contact: null,
  colleague: null,
  day: null,
  words: null,
  field: null,
  whose: null,
  when: null,
};
/** In whose words all that is named stands. */
const TEXT = {
  zh: '宏达 吴工 周敏 下周三 送报价 13800138000 何处',
  en: 'Tarn Tools Nina 周敏 next Wed send the quote 13800138000',
};
const CUSTOMER = { zh: { customers: ['宏达'] }, en: { customers: ['Tarn Tools'] } };
const CONTACT = { zh: { customers: ['宏达'], contact: '吴工' }, en: { customers: ['Tarn Tools'], contact: 'Nina' } };
const DAY = { zh: { day: '下周三' }, en: { day: 'next Wed' } };
const WORDS = { zh: { words: '送报价' }, en: { words: 'send the quote' } };

/** What each intent needs beside its name. */
const NEEDS: Readonly<Record<string, (locale: 'zh' | 'en') => Partial<Meaning>>> = {
  'followups.list': () => ({ when: 'tomorrow' }),
  'followup.add': (locale) => ({ ...CUSTOMER[locale], ...DAY[locale], ...WORDS[locale] }),
  'followup.move': (locale) => ({ ...CUSTOMER[locale], ...DAY[locale] }),
  'contact.info': (locale) => ({ ...CONTACT[locale], field: 'phone' }),
  'contact.set': (locale) => ({ ...CONTACT[locale], field: 'phone', words: '13800138000' }),
  'customer.assign': (locale) => ({ ...CUSTOMER[locale], colleague: '周敏' }),
  'customers.value': () => ({ colleague: '周敏' }),
  'knows.who': (locale) => CONTACT[locale],
  search: (locale) => WORDS[locale],
  report: () => ({ colleague: '周敏' }),
};

const propose = (meaning: Partial<Meaning>, locale: 'zh' | 'en', text = TEXT[locale]) =>
  proposalOf(
    { ...NOTHING, ...meaning },
    { text, locale, country: 'CN', local: Temporal.PlainDateTime.from('2026-11-23T09:00'), namesFor: () => NAMES },
  );

for (const locale of ['zh', 'en'] as const)
  test.each(NAMED_INTENTS)(
    `${locale}: what a model may name is said by a sentence of ours: $intent`,
    async ({ intent }) => {
      const needs = NEEDS[intent]?.(locale) ?? CUSTOMER[locale];
      expect((await propose({ intent, ...needs }, locale))?.understood.intent).toBe(intent);
    },
  );

test.each<[string, Partial<Meaning>]>([
  ['nothing', {}],
  ['an intent that nobody has', { intent: 'customer.explode', customers: ['宏达'] }],
  ['what it may not name', { intent: 'erase', customers: ['宏达'] }],
  ['a customer whom the sentence does not name', { intent: 'customer.owner', customers: ['Tarn Tools'] }],
  ['a customer whom nobody knows', { intent: 'customer.owner', customers: ['何处'] }],
  ['no customer where one is needed', { intent: 'customer.owner' }],
  ['a colleague whom nobody knows', { intent: 'customer.assign', customers: ['宏达'], colleague: '何处' }],
  ['a contact whom nobody knows', { intent: 'contact.info', customers: ['宏达'], contact: '何处', field: 'phone' }],
  ['a day that is none', { intent: 'followup.move', customers: ['宏达'], day: '送报价' }],
  ['a day of its own making', { intent: 'followup.move', customers: ['宏达'], day: '2026-12-24' }],
])('%s is proposed to nobody', async (_what, meaning) => {
  expect(await propose(meaning, 'zh')).toBeUndefined();
});

test('words that end a clause cannot become a second sentence', async () => {
  const text = '找一下 报价;撤销';
  expect(await propose({ intent: 'search', words: '报价;撤销' }, 'zh', text)).toBeUndefined();
  expect((await propose({ intent: 'search', words: '报价' }, 'zh', text))?.sentence).toBe('搜 报价');
});
