/** Playbooks: written by a lead, laid on a customer by a sentence or a rule, a step after the other, changed, stopped, taken back. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话');
  await it.hears('1');
});

const first = async (words: string, who: 'lilei' | 'emma' | 'han' | 'wang' = 'lilei') =>
  (await it.as(who).hears(words))[0] ?? '';
/** Time goes on by a minute, and the jobs with it. */
const aMinute = () =>
  it.until(it.now().add({ minutes: 1 }).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString());
const written = () => first('流程 新客户137:第1天 电话感谢;第3天 发资料;第7天 拜访', 'han');

test('written in one message by a lead, and by nobody else', async () => {
  expect(await first('流程 新客户137:第1天 电话感谢;第3天 发资料')).toContain('组长或经理');
  expect(await written()).toContain('🧭 流程「新客户137」｜第1天 电话感谢;第3天 发资料;第7天 拜访');
  expect(await first('有哪些流程')).toContain('新客户137: 第1天 电话感谢;第3天 发资料;第7天 拜访');
  expect(await first('playbook key account: day 1 call; week 2 visit', 'han')).toContain(
    '🧭 Playbook “key account” | day 1: call; day 8: visit',
  );
});

test('a step of which the day is not clear is asked about, and nothing is kept', async () => {
  expect(await first('流程 新客户137:第1天 电话感谢;发资料', 'han')).toContain('「发资料」是第几天');
  expect(await first('有哪些流程')).toContain('还没有流程');
});

test('each step waits for the one before, and is due on its day, or at once where that has passed', async () => {
  await written();
  expect(await first('给华为用新客户137')).toMatch(/🧭 华为 · 走「新客户137」[^]*第一步:电话感谢 · 今天 · 李雷/);
  expect(await first('我的跟进')).toMatch(/电话感谢/);
  expect(await first('我的跟进')).not.toMatch(/发资料/);
  await it.hears('我的跟进');
  await it.hears('完成1');
  await aMinute();
  expect(await first('我的跟进')).toMatch(/11-22[^]*发资料|发资料[^]*11-22/);
  await it.until('2026-11-30T10:00');
  await it.hears('我的跟进');
  await it.hears('完成1');
  await aMinute();
  expect(await first('我的跟进')).toMatch(/拜访/);
  expect(await first('流程执行得怎么样')).toMatch(/第1天 做了1\/1,按时1[^]*第3天 做了1\/1,按时0/);
  await it.hears('我的跟进');
  await it.hears('完成1');
  await aMinute();
  expect(await first('有哪些流程')).not.toContain('在走');
  expect(it.problems).toEqual([]);
});

test('it runs once at a customer, can be taken back, and is stopped with the step that it waits for', async () => {
  await written();
  await it.hears('给华为用新客户137');
  expect(await first('给华为用新客户137')).toContain('已经在走');
  expect((await it.presses('停掉'))[0]).toContain('华为不走「新客户137」了');
  expect(await first('我的跟进')).not.toMatch(/电话感谢/);
  await it.hears('撤销');
  expect(await first('我的跟进')).toMatch(/电话感谢/);
  await it.hears('华为不走新客户137了');
  await it.hears('给华为用新客户137');
  await it.hears('撤销');
  expect(await first('我的跟进')).not.toMatch(/电话感谢/);
  expect(await first('有哪些流程')).not.toContain('在走');
});

test('its second step goes with the word that brought it, and all of it with the playbook', async () => {
  await written();
  await it.hears('给华为用新客户137');
  await it.hears('我的跟进');
  await it.hears('完成1');
  await aMinute();
  expect(await first('我的跟进')).toMatch(/发资料/);
  expect(await first('撤销')).toContain('已撤销｜完成1');
  const open = await first('我的跟进');
  expect(open).toMatch(/电话感谢/);
  expect(open).not.toMatch(/发资料/);
  await it.hears('完成1');
  await aMinute();
  const started = it.said.find(({ line }) => line.card.title.includes('走「新客户137」'));
  await it.hears('撤销', { pressed: started?.id ?? '' });
  expect(await first('我的跟进')).not.toMatch(/发资料|电话感谢/);
  expect(await first('有哪些流程')).not.toContain('在走');
  expect(it.problems).toEqual([]);
});

test('written without a colon it is a playbook as well, and no note', async () => {
  expect(await first('流程 老客户 第1天 电话,第30天 回访', 'han')).toContain(
    '🧭 流程「老客户」｜第1天 电话;第30天 回访',
  );
  expect(await first('playbook key account day 1 call; day 8 visit', 'han')).toContain(
    '🧭 Playbook “key account” | day 1: call; day 8: visit',
  );
  expect(await first('流程 老客户 第1天 电话,第30天 回访')).toContain('组长或经理');
});

test('how often each is kept, all of them or one by its name', async () => {
  await written();
  await it.hears('给华为用新客户137');
  await it.hears('我的跟进');
  await it.hears('完成1');
  for (const asked of ['每个流程执行得怎么样', '流程新客户137执行得怎么样'])
    expect(await first(asked)).toContain('按时 100%(1/1 步)');
  expect(await first('how well is each playbook kept')).toContain('kept on time 100% (1 of 1 steps)');
  expect(await first('流程大客户执行得怎么样')).toContain('没有叫「大客户」的流程');
});

test('a change asks whether running ones follow', async () => {
  await written();
  await it.hears('给华为用新客户137');
  expect(await first('流程 新客户137:第1天 电话感谢;第2天 送样品', 'han')).toMatch(
    /原来 第1天 电话感谢;第3天 发资料;第7天 拜访[^]*1 家在走,现在照原来的走完。跟着改吗/,
  );
  expect((await it.as('han').presses('在走的也改'))[0]).toContain('1 家在走的「新客户137」跟着改了');
  await it.hears('我的跟进');
  await it.hears('完成1');
  await aMinute();
  expect(await first('我的跟进')).toMatch(/送样品/);
});

test('by a rule, at every new customer of a tier: its owner is told', async () => {
  await written();
  await it.hears('华为A类');
  it.pass({ minutes: 1 });
  expect(await first('新的A类客户都走新客户137', 'han')).toContain('从现在起,新的A类客户都走「新客户137」');
  it.pass({ minutes: 1 });
  await it.hears('今天拜访了立讯王工');
  await it.hears('1');
  await it.hears('立讯A类');
  const before = it.said.length;
  await it.until('2026-11-20T20:00');
  const told = it.said.slice(before).map(({ line }) => line.card.title);
  expect(told.filter((title) => title.includes('走「新客户137」'))).toEqual(['立讯是新的A类客户,走「新客户137」']);
  expect(await first('新的A类客户不走新客户137', 'han')).toContain('不再自动走');
  expect(it.problems).toEqual([]);
});

test('a playbook that is not there is named with those that are', async () => {
  expect(await first('给华为用大客户')).toMatch(/没有叫「大客户」的流程[^]*组长可以写一个/);
  await written();
  expect(await first('给华为用大客户')).toMatch(/有:新客户137/);
  expect(await first('use playbook 新客户 for 华为')).toContain('华为 · playbook “新客户137”');
  const rows = await it.sql((tx) =>
    tx.execute<{ count: number }>(sql`select count(*)::int as count from playbook_runs`),
  );
  expect(rows[0]?.count).toBe(1);
});
