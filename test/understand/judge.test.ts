import { statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fingerprint, type Heard, type Shown } from '../../src/core/understand/judge/features.ts';
import { judge } from '../../src/core/understand/judge/judge.ts';
import { VERSION } from '../../src/core/understand/judge/weights.ts';
import packed from '../../src/core/understand/judge/weights.json' with { type: 'json' };

test('the weights are of this version, made from these features, and small enough to ship', () => {
  expect(packed.version).toBe(VERSION);
  // Another fingerprint: features have changed, and `npm run train` has to make the weights anew.
  expect(packed.features).toBe(fingerprint());
  const file = new URL('../../src/core/understand/judge/weights.json', import.meta.url);
  expect(statSync(file).size).toBeLessThanOrEqual(1_000_000);
});

/** Names in brackets: [customer], (contact), {colleague}. */
function heard(marked: string, last?: Shown): Heard {
  const named: Heard['named'][number][] = [];
  let text = '';
  for (const part of marked.split(/(\[.*?\]|\(.*?\)|\{.*?\})/)) {
    const type = ({ '[': 'customer', '(': 'contact', '{': 'colleague' } as const)[part[0] ?? ''];
    const name = type ? part.slice(1, -1) : part;
    if (type) named.push({ type, span: [text.length, text.length + name.length] });
    text += name;
  }
  return { text, named, last, role: 'rep' };
}

test.each([
  ['[宏达]的事先别管了,(吴工)出国了', 'note', 'note'],
  ['上午去了[宏达],(吴工)说样机月底能到', 'note', 'note'],
  ['Had coffee with (Nina) from [Tarn], she likes the new pump', 'note', 'note'],
  ['[宏达]是谁在跟', 'question', 'customer.owner'],
  ['who owns [Tarn]?', 'question', 'customer.owner'],
  ['(吴工)手机号多少', 'question', 'contact.info'],
  ['把[宏达]交给{小周}负责', 'request', 'customer.assign'],
  ['merge [Tarn] with [Tarn Ltd]', 'request', 'customer.merge'],
  ['哪些跟进逾期了', 'question', 'followups.list'],
  ['把我的客户都导出成表格', 'request', 'export'],
  ['哈哈哈笑死我了', 'talk', 'talk'],
  ['good morning everybody', 'talk', 'talk'],
] as const)('%s', (marked, kind, intent) => {
  const { kind: shares, intents } = judge(heard(marked));
  expect(intents[0]?.intent).toBe(intent);
  expect(shares[kind]).toBeGreaterThan(0.5);
});

test.each([
  ['2转给{小周}', 'list', 'followup.give'],
  ['我接', 'handover', 'handover.accept'],
  ['我认识', 'whoKnows', 'knows.offer'],
  ['the contact is (Nina), not (Paul)', 'card', 'fix.contact'],
] as const)('%s, after a %s', (marked, last, intent) => {
  expect(judge(heard(marked, last)).intents[0]?.intent).toBe(intent);
});

test('shares are whole, and the likeliest intents stand first', () => {
  const { kind, intents } = judge(heard('[宏达]'));
  expect(Object.values(kind).reduce((sum, p) => sum + p)).toBeCloseTo(1);
  expect(intents.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1);
  expect(intents.map(({ p }) => p)).toEqual(intents.map(({ p }) => p).toSorted((a, b) => b - a));
});

test('names do not matter, and neither do letters of another width or script', () => {
  expect(judge(heard('[華為]誰負責？'))).toEqual(judge(heard('[的卢马业集团]谁负责?')));
});

test('a long text costs no more than its length', () => {
  const long = '谁 asks 1 '.repeat(400);
  const spent = (text: string) => {
    const started = performance.now();
    for (let turn = 0; turn < 5; turn += 1) judge({ text, named: [] });
    return performance.now() - started;
  };
  spent(long);
  expect(spent(long.repeat(8))).toBeLessThan(20 * spent(long) + 50);
});
