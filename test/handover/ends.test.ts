/** However a colleague's time here ends, it is the same leaving: rights on every platform, what is kept, who hears of it; and never a namesake's. */
import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { applyProfile } from '../../src/core/handover/platformProfile.ts';
import { openAccount } from '../../src/core/people/store/accounts.ts';
import { issueCode } from '../../src/core/people/store/codes.ts';
import { colleaguesNamed } from '../../src/core/people/store/colleagues.ts';
import { linkIdentity } from '../../src/core/people/store/people.ts';
import { addRoom } from '../../src/core/people/store/rooms.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

/** 李雷 has two customers and is met on three platforms; another 李雷 has one of his own. */
beforeEach(async () => {
  Object.assign(it, await world());
  for (const name of ['华为', '美的']) {
    await it.hears(`今天拜访了${name},要样机,下周三跟进`);
    await it.hears(`新客户 ${name}`);
  }
  await it.sql(async (tx) => {
    const { id: personId } = only(await colleaguesNamed(tx, '李雷'));
    for (const platform of ['web', 'ilink']) {
      const account = `${platform} ${it.account}`;
      await openAccount(tx, { platform, account, meets: false });
      const roomId = await addRoom(tx, { platform, account, external: 'dm:lilei', kind: 'direct', personId });
      await linkIdentity(tx, { platform, account, external: 'lilei', personId, roomId });
    }
  });
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), name: '李雷' }));
  await it.as('second').hears(`绑定 ${code}`);
  await it.as('second').hears('今天拜访了格力,要方案,下周三跟进');
  await it.as('second').hears('新客户 格力');
});

const ROOMS: Readonly<Record<string, string>> = { 韩梅梅: 'dm:han', 王强: 'dm:wang' };

const bySlack = () =>
  it.during(() =>
    it.sql((tx) =>
      applyProfile(tx, {
        identity: { platform: 'test', account: it.account, external: 'lilei' },
        before: { name: '李雷', standing: 'member' },
        profile: { name: '李雷', standing: 'gone' },
        now: it.now(),
      }),
    ),
  );

const bySentence = async (words: string) => {
  await it.as('boss').hears(words);
  await it.as('boss').hears('1');
};

/** All that is left of who is where, by name. */
const estate = () =>
  it.sql((tx) =>
    tx.execute<{ customer: string; owner: string; state: string | null; kept: string | null }>(
      sql`select c.name as customer, o.name as owner, i.state, k.name as kept from customers c
        join people o on o.id = c.owner_id left join handover_items i on i.customer_id = c.id
        left join people k on k.id = i.receiver_id order by c.id`,
    ),
  );

test.each([
  ['移除李雷', '韩梅梅', () => bySentence('移除李雷')],
  ['remove 李雷', '韩梅梅', () => bySentence('remove 李雷')],
  ['a deactivation on a platform', '韩梅梅', bySlack],
  [
    'the chosen minute',
    '王强',
    async () => {
      await it.as('wang').hears('李雷今天18:00离职');
      await it.as('wang').hears('1');
      await it.until('2026-11-20T18:00');
    },
  ],
])('%s: %s keeps what nobody has taken', async (_how, keeper, ends) => {
  await ends();
  expect(await estate()).toEqual([
    { customer: '华为', owner: keeper, state: 'held', kept: keeper },
    { customer: '美的', owner: keeper, state: 'held', kept: keeper },
    { customer: '格力', owner: '李雷(test)', state: null, kept: null },
  ]);

  expect(await it.hears('华为')).toEqual([expect.stringContaining('不认识')]);
  for (const platform of ['web', 'ilink'])
    await it.receive(
      it.message('lilei', '华为', {
        platform,
        account: `${platform} ${it.account}`,
        room: { id: 'dm:lilei', kind: 'direct' },
      }),
    );
  const told = await it.sql((tx) =>
    tx.execute<{ text: string }>(
      sql`select o.card::text as text from outbox o join rooms r on r.id = o.room_id
        where r.platform in ('web', 'ilink') and o.state <> 'dead'`,
    ),
  );
  expect(told.filter(({ text }) => text.includes('样机'))).toEqual([]);

  expect((await it.during(() => it.until('2026-11-23T09:31'), { room: ROOMS[keeper] ?? '' })).join('\n')).toMatch(
    /李雷的 2 个客户还没人接\n• 华为\n• 美的/,
  );
  expect(await it.during(() => it.until('2026-11-25T09:31'), { room: 'dm:second' })).toEqual([
    expect.stringContaining('格力'),
  ]);
  expect(await it.as('second').hears('我的客户')).toEqual([expect.stringContaining('格力')]);
  expect(await it.as('emma').hears('who owns 格力')).toEqual([expect.stringContaining('李雷(test)')]);
  expect(it.problems).toEqual([]);
});
