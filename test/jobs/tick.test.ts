/** What a tick asks where nothing is due: one statement, in which each table is looked up by an index, however much is open. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { plannable } from '../../src/core/db/prepared.ts';
import { world } from '../support/world.ts';

const OPEN = 5_000;

test('with everything open and nothing due a tick is a look into each index', async () => {
  const it = await world();
  const plan = await it.sql(async (tx) => {
    await tx.execute(sql`reset role`);
    // As many as a company has, where no other test meets them.
    await tx.execute(
      sql`create temp table follow_ups (like public.follow_ups including indexes including defaults) on commit drop`,
    );
    await tx.execute(sql`insert into follow_ups (workspace_id, id, owner_id, set_by, action, due_on, precision, zone, remind_at)
      select 1, n, n % 500, 1, 'quote', date '2027-03-01' + n % 200, 'day', 'UTC', timestamptz '2027-03-01 01:30Z' + n % 200 * interval '1 day'
      from generate_series(1, ${OPEN}) n`);
    await tx.execute(
      sql`create temp table wakes (like public.wakes including indexes including defaults) on commit drop`,
    );
    await tx.execute(
      sql`insert into wakes (workspace_id, id, owner_id, at) select 1, id, owner_id, remind_at from follow_ups`,
    );
    await tx.execute(sql`analyze follow_ups, wakes`);
    const [asked] = await tx.execute<{ body: string }>(
      sql`select prosrc as body from pg_proc where proname = 'due_workspaces'`,
    );
    const body = (asked?.body ?? '').replaceAll(
      /(?:due_workspaces\.)?(?<!wakes\.)\bat\b(?! time zone)/g,
      "timestamptz '2026-11-20'",
    );
    // In a table of a few rows reading all of it is cheaper: asked for is whether there is an index that serves.
    await tx.execute(
      sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`,
    );
    const rows = await tx.execute<{ 'QUERY PLAN': string }>(
      sql.raw(`explain (analyze, timing off, costs off, summary off) ${body}`),
    );
    return rows.map((row) => row['QUERY PLAN'].trim());
  });
  expect(plan.filter((line) => line.includes('Seq Scan'))).toEqual([]);
  const looks = plan.flatMap((line, at) =>
    / on (?:follow_ups|wakes)(?: follow_ups_1)? \(/.test(line) ? [[line, plan[at + 1]]] : [],
  );
  expect(looks).toEqual(
    ['at', 'ask_at'].map((column) => [
      expect.stringMatching(/Index (?:Only )?Scan using .*actual rows=0/),
      expect.stringMatching(new RegExp(`^Index Cond: \\(${column} <= `)),
    ]),
  );
});

test('follow-ups go on to their next rung by their own rows, and the table is not read for it', async () => {
  const it = await world();
  const moving = plannable.find(({ text }) => text.includes('update follow_ups f set rung'))?.text ?? '';
  const next = [{ rung: 'nudge', at: '2026-11-23T08:00Z', ids: ['3', '7'] }];
  const filled = moving
    .replaceAll('$1::text', `'${JSON.stringify(next)}'::text`)
    .replaceAll('$2::text', `'2026-11-23T01:30Z'::text`);
  const plan = await it.sql(async (tx) => {
    await tx.execute(sql`reset role`);
    await tx.execute(
      sql`create temp table follow_ups (like public.follow_ups including indexes including defaults) on commit drop`,
    );
    await tx.execute(sql`insert into follow_ups (workspace_id, id, owner_id, set_by, action, due_on, precision, zone)
      select ${it.workspace}, n, n % 500, 1, 'quote', date '2026-11-23', 'day', 'UTC' from generate_series(1, ${OPEN}) n`);
    await tx.execute(sql`analyze follow_ups`);
    const rows = await tx.execute<{ 'QUERY PLAN': string }>(sql.raw(`explain (costs off) ${filled}`));
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toMatch(/Index Scan[^\n]* on follow_ups f|Bitmap Heap Scan on follow_ups f/);
  expect(plan).not.toContain('Seq Scan on follow_ups');
});
