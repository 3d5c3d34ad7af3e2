import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为');
});
const told = (local: string) => it.during(() => it.until(local), { room: 'dm:lilei' });

test.each(['今天拜访了华为,合同签完后一周给他们寄样品', '今天拜访了华为,等合同签完之后一周给他们寄样品'])(
  '«%s» is kept for no day of ours: it is asked about once, and a tap plans it',
  async (words) => {
    const [card = ''] = await it.hears(words);
    expect(card).toMatch(/等[\s\S]*合同签完,之后一周:给他们寄样品/);
    for (const day of ['2026-11-23', '2026-11-27', '2026-11-30', '2026-12-03'])
      expect(await told(`${day}T09:31`)).toEqual([]);
    expect(await told('2026-12-04T09:31')).toEqual([
      expect.stringContaining('华为:合同签完,有了吗?(之后一周:给他们寄样品)'),
    ]);
    await it.presses('有了');
    expect((await it.presses('一周后跟进')).join()).toMatch(/华为 · 12-11 周五.*寄样品/);
    expect(await told('2026-12-11T09:31')).toEqual([expect.stringMatching(/华为.*寄样品/)]);
  },
);

test('in English as well', async () => {
  await it.hears('华为又叫Huawei');
  const [card = ''] = await it.hears('Visited Huawei, ten days after delivery ask for feedback');
  expect(card).toMatch(/awaited[\s\S]*delivery; then after ten days: ask for/);
  expect((await told('2026-12-04T09:31')).join()).toContain('delivery');
});

test.each([
  ['今天见了华为李总,三天后寄样品', '11-23'],
  ['今天见了华为李总,元旦后一周回访', '2027-01-08'],
  ['今天和华为开了会,会后一周给回复', '11-23'],
])('«%s» has a day, and keeps it', async (words, day) => {
  await it.hears(words);
  await it.hears('1');
  expect((await it.hears('我的跟进')).join()).toContain(day);
});
