import { beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { indexNotesJob } from '../../src/jobs/cleanup.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.until('2026-08-03T10:00');
  await it.hears('和华为李总通了电话,西门子也在报价');
  await it.hears('新客户 华为');
  await it.until('2026-10-12T10:00');
  await it.as('emma').hears('Called Ms Keller at Bosch, she says Siemens is too expensive, wants a quote');
  await it.as('emma').hears('new customer Bosch');
  await it.until('2026-11-18T10:00');
  await it.hears('今天和华为李总通了电话,嫌报价高,拿我们和西门子比价');
  await it.hears('华为A类');
  await it.until('2026-11-20T10:00');
});

test.each([
  ['搜 报价高', /🔎 「报价高」\n1\. 11-18 周三 · 华为 · 李雷 电话 · .*嫌报价高.* #\d+\n最近一次 前天$/],
  ['搜索:報價高', /1\. 11-18 周三 · 华为/],
  ['搜 报价太高', /1\. 11-18 周三 · 华为[\s\S]*没有一模一样的/],
  [
    'find too expensive',
    /🔎 “too expensive”\n1\. .*Bosch · Emma, call · .*too expensive.* #\d+\nLast: last month|days ago/,
  ],
  ['find "too expensive"', /1\. .*Bosch/],
  ['find expensive siemens', /1\. .*Bosch/],
  ['搜 西门子 A类', /1\. 11-18[\s\S]*2\. 08-03/],
  ['搜 西门子 华为', /1\. 11-18[\s\S]*2\. 08-03/],
  ['搜 西门子 8月', /🔎 .*\n1\. 08-03 周一 · 华为/],
  ['find Siemens by Emma', /1\. .*Bosch/],
])('«%s»', async (sentence, answer) => {
  expect((await it.hears(sentence))[0]).toMatch(answer);
  expect(it.problems).toEqual([]);
});

test('«谁提过西门子 9月以后» says who, with note and date, and nothing from before', async () => {
  const [card] = await it.as('wang').hears('谁提过西门子 9月以后');
  expect(card).toMatch(/🔎 李雷提过「西门子」\n1\. 11-18 周三 · 华为 · 李雷 电话 · .* #\d+\n最近一次 前天$/);
  expect((await it.as('wang').hears('谁提过"西门子" 9月以后'))[0]).toMatch(/1\. 11-18/);
  const [english] = await it.as('boss').hears('who mentioned Siemens since September');
  expect(english).toMatch(/🔎 Emma mentioned “Siemens”\n1\. Mon 12 Oct · Bosch · Emma, call/);
});

test('a customer is found by all its names, and by the notes about it', async () => {
  await it.sql((tx) =>
    tx.execute(
      sql`insert into aliases (customer_id, name, key) select id, 'Huawei', 'huawei' from customers where name = '华为'`,
    ),
  );
  const [card] = await it.hears('谁提过Huawei');
  expect(card).toMatch(/1\. 11-18[\s\S]*2\. 08-03/);
});

test('words that nobody has noted are said not to be there, with customers whose name comes near', async () => {
  expect(await it.hears('搜 机器人')).toEqual(['🔎 没有记录提到「机器人」']);
  expect((await it.hears('搜 华为技术'))[0]).toMatch(/没有记录提到「华为技术」\n1 华为/);
});

test('many hits are paged with «更多» and "more"', async () => {
  for (let n = 1; n <= 20; n += 1) await it.hears(`华为李总来电,第${n}次催样机`);
  expect((await it.hears('搜 样机'))[0]).toMatch(/1\. .*第20次[\s\S]*8\. .*第13次[\s\S]*「更多」/);
  expect((await it.hears('更多'))[0]).toMatch(/1\. .*第12次[\s\S]*8\. .*第5次[\s\S]*「更多」/);
  const [last] = await it.hears('下一页');
  expect(last).toMatch(/1\. .*第4次[\s\S]*4\. .*第1次/);
  expect(last).not.toContain('「更多」');
  await it.as('emma').hears('find 样机');
  expect((await it.as('emma').hears('more'))[0]).toMatch(/1\. .*第12次/);
});

test('a hit’s number shows the note', async () => {
  await it.hears('搜 报价高');
  expect((await it.hears('1'))[0]).toMatch(/华为 · 李总 · 电话/);
});

test('what is added to a note is found, and what is taken back is not', async () => {
  await it.hears('补充:要开13个点专票');
  expect((await it.hears('搜 专票'))[0]).toContain('1. 11-18');
  await it.hears('撤销');
  expect((await it.hears('搜 专票'))[0]).toContain('没有记录提到');
});

test('notes from before there was a search are learnt, once', async () => {
  await it.sql((tx) => tx.execute(sql`delete from words`));
  expect((await it.hears('搜 比价'))[0]).toContain('没有记录提到');
  await it.hears('华为只给我们组看');
  await indexNotesJob(it.store);
  const [learnt] = await it.sql((tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from words`));
  expect(learnt?.n).toBe(3);
  expect((await it.hears('搜 比价'))[0]).toContain('1. 11-18');
});

test('«find» at the head of a note does not make it a search', async () => {
  await it.as('emma').hears('Find a new supplier of bearings for Bosch by Friday');
  expect(it.said.at(-1)?.line.card.title).not.toMatch(/No note/);
});
