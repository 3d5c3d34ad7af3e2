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

test('what is done in time is nothing to tell', async () => {
  const it = await owed();
  const early = await toldToEmma(it, WEEK.slice(0, 2));
  await it.hears('完成1');
  expect([...early, ...(await toldToEmma(it, WEEK.slice(2)))]).toEqual([]);
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
