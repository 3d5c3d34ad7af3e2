/** However a note comes in, all that it says is kept: a note, a closing remark, a sentence added later. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('拜访了华为张总,今天跟进');
  await it.hears('1');
  await it.hears('今天要跟谁');
});

test('a closing remark keeps its score', async () => {
  await it.hears('完成1 满意度9分');
  expect(await it.hears('1')).toEqual([expect.stringMatching(/华为.*\n?.*满意度 9\/10/)]);
});

test('a closing remark that says there is nothing next is not asked about it', async () => {
  await it.hears('完成1 客户不做了,不用再跟进');
  expect(await it.hears('1')).toEqual([expect.not.stringContaining('下次什么时候')]);
});

test('a closing remark knows people by the names we have for them, and what they are', async () => {
  await it.hears('完成1 和采购刘工谈妥,刘工电话13812345678');
  expect(await it.hears('华为')).toEqual([expect.stringMatching(/刘工 采购.*138/)]);
});

test('a closing remark with a day that no calendar has says so', async () => {
  expect(await it.hears('完成1 客户要看样,2月30日再谈')).toEqual([expect.stringContaining('没有「2月30日」这一天')]);
  expect(await it.hears('3月1日')).toEqual([expect.stringContaining('跟进 2027-03-01')]);
});

test('what is added to a note brings its people, their numbers and its score along', async () => {
  await it.hears('补充:采购刘工电话13812345678,满意度4分');
  expect(await it.hears('华为')).toEqual([expect.stringMatching(/刘工 采购.*138[\s\S]*满意度 4\//)]);
});

test('what is added to a note that was closed, with a day, opens it again', async () => {
  await it.hears('拜访了立讯王工,不用跟进');
  await it.hears('1');
  expect(await it.hears('补充:王工改主意了,下周三再谈')).toEqual([expect.stringContaining('跟进 11-25 周三')]);
});

test.each(['样品寄出了,运费到付', '定金收到了', '下单了'])(
  'a closing remark begins with any word: «%s»',
  async (remark) => {
    expect(await it.hears(`完成1 ${remark}`)).toEqual([expect.stringContaining(`已记 ${remark}`)]);
  },
);
