import { beforeEach, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为');
});

const mine = (local: string, room = 'dm:lilei') => it.during(() => it.until(local), { room });
/** Everything that comes of itself on these days, at every hour at which something might. */
async function saidOn(days: readonly string[], room = 'dm:lilei') {
  const said: string[] = [];
  for (const day of days)
    for (const hour of ['08:30', '09:31', '12:00', '15:01', '16:01', '20:30', '22:00'])
      for (const card of await mine(`${day}T${hour}`, room)) said.push(`${day} ${hour} ${card.split('\n')[0]}`);
  return said;
}

test('who never acts hears of it on its day, in that afternoon, on the next workday, is asked once, and is left in peace but for a line a week', async () => {
  await it.hears('下周一给华为回电话');
  expect(
    await saidOn([
      '2026-11-21',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-30',
      '2026-12-01',
      '2026-12-07',
      '2026-12-09',
    ]),
  ).toEqual([
    expect.stringContaining('2026-11-23 09:31 ⏰ 该跟进了'),
    expect.stringContaining('2026-11-23 16:01 ⏰ 今天还没完成'),
    expect.stringContaining('2026-11-24 09:31 ⏰ 还开着'),
    expect.stringMatching(/2026-11-26 09:31 ⏰ 华为 · 11-23 周一\(逾期\) · .*。做完了、改期、转给别人,还是不做了\?/),
    expect.stringContaining('2026-11-30 09:31 🗂️ 每周看一眼:1 条'),
    expect.stringContaining('2026-12-07 09:31 🗂️ 每周看一眼:1 条'),
  ]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('华为 · 11-23 周一(逾期)')]);
});

test('a top customer’s is asked about a workday earlier', async () => {
  await it.hears('华为A类');
  await it.hears('下周一给华为回电话');
  expect(await saidOn(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'])).toEqual([
    expect.stringContaining('11-23 09:31'),
    expect.stringContaining('11-23 16:01'),
    expect.stringContaining('11-24 09:31'),
    expect.stringMatching(/11-25 09:31 .*还是不做了/),
  ]);
});

describe('the question', () => {
  const asked = async () => {
    await it.hears('下周一给华为回电话');
    for (const day of ['23', '24', '26']) await mine(`2026-11-${day}T09:31`);
  };

  test.each([
    ['完成', /^✅ 完成:华为/],
    ['不做了', /^🗑️ 已取消:华为/],
    ['改期', /^📅 改到哪天/],
    ['转给别人', /^🤝 转给谁\?[\s\S]*Emma[\s\S]*韩梅梅/],
  ])('is answered by «%s»', async (tap, answer) => {
    await asked();
    expect(await it.presses(tap)).toEqual([expect.stringMatching(answer)]);
  });

  test('a new day begins anew, a colleague has a ladder of their own', async () => {
    await asked();
    await it.presses('改期');
    expect(await it.hears('下周一')).toEqual([expect.stringContaining('推到:华为 · 11-30 周一')]);
    expect(await mine('2026-11-30T09:31')).toEqual([expect.stringContaining('该跟进了')]);
    await it.hears('转给Emma');
    expect(await mine('2026-12-01T09:31')).toEqual([]);
  });

  test('to whom it goes is one more tap', async () => {
    await asked();
    await it.presses('转给别人');
    expect((await it.presses('Emma')).join()).toContain('转给Emma:华为');
    expect(await it.as('emma').hears('my follow-ups')).toEqual([expect.stringContaining('华为')]);
  });
});

test.each([
  ['it is done', '完成'],
  ['a note says so', '样品已经寄给华为了'],
  ['it is called off', '华为的跟进取消'],
])('nothing more is said once %s', async (_, words) => {
  await it.hears('下周一给华为寄样品');
  await mine('2026-11-23T09:31');
  await it.hears(words);
  expect(await saidOn(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])).toEqual([]);
});

test('undone, it goes on where it was', async () => {
  await it.hears('下周一给华为回电话');
  await mine('2026-11-23T09:31');
  await it.hears('完成');
  await it.hears('撤销');
  expect(await saidOn(['2026-11-24'])).toEqual([expect.stringContaining('11-24 09:31 ⏰ 还开着')]);
});

describe('twelve at once', () => {
  const names = ['甲骨', '乙木', '丙火', '丁香', '戊戌', '己未', '庚辰', '辛巳', '壬午', '癸酉', '子夜', '丑时'];
  beforeEach(async () => {
    for (const name of names) {
      await it.hears(`新客户 ${name}科技`);
      await it.hears(`下周一给${name}科技报价`);
    }
  });

  test('are one message: three, the rest as a count that opens, and every number counts', async () => {
    const [card = '', ...others] = await mine('2026-11-23T09:31');
    expect(others).toEqual([]);
    expect(card).toMatch(/^⏰ 该跟进了 \(12\)\n1\. 甲骨科技.*\n2\. 乙木科技.*\n3\. 丙火科技.*\n/);
    expect(card).not.toMatch(/^4\. /m);
    expect(card).toContain('还有 9 条');
    const [more = ''] = await it.hears('更多');
    expect(more).toMatch(/\n4\. 丁香科技[\s\S]*\n11\. 子夜科技/);
    expect(more).not.toMatch(/^(?:3|12)\. /m);
    expect(await it.hears('完成9')).toEqual([expect.stringContaining('完成:壬午科技')]);
  });

  test('a number counts before its page was opened', async () => {
    await mine('2026-11-23T09:31');
    expect(await it.hears('完成12')).toEqual([expect.stringContaining('完成:丑时科技')]);
    expect(await it.hears('11推到下周五')).toEqual([expect.stringContaining('推到:子夜科技 · 12-04')]);
  });

  test('a list shows eight, «更多» the rest, and the numbers of both count', async () => {
    const [list = ''] = await it.hears('我的跟进');
    expect(list).toMatch(/\n8\. 辛巳科技/);
    expect(list).not.toMatch(/^9\. /m);
    const [more = ''] = await it.hears('更多');
    expect(more).toMatch(/\n9\. 壬午科技[\s\S]*\n12\. 丑时科技/);
    expect(await it.hears('更多')).toEqual([expect.stringContaining('没有更多了')]);
    expect(await it.hears('完成10、12')).toEqual([expect.stringMatching(/癸酉科技[\s\S]*丑时科技/)]);
    expect(await it.hears('全部推到12月1日')).toEqual([expect.stringContaining('推到')]);
  });

  test('of those that nobody acts on two a day are asked about, and each is in the end', async () => {
    const asked = new Set<string>();
    for (const day of ['11-23', '11-24', '11-26', '11-27', '11-30', '12-01', '12-02', '12-03', '12-04']) {
      const [card = ''] = await mine(`2026-${day}T09:31`);
      const questions = card.split('\n').filter((line) => line.includes('还是不做了'));
      expect(questions.length).toBeLessThanOrEqual(2);
      for (const line of questions) asked.add(/\p{Script=Han}+科技/u.exec(line)?.[0] ?? '');
    }
    expect(asked.size).toBe(12);
  });
});

test('it shows its own day and not the nudge’s, and the words of its note where it has none', async () => {
  await it.hears('今天拜访了华为,想要新样品,下周一跟进');
  const [first = ''] = await mine('2026-11-23T09:31');
  expect(first).toMatch(/华为 · 今天 · .*新样品/);
  expect(first).not.toContain('16:00');
  expect((await it.hears('我的跟进')).join()).not.toMatch(/16:00|11-24/);
});

test('what nobody acts on is silent but for a line a week, on its first workday, until somebody acts', async () => {
  const it = await world();
  for (const words of ['新客户 华为', '新客户 立讯', '11月23日给华为报价', '11月23日给立讯寄样品'])
    await it.hears(words);
  for (let day = Temporal.PlainDate.from('2026-11-23'); day.day !== 28; day = day.add({ days: 1 }))
    for (const hour of ['09:31', '16:01']) await it.until(`${day.toString()}T${hour}`);
  const week = async (local: string) => it.during(() => it.until(local), { room: 'dm:lilei' });
  expect(await week('2026-11-30T09:31')).toEqual([
    expect.stringMatching(/^🗂️ 每周看一眼:2 条早到期了,已不再提醒\((?:华为、立讯|立讯、华为)\)。全部:「逾期」$/),
  ]);
  expect(await week('2026-12-01T09:31')).toEqual([]);
  await it.hears('逾期');
  await it.hears('完成1');
  await it.hears('12月7日给华为打电话');
  expect((await week('2026-12-07T09:31')).join()).toMatch(/⏰ 该跟进了[\s\S]*🗂️ 每周看一眼:1 条/);
});
