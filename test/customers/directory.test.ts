import { beforeEach, expect, test } from 'vitest';
import { addCustomer } from '../../src/core/customers/store/customers.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

/** Makes customers of theirs, as if each had noted them. */
async function customers(names: Readonly<Record<string, readonly string[]>>) {
  for (const [who, theirs] of Object.entries(names))
    await it.sql(async (tx) => {
      const { id: ownerId } = only(
        await tx.execute<{ id: number }>(`select person_id as id from identities where external = '${who}'`),
      );
      for (const name of theirs) await addCustomer(tx, { name, ownerId });
    });
}

beforeEach(async () => {
  Object.assign(it, await world());
});

test.each([
  ['谁负责华为', '华为技术有限公司由李雷负责'],
  ['谁负责華為', '华为技术有限公司由李雷负责'],
  ['谁负责华为技术有限公司', '华为技术有限公司由李雷负责'],
  ['谁负责huawei', '华为技术有限公司由李雷负责'],
  ['谁负责hw', '华为技术有限公司由李雷负责'],
  ['谁负责Huawie', '华为技术有限公司由李雷负责'],
  ['谁在跟宁德?', '宁德时代新能源科技股份有限公司由Emma负责'],
  ['谁在跟宁得时代', '宁德时代新能源科技股份有限公司由Emma负责'],
  ['谁在跟宁德时待', '宁德时代新能源科技股份有限公司由Emma负责'],
  ['谁在跟ningdeshidai', '宁德时代新能源科技股份有限公司由Emma负责'],
  ['谁在跟ndsd', '宁德时代新能源科技股份有限公司由Emma负责'],
  ['who owns Luxshare Precision', 'Emma owns Luxshare Precision Co., Ltd.'],
  ['who owns luxshare', 'Emma owns Luxshare Precision Co., Ltd.'],
  ['who owns Luxsahre', 'Emma owns Luxshare Precision Co., Ltd.'],
  ['who owns Luxshare Precisoin', 'Emma owns Luxshare Precision Co., Ltd.'],
  ['who owns Luxshare Presision Co., Ltd.', 'Emma owns Luxshare Precision Co., Ltd.'],
  ['who owns lp', 'Emma owns Luxshare Precision Co., Ltd.'],
  ['who owns hw', '李雷 owns 华为技术有限公司'],
  ['who owns CATL?', 'Emma owns 宁德时代新能源科技股份有限公司'],
])('«%s» finds the customer, however it is written', async (question, answer) => {
  await customers({
    lilei: ['华为技术有限公司', '比亚迪股份有限公司'],
    emma: ['宁德时代新能源科技股份有限公司', 'Luxshare Precision Co., Ltd.'],
  });
  await it.hears('CATL就是宁德时代');
  expect(await it.hears(question)).toEqual([expect.stringContaining(answer)]);
});

test.each([
  ['宁得时代', '🗂️ 宁德时代'],
  ['ningdeshidai', '🗂️ 宁德时代'],
  ['Huawie', '🗂️ Huawei Technologies Ltd'],
  ['时代', '1. 宁德时代'],
  ['nd', '1. 宁德时代'],
])('a lone «%s» is enough of a question', async (name, answer) => {
  await customers({ lilei: ['宁德时代', 'Huawei Technologies Ltd'] });
  expect(await it.hears(name)).toEqual([expect.stringMatching(new RegExp(answer))]);
});

test.each([
  ['hw 李', /1\. 华为·李建国\(你的,今天\)/],
  ['hw li', /1\. 李建国, 华为 \(yours, today\)/],
  ['lizong', /1\. 华为·李建国\(你的,今天\)\n2\. 华为终端·李敏\(Emma,今天\)/],
  ['李总', /1\. 华为·李建国\(你的,今天\)\n2\. 华为终端·李敏\(Emma,今天\)/],
  ['Mr Li', /1\. 华为·李建国\(你的,今天\)\n2\. 华为终端·李敏\(Emma,今天\)/],
  ['李建国', /1\. 华为·李建国/],
  ['lijianguo', /1\. 华为·李建国/],
])('«%s» finds people, mine first', async (name, answer) => {
  await customers({ lilei: ['华为'], emma: ['华为终端'] });
  await it.hears('拜访了华为采购李建国,谈了交期');
  await it.as('emma').hears('拜访了华为终端采购李敏,谈了价格');
  expect(await it.hears(name)).toEqual([expect.stringMatching(answer)]);
});

test('nothing is made of small talk, and nothing of anything in a group', async () => {
  await customers({ lilei: ['谢谢食品', '好的家居', 'Hello Foods Ltd'] });
  for (const words of ['谢谢', '好的', 'hello'])
    expect(await it.hears(words)).not.toEqual([expect.stringContaining('🔎')]);
  for (const words of ['宁得时代', 'nd', '食品'])
    expect(await it.hears(words, { room: { id: 'team', kind: 'group' } })).toEqual([]);
});

test('two of one name are asked about by number, mine first, and a number answers', async () => {
  await customers({ emma: ['华为技术有限公司'], lilei: ['华为'] });
  await customers({ emma: ['华为'] });
  expect(await it.hears('谁负责华为')).toEqual([
    expect.stringMatching(/有几个「华为」,是哪个\?\n1 华为\(你的\) {2}2 华为技术有限公司\(Emma\) {2}3 华为\(Emma\)/),
  ]);
  expect(await it.hears('3')).toEqual([expect.stringContaining('华为由Emma负责')]);
  expect(await it.as('emma').hears('who owns 华为')).toEqual([
    expect.stringMatching(/1 华为技术有限公司 \(yours\) {2}2 华为 \(yours\) {2}3 华为 \(李雷\)/),
  ]);
});

test('a new customer is looked for first, and made only when none of the twins is it', async () => {
  await customers({ lilei: ['立讯精密工业股份有限公司'] });
  await it.hears('和张总通了电话,谈了交期');
  expect(await it.hears('新客户 立讯精密')).toEqual([
    expect.stringMatching(
      /「立讯精密」和已有的客户很像,是同一家吗\?\n1 立讯精密工业股份有限公司\(你的\) {2}2 新建「立讯精密」/,
    ),
  ]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('✅ 立讯精密工业股份有限公司 · 张总')]);
  await it.as('emma').hears('met Tom yesterday, wants a quote');
  expect(await it.as('emma').hears('new customer Lixun Jingmi Gongye')).toEqual([
    expect.stringContaining('looks like a customer we have'),
  ]);
  expect(await it.as('emma').hears('2')).toEqual([expect.stringContaining('✅ Lixun Jingmi Gongye')]);
});

test('a note on a name that only sounds like a customer’s is asked about, one typed as it sounds is not', async () => {
  await customers({ lilei: ['宁德时代'] });
  expect(await it.hears('拜访了宁得时代王工,要扩产')).toEqual([
    expect.stringMatching(/📝 新客户「宁得时代」\?[\s\S]*1 新建「宁得时代」 {2}2 宁德时代\(你的\)/),
  ]);
  expect(await it.hears('2')).toEqual([expect.stringContaining('✅ 宁德时代 · 王工')]);
  expect(await it.hears('Met Tom at Ningdeshidai today, wants samples by Friday')).toEqual([
    expect.stringContaining('✅ 宁德时代 · Tom'),
  ]);
});

test('pinyin, initials and slips of a name are nobody’s name inside a note', async () => {
  await customers({ lilei: ['华为', '宁德时代', '安踏'] });
  for (const note of ['今天和美丽食品张总通了电话,价格OK,at 3pm', '和东方hw设备厂王工开会,nd 型号缺货'])
    expect(await it.hears(note)).not.toEqual([expect.stringMatching(/✅ (?:华为|宁德时代|安踏)/)]);
});

test('a name that somebody has just taught is met in anybody’s next message', async () => {
  await customers({ lilei: ['宁德时代'] });
  await it.hears('小宁王就是宁德时代');
  expect(await it.as('emma').hears('拜访了小宁王张总,谈了交期')).toEqual([
    expect.stringContaining('✅ 宁德时代 · 张总'),
  ]);
});

test('a customer is renamed, is found by both names, and has its old one back with undo', async () => {
  await customers({ lilei: ['华为技术有限公司'] });
  expect(await it.hears('华为技术有限公司改名叫华为集团')).toEqual([expect.stringContaining('现在叫 华为集团')]);
  for (const name of ['华为集团', '华为技术有限公司'])
    expect(await it.hears(`谁负责${name}`)).toEqual([expect.stringContaining('华为集团由')]);
  await it.hears('撤销');
  expect(await it.hears('谁负责华为技术有限公司')).toEqual([expect.stringContaining('华为技术有限公司由')]);
});
