import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { addPerson, linkIdentity } from '../../src/core/people/store/people.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { slackHouse } from '../adapters/slack/support/house.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('拜访了华为,嫌报价高,下周三跟进');
  await it.hears('新客户 华为');
});

const join = async (...names: readonly string[]) => {
  for (const name of names)
    await it.sql((tx) => addPerson(tx, { name, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: undefined }));
};
const owner = async () => /华为由(.+?)负责/.exec((await it.hears('谁负责华为'))[0] ?? '')?.[1];

test.each([
  ['华为换老韩负责', '韩梅梅'],
  ['华为换韩姐负责', '韩梅梅'],
  ['华为换韩经理负责', '韩梅梅'],
  ['华为换强哥负责', '王强'],
  ['华为换小王负责', '王强'],
  ['华为换阿伟负责', '张伟'],
  ['make Liz owner of 华为', 'Elizabeth Moore'],
  ['make Moore owner of 华为', 'Elizabeth Moore'],
])('«%s»: a colleague by what people call them, where one fits', async (words, name) => {
  await join('张伟', 'Elizabeth Moore');
  await it.hears(words);
  expect(await owner()).toBe(name);
});

test('where several go by a name it is asked with numbers, and the answer is the asker’s own from then on', async () => {
  await join('张伟', '张丽');
  expect(await it.hears('华为换小张负责')).toEqual([expect.stringMatching(/有几位「小张」[^]*1 张伟[^]*2 张丽/)]);
  expect(await it.hears('2')).toEqual([expect.stringContaining('华为由张丽负责')]);
  await it.as('wang').hears('华为换李雷负责');
  expect(await it.hears('华为换小张负责')).toEqual([expect.stringContaining('华为由张丽负责')]);
  expect(await it.as('wang').hears('华为换小张负责')).toEqual([expect.stringContaining('有几位「小张」')]);
});

test.each([
  ['小张就是张伟', '记住了:小张就是张伟', '华为换小张负责', '张伟'],
  ['Bee means Beatrice Hale', 'Remembered: Bee is Beatrice Hale', 'make Bee owner of 华为', 'Beatrice Hale'],
])('«%s» is everybody’s, until it is undone', async (lesson, learnt, words, name) => {
  await join('张伟', '张丽', 'Beatrice Hale');
  expect(await it.as('han').hears(lesson)).toEqual([expect.stringContaining(learnt)]);
  await it.hears(words);
  expect(await owner()).toBe(name);
  await it.as('wang').hears('华为换李雷负责');
  await it.as('han').hears('撤销');
  await it.hears(words);
  expect(await owner()).toBe('李雷');
});

test('a name that is a colleague’s own is taught to nobody else, and two who were taught of one name are asked about', async () => {
  await join('张伟', '张丽');
  expect(await it.hears('王强就是张伟')).toEqual([expect.stringContaining('王强是另一位同事的名字')]);
  await it.hears('小张就是张伟');
  await it.as('emma').hears('小张就是张丽');
  expect(await it.as('wang').hears('华为换小张负责')).toEqual([expect.stringMatching(/1 张伟[^]*2 张丽/)]);
  expect(await it.hears('华为换小张负责')).toEqual([expect.stringContaining('华为由张伟负责')]);
});

test('whoever speaks means somebody else by a name that is theirs too', async () => {
  await join('李明');
  await it.hears('华为换小李负责');
  expect(await owner()).toBe('李明');
});

test('several lines go to a colleague at once, or none', async () => {
  await it.hears('拜访了立讯,要样品,周五回电');
  await it.hears('新客户 立讯');
  await it.hears('我的跟进');
  expect(await it.hears('1,9转给韩梅梅')).toEqual([expect.stringContaining('找不到这一条')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('全部跟进 (2)')]);
  expect(await it.hears('1,2转给小韩')).toEqual([expect.stringMatching(/2 条跟进转给韩梅梅[^]*华为/)]);
  expect(it.said.findLast(({ line }) => line.room === 'dm:han')?.line.text).toMatch(/李雷把 2 条跟进转给你/);
});

test('a note names a colleague by what was taught', async () => {
  await join('张伟', '张丽');
  await it.hears('小张就是张丽');
  await it.hears('和小张一起拜访了华为李总,嫌报价高');
  expect(await it.as('wang').hears('谁认识华为李总')).toEqual([expect.stringContaining('张丽')]);
});

test('whom the platform mentions is meant, whoever else bears the name that stands for them', async () => {
  await it.sql(async (tx) => {
    for (const [name, external] of [
      ['张伟', 'u1'],
      ['张伟东', 'u2'],
    ] as const) {
      const { id } = await addPerson(tx, { name, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: undefined });
      const roomId = await addRoom(tx, {
        platform: 'test',
        account: it.account,
        external: `dm:${external}`,
        kind: 'direct',
        personId: id,
      });
      await linkIdentity(tx, { platform: 'test', account: it.account, external, personId: id, roomId });
    }
  });
  await it.receive(it.message('lilei', '华为换 张伟 负责', { mentions: [{ id: 'u2', name: '张伟' }] }));
  expect(await owner()).toBe('张伟东');
  await it.as('wang').hears('华为换张伟负责');
  expect(await owner()).toBe('张伟');
});

test('a mention in Slack is the colleague whose account it is, by whatever name they go here', async () => {
  const slack = await slackHouse();
  for (const user of ['U1', 'U2']) await slack.says(user, '帮助');
  await slack.sql((tx) => tx.execute(sql`update people set name = '小艾' where name = 'Emma'`));
  await slack.says('U1', '今天和华为李总通了电话');
  await slack.presses('U1', '新建「华为」', slack.room('D-U1').at(-1));
  await slack.says('U1', '华为换 <@U2> 负责');
  expect(slack.room('D-U1').at(-1)?.text).toContain('华为由小艾负责');
});

test.each([
  ['小张的客户', /小张|张伟|张丽/],
  ['搜 报价 @小张', /报价/],
])('«%s»: which of several is asked, and learnt', async (words, answer) => {
  await join('张伟', '张丽');
  expect(await it.hears(words)).toEqual([expect.stringMatching(/有几位「小张」[^]*1 张伟[^]*2 张丽/)]);
  const [chosen] = await it.hears('2');
  expect(chosen).toMatch(answer);
  expect(await it.hears(words)).toEqual([expect.not.stringContaining('有几位')]);
  expect(await it.as('wang').hears(words)).toEqual([expect.stringContaining('有几位「小张」')]);
});
