/** What has the form of a question or a request is answered, done, asked about or refused in words; it is never kept as what happened. */
import { count } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { followUps } from '../../src/core/db/schema/followUps.ts';
import { interactions } from '../../src/core/db/schema/interactions.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话');
  await it.hears('1');
});

const kept = async () => {
  const [[notes], [plans]] = await Promise.all([
    it.sql((tx) => tx.select({ n: count() }).from(interactions)),
    it.sql((tx) => tx.select({ n: count() }).from(followUps)),
  ]);
  return { notes: notes?.n, plans: plans?.n };
};

test.each([
  '李总电话',
  '华为的电话',
  '华为李总邮箱多少',
  '李总怎么联系',
  'anything due this week?',
  'who talked to 华为 last?',
  "what's the status of 华为",
  '华为最近怎么样',
  '下周有什么安排',
  '有没有人去过华为',
  '把华为交给方明',
  '把华为交给Emma',
  '麻烦把华为转给Emma',
  '把华为李总的电话发给Emma',
  '把华为的报价交给Emma做,周五前',
  '能不能帮我约李总',
  '请给华为报价',
  '帮我查一下华为',
  'give me the contacts of 华为',
  'could you book a meeting with 华为',
  'show me all notes about 华为',
])('«%s» is kept as nothing', async (words) => {
  expect(await it.hears(words)).not.toEqual([]);
  expect(await kept()).toEqual({ notes: 1, plans: 0 });
  expect(it.problems).toEqual([]);
});

test.each([
  '请华为李总吃饭,聊了预算',
  '把样品寄给华为了',
  '华为李总嫌贵',
  '给华为报过价了',
  '华为那边没动静',
  '帮华为李总订了酒店',
])('«%s» has happened, and is kept', async (words) => {
  expect(await it.hears(words)).toEqual([expect.stringMatching(/^✅ 华为 /)]);
  expect((await kept()).notes).toBe(2);
});

test('what is asked for in so many words is done', async () => {
  expect(await it.hears('把华为交给Emma')).toEqual([expect.stringContaining('华为由Emma负责')]);
  expect((await kept()).notes).toBe(1);
});

test.each([
  ['华为输了吗', '介绍 华为'],
  ['华为单子到哪一步了', '华为'],
  ['1做完了吗', '没把握'],
  ['李雷离职了吗', '什么也没改'],
  ['is the daily digest on?', '什么也没改|nothing was changed|Not sure'],
  ["we haven't won 华为 yet", 'keep it as a note'],
])('«%s» asks or denies, and nothing is changed by it', async (words, said) => {
  const before = await kept();
  expect((await it.hears(words)).join()).toMatch(new RegExp(said));
  expect((await it.as('wang').hears('本季度丢了哪些单子')).join()).not.toContain('华为');
  expect(await kept()).toEqual(before);
});
