import { beforeEach, expect, test } from 'vitest';
import type { Card } from '../../src/core/contract/card.ts';
import { withDelay } from '../../src/core/delivery/late.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('新客户 华为');
  await it.hears('下周一给华为报价');
  it.sending.answer = async ({ room }) =>
    room === 'dm:lilei' ? { kind: 'refused', why: 'account_inactive' } : undefined;
  await it.until('2026-11-23T09:31');
});

test('an admin sees to whom nothing could be said and why, not what; and nobody else does', async () => {
  const [card = ''] = await it.as('boss').hears('what was not delivered');
  expect(card).toMatch(/^📭 1 not delivered in the last week/);
  expect(card).toContain('李雷: 1 since today 09:31 · the platform says: account_inactive');
  expect(card).not.toMatch(/华为|报价/);
  expect((await it.as('han').hears('哪些消息没送达')).join()).toMatch(/管理员/);
});

test.each(['未送达', '没送到的消息', 'dead letters', 'undelivered'])('«%s» asks for it, too', async (words) => {
  expect((await it.as('boss').hears(words))[0]).toMatch(/^📭/);
});

test('sent again by a sentence it arrives, and says how late it comes', async () => {
  it.sending.answer = async () => undefined;
  it.pass({ hours: 3 });
  expect(
    await it.during(
      async () => {
        expect(await it.as('boss').hears('send the undelivered again')).toEqual([
          expect.stringContaining('Sending 1 again'),
        ]);
      },
      { room: 'dm:lilei' },
    ),
  ).toEqual([expect.stringMatching(/华为[\s\S]*晚到了 3 小时/)]);
  expect(await it.as('boss').hears('没送达的再发一次')).toEqual([expect.stringContaining('没有可以再发的')]);
  expect(await it.as('boss').hears('哪些消息没送达')).toEqual([expect.stringContaining('都送到了')]);
});

test.each([
  [10, undefined],
  [20, '⏱ This comes 20 minutes late'],
  [100, '⏱ This comes 2 hours late'],
  [3 * 24 * 60, '⏱ This comes 3 days late'],
])('after %d minutes', (minutes, footer) => {
  const created_at = Temporal.Instant.from('2026-11-23T01:00Z');
  const card: Card = { title: 'x' };
  const line = { person_id: 1, team_id: null, edits_id: null, created_at, card, locale: 'en' as const };
  expect(withDelay(line, created_at.add({ minutes })).card.footer).toBe(footer);
  expect(withDelay({ ...line, person_id: null }, created_at.add({ minutes })).card.footer).toBeUndefined();
});
