import { expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

/** A team that knows these customers. */
async function knowing(...names: readonly string[]): Promise<World> {
  const it = await world();
  for (const name of names) {
    await it.hears(`今天拜访了${name}`);
    await it.hears('1');
  }
  return it;
}

test.each([
  ['华为', '华为云李总嫌贵,下周三再谈', '华为云'],
  ['比亚迪', '今天拜访了比亚迪电子', '比亚迪电子'],
  ['立讯', '今天拜访立讯精密,谈了样品', '立讯精密'],
])('beside %s, «%s» asks whose it is, and is nobody’s until then', async (known, words, name) => {
  const it = await knowing(known);
  const [card = ''] = await it.hears(words);
  expect(card).toMatch(new RegExp(`^📝 新客户「${name}」[^]*1 新建「${name}」 {2}2 ${known}\\(你的,今天\\)`));
  expect((await it.as('emma').hears(known)).join()).not.toMatch(/嫌贵|再谈|样品/);
  await it.hears('2');
  expect((await it.hears('我的客户')).join()).not.toContain(name);
});

test.each([
  ['Bosch', 'Called Bosch Rexroth today, they want a demo', 'Bosch Rexroth'],
  ['Siemens', 'Met Dana at Siemens Energy, follow up Friday', 'Siemens Energy'],
])('beside %s, «%s» asks whose it is', async (known, words, name) => {
  const it = await knowing(known);
  const [card = ''] = await it.hears(words);
  expect(card).toMatch(new RegExp(`^📝 New customer “${name}”\\?[^]*1 new: ${name} {2}2 ${known} `));
});

test.each(['今天拜访了新客户东方光电', '和意向客户东方光电通了电话', '见了潜在客户东方光电'])(
  '«%s» makes the customer that it names, and nobody of that name',
  async (words) => {
    const it = await world();
    const [card = ''] = await it.hears(words);
    expect(card).toMatch(/^📝 新客户「东方光电」\?｜东方光电 · (?:拜访|电话)/);
    await it.hears('1');
    expect(await it.hears('东方光电')).toEqual([expect.not.stringContaining('联系人')]);
  },
);

test('what happened with somebody new makes no customer of the whole sentence', async () => {
  const it = await world();
  await it.hears('新客户鸿图精工要样品');
  expect((await it.hears('我的客户')).join()).not.toContain('要样品');
});

test('a name that ends in 的 has a tier and tags; what only begins with 标 is no tag', async () => {
  const it = await knowing('美的', '中车');
  expect(await it.hears('美的A类')).toEqual([expect.stringContaining('美的 · A类')]);
  expect(await it.hears('美的的B类')).toEqual([expect.stringContaining('美的 · B类')]);
  expect(await it.hears('美的 标签 家电')).toEqual([expect.stringContaining('家电')]);
  for (const words of ['中车标书交了', '中车标杆项目验收了', '标书交给中车了,下周五开标'])
    expect(await it.hears(words)).toEqual([expect.stringMatching(/^✅ 中车 · 今天/)]);
  expect(await it.hears('中车标签 央企')).toEqual([expect.stringMatching(/中车 · 央企\n/)]);
});

test('a rival or a carrier that a note names takes neither the note nor what is to be done', async () => {
  const it = await knowing('比亚迪', '顺丰', '华为');
  const [card = ''] = await it.hears('华为李总说比亚迪的价格更低,下周三再谈');
  expect(card).toMatch(/^✅ 华为 · 李总 · 今天[^]*跟进 11-25 周三/);
  expect(await it.hears('华为的样品寄了,顺丰SF1234567890')).toEqual([expect.stringMatching(/^✅ 华为 · 今天/)]);
  const [followUps = ''] = await it.hears('我的跟进');
  expect(followUps).toContain('华为');
  expect(followUps).not.toMatch(/比亚迪 ·|顺丰 ·/);
  for (const name of ['比亚迪', '顺丰'])
    expect((await it.as('emma').hears(name)).join()).not.toMatch(/价格更低|SF1234567890|再谈/);
});

test('words about a rival alone ask whose they are', async () => {
  const it = await knowing('比亚迪');
  expect(await it.hears('孙总说比亚迪的价格更低,下周三再谈')).toEqual([expect.stringMatching(/^📝[^]*哪个客户/)]);
});

test.each(['今天和华为王工、李总吃饭,他拍板', '今天和华为李总通了电话,他们老板说了算'])(
  '«%s»: a pronoun that may mean several, or somebody whom nobody names, makes nobody the one who decides',
  async (words) => {
    const it = await knowing('华为');
    await it.hears(words);
    expect((await it.as('emma').hears('华为')).join()).not.toMatch(/决策人|decides/);
  },
);

test.each(['今天华为王工说李总拍板', '今天和华为李总通了电话,他拍板'])('«%s»: 李总 decides', async (words) => {
  const it = await knowing('华为');
  await it.hears(words);
  expect((await it.as('emma').hears('华为')).join()).toMatch(/李总 (?:决策人|decides)/);
});

test('a name in other words is the customer that we know by it', async () => {
  const it = await knowing('比亚迪', '比亚迪电子');
  expect((await it.hears('BYD就是比亚迪')).join()).toMatch(/^🧠 记住了:BYD就是比亚迪/);
  expect((await it.hears('今天和BYD电子开了会,嫌贵')).join()).toMatch(/^✅ 比亚迪电子/);
  expect((await it.hears('BYD Electronics 要样品,下周三寄')).join()).toMatch(/^✅ 比亚迪电子/);
});

test('a part of a name that nobody else has is enough', async () => {
  const it = await knowing('Bosch Rexroth');
  expect((await it.hears('Called Rexroth today, they want a demo')).join()).toMatch(/^✅ Bosch Rexroth/);
});

test('of two companies that are not listed one is the customer, and the other a tap away', async () => {
  const it = await knowing('华为', '格力');
  const [card = ''] = await it.hears('今天去华为开会,格力那条线也想换泵');
  expect(card).toMatch(/^✅ 华为[^]*也提到 格力/);
  expect(card).toMatch(/是格力的/);
});

test('a short name with another trade behind it is another company, which is asked about', async () => {
  const it = await world();
  await it.hears('新客户 恒达电子');
  expect((await it.hears('给恒达机械寄了样品')).join()).toMatch(/^📝 新客户「恒达机械」/);
  expect((await it.hears('给恒达寄了样品')).join()).toMatch(/^✅ 恒达电子/);
});
