import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { addPerson } from '../../src/core/people/store/people.ts';
import { snapshot } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
});

const rows = async ({ store, workspace }: World) =>
  JSON.stringify(await snapshot(store, { workspace, without: ['heard', 'outbox', 'audit', 'words'] }));

describe('what lasts is told in a sentence, of the customer in hand or of one by name', () => {
  beforeEach(async () => {
    await it.hears('今天和华为李总通了电话,嫌报价高,预算80万,下周一跟进');
    await it.hears('新客户 华为');
  });

  test.each([
    ['华为 决策人是张总', '华为 · 张总 · 决策人', /决策人 \(今天\)/],
    ['华为:千万别提西门子', '华为 · 忌讳｜千万别提西门子', /忌讳 千万别提西门子/],
    ['华为: never call before 10', '华为 · avoid | never call before 10', /忌讳 never call before 10/],
    ['决策人是张总', '华为 · 张总 · 决策人', /张总 决策人/],
    ['华为 张总拍板', '华为 · 张总 · 决策人', /张总 决策人/],
    ['底价 85', '华为 · 底价｜85', /底价 85 \(今天\)/],
    ['华为底价85万', '华为 · 底价｜85万', /底价 85万/],
    ['别在李总面前提西门子', '华为 · 李总 · 忌讳｜西门子', /忌讳 李总 · 西门子/],
    ['李总喜欢喝茶', '华为 · 李总 · 喜好｜喝茶', /喜好 李总 · 喝茶/],
    ['华为 竞品:西门子', '华为 · 竞品｜西门子', /竞品 西门子 \(今天\)/],
    ['华为 备忘:每年12月做预算', '华为 · 备忘｜每年12月做预算', /备忘 每年12月做预算/],
    ['华为 账期 60天', '华为 · 付款｜60天', /付款 60天/],
    ['李总电话 13812345678', '华为 · 李总 · 电话 13812345678', /李总 13812345678/],
    ['华为李总电话 13812345678', '华为 · 李总 · 电话 13812345678', /李总 13812345678/],
    ['张姐是采购,拍板', '华为 · 张姐 · 职位 采购｜决策人', /张姐 采购 决策人/],
    ['华为: decision maker is Mr Zhang', '华为 · Mr Zhang · decides', /Mr Zhang 决策人/],
    ["don't mention Siemens to 李总", '华为 · 李总 · avoid | Siemens', /忌讳 李总 · Siemens/],
    ['floor price 85', '华为 · floor price | 85', /底价 85/],
    ['Ms Zhang is the buyer, decides', '华为 · Ms Zhang · title buyer | decides', /Ms Zhang buyer 决策人/],
  ])('«%s»', async (sentence, answer, brief) => {
    const before = await rows(it);
    expect(await it.hears(sentence)).toEqual([expect.stringContaining(answer)]);
    expect((await it.as('wang').hears('华为', {}))[0]).toMatch(brief);
    expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
    expect(await rows(it)).toBe(before);
    expect(it.problems).toEqual([]);
  });

  test('a new decision maker takes the place of the old one, and says so', async () => {
    await it.hears('华为 决策人是张总');
    expect(await it.hears('华为 决策人是王总')).toEqual([expect.stringContaining('王总 · 决策人｜原来 张总')]);
    const [chain] = await it.hears('决策链');
    expect(chain).toMatch(/决策人: 王总 · 李雷/);
    expect(chain).not.toMatch(/决策人: 张总/);
  });

  test.each([
    ['李总生日3月5日', '生日 03-05'],
    ['李总生日1980年3月5日', '生日 1980-03-05'],
    ["李总's birthday is March 5", 'birthday 03-05'],
    ['李总微信 lizong88', '微信 lizong88'],
    ['李总邮箱 li@huawei.com', '邮箱 li@huawei.com'],
    ['李总职位 采购总监', '职位 采购总监'],
  ])('«%s» is kept, and asked for again', async (sentence, kept) => {
    expect(await it.hears(sentence)).toEqual([expect.stringContaining(kept)]);
    expect(await it.hears('李总电话多少')).toEqual([expect.stringContaining(kept.replace('birthday', '生日'))]);
  });

  test('what is asked for and not kept is said so, and asked of nobody as a note', async () => {
    await it.hears('李总电话 13812345678');
    expect(await it.hears('李总的微信是多少')).toEqual([
      expect.stringMatching(/📇 华为 · 李总｜电话 13812345678\n还没有记微信/),
    ]);
    expect(await it.hears('李总喜欢什么')).toEqual([expect.not.stringContaining('喜好')]);
    expect(await it.hears('孙总喜欢什么')).toEqual([expect.stringMatching(/还不会|没把握/)]);
    await it.hears('李总喜欢普洱');
    expect(await it.hears('李总喜欢什么')).toEqual([expect.stringMatching(/🎒 华为 · 李总[\s\S]*喜好 普洱/)]);
    expect(await it.hears('what does 李总 like')).toEqual([expect.stringContaining('likes 普洱')]);
  });

  test.each([
    '李总电话没人接',
    '李总微信说要降价',
    '客户喜欢这个方案',
    '给华为报底价过去了,许总监要内部讨论',
    '李总是个爽快人',
    '和华为李总通了电话,A类客户都想要折扣',
    'Huawei is a tough customer',
  ])('«%s» tells no fact by itself: it is a note or nothing', async (sentence) => {
    const before = await it.sql((tx) => tx.execute(sql`select count(*)::int as n from facts`));
    await it.hears(sentence);
    expect(await it.sql((tx) => tx.execute(sql`select count(*)::int as n from facts`))).toEqual(before);
    expect(it.said.at(-1)?.line.card.icon).not.toMatch(/📌|📇|🏷️/u);
  });

  test('a note that says who decides stays a note, and teaches it', async () => {
    expect(await it.hears('今天见了华为张总,他拍板,预算80万,下周三跟进')).toEqual([
      expect.stringMatching(/^✅ 华为 · 张总/),
    ]);
    expect((await it.hears('决策链'))[0]).toMatch(/决策人: 张总 · 李雷 \(#\d+ 今天\)/);
  });

  test('after half a year it is asked whether it still holds, with one tap for yes and one for no', async () => {
    await it.hears('华为 张姐拍板');
    await it.until('2027-06-01T10:00');
    const [brief] = await it.hears('华为');
    expect(brief).toContain('⏳ 6个月前的消息:还是张姐拍板吗?');
    expect(await it.presses('没变')).toEqual([expect.stringContaining('今天核对过')]);
    expect((await it.hears('华为'))[0]).not.toContain('⏳');
    await it.until('2028-01-10T10:00');
    await it.hears('华为');
    expect(await it.presses('变了')).toEqual([expect.stringContaining('现在是谁?直接说名字')]);
    expect(await it.hears('王总')).toEqual([expect.stringContaining('华为 · 王总 · 决策人')]);
  });
});

test('notes fill in what they say for certain, with the note as source, and undo takes it back', async () => {
  await it.hears('拜访了京东方,郭总说二期明年启动,他拍板,不喜欢被催,电话13912345678');
  const before = await rows(it);
  await it.hears('新客户 京东方');
  const [brief] = await it.hears('京东方');
  expect(brief).toMatch(/郭总 决策人 \(#\d+ 今天\) 139/);
  expect(brief).toMatch(/忌讳 郭总 · 被催 \(#\d+ 今天\)/);
  await it.hears('撤销');
  expect(await rows(it)).toBe(before);
});

test('a later note gives a known contact the number that was missing', async () => {
  await it.hears('和华为李总通了电话,嫌报价高');
  await it.hears('新客户 华为');
  await it.hears('今天华为李总来电,换了号码13812345678');
  expect(await it.hears('李总电话多少')).toEqual([expect.stringContaining('13812345678')]);
  await it.hears('撤销');
  expect(await it.hears('李总电话多少')).toEqual([expect.not.stringContaining('13812345678')]);
});

test('a note moved to another customer takes what it taught along', async () => {
  await it.hears('拜访了京东方,郭总拍板');
  await it.hears('新客户 京东方');
  await it.hears('换客户 天马');
  await it.hears('1');
  expect((await it.hears('天马决策链'))[0]).toContain('决策人: 郭总');
  expect((await it.hears('京东方决策链'))[0]).not.toContain('决策人');
});

test('«李总» is the speaker’s own where two customers have one, and is asked about where nobody can tell', async () => {
  await it.hears('和华为李总通了电话,嫌报价高');
  await it.hears('新客户 华为');
  await it.as('emma').hears('Met 李总 from 中兴 today, wants samples');
  await it.as('emma').hears('new customer 中兴');
  await it.until('2026-11-22T10:00');
  expect(await it.hears('李总电话 13812345678')).toEqual([expect.stringContaining('华为 · 李总')]);
  expect(await it.as('emma').hears('李总电话 13912345678')).toEqual([expect.stringContaining('中兴 · 李总')]);
  expect(await it.as('wang').hears('李总生日3月5日')).toEqual([
    expect.stringMatching(/是哪一位[\s\S]*华为 李总[\s\S]*中兴 李总/),
  ]);
  expect(await it.as('wang').hears('1')).toEqual([expect.stringContaining('李总 · 生日 03-05')]);
});

describe('tier, tags, stage, status', () => {
  beforeEach(async () => {
    await it.hears('和华为李总通了电话,嫌报价高');
    await it.hears('新客户 华为');
  });

  test.each([
    ['华为A类', '华为 · A类'],
    ['华为是A类客户', '华为 · A类'],
    ['tier A 华为', /华为 · (?:tier A|A类)/],
    ['华为 tier B', /华为 · (?:tier B|B类)/],
    ['定为B类', '华为 · B类'],
    ['华为 标签 重点,华东', '华为 · 重点、华东'],
    ['tag 华为: key, east', '华为 · key, east'],
    ['华为 阶段 报价', '华为 · 报价阶段'],
    ['华为到了谈判阶段', '华为 · 谈判阶段'],
    ['华为 stage quoted', /华为 · (?:stage: quoted|报价阶段)/],
    ['华为 状态 暂停', '华为 · 暂停'],
    ['华为 status lost', /华为 · (?:lost|流失)/],
  ])('«%s»', async (sentence, answer) => {
    expect(await it.hears(sentence)).toEqual([expect.stringMatching(answer)]);
    expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
    expect((await it.hears('华为'))[0]).toMatch(/^🗂️ 华为\n/);
  });

  test('a tag goes as it came', async () => {
    await it.hears('华为 标签 重点,华东');
    expect(await it.hears('华为 去掉标签 华东')).toEqual([expect.stringMatching(/华为 · 重点\n/)]);
  });
});

describe('who owns, assists and backs up', () => {
  beforeEach(async () => {
    await it.sql(async (tx) => {
      for (const name of ['小张', '小王', 'Zhang', 'Wang'])
        await addPerson(tx, { name, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: it.teamId });
    });
    await it.hears('拜访了美的何经理,下周三报价');
    await it.hears('新客户 美的');
  });

  test.each([
    ['美的换小张负责,小王协助', /美的由小张负责｜协助 小王｜原负责人 李雷｜1 条跟进一起转过去/],
    [
      'make Zhang owner of 美的, Wang assists',
      /Zhang owns 美的 \| assists Wang \| before 李雷 \| one follow-up went along/,
    ],
  ])('«%s»', async (sentence, answer) => {
    expect(await it.as('han').hears(sentence)).toEqual([expect.stringMatching(answer)]);
    expect((await it.hears('谁负责美的'))[0]).toMatch(/美的由(?:小张|Zhang)负责｜协助 (?:小王|Wang)/);
    expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('没有待办')]);
    expect(await it.as('han').hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
    expect((await it.hears('谁负责美的'))[0]).toMatch(/美的由李雷负责｜上次/);
    expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('美的 · 11-25')]);
  });

  test('the old and the new owner are told', async () => {
    const said = it.said.length;
    await it.as('han').hears('美的换Emma负责');
    const told = it.said.slice(said).map(({ line }) => `${line.room}: ${line.card.title}`);
    expect(told).toContain('dm:emma: 韩梅梅 made you owner of 美的');
    expect(told).toContain('dm:lilei: 美的从现在起由Emma负责(韩梅梅)');
  });

  test.each([
    ['美的的备份是小王', '备份 小王'],
    ['make Wang backup for 美的', /(?:backup|备份) Wang/],
    ['小王协助美的', '协助 小王'],
    ['Wang assists 美的', /(?:assists|协助) Wang/],
  ])('«%s»', async (sentence, answer) => {
    expect(await it.hears(sentence)).toEqual([expect.stringMatching(answer)]);
  });

  test('another rep may not take a colleague’s customer; what nobody owns, anybody may', async () => {
    expect(await it.as('emma').hears('美的换Emma负责')).toEqual([expect.stringContaining('这是李雷的')]);
    await it.sql((tx) => tx.execute(sql`update customers set owner_id = null`));
    expect(await it.as('emma').hears("I'll take 美的")).toEqual([expect.stringContaining('Emma owns 美的')]);
  });

  test.each(['让他负责报价', '这事由客户负责', '给样品的事我负责', '王工协助我们测试', 'make it clear to Bosch'])(
    'a note is left alone: «%s»',
    async (sentence) => {
      await it.hears(sentence);
      expect(it.said.at(-1)?.line.card.icon).not.toBe('🤝');
      expect((await it.hears('谁负责美的'))[0]).toContain('美的由李雷负责');
    },
  );
});
