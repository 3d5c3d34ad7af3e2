import { beforeEach, describe, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  for (const words of ['新客户 华为', '新客户 立讯', '见了华为李建国', '见了立讯王晓东', '李建国喜欢喝茶'])
    await it.hears(words);
});

const told = (local: string, who = 'lilei') => it.during(() => it.until(local), { room: `dm:${who}` });

describe('birthdays', () => {
  test('the owner is told two workdays ahead, with what the person likes, once', async () => {
    await it.hears('李建国生日12月1日');
    await it.until('2026-11-23T09:31');
    expect(await told('2026-11-26T09:31')).toEqual([]);
    expect(await told('2026-11-27T09:31')).toEqual([
      expect.stringMatching(/^🎂 生日 12-01 周二 · 李建国\(华为\) · 喜好:喝茶/),
    ]);
    expect(await told('2026-11-30T09:31')).toEqual([]);
    expect(await told('2026-12-01T09:31')).toEqual([]);
  });

  test('whoever is reminded of something anyhow is told in the same message', async () => {
    await it.hears('李建国生日12月1日');
    await it.hears('11月27日给立讯报价');
    await it.until('2026-11-23T09:31');
    expect(await told('2026-11-27T09:31')).toEqual([expect.stringMatching(/⏰[\s\S]*立讯[\s\S]*🎂 生日 12-01 周二/)]);
  });

  test('one by the moon comes by the moon, one in a holiday before the holiday', async () => {
    await it.hears('李建国生日农历正月初一');
    await it.until('2026-11-23T09:31');
    await it.until('2027-02-03T09:31');
    // Spring Festival has no table yet: Monday to Friday.
    expect((await told('2027-02-04T09:31')).join()).toMatch(
      /🎂 生日 2027-02-06 周六|🎂 生日 02-06 周六 · 李建国\(华为\) · 农历正月初一/,
    );
  });

  test('it is a colleague’s who stands in, and of those who have left nobody’s', async () => {
    await it.hears('李建国生日12月1日');
    await it.until('2026-11-23T09:31');
    await it.hears('11月26日到11月30日我休假,Emma代我');
    expect(await told('2026-11-27T09:31', 'emma')).toEqual([
      expect.stringMatching(/^For 李雷: 🎂 Birthday Tue 1 Dec · 李建国 \(华为\) · likes 喝茶/),
    ]);
  });

  test('a day of the moon is kept as said, also in English, and taken back by undo', async () => {
    await it.hears('Met Tom Baker at 华为 today');
    expect(await it.hears("Tom Baker's birthday is lunar 8-15")).toEqual([
      expect.stringContaining('birthday lunar month 8 day 15'),
    ]);
    expect((await it.hears('下半年谁过生日')).join()).not.toContain('🤔');
    await it.hears('undo');
    expect((await it.hears('最近谁过生日')).join()).toContain('没有人过生日');
  });

  test.each([
    ['下周谁过生日', /11-23 周一 至 11-29 周日 \(1\)[\s\S]*11-24 周二 · 王晓东\(立讯\)/],
    ['最近有谁要过生日', /\(2\)[\s\S]*王晓东[\s\S]*李建国\(华为\) · 喜好:喝茶/],
    ['12月谁过生日', /\(1\)[\s\S]*李建国/],
    ['华为谁快过生日了', /华为生日[\s\S]*李建国/],
    ['客户生日名单', /\(2\)/],
    ['whose birthday is coming up', /Birthdays[\s\S]*\(2\)[\s\S]*Tue 24 Nov · 王晓东 \(立讯\)/],
    ['birthdays next week', /\(1\)[\s\S]*王晓东/],
    ['any birthdays in December', /\(1\)[\s\S]*李建国/],
  ])('«%s»', async (words, answer) => {
    await it.hears('李建国生日12月1日');
    await it.hears('王晓东生日11月24日');
    expect((await it.hears(words)).join('\n')).toMatch(answer);
  });
});

describe('festivals', () => {
  test('before a festival there is a count, and a list by who has been greeted, which a note or a digit ticks off', async () => {
    await it.until('2026-11-23T09:31');
    await it.until('2027-02-03T09:31');
    expect((await told('2027-02-04T09:31')).join()).toMatch(/🧧 春节 02-06 周六:2 位待问候。名单:「春节给谁发祝福」/);
    expect(await it.hears('春节给谁发祝福')).toEqual([
      expect.stringMatching(/🧧 春节 02-06 周六 待问候 \(2\)\n1\. 华为 · 李建国\n2\. 立讯 · 王晓东/),
    ]);
    expect((await it.hears('1')).join()).toMatch(/✅ 华为 · 李建国/);
    expect((await it.hears('春节祝福还有谁没发')).join()).toMatch(
      /待问候 \(1\)｜已问候 1 位:李建国\n1\. 立讯 · 王晓东/,
    );
    await it.hears('给王晓东发了春节红包');
    expect((await it.hears('春节给谁发祝福')).join()).toMatch(/都问候过了[\s\S]*已问候 2 位/);
    await it.hears('撤销');
    expect((await it.hears('春节给谁发祝福')).join()).toMatch(/待问候 \(1\)/);
  });

  test('what is still to be sent, or was not, greets nobody', async () => {
    await it.until('2027-02-03T09:31');
    await it.hears('还没给李建国发春节祝福');
    await it.hears('答应给王晓东寄春节礼盒,明天寄');
    expect((await it.hears('春节给谁发祝福')).join()).toMatch(/待问候 \(2\)/);
  });

  test.each([
    ['圣诞送谁礼物', /圣诞 12-25 周五 待问候 \(2\)/],
    ['中秋给谁发祝福', /中秋 2027-09-15 周三 待问候 \(2\)/],
    ['国庆要问候哪些客户', /国庆 2027-10-01/],
    ['还有谁没收到元旦祝福', /元旦 2027-01-01/],
    ['节日祝福名单', /春节 2027-02-06/],
    ['whom to greet for Christmas', /Christmas Fri 25 Dec, to greet \(2\)/],
    ['who is not greeted yet for Mid-Autumn', /Mid-Autumn Wed 15 Sep 2027/],
    ['my Christmas card list', /Christmas Fri 25 Dec/],
  ])('«%s»', async (words, answer) => {
    expect((await it.hears(words)).join('\n')).toMatch(answer);
  });

  test('a tap in English marks, too', async () => {
    await it.hears('whom to greet for Christmas');
    await it.hears('2');
    expect((await it.hears('whom to greet for Christmas')).join()).toMatch(/to greet \(1\) \| Greeted 1: 王晓东/);
  });
});
