/** People whom the team knows by name say whose a note is, also where they are named without their customer. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为技术有限公司');
  await it.hears('今天拜访了华为的李总和采购刘芳,聊了新项目');
});

test.each(['刘芳下周休假', '刘芳老家湖南', '刘芳升采购经理了', '给刘芳寄两盒茶叶', '月底前约刘芳吃饭'])(
  '«%s» is kept with her customer',
  async (text) => {
    expect(await it.hears(text)).toEqual([expect.stringMatching(/^✅ 华为技术有限公司 · 刘芳 · 今天/)]);
  },
);

test('what she does not eat lasts, whoever says it', async () => {
  expect(await it.hears('刘芳对海鲜过敏')).toEqual([expect.stringContaining('刘芳 · 忌讳')]);
  await it.hears('刘芳不吃辣');
  expect(await it.hears('准备见刘芳')).toEqual([expect.stringMatching(/海鲜[\s\S]*辣|辣[\s\S]*海鲜/)]);
});

test('what tells of a customer that we know is no name of another, and what is over is no name at all', async () => {
  await it.hears('客户说下个月再说');
  expect(await it.hears('华为这单毛利30个点')).toEqual([expect.stringMatching(/^✅ 华为技术有限公司/)]);
  expect(await it.hears('定标了,我们中了!')).toEqual([expect.not.stringContaining('定标了」')]);
});

test('an order is no name for the customer that was asked for', async () => {
  await it.hears('客户说下个月再说');
  expect(await it.hears('给陆敏寄两盒茶叶')).toEqual([expect.not.stringContaining('新建「给陆敏')]);
});
