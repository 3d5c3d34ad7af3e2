/** What is asked of itself about a customer: whether a silent one is still ours, and how content one is; seldom, and in the morning. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Who, type World, world } from '../support/world.ts';

const it = {} as World;

/** Told on Friday, 20 November. */
beforeEach(async () => {
  Object.assign(it, await world());
  for (const words of ['新客户 华为', '新客户 立讯', '见了华为李建国', '见了立讯王晓东']) await it.hears(words);
});

const say = async (words: string, who: Who = 'lilei') => (await it.as(who).hears(words))[0] ?? '';
const told = async (local: string) => (await it.during(() => it.until(local), { room: 'dm:lilei' })).join('\n');
/** What was asked on the mornings until a day, with its day. */
async function mornings(first: string, last: string, of: RegExp) {
  const asked: string[] = [];
  let day = Temporal.PlainDate.from(first);
  for (; Temporal.PlainDate.compare(day, Temporal.PlainDate.from(last)) <= 0; day = day.add({ days: 1 })) {
    const card = await told(`${day.toString()}T09:31`);
    if (of.test(card)) asked.push(day.toString());
  }
  return asked;
}

describe('silent customers', () => {
  test('half a year without a word: its owner is asked one morning, and again after three months', async () => {
    await it.until('2027-05-14T09:31');
    // The 19th of May is the 180th day.
    expect(await mornings('2027-05-15', '2027-05-21', /半年没动静/)).toEqual(['2027-05-19', '2027-05-20']);
    expect(await mornings('2027-05-22', '2027-06-04', /半年没动静/)).toEqual([]);
    expect(await say('今年丢了多少客户,因为什么', 'han')).toMatch(/流失客户 0 \/ 2/);
  });

  test('still ours: not asked again for three months', async () => {
    await it.until('2027-05-18T09:31');
    expect(await told('2027-05-19T09:31')).toMatch(/🌙 华为半年没动静了\(最后 2026-11-20 周五\),还是我们的客户吗\?/);
    await it.presses('还是我们的');
    expect(it.problems).toEqual([]);
    expect(await say('今年丢了多少客户,因为什么', 'han')).toMatch(/流失客户 0 \/ 2/);
    await it.until('2027-08-16T09:31');
    expect(await mornings('2027-08-17', '2027-08-18', /华为半年没动静/)).toEqual(['2027-08-17']);
  });

  test('lost, because: asked why, counted by cause, and taken back by undo', async () => {
    await it.until('2027-05-18T09:31');
    await told('2027-05-19T09:31');
    expect((await it.presses('丢了,因为…'))[0]).toMatch(/华为因为什么丢的\?/);
    expect((await it.presses('价格'))[0]).toMatch(/📉 华为 · 流失 · 因为价格/);
    const ledger = await say('今年丢了多少客户,因为什么', 'han');
    expect(ledger).toMatch(/流失客户 1 \/ 2\(50%[^)]*\)[^]*价格 1/);
    await it.as('lilei').hears('撤销');
    expect(await say('今年丢了多少客户,因为什么', 'han')).toMatch(/流失客户 0 \/ 2/);
  });

  test('win back later: a follow-up in half a year; what was open with it is lost', async () => {
    await it.hears('华为 商机120万 报价阶段');
    expect(await say('华为流失了,以后再争取')).toMatch(/华为 · 流失 · 因为没有联系 · 2027-05-20 周四再争取/);
    expect(await say('漏斗', 'han')).toContain('没有');
    expect(await say('华为')).toMatch(/再争取一次/);
    await it.hears('撤销');
    expect(await say('漏斗', 'han')).toContain('华为');
    expect(await say('华为')).not.toMatch(/再争取一次/);
  });

  test.each([
    ['华为 is still our customer', /华为 is still ours/],
    ['we lost 华为 as a customer because of price', /华为 · lost · because of price/],
    ['we lost 华为 as a customer', /Why was 华为 lost\?/],
    ['win 华为 back later', /华为 · lost · because of no contact · to be won back/],
    ['华为流失了,因为质量', /华为 · 流失 · 因为质量/],
    ['华为还是我们的', /华为还是我们的,三个月内不再问/],
  ])('«%s»', async (words, answer) => {
    expect(await say(words)).toMatch(answer);
  });

  test('it is for its owner or a lead to say; who rests or is not to be nudged is not asked about', async () => {
    expect(await say('华为流失了,因为价格', 'emma')).toMatch(/🔒 华为/);
    expect(await say('华为流失了,因为价格', 'han')).toMatch(/因为价格/);
    await it.hears('立讯不用催');
    await it.until('2027-05-18T09:31');
    expect(await mornings('2027-05-19', '2027-05-25', /半年没动静/)).toEqual([]);
  });
});

describe('satisfaction, asked again', () => {
  test('half a year after the last score, with words to send; what comes back is the next score', async () => {
    await it.hears('华为满意度4 交期慢');
    await it.hears('立讯不用催');
    await it.until('2027-05-18T09:31');
    await it.hears('今天和华为李建国通了电话');
    const card = await told('2027-05-19T09:31');
    expect(card).toMatch(/⭐ 该问问华为满意度了\(上次 4\/5,5个月前\)/);
    expect(card).toMatch(/「李建国您好,最近合作得怎么样\?1到5分/);
    expect(await say('华为满意度2 交期慢')).toMatch(/华为 · 满意度 2\/5 · 比上次低/);
    expect(await told('2027-05-21T09:31')).not.toContain('该问问');
  });

  test('a lead says how often, a customer may have an interval of its own', async () => {
    await it.hears('华为合同签了,98万');
    await it.hears('立讯满意度5');
    expect(await say('每季度问一次满意度')).toContain('🔒');
    expect(await say('每季度问一次满意度', 'han')).toContain('每 90 天问一次满意度');
    expect(await say('立讯不用问满意度')).toContain('立讯不问满意度了');
    await it.until('2027-02-17T09:31');
    // Ninety days after the signing; nobody has asked before. The 20th is a Saturday.
    expect(await mornings('2027-02-18', '2027-02-24', /该问问(?:华为|立讯)满意度/)).toEqual(['2027-02-18']);
    expect(await say('ask 华为 for satisfaction every 6 months', 'lilei')).toContain('every 18');
    expect(await say('华为满意度每三个月问一次', 'emma')).toContain('🔒');
    await it.as('lilei').hears('撤销');
    expect(await say('do not ask for satisfaction', 'han')).toContain('nobody is asked for satisfaction');
  });
});

test('nobody is asked more than once a morning and three times a week', async () => {
  for (const name of ['比亚迪', '美的', '格力', '海尔']) {
    await it.hears(`新客户 ${name}`);
    await it.hears(`今天和${name}陈工通了电话`);
  }
  await it.until('2027-05-18T09:31');
  expect(await mornings('2027-05-19', '2027-05-27', /半年没动静/)).toEqual([
    '2027-05-19',
    '2027-05-20',
    '2027-05-21',
    '2027-05-26',
    '2027-05-27',
  ]);
});
