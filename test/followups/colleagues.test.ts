import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const mine = async (it: World, who: 'lilei' | 'emma' | 'han') =>
  (await it.as(who).hears(who === 'emma' ? 'my follow-ups' : '我的跟进')).join();

test.each(['提醒Emma下周三给华为报价', '给Emma加个跟进:下周三给华为报价'])(
  '«%s»: it is theirs, they are told by whom, and give it back with a word',
  async (words) => {
    const it = await world();
    await it.hears('今天和华为李总通了电话');
    await it.hears('1');
    expect(await it.hears(words)).toEqual([expect.stringMatching(/^📌 交给Emma了:华为 · 11-25 周三[\s\S]*已告诉Emma/)]);
    expect(it.said.findLast(({ line }) => line.room === 'dm:emma')?.line.text).toMatch(
      /李雷 asks you to follow up[\s\S]*华为 · Wed 25 Nov[\s\S]*give back/,
    );
    expect(await mine(it, 'lilei')).toContain('没有待办的跟进');
    expect(await mine(it, 'emma')).toContain('华为');

    expect(await it.as('emma').hears('give it back: away this week')).toEqual([
      expect.stringContaining('Given back to 李雷'),
    ]);
    expect(it.said.findLast(({ line }) => line.room === 'dm:lilei')?.line.text).toMatch(
      /Emma把这条退回给你[\s\S]*away this week/,
    );
    expect(await mine(it, 'emma')).toContain('No open follow-ups');
    expect(await mine(it, 'lilei')).toContain('华为');
    expect(it.problems).toEqual([]);
  },
);

test('of a note whose customer is not known yet it is given, given back, and passed on by whoever has it', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  expect((await it.hears('把1交给Emma')).join()).toContain('转给Emma');
  expect((await it.as('emma').hears('2')).join()).toContain('Given back to 李雷');
  expect(await mine(it, 'lilei')).toContain('嫌报价高');
  expect((await it.hears('把1交给Emma')).join()).toContain('转给Emma');
  expect((await it.as('emma').hears('give 1 to 韩梅梅')).join()).toContain('Given to 韩梅梅');
  // What the note says is its author's until its customer is known.
  expect(await mine(it, 'han')).toContain('客户待定 · 11-25 周三');
  expect((await it.as('han').hears('退回')).join()).toContain('退回给Emma');
  expect(await mine(it, 'han')).toContain('没有待办的跟进');
  expect(await mine(it, 'emma')).toContain('Wed 25 Nov');
  // Nobody is asked any more whether they take it.
  const asking = await it.sql((tx) => tx.execute(sql`select id from follow_ups where giver_id is not null`));
  expect([...asking]).toEqual([]);
  expect(it.problems).toEqual([]);
});

test.each([
  ['给王芳加个跟进', /没有叫「王芳」的客户或同事,所以什么也没记/],
  ['提醒王芳明天给华为报价', /没有叫「王芳」的同事,所以什么也没记/],
])('«%s»: nobody’s work is made mine', async (words, answer) => {
  const it = await world();
  expect(await it.hears(words)).toEqual([expect.stringMatching(answer)]);
  expect(await mine(it, 'lilei')).toContain('没有待办的跟进');
});

test('without a day it is asked for, and what nobody gave me cannot be given back', async () => {
  const it = await world();
  expect(await it.hears('给Emma加个跟进')).toEqual([expect.stringContaining('请Emma哪天做?')]);
  expect(await it.hears('下周三')).toEqual([expect.stringContaining('交给Emma了')]);
  await it.hears('拜访了华为,周五回电');
  await it.hears('1');
  await it.hears('我的跟进');
  expect(await it.hears('退回1')).toEqual([expect.stringContaining('这条是你自己的')]);
});

test.each([
  ['提醒Emma2月30日给华为报价', /没有「2月30日」这一天/],
  ['给华为加个跟进:2月30日报价', /没有「2月30日」这一天/],
  ['add a follow-up for 华为: quote by 30 February', /There is no “30 February”/],
])('«%s» asks for another day, and keeps nothing before', async (words, answer) => {
  const it = await world();
  await it.hears('今天和华为李总通了电话');
  await it.hears('1');
  expect(await it.hears(words)).toEqual([expect.stringMatching(answer)]);
  expect(await mine(it, 'lilei')).toContain('没有待办的跟进');
  expect(await mine(it, 'emma')).toContain('No open follow-ups');
});

test.each([
  ['明天跟进华为和立讯', '11-21', ['华为', '立讯']],
  ['下周五给华为、立讯报价', '11-27', ['华为', '立讯']],
  ['下周一拜访华为、立讯和比亚迪', '11-23', ['华为', '立讯', '比亚迪']],
])('«%s»: each customer gets its follow-up, and the card shows each', async (words, day, customers) => {
  const it = await world();
  for (const name of customers) await it.hears(`今天拜访了${name}`).then(() => it.hears('1'));
  const [card = ''] = await it.hears(words);
  const lines = card.split('\n').filter((line) => /^\d\. /.test(line));
  expect(lines).toEqual(customers.map((name) => expect.stringMatching(new RegExp(`${name}.*→ .*(?:${day}|明天)`))));
  expect((await mine(it, 'lilei')).match(/^\d\. (?:华为|立讯|比亚迪) · /gm)).toHaveLength(customers.length);
});

const gave = async () => {
  const it = await world();
  await it.hears('新客户 华为');
  await it.hears('提醒Emma下周三给华为报价');
  return it;
};
const toldTo = (it: World, room: string) => it.said.findLast(({ line }) => line.room === room)?.line.text ?? '';
const asks = async (it: World, local: string) =>
  (await it.during(() => it.until(local), { room: 'dm:emma' })).filter((card) => card.includes('🤝'));

test('whoever is asked takes it by a tap or in words, and the giver is told', async () => {
  const it = await gave();
  expect(await it.as('emma').presses('accept')).toEqual([expect.stringMatching(/^🤝 Accepted: 华为 · Wed 25 Nov/)]);
  expect(toldTo(it, 'dm:lilei')).toMatch(/^🤝 Emma接受了:华为 · 11-25 周三/);
  expect(await asks(it, '2026-11-23T09:31')).toEqual([]);
  expect((await it.as('emma').hears('accept follow-up')).join()).toContain('Nobody waits');
});

test('«accept» alone takes what was asked last; undone, it is asked for again', async () => {
  const it = await gave();
  expect(await it.as('emma').hears('accept')).toEqual([expect.stringContaining('Accepted: 华为')]);
  await it.as('emma').hears('undo');
  expect((await it.as('emma').hears('accept')).join()).toContain('Accepted: 华为');
});

test('without an answer it is asked once after a workday, and never again', async () => {
  const it = await gave();
  await it.until('2026-11-20T18:00');
  expect(await asks(it, '2026-11-23T09:31')).toEqual([
    expect.stringMatching(/^🤝 李雷 asked you to follow up “华为 · .*”\. Do you take it\?\n1 accept {2}2 give back/),
  ]);
  expect(await asks(it, '2026-11-24T09:31')).toEqual([]);
  expect(await it.as('emma').hears('1')).toEqual([expect.stringContaining('Accepted')]);
});

test('where something is due that morning, the question goes along; what is done is not asked about', async () => {
  const it = await gave();
  await it.as('emma').hears('新客户 立讯');
  await it.as('emma').hears('11月23日给立讯寄样品');
  const [card = '', another] = await asks(it, '2026-11-23T09:31');
  expect(another).toBeUndefined();
  expect(card).toMatch(/⏰[\s\S]*立讯[\s\S]*🤝 李雷 waits whether you take “华为/);
  const other = await gave();
  await other.as('emma').hears('done');
  expect(await asks(other, '2026-11-23T09:31')).toEqual([]);
});

test('what is handed on is asked for, too, and goes back to who gave it', async () => {
  const it = await world();
  await it.hears('新客户 华为');
  await it.hears('11月25日给华为报价');
  await it.hears('11月26日给华为寄样品');
  await it.hears('我的跟进');
  await it.hears('1,2转给Emma');
  expect(await it.as('emma').hears('接受1')).toEqual([expect.stringContaining('接受了:华为')]);
  expect(toldTo(it, 'dm:lilei')).toMatch(/Emma接受了/);
  expect((await it.as('emma').hears('退回2')).join()).toContain('退回给李雷');
});

test.each(['华为李雷的跟进推到下周五', '华为李雷那条改到周五'])(
  'a colleague’s step is named: what was shown last stays where it is («%s»)',
  async (sentence) => {
    const it = await world();
    await it.hears('今天拜访了华为,下周三报价');
    await it.hears('1');
    await it.as('boss').hears('今天拜访了小米,下周三寄样');
    await it.as('boss').hears('1');
    await it.as('boss').hears(sentence);
    expect((await it.as('boss').hears('我的跟进')).join()).toMatch(/小米 · 11-25/);
  },
);
