import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;
const TEAM = { id: 'team', kind: 'group' } as const;
const OTHER = { id: 'other', kind: 'group' } as const;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话,嫌报价高,下周一跟进');
  await it.hears('1');
});

const said = async (at: string, room = 'team') => it.during(() => it.until(at), { room });

test('another channel has the digest too, and takes none away; the lead is told so', async () => {
  const [answer] = await it.as('han').hears('每天10点在本群发日报', { room: OTHER });
  expect(answer).toContain('每个工作日 10:00 发到这里');
  expect(answer).toContain('原来那个群照样发');
  expect(await said('2026-11-23T09:00')).toHaveLength(1);
  expect(await said('2026-11-23T10:00', 'other')).toHaveLength(1);
  expect((await it.as('han').hears('日报停掉', { room: OTHER }))[0]).toContain('日报不再发到这里了');
  expect(await said('2026-11-24T09:00')).toHaveLength(1);
  expect(await said('2026-11-24T10:00', 'other')).toEqual([]);
});

test.each(['周五不用发', '周五不发日报', 'no daily digest on Fridays'])(
  '«%s» in a channel is about its digest, and can be undone',
  async (words) => {
    const [answer] = await it.as('han').hears(words, { room: TEAM });
    expect(answer).toMatch(/每周一、周二、周三、周四 09:00|on Mon, Tue, Wed, Thu at 09:00/);
    expect(await said('2026-11-26T09:00')).toHaveLength(1);
    expect(await said('2026-11-27T09:00')).toEqual([]);
    expect(await said('2026-11-30T09:00')).toHaveLength(1);
  },
);

test('what was stopped comes back with undo', async () => {
  await it.as('han').hears('日报停掉', { room: TEAM });
  await it.as('han').hears('撤销', { room: TEAM });
  expect(await said('2026-11-23T09:00')).toHaveLength(1);
});

test('a channel that is lost gives its digest and its announcements to the one that is named then', async () => {
  it.sending.answer = async ({ room }) =>
    room === 'team' ? { kind: 'refused', why: 'is_archived', mend: true } : undefined;
  await it.until('2026-11-23T09:00');
  const [answer] = await it.as('han').hears('每天9:00在本群发日报', { room: OTHER });
  expect(answer).not.toContain('原来那个群');
  expect(await said('2026-11-24T09:00', 'other')).toHaveLength(1);
  expect(await it.during(() => it.hears('在群里问 谁认识宁德采购的人'), { room: 'other' })).toHaveLength(1);
});

test.each([
  ['周报周一早上8点半', '周报每周一 08:30 发给你'],
  ['weekly digest Friday at 17:00', 'weekly digest comes to you on Fri at 17:00'],
  ['周一9点给我全公司三件事', '周报每周一 09:00 发给你'],
  ['Monday 9:00: three things', 'comes to you on Mon at 09:00'],
  ['周报不要了', '周报不发了'],
  ['stop the weekly digest', 'no weekly digest any more'],
])('«%s» of a manager', async (words, answer) => {
  expect((await it.as('wang').hears(words))[0]).toContain(answer);
});

test('a rep has no channel’s digest to set, and is told where their own hour is', async () => {
  expect((await it.hears('每天18:00在本群发日报', { room: TEAM }))[0]).toContain('要组长或经理');
  expect((await it.hears('周报周一早上8点半'))[0]).toContain('早报改到8:40');
});

test('on days that somebody leaves out they are not reminded; what is due then comes with the next', async () => {
  expect((await it.hears('周一不用发'))[0]).toContain('每周二、周三、周四、周五 09:30 提醒你');
  expect(await said('2026-11-23T17:00', 'dm:lilei')).toEqual([]);
  expect(await said('2026-11-24T09:30', 'dm:lilei')).toEqual([expect.stringContaining('华为')]);
});

test('a stopped morning list stays silent, but an hour that was named is kept; it comes back by a sentence', async () => {
  await it.hears('今天和华为李总通了电话,周三下午3点再打给他');
  expect((await it.hears('早报停掉'))[0]).toContain('早上不再发给你了');
  expect(await said('2026-11-24T17:00', 'dm:lilei')).toEqual([]);
  expect(await said('2026-11-25T15:00', 'dm:lilei')).toEqual([expect.stringContaining('15:00')]);
  expect((await it.hears('重新发早报'))[0]).toContain('每个工作日 09:30');
  expect(await said('2026-11-30T09:30', 'dm:lilei')).toEqual([expect.stringContaining('华为')]);
});
