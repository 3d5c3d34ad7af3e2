import { sql } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { giveEstate, workOf } from '../support/estate.ts';
import { only } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await giveEstate(it, '李雷', { customers: 50, followUps: 120, recurring: 15, promises: 40, deals: 6 });
});

const count = async (statement: ReturnType<typeof sql>) =>
  only(await it.sql((tx) => tx.execute<{ n: number }>(statement))).n;

/** What must not change whatever is handed over: nothing is lost, nothing is there twice. */
const totals = async () => ({
  customers: await count(sql`select count(*)::int as n from customers`),
  open: await count(sql`select count(*)::int as n from follow_ups where state = 'open'`),
  recurring: await count(sql`select count(*)::int as n from follow_ups where state = 'open' and rule is not null`),
  promises: await count(sql`select count(*)::int as n from facts where topic = 'promised' and ended_on is null`),
  deals: await count(
    sql`select count(*)::int as n from deals d join customers c on c.id = d.customer_id where d.outcome is null and c.owner_id is not null`,
  ),
  notes: await count(
    sql`select count(*)::int as n from interactions i join people p on p.id = i.author_id where p.name = '李雷'`,
  ),
});

/** The one tap below the preview. */
const begin = () => it.as('wang').presses(it.as('wang').last()?.buttons?.[0]?.label ?? '');

test.each([
  ['李雷11月27日18:00离职', '交接李雷:A类给Emma,其余给韩梅梅', '太远了', '交接李雷:K1Works、K2Works、K4Works给Emma'],
  [
    '李雷 leaves on 27 Nov at 18:00',
    'hand over 李雷: tier A to Emma, rest to 韩梅梅',
    'it is too far',
    'hand over 李雷: K1Works, K2Works, K4Works to Emma',
  ],
])(
  'fifty customers change hands in one chat, and nothing is left behind: %s',
  async (leaves, hands, why, again) => {
    const before = await totals();
    expect(before).toEqual({ customers: 50, open: 120, recurring: 15, promises: 40, deals: 6, notes: 50 });
    expect(await it.as('wang').hears(leaves)).toEqual([expect.stringMatching(/🚪 李雷[^]*18:00[^]*50[^]*120/)]);
    const [preview] = await it.as('wang').hears(hands);
    expect(preview).toMatch(/Emma \(16\)[^]*韩梅梅 \(34\)[^]*120[^]*15[^]*40/);
    expect(await workOf(it)).toMatchObject({ 李雷: { customers: 50, followUps: 120 } });

    await begin();
    expect(await totals()).toEqual(before);
    expect(await workOf(it)).toMatchObject({
      李雷: { customers: 0, followUps: 0 },
      Emma: { customers: 16 },
      韩梅梅: { customers: 34 },
    });

    expect(await it.as('emma').hears('accept all')).toEqual([expect.stringContaining('✅')]);
    for (const name of ['K1Works', 'K2Works', 'K4Works'])
      expect(await it.as('han').hears(`退回 ${name},原因:${why}`)).toEqual([
        expect.stringMatching(new RegExp(`(?:退回了|Declined: )${name}[^]*${why}`)),
      ]);
    await it.as('han').hears('全部接收');
    expect(await it.as('wang').hears('交接进度')).toEqual([
      expect.stringMatching(/已接收 47[^]*没人接 K1Works、K2Works、K4Works/),
    ]);
    expect(await workOf(it)).toMatchObject({
      李雷: { customers: 3 },
      Emma: { customers: 16 },
      韩梅梅: { customers: 31 },
    });

    await it.as('wang').hears(again);
    await begin();
    await it.as('emma').hears('accept all');
    expect(await workOf(it)).toMatchObject({ 李雷: { customers: 0, followUps: 0 }, Emma: { customers: 19 } });
    expect(await totals()).toEqual(before);

    const reminded = await it.during(() => it.until('2026-11-25T09:30'), { room: 'dm:lilei' });
    expect(reminded.join()).not.toContain('step');
    expect(it.said.some(({ line }) => line.room === 'dm:emma' && line.text.includes('step'))).toBe(true);

    await it.until('2026-11-27T18:00');
    expect(await it.as('lilei').hears('K1Works')).toEqual([expect.stringMatching(/不认识|don’t know/)]);
    expect(await it.as('emma').hears('K1Works')).toEqual([
      expect.stringMatching(/李雷 \(former colleague\)[^]*talked about K1Works/),
    ]);
    expect(await totals()).toEqual(before);
    expect(it.problems).toEqual([]);
  },
  120_000,
);
