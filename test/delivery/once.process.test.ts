import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, inject, test } from 'vitest';
import { type Child, start } from '../support/child.ts';
import { openOwnStore, type World, world } from '../support/world.ts';
import type { Card } from '../../src/core/contract/card.ts';

const server = inject('server');
const NOTE = '今天和华为李总通了电话,嫌报价高,下周三跟进';
/** That promises nothing. */
const VISIT = '今天和华为李总通了电话,嫌报价高';
const MONDAY = '2026-11-23T09:30';

test('one delivery, ten times at once: one note, one answer', async () => {
  const it = await world();
  const message = it.message('lilei', NOTE);
  expect(await it.during(() => Promise.all(Array.from({ length: 10 }, () => it.receive(message))))).toHaveLength(1);
  expect(await tally(it)).toEqual({ notes: 1, answers: 1 });
  expect(await it.during(() => it.receive(message))).toEqual([]);
});

test(`${server ? 'four replicas, each told of one delivery ten times at once: one note, one answer; ' : ''}1,000 follow-ups due at once: each is reminded of exactly once`, async () => {
  const it = await alone();
  const replicas = server ? await four(it) : [];
  const id = randomUUID();
  for (const replica of replicas) for (let nth = 0; nth < 10; nth += 1) replica.say(`hear ${id} ${VISIT}`);
  for (const replica of replicas) await replica.hears(/^did$/, 10);
  const once = replicas.length ? 1 : 0;
  expect(replicas.flatMap((replica) => sent(replica))).toHaveLength(once);
  expect(await tally(it)).toEqual({ notes: once, answers: once });
  await promiseAThousand(it);
  const at = Temporal.PlainDateTime.from(MONDAY).toZonedDateTime('Asia/Shanghai').toInstant();
  const before = it.said.length;
  for (const replica of replicas) replica.say(`remind ${at.toString()}`);
  for (const replica of replicas) await replica.hears(/^did$/, 11);
  await Promise.all(replicas.map((replica) => stop(replica)));
  if (!server) await it.until(MONDAY);
  const cards = server
    ? replicas.flatMap((replica) => sent(replica))
    : it.said.slice(before).map(({ line }) => ({ room: line.room, card: line.card }));

  const reminders = cards.filter(({ card }) => card.icon === '⏰');
  expect(reminders).toHaveLength(RECIPIENTS + 1);
  const named = reminders.flatMap(({ card }) => (card.items ?? []).map(({ ref }) => ref));
  expect(new Set(named).size).toBe(named.length);
  // Three each are named, all are counted.
  expect(named).toHaveLength(3 * (RECIPIENTS + 1));
  expect(
    reminders.map(({ card }) => Number(/\((\d+)\)/.exec(card.title)?.[1])).reduce((sum, count) => sum + count),
  ).toBe(1000);
  const rows = await it.sql((tx) =>
    tx.execute<{ reminders: number; count: number }>(
      sql`select reminders, count(*)::int as count from follow_ups group by 1`,
    ),
  );
  expect([...rows]).toEqual([{ reminders: 1, count: 1000 }]);
  expect(replicas.map((replica) => replica.complaints()).join('')).toBe('');
  expect(it.problems).toEqual([]);
}, 90_000);

/** As many colleagues with eight follow-ups each; one more has all the others. */
const RECIPIENTS = 100;

async function promiseAThousand({ sql: within, account, teamId }: World) {
  await within((tx) =>
    tx.execute(sql`with team as (
        insert into people (name, role, team_id, locale, zone)
        select 'Rep ' || n, 'rep', ${teamId}, 'en', 'Asia/Shanghai' from generate_series(0, ${RECIPIENTS}) n returning id
      ), home as (
        insert into rooms (platform, account, external, kind, person_id) select 'test', ${account}, 'dm:rep' || id, 'direct', id from team
      ), numbered as (
        select id, row_number() over (order by id) - 1 as place from team
      ), slots as (
        select n, case when n < ${RECIPIENTS * 8} then n / 8 else ${RECIPIENTS} end as place from generate_series(0, 999) n
      )
      insert into follow_ups (owner_id, set_by, action, due_on, precision, zone, remind_at)
      select id, id, 'call ' || n, '2026-11-23', 'day', 'Asia/Shanghai', '2026-11-23T09:30+08' from slots join numbered using (place)`),
  );
}

/** Programs of their own send whatever is due in their database: theirs is shared with no other test. */
async function alone() {
  return world(server ? { on: await openOwnStore() } : {});
}

async function four({ sql: within, account }: World) {
  const [here] = await within((tx) => tx.execute<{ name: string }>(sql`select current_database() as name`));
  const url = new URL(server);
  url.pathname = `/${here?.name}`;
  const replicas = Array.from({ length: 4 }, () => start('replica', [url.href, account]));
  for (const replica of replicas) await replica.hears(/^ready$/);
  return replicas;
}

async function stop(replica: Child) {
  replica.end();
  await replica.over;
}

function sent(replica: Child) {
  return replica.said
    .filter((line) => line.startsWith('sent '))
    .map((line) => {
      const [, , room = '', ...card] = line.split(' ');
      // The program wrote what it was given to send.
      return { room, card: JSON.parse(card.join(' ')) as Card };
    });
}

async function tally({ sql: within }: World) {
  const [row] = await within((tx) =>
    tx.execute<{ notes: number; answers: number }>(
      sql`select (select count(*)::int from interactions) as notes, (select count(*)::int from outbox) as answers`,
    ),
  );
  return row;
}
