import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fingerprint } from '../../src/core/understand/judge/fingerprint.ts';
import { judge } from '../../src/core/understand/judge/judge.ts';
import { VERSION } from '../../src/core/understand/judge/weights.ts';
import packed from '../../src/core/understand/judge/weights.json' with { type: 'json' };
import { takeApart } from '../../src/core/understand/sentence.ts';
import type { KnownColleague, Names, Shown } from '../../src/core/understand/types.ts';

test('the weights are of this version, made from these features, and small enough to ship', () => {
  expect(packed.version).toBe(VERSION);
  // Another fingerprint: the features have changed, and `npm run train` has to make the weights anew.
  expect(packed.features).toBe(fingerprint());
  const file = new URL('../../src/core/understand/judge/weights.json', import.meta.url);
  expect(statSync(file).size).toBeLessThanOrEqual(1_000_000);
});

const me: KnownColleague = { id: 1, name: '何伟', role: 'rep', also: [] };

const names: Names = {
  me,
  colleagues: [me, { id: 2, name: '周敏', role: 'rep', also: ['小周'] }],
  customers: [
    { id: 1, name: '宏达', also: [], contacts: [{ id: 1, name: '吴工', also: [] }] },
    {
      id: 2,
      name: 'Tarn',
      also: [],
      contacts: [
        { id: 2, name: 'Nina', also: [] },
        { id: 3, name: 'Paul', also: [] },
      ],
    },
    { id: 3, name: 'Tarn Tools', also: [], contacts: [] },
    { id: 4, name: '的卢马业', also: [], contacts: [] },
  ],
};

function judged(text: string, last?: Shown['kind']) {
  const local = Temporal.PlainDateTime.from('2026-11-20T10:00');
  const shown = last && { kind: last, customers: [] };
  return judge(takeApart({ text, names, shown, local, locale: 'zh', country: 'CN' }));
}

test.each([
  ['宏达的事先别管了,吴工出国了', 'note', 'note'],
  ['上午去了宏达,吴工说样机月底能到', 'note', 'note'],
  ['Had coffee with Nina from Tarn, she likes the new pump', 'note', 'note'],
  ['Nina asked who signs at their end', 'note', 'note'],
  ['宏达是谁在跟', 'question', 'customer.owner'],
  ['who owns Tarn?', 'question', 'customer.owner'],
  ["who's looking after Tarn?", 'question', 'customer.owner'],
  ['吴工手机号多少', 'question', 'contact.info'],
  ['哪些跟进拖过头了', 'question', 'followups.list'],
  ['把宏达交给小周负责', 'request', 'customer.assign'],
  ['merge Tarn with Tarn Tools', 'request', 'customer.merge'],
  ['导出我的客户', 'request', 'export'],
  ['哈哈哈笑死我了', 'talk', 'talk'],
  ['good morning everybody', 'talk', 'talk'],
] as const)('%s', (text, kind, intent) => {
  const { kind: shares, intents } = judged(text);
  expect(intents[0]?.intent).toBe(intent);
  expect(shares[kind]).toBeGreaterThan(0.45);
});

test.each([
  ['2转给小周', 'list', 'followup.give'],
  ['我接', 'handover', 'handover.accept'],
  ['我认识', 'whoKnows', 'knows.offer'],
  ['the contact is Nina, not Paul', 'card', 'fix.contact'],
] as const)('%s, after a %s', (text, last, intent) => {
  expect(judged(text, last).intents[0]?.intent).toBe(intent);
});

test('shares are whole, and the likeliest intents stand first', () => {
  const { kind, intents } = judged('宏达');
  expect(Object.values(kind).reduce((sum, p) => sum + p)).toBeCloseTo(1);
  expect(intents.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1);
  expect(intents.map(({ p }) => p)).toEqual(intents.map(({ p }) => p).toSorted((a, b) => b - a));
});

test('which name it is does not matter, nor the width and script of letters', () => {
  expect(judged('宏達誰負責？')).toEqual(judged('的卢马业谁负责?'));
});

test('a long text costs no more than its length', () => {
  const of = (turns: number) => {
    const sentence = takeApart({
      text: '谁 asks 1 '.repeat(turns),
      names,
      shown: undefined,
      local: Temporal.PlainDateTime.from('2026-11-20T10:00'),
      locale: 'zh',
      country: 'CN',
    });
    const started = performance.now();
    for (let turn = 0; turn < 5; turn += 1) judge(sentence);
    return performance.now() - started;
  };
  // The least of several turns: other programs take from one what they will.
  const least = (turns: number) => Math.min(...Array.from({ length: 5 }, () => of(turns)));
  of(400);
  expect(least(1_600)).toBeLessThan(8 * least(400) + 50);
});
