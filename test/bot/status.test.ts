/** Whether all is well, in words that are true. */
import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

test.each([
  ['lilei', '状态', '一切正常', '节假日到 2026 年'],
  ['emma', 'status', 'I am here and well', 'up to 2026'],
  ['emma', 'is the 2027 holiday table in', 'those of 2027'],
  ['wang', '节假日2027更新了吗', '2027 年的还没有', '一切正常'],
])('%s: «%s»', async (who, words, ...said) => {
  const it = await world();
  const [card = ''] = await it.as(who).hears(words);
  for (const each of said) expect(card).toContain(each);
});

test('what could not be delivered is not all well, and an admin is led to it', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,今天11点回电');
  it.sending.answer = async (line) => (line.room === 'dm:lilei' ? { kind: 'refused', why: 'blocked' } : undefined);
  await it.until('2026-11-20T11:00');
  it.sending.answer = async () => undefined;
  expect((await it.as('boss').hears('status')).join()).toMatch(/late or were not delivered[\s\S]*Not delivered: [1-9]/);
});
