import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openTestStore, type World, world } from '../support/world.ts';
import { Died, type Fate, mortal } from '../support/mortal.ts';
import { handOver } from '../../src/jobs/handOver.ts';
import { runJobs } from '../../src/jobs/job.ts';
import { remind } from '../../src/jobs/rhythm/remind.ts';

const TEAM = { lilei: '李雷', emma: 'Emma', han: '韩梅梅', wang: '王强' } as const;
type Receiver = 'emma' | 'han' | 'wang';

const Firm = fc.record({
  customers: fc.array(
    fc.record({
      tier: fc.constantFrom('A', 'B', 'C', null),
      followUps: fc.integer({ min: 0, max: 3 }),
      recurs: fc.boolean(),
      /** Emma has a step of her own there. */
      shared: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  loose: fc.integer({ min: 0, max: 2 }),
  elsewhere: fc.integer({ min: 0, max: 2 }),
  tierTo: fc.constantFrom<Receiver>('emma', 'han'),
  restTo: fc.constantFrom<Receiver | undefined>('emma', 'han', 'wang', undefined),
  declines: fc.array(fc.nat(5), { maxLength: 3 }),
  isGivenAgain: fc.boolean(),
});
type Firm = typeof Firm extends fc.Arbitrary<infer T> ? T : never;

async function settle(it: World, { customers, loose, elsewhere }: Firm) {
  await it.sql(async (tx) => {
    const rows = customers.map((customer, at) => ({ ...customer, name: `K${at + 1}Works` }));
    await tx.execute(sql`
      with me as (select id, zone from people where name = '李雷'), emma as (select id, zone from people where name = 'Emma'),
      given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as g(name text, tier text, "followUps" int, recurs boolean, shared boolean)),
      made as (insert into customers (name, tier, owner_id) select name, tier, me.id from given, me returning id, name),
      hers as (insert into customers (name, owner_id) select 'Hers', emma.id from emma returning id),
      named as (insert into aliases (customer_id, name, key, kind, near, parts) select id, name, lower(name), 'own', '{}', '{}' from made),
      noted as (insert into interactions (customer_id, author_id, kind, occurred_on, text, gist, understood)
        select made.id, me.id, 'call', '2026-11-16', 'talk', 'talk', '{"contacts":[],"amounts":[],"phones":[],"emails":[]}' from made, me),
      steps as (
        select made.id as customer_id, me.id as owner_id, given.recurs and n = 1 as recurs from given join made using (name), me, generate_series(1, given."followUps") n
        union all select made.id, emma.id, false from given join made using (name), emma where given.shared
        union all select null, me.id, false from me, generate_series(1, ${loose}::int)
        union all select hers.id, me.id, false from hers, me, generate_series(1, ${elsewhere}::int))
      insert into follow_ups (customer_id, owner_id, set_by, action, due_on, precision, rule, zone, remind_at)
      select customer_id, owner_id, owner_id, 'step', '2026-12-07', 'day', case when recurs then 'FREQ=WEEKLY' end, 'Asia/Shanghai', timestamptz '2026-12-07T01:30Z' from steps`);
  });
}

type Row = { id: number; customer_id: number | null; owner: string; rule: string | null };

const openSteps = (it: World) =>
  it.sql((tx) =>
    tx.execute<Row>(
      sql`select f.id, f.customer_id, p.name as owner, f.rule from follow_ups f join people p on p.id = f.owner_id where f.state = 'open' order by f.id`,
    ),
  );
const ownersOf = (it: World) =>
  it.sql((tx) =>
    tx.execute<{ id: number; name: string; owner: string }>(
      sql`select c.id, c.name, p.name as owner from customers c join people p on p.id = c.owner_id order by c.id`,
    ),
  );

test('whatever a team looks like, and wherever the process dies, nothing is left behind and nothing is there twice', async () => {
  await fc.assert(
    fc.asyncProperty(Firm, async (firm) => {
      const fate: { now: Fate } = { now: 'lives' };
      const it = await world({ on: mortal(await openTestStore(), () => fate.now) });
      await settle(it, firm);
      const before = await openSteps(it);

      /** Says something; the process dies before the commit, then after it, and each time it is delivered again. */
      const says = async (who: keyof typeof TEAM, text: string) => {
        const message = it.message(who, text);
        for (const how of ['before', 'after', 'lives'] as const) {
          fate.now = how;
          await it.receive(message).catch((error: unknown) => {
            if (!(error instanceof Died)) throw error;
          });
        }
        await it.delivery.drain();
      };
      /** The jobs of a moment, asked thrice: two of them die. */
      const at = async (moment: string) => {
        const then = Temporal.PlainDateTime.from(moment).toZonedDateTime('Asia/Shanghai').toInstant();
        it.pass(it.now().until(then));
        for (const how of ['before', 'after', 'lives'] as const) {
          fate.now = how;
          await runJobs({
            store: it.store,
            jobs: [handOver, remind],
            now: it.now(),
            log: (_, error) => it.problems.push(error),
          });
        }
        await it.delivery.drain();
      };
      const begin = () =>
        says(
          'wang',
          it
            .as('wang')
            .last()
            ?.buttons?.find(({ label }) => label === '开始')?.says ?? '',
        );

      await says('wang', '李雷11月27日18:00离职');
      const { tierTo, restTo, declines, isGivenAgain, customers } = firm;
      const rest = restTo ? `,其余给${restTo === 'wang' ? '我' : TEAM[restTo]}` : '';
      await says('wang', `交接李雷:A类给${TEAM[tierTo]}${rest}`);
      await begin();
      for (const each of declines) {
        const name = `K${(each % customers.length) + 1}Works`;
        for (const who of ['emma', 'han'] as const) await says(who, `退回 ${name},原因:太远了`);
      }
      for (const who of ['emma', 'han'] as const) await says(who, '全部接收');
      if (isGivenAgain) {
        await says('wang', '交接李雷:A类给韩梅梅,其余给Emma');
        await begin();
      }
      await at('2026-11-24T09:30');
      await at('2026-11-27T18:00');

      const steps = await openSteps(it);
      const owners = await ownersOf(it);
      expect(steps.map(({ id, rule }) => [id, rule])).toEqual(before.map(({ id, rule }) => [id, rule]));
      expect(owners.map(({ name }) => name).toSorted()).toEqual(
        ['Hers', ...customers.map((_, index) => `K${index + 1}Works`)].toSorted(),
      );
      expect([...owners, ...steps].filter(({ owner }) => owner === '李雷')).toEqual([]);
      // Each step that was the leaver's is with whoever has the customer now; everybody else's is where it was.
      const wrong = before.filter((was, index) => {
        const now = steps[index]?.owner;
        const keeper = owners.find(({ id }) => id === was.customer_id)?.owner;
        return was.owner === '李雷' ? keeper !== undefined && now !== keeper : now !== was.owner;
      });
      expect(wrong).toEqual([]);
      const notes = await it.sql((tx) =>
        tx.execute(sql`select p.name from interactions i join people p on p.id = i.author_id where p.name <> '李雷'`),
      );
      expect(notes).toEqual([]);
      const twice = await it.sql((tx) =>
        tx.execute(
          sql`select heard_id, person_id from outbox where heard_id is not null and person_id is not null and edits_id is null group by 1, 2, card::text having count(*) > 1`,
        ),
      );
      expect(twice).toEqual([]);
      expect(await it.as('lilei').hears('我的跟进')).toEqual([expect.stringContaining('不认识')]);
      expect(it.problems.filter((problem) => !(problem instanceof Died))).toEqual([]);
    }),
    { numRuns: 8, seed: 20_261_120, endOnFailure: true },
  );
}, 600_000);
