import { expect, test } from 'vitest';
import { MOST } from '../../src/core/digests/fit.ts';
import { cardText } from '../../src/core/contract/cardText.ts';
import { type World, world } from '../support/world.ts';

const CUSTOMERS = ['华为', '立讯', '比亚迪', '格力', '美的', '小米', '海尔', '中车'];

/** A team with many customers, much to do and much left undone. */
async function busy() {
  const it = await world();
  for (const [at, customer] of CUSTOMERS.entries()) {
    const who = it.as(at % 2 ? 'emma' : 'lilei');
    await who.hears(`新客户 ${customer}`);
    await who.hears(`今天和${customer}张总通了电话,他投诉交期太慢,也嫌报价太贵,预算${at + 1}0万,下周一跟进`);
  }
  return it;
}

const digests = (it: World) =>
  it.said.filter(({ line }) => line.card.icon === '📰').map(({ line }) => cardText(line.card, line.locale));

test('no digest is longer than twelve lines or five hundred characters, however much there is', async () => {
  const it = await busy();
  for (const day of ['23', '24', '30']) await it.until(`2026-11-${day}T09:00`);
  await it.until('2026-12-01T09:00');
  await it.as('wang').hears('本月复盘');
  await it.as('boss').hears('three things this week');
  await it.as('han').hears('本周三件事');
  const all = digests(it);
  expect(all.length).toBeGreaterThan(6);
  for (const text of all) {
    expect(text.split('\n').length).toBeLessThanOrEqual(MOST.lines);
    expect(text.length).toBeLessThanOrEqual(MOST.chars);
  }
  expect(it.problems).toEqual([]);
});

test('a thing is told once: the next day has only what is new of what is late, and nothing that was told', async () => {
  const it = await busy();
  const [first] = await it.during(() => it.until('2026-11-23T09:00'), { room: 'team' });
  expect(first?.match(/🚩/g)).toHaveLength(5);
  expect(first).toMatch(/今天要跟 8:(?:李雷 4、Emma 4|Emma 4、李雷 4)/);
  const [second] = await it.during(() => it.until('2026-11-24T09:00'), { room: 'team' });
  expect(second).toMatch(/逾期 8:.*\n🚩 新逾期:.*\n1 看逾期$/);
  const [third] = await it.during(() => it.until('2026-11-25T09:00'), { room: 'team' });
  expect(third).toMatch(/日报 · 11-25 周三\n逾期 8:[^\n]*\n1 看逾期$/);
});

test('a private note is nobody’s news', async () => {
  const it = await busy();
  await it.until('2026-11-23T09:00');
  await it.hears('今天华为李总说要换供应商,先别公开');
  await it.hears('今天立讯李总说要换供应商');
  const [text] = await it.during(() => it.until('2026-11-24T09:00'), { room: 'team' });
  expect(text).toContain('🚩 立讯:');
  expect(text).not.toContain('华为:');
});

test('on Monday a manager has three things with a name and a tap each, then the week; a lead the team’s; an admin nothing', async () => {
  const it = await busy();
  await it.until('2026-11-23T09:00');
  await it.until('2026-11-23T09:05');
  const told = async (room: string, at: string) =>
    (await it.during(() => it.until(at), { room })).find((text) => text.startsWith('📰'));
  await it.until('2026-11-27T09:00');
  const lines = it.said.length;
  const monday = await told('dm:wang', '2026-11-30T09:00');
  expect(monday).toMatch(/^📰 先看这几件事 · 11-23 周一 至 11-29 周日\n1\. 🚩 .*\((?:李雷|Emma)\)\n2\. 👤 .*\n3\. /);
  expect(monday).toMatch(/逾期 8 · 只有一个人认识 8/);
  expect(monday).toContain('还没有2027年的节假日');
  const toOthers = it.said.slice(lines).map(({ line }) => [line.room, line.card.icon]);
  expect(toOthers).toContainEqual(['dm:han', '📰']);
  expect(toOthers).not.toContainEqual(['dm:boss', '📰']);
  expect((await it.as('wang').hears('2'))[0]).toMatch(/李雷|Emma/);
});

test('a lead’s week says whom colleagues have thanked', async () => {
  const it = await world();
  await it.until('2026-11-23T09:00');
  await it.hears('新客户 华为');
  await it.hears('今天拜访了华为李总,他想看演示,下周五回访');
  await it.as('emma').hears('谢谢李雷 提供华为李总的信息');
  expect(await it.during(() => it.until('2026-11-30T09:00'), { room: 'dm:han' })).toEqual([
    expect.stringContaining('👏 同事谢过:李雷'),
  ]);
});

test('who leads no more hears no more', async () => {
  const it = await busy();
  await it.until('2026-11-23T09:05');
  await it.as('boss').hears('make 韩梅梅 rep');
  expect(await it.during(() => it.until('2026-11-30T09:00'), { room: 'dm:han' })).toEqual([]);
});

test('what was won and lost is told, with why', async () => {
  const it = await world();
  await it.hears('新客户 华为');
  await it.hears('新客户 立讯');
  await it.hears('华为 商机120万 报价阶段');
  await it.hears('立讯 商机80万 报价阶段');
  await it.hears('华为 赢单了');
  await it.hears('立讯丢了,输给西门子,价格');
  const [text] = await it.during(() => it.until('2026-11-23T09:00'), { room: 'team' });
  expect(text).toMatch(/🎉 赢单:华为\(李雷\)/);
  expect(text).toMatch(/丢单:立讯\(李雷、西门子、价格\)/);
});
