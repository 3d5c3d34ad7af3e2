/** Words of the team's own: one competitor under several names, and what counts as which objection. */
import { beforeEach, expect, test } from 'vitest';
import type { Who, World } from '../support/world.ts';
import { scriptedFirm } from './scripted.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(
    it,
    await scriptedFirm([
      '立讯 竞品:Siemens',
      '立讯丢了,输给Siemens',
      '比亚迪丢了,输给西门子',
      '今天拜访立讯王工,说今年手头紧',
    ]),
  );
});

const say = async (words: string, who: Who = 'wang') => (await it.as(who).hears(words))[0] ?? '';

test('two names of one competitor are counted as one, until it is taken back', async () => {
  expect(await say('输给西门子几单')).toContain('丢单 1 个');
  expect(await say('哪些客户在用西门子')).toMatch(/3 家[^]*华为[^]*美的/);
  expect(await say('竞品西门子也叫Siemens')).toMatch(/西门子、Siemens 算一个竞品「西门子」/);
  expect(await say('输给西门子几单')).toContain('丢单 2 个');
  expect(await say('输给Siemens几单')).toContain('丢单 2 个');
  for (const words of ['丢给西门子的有几单', '丢给Siemens的有几单', '败给Siemens的有几单'])
    expect(await say(words)).toContain('丢单 2 个');
  expect(await say('丢单按竞争对手')).toMatch(/西门子: 2 个/);
  expect(await say('哪些客户在用西门子')).toMatch(/4 家/);
  expect(await say('which customers use Siemens')).toMatch(/4 customers/);
  await say('撤销');
  expect(await say('输给西门子几单')).toContain('丢单 1 个');
});

test.each([
  ['对手西门子又叫Siemens', /算一个竞品「西门子」/],
  ['competitor Siemens is also known as SIEMENS AG', /Siemens, SIEMENS AG are one competitor/],
])('«%s»', async (words, answer) => {
  expect(await say(words)).toMatch(answer);
});

test('a third name joins the two; a customer keeps its own names', async () => {
  await say('竞品西门子也叫Siemens');
  expect(await say('竞品Siemens也叫西家')).toMatch(/西门子、Siemens、西家 算一个竞品「西门子」/);
  expect(await say('华为也叫hw')).not.toContain('竞品');
  expect(await say('火星集团也叫火集')).not.toContain('竞品');
});

test('what customers say counts as what they object to', async () => {
  expect(await say('哪些客户提到价格')).not.toContain('立讯');
  expect(await say('"手头紧"算价格')).toMatch(/「手头紧」算价格/);
  expect(await say('哪些客户提到价格')).toMatch(/4 家[^]*立讯/);
  await say('撤销');
  expect(await say('哪些客户提到价格')).not.toContain('立讯');
  expect(await say('"cash is tight" counts as price', 'emma')).toContain('“cash is tight” counts as price');
  expect(await say('"手头紧"算天气')).toContain('不是我会归的一类');
  expect(it.problems).toEqual([]);
});

test('products are taught by a sentence, and counted under all that they are called', async () => {
  expect(await say('我们的产品有A系列轴承、B系列', 'lilei')).toContain('📦 我们的产品:A系列轴承、B系列');
  expect(await say('A系列轴承又叫AX轴')).toContain('A系列轴承、AX轴 算一个产品「A系列轴承」');
  await say('今天拜访比亚迪王工,问了AX轴的价格', 'lilei');
  await say('今天拜访格力周工,聊了A系列轴承', 'lilei');
  expect(await say('哪些客户问过A系列轴承')).toMatch(/2 家[^]*比亚迪[^]*格力/);
  expect(await say('which customers asked about AX轴', 'boss')).toContain('2 customers');
  expect(await say('our products are C pumps and D valves', 'emma')).toContain('C pumps, D valves');
  expect(await say('C pumps is also called CP30', 'emma')).toContain('C pumps, CP30 are one product');
  expect(await say('我们有哪些产品')).toContain('C pumps(CP30)');
  await say('撤销', 'emma');
  await say('撤销', 'emma');
  expect(await say('our products', 'emma')).not.toContain('C pumps');
  expect(it.problems).toEqual([]);
});
