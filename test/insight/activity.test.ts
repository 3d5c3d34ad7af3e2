import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

/** A Friday, with notes of this week and the last. */
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('上周四拜访了华为李总,要12套');
  await it.hears('新客户 华为');
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.hears('周三拜访了立讯王工,要扩产,今天把报价发过去');
  await it.hears('新客户 立讯');
  await it.as('emma').hears('Called Mr Wang at 立讯 today, wants samples');
});

test.each(['这周谁做了什么', '大家这周都跟了哪些客户', '团队周报'])(
  '«%s» goes through the team, also through who did nothing',
  async (question) => {
    const [card] = await it.as('han').hears(question);
    expect(card).toContain('📊 谁做了什么 · 11-16 周一 至 11-20 周五\n');
    expect(card).toMatch(/\d\. 李雷 · 2 条记录 · (?:华为、立讯|立讯、华为)\n/);
    expect(card).toMatch(/\d\. Emma · 1 条记录 · 立讯\n/);
    expect(card).toMatch(/\d\. 韩梅梅 · 没有记录\n/);
  },
);

test('a number goes on to what one of them noted, and from there to the note', async () => {
  const [team] = await it.as('han').hears('这周谁做了什么');
  const [, digit = ''] = /(\d)\. 李雷/.exec(team ?? '') ?? [];
  const [one] = await it.as('han').hears(digit);
  expect(one).toMatch(/📊 李雷 · 11-16 周一 至 11-20 周五｜2 条记录/);
  expect(one).toMatch(/1\. 今天 · 华为 电话 · 嫌报价高\n2\. 11-18 周三 · 立讯 拜访 · /);
  expect((await it.as('han').hears('1'))[0]).toContain('华为 · 李总 · 电话 · 今天');
});

test.each([
  ['我这周做了什么', /📊 李雷 · 11-16 周一 至 11-20 周五｜2 条记录/],
  ['周报', /📊 李雷 · 11-16 周一 至 11-20 周五｜2 条记录/],
  ['上周周报', /📊 李雷 · 11-09 周一 至 11-15 周日｜1 条记录 · 华为/],
  ['日报', /📊 李雷 · 11-20 周五｜1 条记录 · 华为/],
  ['我最近三天联系了谁', /2 条记录/],
  ['Emma 上周做了什么', /📊 Emma · 11-09 周一 至 11-15 周日｜没有记录/],
  ['what did Emma do this week', /📊 Emma · Mon 16 Nov – Fri 20 Nov \| 1 note · 立讯\n1\. today · 立讯, call/],
  ['what did I do last week', /1 note · 华为\n1\. Thu 12 Nov · 华为, visit/],
])('«%s»', async (question, answer) => {
  expect((await it.hears(question))[0]).toMatch(answer);
});

test('a finished follow-up counts on the day on which it was finished', async () => {
  await it.hears('完成华为的跟进');
  expect((await it.hears('日报'))[0]).toContain('1 条记录 · 华为 · 完成跟进 1');
  expect((await it.hears('上周周报'))[0]).not.toContain('完成');
});
