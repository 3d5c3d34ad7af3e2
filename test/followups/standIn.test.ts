/** A backup hears of what the owner has let lie, once, and of nothing that is private. */
import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

async function owed(words = '周一给美的报价') {
  const it = await world();
  await it.hears('今天拜访了美的王工,要做样机');
  await it.hears('新客户 美的');
  await it.hears('美的的备份是Emma');
  await it.hears(words);
  return it;
}

/** All that Emma is told until an evening, day by day. */
async function toldToEmma(it: Awaited<ReturnType<typeof owed>>, days: readonly string[]) {
  const before = it.said.length;
  for (const day of days) for (const hour of ['09:31', '16:30']) await it.until(`${day}T${hour}`);
  return it.said.slice(before).flatMap(({ line }) => (line.room === 'dm:emma' ? [line.text] : []));
}

const WEEK = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'];

test('after the owner was reminded in vain the backup is told, once, in their language', async () => {
  const it = await owed();
  const told = await toldToEmma(it, WEEK);
  expect(told).toEqual([expect.stringMatching(/👥 李雷 was reminded and has not acted[\s\S]*美的/)]);
});

test('two reminders in vain are enough: on the next morning they are told, and may settle it', async () => {
  const it = await owed();
  expect(await toldToEmma(it, WEEK.slice(0, 1))).toEqual([]);
  expect(await it.during(() => it.until('2026-11-24T09:31'), { room: 'dm:emma' })).toHaveLength(1);
  expect(await it.as('emma').hears('美的的跟进')).toEqual([expect.stringContaining('报价')]);
  expect(await it.as('emma').hears('完成1')).toEqual([expect.stringMatching(/^✅[^]*美的/)]);
  expect(await toldToEmma(it, WEEK.slice(2))).toEqual([]);
});

test('where no afternoon was left for the second reminder, they are told with the question', async () => {
  const it = await owed('周一下午5点半给美的报价');
  const days = [];
  for (const day of WEEK) days.push((await toldToEmma(it, [day])).length);
  expect(days).toEqual([0, 0, 0, 0, 1]);
});

test('what is done in time is nothing to tell', async () => {
  const it = await owed();
  const early = await toldToEmma(it, WEEK.slice(0, 1));
  await it.hears('完成1');
  expect([...early, ...(await toldToEmma(it, WEEK.slice(1)))]).toEqual([]);
});

test.each([
  ['Emma协助美的', 'a helper hears'],
  ['', 'nobody hears'],
])('a backup who is away is not told; with «%s» %s', async (words) => {
  const it = await owed();
  await it.as('emma').hears("I'm off next week");
  if (words) await it.hears('韩梅梅协助美的');
  const before = it.said.length;
  for (const day of WEEK) await it.until(`${day}T09:31`);
  const told = it.said.slice(before).filter(({ line }) => line.text.includes('提醒过还没动'));
  expect(told.map(({ line }) => line.room)).toEqual(words ? ['dm:han'] : []);
});

test('without a backup a helper is told; with neither nobody is', async () => {
  const it = await world();
  await it.hears('今天拜访了美的王工,周一给他报价');
  await it.hears('新客户 美的');
  await it.hears('Emma协助美的');
  expect(await toldToEmma(it, WEEK)).toEqual([expect.stringContaining('美的')]);
});

test('what hangs on a private note is told to nobody', async () => {
  const it = await owed('今天和美的王工通了电话,周一给他报价,先别公开');
  expect(await toldToEmma(it, WEEK)).toEqual([]);
});
