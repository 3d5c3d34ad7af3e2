import { beforeEach, expect, test } from 'vitest';
import { addPerson, linkIdentity } from '../../src/core/people/store/people.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { workOf } from '../support/estate.ts';
import { type Who, type World, world } from '../support/world.ts';

const it = {} as World;

/** 李雷 has 华为 (A), 美的 with an Englishman, and keeps something about 立讯 to himself. */
beforeEach(async () => {
  Object.assign(it, await world());
  for (const text of [
    '拜访了华为李总,嫌报价高,下周三跟进',
    '新客户 华为',
    '拜访了美的Mr Smith,要样品,下周四跟进',
    '新客户 美的',
    '和立讯王工通了电话,要样品',
    '新客户 立讯',
    '立讯王工要跳槽,代号QX5521,别告诉别人,下周五跟进',
    '华为A类',
  ])
    await it.hears(text);
});

/** What is said in everybody's rooms by a sentence. */
async function said(who: Who, text: string) {
  const before = it.said.length;
  await it.as(who).hears(text);
  const told = it.said.slice(before).map(({ line }) => [line.room, line.text] as const);
  return Object.fromEntries(
    Map.groupBy(told, ([room]) => room)
      .entries()
      .map(([room, lines]) => [room, lines.map(([, line]) => line).join('\n')]),
  );
}
const begin = (who: Who = 'wang') => it.as(who).presses(it.as(who).last()?.buttons?.[0]?.label ?? '');

test.each([
  ['交接李雷:A类给Emma,其余给韩梅梅', '开始', '接收 华为', '退回 美的', '太远了,去不了'],
  ['hand over 李雷: tier A to Emma, rest to 韩梅梅', 'start', 'accept 华为', 'decline 美的', 'too far, sorry'],
])(
  'a handover is shown, begun with one tap, and answered by each receiver: %s',
  async (hands, tap, accept, declined, why) => {
    const preview = await it.as('wang').hears(hands);
    expect(preview).toEqual([expect.stringMatching(/Emma \(1\) 华为[^]*韩梅梅 \(2\) 美的[、,] ?立讯/)]);
    expect(await workOf(it)).toMatchObject({ 李雷: { customers: 3, followUps: 3 } });
    const before = it.said.length;
    await it.as('wang').presses(tap);
    const offers = it.said.slice(before);
    expect(offers.find(({ line }) => line.room === 'dm:emma')?.line.text).toMatch(
      /hands a customer of 李雷’s to you[^]*华为 · tier A[^]*嫌报价高/,
    );
    // Inside a handover what was kept private is read by whoever takes over, and by nobody else.
    expect(offers.find(({ line }) => line.room === 'dm:han')?.line.text).toMatch(/立讯[^]*🔒 [^]*QX5521/);
    expect(offers.filter(({ line }) => line.text.includes('QX5521')).map(({ line }) => line.room)).toEqual(['dm:han']);
    expect(await workOf(it)).toMatchObject({
      李雷: { customers: 0, followUps: 0 },
      韩梅梅: { customers: 2, followUps: 2 },
    });

    const accepted = await said('emma', accept);
    expect(accepted['dm:emma']).toContain('✅');
    expect(accepted['dm:wang']).toContain('Emma接收了华为');
    // An introduction in the contact's language, for the leaver to send.
    expect(accepted['dm:lilei']).toMatch(/李总,您好!.*Emma.*李雷$/m);
    expect(await it.as('han').hears(declined)).toEqual([
      expect.stringMatching(/为什么退回美的|Why do you decline 美的/),
    ]);
    const back = await said('han', why);
    expect(back['dm:han']).toMatch(new RegExp(`美的[^]*${why}[^]*李雷`));
    expect(back['dm:wang']).toMatch(new RegExp(`韩梅梅退回了美的[^]*${why}`));
    expect(await workOf(it)).toMatchObject({ 李雷: { customers: 1, followUps: 1 } });
    await it.as('wang').hears('Emma');
    await begin();
    expect(await workOf(it)).toMatchObject({
      李雷: { customers: 0, followUps: 0 },
      Emma: { customers: 2, followUps: 2 },
    });
    expect(await said('emma', 'accept all')).toMatchObject({ 'dm:lilei': expect.stringContaining('Dear Mr Smith') });
    expect(it.problems).toEqual([]);
  },
);

test('the leaver is asked what is missing, five questions a day, and whoever takes over reads the answers', async () => {
  await it.as('wang').hears('李雷12月4日离职');
  expect(await it.during(() => it.until('2026-11-23T09:30'), { room: 'dm:lilei' })).toContainEqual(
    expect.stringMatching(/🗣️ 华为: 谁拍板\?[^]*跳过/),
  );
  expect(await it.hears('孙工说了算,采购只签字')).toEqual([
    expect.stringMatching(/📌 华为 · 决策人[^]*孙工说了算,采购只签字/),
    expect.stringMatching(/🗣️ 华为: 价格最低/),
  ]);
  await it.hears('85万,再低要老板批');
  for (let at = 0; at < 3; at += 1) await it.hears('跳过');
  expect(await it.hears('跳过')).not.toContainEqual(expect.stringContaining('🗣️'));
  expect(await it.during(() => it.until('2026-11-24T09:30'), { room: 'dm:lilei' })).toContainEqual(
    expect.stringMatching(/🗣️ (?:立讯|美的): 谁拍板/),
  );
  await it.as('wang').hears('交接李雷:A类给Emma,其余给韩梅梅');
  await begin();
  expect(it.said.findLast(({ line }) => line.room === 'dm:emma')?.line.text).toMatch(
    /华为[^]*decides: 孙工说了算,采购只签字[^]*floor price: 85万/,
  );
  expect(await it.as('wang').hears('交接进度')).toEqual([expect.stringMatching(/问过本人 2 \/ 15/)]);
});

test('at the chosen minute all rights end, and what nobody took is kept by a lead, who hears of it each workday', async () => {
  await it.as('wang').hears('李雷11月27日15:00离职');
  await it.as('wang').hears('交接李雷:A类给Emma');
  await begin();
  await it.as('emma').hears('accept all');
  expect(await it.during(() => it.until('2026-11-27T14:59'), { room: 'dm:lilei' })).not.toEqual([]);
  expect(await it.hears('美的')).toEqual([expect.stringContaining('美的')]);
  await it.until('2026-11-27T15:00');
  expect(await it.hears('美的')).toEqual([expect.stringContaining('不认识')]);
  expect(await workOf(it)).toMatchObject({
    李雷: { customers: 0, followUps: 0 },
    王强: { customers: 2, followUps: 2 },
  });
  for (const day of ['2026-11-30', '2026-12-01'])
    expect(await it.during(() => it.until(`${day}T09:30`), { room: 'dm:wang' })).toContainEqual(
      expect.stringMatching(/李雷的 2 个客户还没人接[^]*立讯[^]*美的|李雷的 2 个客户还没人接[^]*美的[^]*立讯/),
    );
  expect(await it.as('wang').hears('交接李雷:全部给韩梅梅')).toEqual([expect.stringContaining('韩梅梅 (2)')]);
  await begin();
  expect(await workOf(it)).toMatchObject({
    王强: { customers: 0, followUps: 0 },
    韩梅梅: { customers: 2, followUps: 2 },
  });
  await it.as('han').hears('全部接收');
  expect(await it.during(() => it.until('2026-12-02T09:30'), { room: 'dm:wang' })).toEqual([]);
  expect(await it.as('emma').hears('华为')).toEqual([expect.stringContaining('李雷 (former colleague)')]);
  expect(it.problems).toEqual([]);
});

test.each([
  ['取消交接', /王强取消了李雷的交接|王强 has called 李雷’s handover off/],
  ['撤销', /王强撤销了李雷的交接里的一步|王强 has taken back a step of 李雷’s handover/],
])('«%s» gives everything back and tells everybody concerned', async (words, told) => {
  await it.as('wang').hears('交接李雷:A类给Emma,其余给韩梅梅');
  await begin();
  const answers = await said('wang', words);
  for (const room of ['dm:lilei', 'dm:emma', 'dm:han']) expect(answers[room]).toMatch(told);
  expect(await workOf(it)).toMatchObject({
    李雷: { customers: 3, followUps: 3 },
    Emma: { customers: 0, followUps: 0 },
  });
  expect((await it.as('han').hears('立讯')).join()).not.toContain('QX5521');
});

test.each(['李雷休假到12月11日,客户给Emma', '李雷产假到12月11日客户都给Emma'])(
  'for an absence everything comes back on the day: %s',
  async (words) => {
    expect(await it.as('wang').hears(words)).toEqual([expect.stringMatching(/Emma \(3\)[^]*回来 12-11/)]);
    await begin();
    expect(await workOf(it)).toMatchObject({ Emma: { customers: 3, followUps: 3 } });
    await it.as('emma').hears('accept all');
    await it.until('2026-12-11T08:30');
    expect(await workOf(it)).toMatchObject({ 李雷: { customers: 3, followUps: 3 }, Emma: { customers: 0 } });
    expect(await it.hears('华为')).toEqual([expect.stringContaining('华为')]);
  },
);

test('customers are split by tag, by name and by the numbers of a list; what the leaver does not have is said', async () => {
  await it.hears('立讯加标签重点');
  expect(await it.as('wang').hears('交接李雷:重点客户给韩梅梅,华为给Emma,其余给我')).toEqual([
    expect.stringMatching(/韩梅梅 \(1\) 立讯[^]*Emma \(1\) 华为[^]*王强 \(1\) 美的/),
  ]);
  expect(await it.as('wang').hears('交接李雷:上海的给韩梅梅,其余给Emma')).toEqual([
    expect.stringContaining('李雷手上没有「上海」'),
  ]);
  await it.as('wang').hears('李雷的客户');
  expect(await it.as('wang').hears('交接李雷:1,2给韩梅梅,其余给Emma')).toEqual([
    expect.stringMatching(/韩梅梅 \(2\)[^]*Emma \(1\)/),
  ]);
});

test('a plan is carried out once, by whoever may, and an older one not at all', async () => {
  await it.as('wang').hears('交接李雷:A类给Emma,其余给韩梅梅');
  const older = it.as('wang').last()?.buttons?.[0]?.says ?? '';
  await it.as('wang').hears('交接李雷:全部给Emma');
  const newer = it.as('wang').last()?.buttons?.[0]?.says ?? '';
  expect(await it.as('wang').hears(older)).toEqual([expect.stringContaining('过时')]);
  expect(await it.as('emma').hears(newer)).toEqual([expect.stringMatching(/过时|out of date/)]);
  expect(await workOf(it)).toMatchObject({ 李雷: { customers: 3 } });
  await it.as('wang').hears(newer);
  expect(await it.as('wang').hears(newer)).toEqual([expect.stringContaining('过时')]);
  expect(await workOf(it)).toMatchObject({ 李雷: { customers: 0 }, Emma: { customers: 3 } });
});

test('who has nothing to do with it hears nothing of it', async () => {
  await it.as('wang').hears('交接李雷:全部给韩梅梅');
  await begin();
  expect(await it.as('emma').hears('handover status')).toEqual([expect.stringContaining('No handover is under way')]);
  expect(await it.as('emma').hears('李雷月底离职')).toEqual([expect.stringMatching(/要经理或管理员|takes a manager/)]);
  expect(await it.as('emma').hears('取消交接')).toEqual([
    expect.stringMatching(/没有你可以取消|no handover that you could/),
  ]);
});

test('of two of a name one is asked about, and the other loses nothing', async () => {
  await it.sql(async (tx) => {
    const platform = { platform: 'test', account: it.account };
    for (const external of ['zhang1', 'zhang2']) {
      const { id: personId } = await addPerson(tx, {
        name: external === 'zhang1' ? '张伟' : '张伟(二组)',
        role: 'rep',
        locale: 'zh',
        zone: 'Asia/Shanghai',
        teamId: it.teamId,
      });
      const roomId = await addRoom(tx, { ...platform, external: `dm:${external}`, kind: 'direct', personId });
      await linkIdentity(tx, { ...platform, external, personId, roomId });
    }
  });
  expect(await it.as('wang').hears('张伟11月23日离职')).toEqual([expect.stringMatching(/有几位「张伟」/)]);
  await it.as('wang').hears('2');
  await it.until('2026-11-23T18:00');
  expect(await it.as('zhang2').hears('我的客户')).toEqual([expect.stringContaining('不认识')]);
  expect(await it.as('zhang1').hears('我的客户')).toEqual([expect.not.stringContaining('不认识')]);
});

test('the new owner is reminded of a first contact, and after 30 days the lead is told who had none', async () => {
  await it.as('wang').hears('交接李雷:华为给Emma,其余给韩梅梅');
  await begin();
  await it.as('emma').hears('accept all');
  await it.as('han').hears('全部接收');
  await it.as('emma').hears('Called Mr Li at Huawei today, all fine');
  await it.as('emma').hears('华为: 今天和李总通了电话');
  expect(await it.during(() => it.until('2026-11-23T09:30'), { room: 'dm:han' })).toContainEqual(
    expect.stringMatching(/还没联系过[^]*美的、立讯|还没联系过[^]*立讯、美的/),
  );
  expect(await it.as('wang').hears('新负责人30天内都联系过了吗')).toEqual([
    expect.stringMatching(/已联系 1 \/ 3[^]*还没联系[^]*美的/),
  ]);
  expect(await it.during(() => it.until('2026-12-21T09:30'), { room: 'dm:wang' })).toContainEqual(
    expect.stringMatching(/2 个 30 天没人联系[^]*美的 · 韩梅梅/),
  );
  expect(await it.as('wang').hears('交接进度')).toEqual([expect.stringContaining('没有进行中的交接')]);
});

test.each([
  ['lilei', '跳过', '现在没有要你回答的问题'],
  ['emma', 'skip', 'There is no question for you right now'],
] as const)('%s says «%s» where nothing was asked', async (who, words, said) => {
  expect(await it.as(who).hears(words)).toEqual([expect.stringContaining(said)]);
});
