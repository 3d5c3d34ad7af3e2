/** A playbook over two hundred customers, by processes that die before and after their commits, two at a time: each step once. */
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { runJobs } from '../../src/jobs/job.ts';
import { playbookSteps } from '../../src/jobs/playbookSteps.ts';
import { Died, type Fate, mortal } from '../support/mortal.ts';
import { openTestStore, world } from '../support/world.ts';

const CUSTOMERS = 200;
const STEPS = 3;

test('each step once, whenever a process dies', async () => {
  let turn = 0;
  let isMortal = false;
  const deaths = { before: 0, after: 0 };
  /** Every third transaction dies before its commit, every fourth after it. */
  const fate = (): Fate => {
    turn += 1;
    const how: Fate = !isMortal ? 'lives' : turn % 3 === 0 ? 'before' : turn % 4 === 0 ? 'after' : 'lives';
    if (how !== 'lives') deaths[how] += 1;
    return how;
  };
  const it = await world({ on: mortal(await openTestStore(), fate) });
  await it.as('han').hears('流程 新客户137:第1天 电话感谢;第3天 发资料;第7天 拜访');
  await it.as('han').hears('新的A类客户都走新客户137');
  await it.sql((tx) =>
    tx.execute(sql`insert into customers (name, tier, owner_id)
      select 'K' || n, 'A', (select id from people where name = '李雷') from generate_series(1, ${CUSTOMERS}::int) n`),
  );

  const count = (of: string) =>
    it.sql(async (tx) =>
      Number((await tx.execute<{ n: number }>(sql.raw(`select count(*)::int as n from ${of}`)))[0]?.n),
    );
  /** The jobs of this moment by two processes at once, again and again, until so many steps are taken. */
  const until = async (done: () => Promise<boolean>) => {
    for (let round = 0; round < 2_000; round += 1) {
      isMortal = true;
      const asks = () =>
        runJobs({ store: it.store, jobs: [playbookSteps], now: it.now(), log: (_, error) => it.problems.push(error) });
      await Promise.all([asks(), asks()]);
      isMortal = false;
      if (await done()) return;
      it.pass({ minutes: 10 });
    }
    throw new Error('it never came to an end');
  };

  await until(async () => (await count('playbook_steps')) === CUSTOMERS);
  for (let step = 1; step <= STEPS; step += 1) {
    await it.sql((tx) =>
      tx.execute(sql`update follow_ups set state = 'done', closed_at = moment() where state = 'open'`),
    );
    const taken = CUSTOMERS * Math.min(step + 1, STEPS);
    await until(async () =>
      step < STEPS
        ? (await count('playbook_steps')) === taken
        : (await count(`playbook_runs where state = 'done'`)) === CUSTOMERS,
    );
    expect(await count('follow_ups')).toBe(taken);
  }

  const actions = await it.sql((tx) =>
    tx.execute<{ action: string; n: number; customers: number }>(
      sql`select action, count(*)::int as n, count(distinct customer_id)::int as customers from follow_ups group by 1 order by 1`,
    ),
  );
  expect(actions).toHaveLength(STEPS);
  for (const { n, customers } of actions) expect([n, customers]).toEqual([CUSTOMERS, CUSTOMERS]);
  expect(await count(`outbox where card::text like '%走「新客户137」%' and person_id is not null`)).toBe(CUSTOMERS);
  expect(it.problems.filter((problem) => !(problem instanceof Died))).toEqual([]);
  expect(deaths.before).toBeGreaterThan(3);
  expect(deaths.after).toBeGreaterThan(3);
}, 600_000);
