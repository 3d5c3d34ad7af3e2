import { beforeEach, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为');
});
const told = (local: string, who: string) => it.during(() => it.until(local), { room: `dm:${who}` });

describe('somebody is away, and a colleague stands in', () => {
  beforeEach(async () => {
    await it.hears('下周二给华为报价');
    await it.hears('下周四给华为寄样品');
    expect(await it.hears('我下周休假,Emma代我')).toEqual([
      expect.stringMatching(/^🌴 11-23 周一 至 .*你不在,到期的发给Emma[\s\S]*2/),
    ]);
    expect(it.said.findLast(({ line }) => line.room === 'dm:emma')?.line.text).toMatch(/李雷 is away .*stand in/);
  });

  test('they get what is due, marked as whose it is, and the one who is away hears nothing', async () => {
    expect(await told('2026-11-24T09:31', 'emma')).toEqual([
      expect.stringMatching(/^⏰ For 李雷: Time to follow up\n1\. 华为/),
    ]);
    expect(await told('2026-11-24T16:01', 'lilei')).toEqual([]);
    expect(await it.as('emma').hears('done')).toEqual([expect.stringContaining('Done: 华为')]);
  });

  test('on the day they are back they hear what was done, and what is open', async () => {
    await told('2026-11-24T09:31', 'emma');
    await it.as('emma').hears('done');
    await told('2026-11-26T09:31', 'emma');
    expect(await told('2026-11-29T10:00', 'lilei')).toEqual([]);
    const back = await told('2026-11-30T09:31', 'lilei');
    expect(back[0]).toMatch(/欢迎回来。你不在时\(Emma代你\)做完 1 件,还开着 1 件\n1\. 华为 · 11-26/);
    expect(await told('2026-11-30T09:40', 'lilei')).toEqual([]);
  });

  test('what is private is not told to whoever stands in', async () => {
    await it.hears('下周三给华为送礼,先别公开(30天)');
    expect((await told('2026-11-25T09:31', 'emma')).join()).not.toContain('送礼');
    expect((await told('2026-11-30T09:31', 'lilei')).join()).toContain('送礼');
  });

  test('undone, it is theirs again', async () => {
    await it.hears('撤销');
    expect(await told('2026-11-24T09:31', 'emma')).toEqual([]);
    expect(await told('2026-11-24T09:32', 'lilei')).toHaveLength(0);
    expect((await it.hears('我的跟进')).join()).toContain('华为');
  });
});

describe('somebody is away, and nobody covers', () => {
  beforeEach(async () => {
    await it.hears('新客户 美的');
    await it.hears('美的的备份是Emma');
    await it.hears('下周二给华为报价');
    await it.hears('下周二给美的寄样品');
  });

  test('the backup hears of the customer’s, and the lead of what nobody is there for', async () => {
    const before = it.said.length;
    expect(await it.hears('我下周休假')).toEqual([
      expect.stringMatching(/你不在,到期的发给B角｜B角 Emma 1｜没有B角,等你回来 1｜已告诉 韩梅梅/),
    ]);
    const others = it.said.slice(before).filter(({ line }) => line.room !== 'dm:lilei');
    expect(others.map(({ line }) => `${line.room} ${line.text}`).toSorted()).toEqual([
      expect.stringMatching(/^dm:emma 🌴 李雷 is away .* You are the backup: what falls due \(1\) goes to you/),
      expect.stringMatching(/^dm:han 🌴 李雷.*这 1 条没人看[^]*华为[^]*「华为的备份是小张」/),
    ]);
  });

  test('each hears on the day, marked as whose it is; the rest waits until they are back', async () => {
    await it.hears('我下周休假');
    expect(await told('2026-11-24T09:31', 'emma')).toEqual([
      expect.stringMatching(/^⏰ For 李雷: Time to follow up\n1\. 美的/),
    ]);
    expect(await it.as('emma').hears('done')).toEqual([expect.stringContaining('Done: 美的')]);
    expect(await told('2026-11-24T16:01', 'lilei')).toEqual([]);
    expect((await told('2026-11-30T09:31', 'lilei')).join()).toMatch(/欢迎回来。你不在时做完 1 件,还开着 1 件[^]*华为/);
  });

  test('a backup who is named meanwhile hears as well', async () => {
    await it.hears('我下周休假');
    await it.as('han').hears('华为的备份是Emma');
    expect((await told('2026-11-24T09:31', 'emma')).join()).toMatch(/华为[^]*美的|美的[^]*华为/);
  });

  test('whoever covers and then is away leaves it to the backup', async () => {
    await it.hears('我下周休假,韩梅梅代我');
    await it.as('han').hears('我下周二休假');
    expect(await told('2026-11-24T09:31', 'han')).toEqual([]);
    expect((await told('2026-11-24T09:32', 'emma')).join()).not.toContain('华为');
    expect(it.said.findLast(({ line }) => line.room === 'dm:emma')?.line.text).toContain('美的');
  });

  test('what is private is told to nobody', async () => {
    await it.hears('下周三给美的送礼,先别公开(30天)');
    await it.hears('我下周休假');
    expect((await told('2026-11-25T09:31', 'emma')).join()).not.toContain('送礼');
  });
});

test('with nobody to stand in, what is due waits until they are back', async () => {
  await it.hears('下周二给华为报价');
  expect(await it.hears('我下周休假')).toEqual([expect.stringMatching(/提醒等你回来再说/)]);
  expect(await told('2026-11-24T09:31', 'lilei')).toEqual([]);
  expect((await told('2026-11-30T09:31', 'lilei')).join()).toMatch(/欢迎回来[\s\S]*华为/);
});

test.each([
  ["I'm off next week, Emma covers", /Away Mon 23 Nov – .*: what falls due goes to Emma/],
  ['12月1日到3日我休假,Emma代我', /12-01 周二 至 12-03 周四 你不在,到期的发给Emma/],
  ['我明天休假,Emma代我', /11-21 周六 你不在,到期的发给Emma/],
  ['我下周休假,王芳代我', /没有叫「王芳」的同事/],
])('«%s»', async (words, answer) => {
  expect(await it.hears(words)).toEqual([expect.stringMatching(answer)]);
});

test('whoever is away cannot stand in', async () => {
  await it.as('emma').hears("I'm off next week");
  expect(await it.hears('我下周休假,Emma代我')).toEqual([expect.stringMatching(/Emma那时也不在/)]);
  expect(await it.hears('韩梅梅')).toEqual([expect.stringContaining('到期的发给韩梅梅')]);
});

describe('a full day', () => {
  beforeEach(async () => {
    for (const name of ['甲骨', '乙木', '丙火', '丁香', '戊戌', '己未', '庚辰']) {
      await it.hears(`新客户 ${name}科技`);
      await it.hears(`下周一给${name}科技${name === '乙木' ? '下午3点' : ''}报价`);
    }
  });

  test.each(['周一太多了,帮我摊开', "spread Monday's load"])(
    '«%s»: it goes to the days after, what has an hour stays',
    async (words) => {
      const [card = ''] = await it.hears(words);
      expect(card).toMatch(/周一留 2 件,5 件摊到后面|2 stay on Mon 23 Nov, 5 go to later days/);
      expect(card).not.toContain('乙木');
      const [list = ''] = await it.hears('下周要跟谁');
      for (const day of ['11-23', '11-24', '11-25', '11-26', '11-27']) expect(list).toContain(day);
      await it.hears('撤销');
      expect((await it.hears('下周要跟谁')).join().match(/11-23/g)?.length).toBe(7);
    },
  );

  test('a light one is left as it is', async () => {
    expect(await it.hears('下周三太多了,帮我摊开')).toEqual([expect.stringMatching(/11-25 周三有 0 件,没有要摊开的/)]);
  });

  test.each([
    ['全部推到节后', /推到 \(7\)[\s\S]*2027-01-04/],
    ['push all past the holiday', /Moved \(7\)[\s\S]*4 Jan 2027/],
    ['全部推到元旦后', /推到 \(7\)[\s\S]*2027-01-0[2-6]/],
  ])('«%s», whatever was shown before, and back', async (words, answer) => {
    expect(await it.hears(words)).toEqual([expect.stringMatching(answer)]);
    await it.hears('撤销');
    expect((await it.hears('我的跟进')).join()).toContain('11-23');
  });

  test('what lies behind the holiday already stays there, also after another was moved', async () => {
    await it.hears('2027年2月1日给甲骨科技寄样品');
    await it.hears('我的跟进');
    await it.hears('1推到下周五');
    expect((await it.hears('全部推到节后')).join()).toMatch(/推到 \(7\)/);
    expect((await it.hears('我的跟进')).join()).toContain('2027-02-01');
  });

  test('a day that has passed moves nothing', async () => {
    await it.hears('我的跟进');
    expect(await it.hears('2推到11月2日 2026')).toEqual([expect.not.stringMatching(/^⏰ 推到/)]);
    expect((await it.hears('我的跟进')).join().match(/11-23/g)?.length).toBe(7);
  });
});
