import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { addPerson } from '../../src/core/people/store/people.ts';
import { addTeam } from '../../src/core/people/store/teams.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.sql(async (tx) => {
    await addPerson(tx, { name: '小王', role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: it.teamId });
    const other = await addTeam(tx, { name: '销售二组', zone: 'Asia/Shanghai', locale: 'zh' });
    await addPerson(tx, { name: '老陈', role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: other.id });
    for (const [name, owner, tier, tags, made] of [
      ['华为', '李雷', 'A', '["重点"]', '2026-11-02'],
      ['立讯', '李雷', 'B', '[]', '2026-05-02'],
      ['美的', '小王', 'A', '["重点","华南"]', '2026-05-03'],
      ['比亚迪', '老陈', null, '[]', '2026-05-04'],
      ['无主科技', null, null, '[]', '2026-05-05'],
    ])
      await tx.execute(sql`with made as (
        insert into customers (name, owner_id, tier, tags, created_at)
          select ${name}, (select id from people where name = ${owner} limit 1), ${tier}, ${tags}::text::jsonb, ${made}::timestamptz returning id)
        insert into aliases (customer_id, name, key) select id, ${name}, ${name} from made`);
  });
  await it.hears('和华为李总通了电话,嫌报价高,预算80万,下周三跟进');
});

test.each([
  ['我的客户', ['华为 · A类 · 今天 · 下一步 11-25 周三', '立讯 · B类 · 还没联系过 · 没有下一步']],
  ['my customers', ['华为 · tier A · today · due Wed 25 Nov', '立讯 · tier B · not contacted yet · nothing planned']],
  ['组里的客户', ['美的 · A类 · 小王 ·', '华为 · A类 · 李雷 ·', '立讯 · B类 · 李雷 ·']],
  ["my team's customers", ['美的', '华为', '立讯']],
  ['没有负责人的客户', ['无主科技 · 无负责人']],
  ['customers without owner', ['无主科技 · no owner']],
  ['没有下一步的客户', ['美的', '立讯', '无主科技', '比亚迪']],
  ['我没有下一步的客户', ['立讯']],
  ['customers without next step', ['美的', '立讯', '无主科技', '比亚迪']],
  ['A类客户', ['美的', '华为']],
  ['我的A类客户', ['华为']],
  ['tier A customers', ['美的', '华为']],
  ['标签 重点 的客户', ['美的', '华为']],
  ['重点客户', ['美的', '华为']],
  ['customers tagged 华南', ['美的']],
  ['本月新客户', ['华为']],
  ['new customers this month', ['华为']],
  ['小王的客户', ['美的']],
  ["小王's customers", ['美的']],
])('«%s»', async (sentence, customers) => {
  const card = only(await it.hears(sentence));
  const lines = card.split('\n').filter((line) => /^\d\. /.test(line));
  expect(lines).toHaveLength(customers.length);
  for (const [at, customer] of customers.entries()) expect(lines[at]).toContain(`${at + 1}. ${customer}`);
  expect(card).toContain(`(${customers.length})`);
});

test.each([
  ['李雷手上多少客户,值多少钱?', /李雷的客户 \(2\)｜预算 ¥800,000/],
  ['how many customers has 李雷, worth what?', /李雷's customers \(2\) \| budget ¥800,000/i],
])('«%s»', async (sentence, answer) => {
  expect((await it.as('wang').hears(sentence))[0]).toMatch(answer);
});

test('the next sentence acts on a line: details, a follow-up, another owner', async () => {
  await it.hears('我的客户');
  expect((await it.hears('2'))[0]).toMatch(/^🗂️ 立讯/);
  await it.hears('我的客户');
  expect((await it.hears('给2加个跟进 周五报价'))[0]).toMatch(/📌 已安排:立讯 · 11-27 周五 09:30 · 报价/);
  await it.hears('我的客户');
  expect((await it.hears('2转给小王'))[0]).toMatch(/立讯由小王负责｜1 条跟进一起转过去/);
  await it.as('boss').hears('customers without owner');
  expect((await it.as('boss').hears('follow up 1 on Fri'))[0]).toMatch(/Planned: 无主科技 · Fri 27 Nov/);
  await it.as('boss').hears('customers without owner');
  expect((await it.as('boss').hears('give 1 to Emma'))[0]).toMatch(/Emma owns 无主科技/);
});

test('a follow-up without a day asks for it', async () => {
  expect((await it.hears('给华为加个跟进'))[0]).toContain('华为 哪天跟进?');
  expect((await it.hears('周五下午3点'))[0]).toContain('已安排:华为 · 11-27 周五 15:00');
});

test('a long list is paged, with the numbers of each page its own', async () => {
  await it.sql((tx) =>
    tx.execute(
      sql`insert into customers (name, owner_id) select '客户' || n, (select id from people where name = '李雷') from generate_series(1, 12) n`,
    ),
  );
  const [first] = await it.hears('我的客户');
  expect(first).toMatch(/我的客户 \(14\)[\s\S]*8\. 客户7[\s\S]*「更多」[\s\S]*还有 6 家/);
  const [second] = await it.hears('更多');
  expect(second).toMatch(/1\. 客户6[\s\S]*6\. 客户1 /);
  expect((await it.hears('给1加个跟进 周五'))[0]).toContain('已安排:客户6');
});

test('a follow-up is never given by the number of a customer', async () => {
  await it.hears('我的客户');
  expect((await it.hears('完成1'))[0]).toContain('找不到这一条');
});

test('a customer is given away by its name; to nobody we know, it is not', async () => {
  await it.hears('新客户 无主科技');
  expect(await it.as('boss').hears('give 无主科技 to Emma')).toEqual([expect.stringContaining('Emma owns 无主科技')]);
  expect(await it.as('boss').hears('give 无主科技 to Zorro')).toEqual([
    expect.stringContaining('No colleague called “Zorro”'),
  ]);
});

test.each([
  ['很久没联系的客户', '很久没联系的客户 (1)\n1. 共有科技'],
  ['最近谁没跟进', '我该联系的 (1)\n1. 共有科技'],
  ['customers not contacted lately', 'Customers not contacted lately (1)\n1. 共有科技'],
])('«%s»', async (words, answer) => {
  const it = await world();
  await it.hears('Visited 共有科技 on 13 Oct, they want samples');
  await it.hears('1');
  await it.as('emma').hears('Visited 共有科技 on 12 Oct, they want samples');
  await it.hears('今天拜访了独行科技,聊了扩产');
  await it.hears('1');
  expect(await it.hears(words)).toEqual([expect.stringContaining(answer)]);
});
