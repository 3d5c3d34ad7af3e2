import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';
import type { SendResult } from '../../src/core/contract/adapter.ts';

const MONDAY = '2026-11-23T09:00';

test.each([
  ['an archived channel', { kind: 'refused', why: 'is_archived', mend: true }],
  ['a room of which nobody knows any more', { kind: 'refused', why: 'not_in_the_address_book' }],
  ['one whose platform says why', { kind: 'refused', why: 'restricted', words: { zh: '请管理员放行', en: 'ask' } }],
] as const satisfies readonly (readonly [string, SendResult])[])(
  '%s: the lead is told at once by another road, with what to do, and once until something arrives there again',
  async (_, ending) => {
    const it = await busy();
    it.sending.answer = closed(ending);
    expect(await it.until(MONDAY)).toEqual([
      expect.stringMatching(
        'words' in ending
          ? /^🔌 销售一组的群我发不进去[^]*\n请管理员放行$/
          : /^🔌 销售一组的群我发不进去[^]*\n请把我拉回那个群.*「每天9:00在本群发日报」/,
      ),
    ]);
    expect(it.said.at(-1)?.line.room).toBe('dm:han');
    expect(told(await it.until('2026-11-23T12:00'))).toEqual([]);
    expect(told(await it.until('2026-11-24T09:00'))).toEqual([]);

    it.sending.answer = async () => undefined;
    expect(await digests(it, '2026-11-25T09:00')).toBeGreaterThan(0);
    it.sending.answer = closed(ending);
    expect(told(await it.until('2026-11-26T09:00'))).toHaveLength(1);
    expect(it.problems).toEqual([]);
  },
);

test('where the whole platform is closed, the lead is told on another one', async () => {
  const it = await busy();
  await it.sql(async (tx) => {
    const { id: personId } = only(await colleaguesNamed(tx, '韩梅梅'));
    await addRoom(tx, {
      platform: 'test',
      account: it.account,
      external: 'phone:han',
      kind: 'direct',
      personId,
    });
  });
  it.sending.answer = async ({ room }) =>
    room.startsWith('phone') ? undefined : { kind: 'refused', why: 'removed', mend: true };
  expect(await it.until(MONDAY)).toEqual([expect.stringContaining('销售一组的群我发不进去')]);
  expect(it.said.at(-1)?.line.room).toBe('phone:han');
});

test('a team without a lead has whoever is above it told', async () => {
  const it = await busy();
  await it.sql((tx) => tx.execute(sql`update people set role = 'rep' where name = '韩梅梅'`));
  it.sending.answer = closed({ kind: 'refused', why: 'channel_not_found' });
  expect(told(await it.until(MONDAY))).toHaveLength(1);
  expect(it.said.at(-1)?.line.room).toBe('dm:wang');
});

test('a refusal of what is said to one person is no loss of a channel', async () => {
  const it = await busy();
  it.sending.answer = async ({ room }) => (room === 'dm:lilei' ? { kind: 'refused', why: 'gone' } : undefined);
  await it.hears('帮助');
  expect(told(await it.until(MONDAY))).toEqual([]);
});

/** A team that has something to read in its digest each day. */
async function busy() {
  const it = await world();
  await it.hears('今天和华为李总通了电话,下周一跟进');
  await it.hears('1');
  return it;
}

const closed =
  (ending: SendResult) =>
  async ({ room }: { readonly room: string }) =>
    room === 'team' ? ending : undefined;
const told = (said: readonly string[]) => said.filter((each) => each.startsWith('🔌'));
const digests = async (it: World, at: string) => (await it.until(at)).filter((each) => each.includes('日报')).length;
