/** Several processes on one database do everything once, also while one after the other is replaced. */
import { inject } from 'vitest';
import { type Child, start } from '../../test/support/child.ts';
import { addressOf } from '../../test/support/link.ts';
import { makeDatabase, openOwnStore, world } from '../../test/support/world.ts';
import { openStore } from '../../src/core/db/open.ts';
import { proof } from '../proof.ts';

const needs = inject('server') ? undefined : 'there is no PostgreSQL here';
const REPLICAS = 4;

proof(
  'each day’s digest and reminder is said once by all replicas together, one of which is replaced each day',
  async ({ below, times }) => {
    const violations: string[] = [];
    const did = { days: 0, 'deliveries of notes': 0, posts: 0, replaced: 0, killed: 0 };
    const it = await world({ on: await openOwnStore() });
    const database = await addressOf(it);
    const hire = async () => {
      const replica = start('replica', [database, it.account]);
      await replica.hears(/^ready$/);
      return { replica, done: 0 };
    };
    const crew = await Promise.all(Array.from({ length: REPLICAS }, hire));
    const said: string[] = [];
    const all = async (line: string) => {
      for (const each of crew) each.replica.say(line);
      await Promise.all(crew.map(async (each) => each.replica.hears(/^did$/, (each.done += 1))));
    };
    // A customer that nobody has met yet is in no digest.
    await all('hear customer 新客户 华为');
    const collect = () => said.push(...crew.flatMap(({ replica }) => sentBy(replica)));
    let day = Temporal.PlainDate.from('2026-11-23');
    for (; did.days < times(500); did.days += 1) {
      const at = (time: string) =>
        day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: time }).toInstant().toString();
      await all(`remind ${at('10:01')}`);
      collect();
      said.length = 0;
      // Every replica is delivered the same note.
      await all(`hear note-${did.days} 今天拜访了华为,谈了方案${did.days},明天跟进`);
      did['deliveries of notes'] += REPLICAS;
      collect();
      expectOnce(said, { what: `the answer of ${day.toString()}`, pattern: /^dm:lilei /, violations });
      did.posts += said.length;
      said.length = 0;
      do day = day.add({ days: 1 });
      while (day.dayOfWeek > 5);
      await all(`remind ${at('10:00')}`);
      collect();
      expectOnce(said, { what: `the digest of ${day.toString()}`, pattern: /^team /, violations });
      expectOnce(said, { what: `the reminder of ${day.toString()}`, pattern: /^dm:lilei .*"icon":"⏰"/, violations });
      did.posts += said.length;
      said.length = 0;
      const leaves = crew[below(REPLICAS)];
      if (!leaves) continue;
      did[below(2) ? 'replaced' : 'killed'] += 1;
      leaves.replica.end();
      await leaves.replica.over;
      if (leaves.replica.complaints()) violations.push(leaves.replica.complaints());
      crew[crew.indexOf(leaves)] = await hire();
    }
    for (const { replica } of crew) {
      replica.end();
      await replica.over;
      if (replica.complaints()) violations.push(replica.complaints());
    }
    return { did, violations };
  },
  { needs },
);

proof(
  'replicas that meet a fresh database at once make its tables once',
  async ({ times }) => {
    const violations: string[] = [];
    const did = { rounds: 0, replicas: 0 };
    for (; did.rounds < times(20); did.rounds += 1) {
      const { url, drop } = await makeDatabase(inject('server'));
      const opened = await Promise.allSettled(
        Array.from({ length: 20 }, () => openStore({ kind: 'server', url, connections: 1 })),
      );
      did.replicas += opened.length;
      for (const each of opened) {
        if (each.status === 'rejected') violations.push(`round ${did.rounds + 1}: ${String(each.reason)}`);
        else await each.value.close();
      }
      await drop();
    }
    return { did, violations };
  },
  { needs },
);

/** Since the last look: room, then card. */
function sentBy(replica: Child): string[] {
  const lines = replica.said.filter((line) => line.startsWith('sent '));
  const fresh = lines.slice(seen.get(replica) ?? 0);
  seen.set(replica, lines.length);
  return fresh.map((line) => line.split(' ').slice(2).join(' '));
}

const seen = new WeakMap<Child, number>();

function expectOnce(
  said: readonly string[],
  { what, pattern, violations }: { readonly what: string; readonly pattern: RegExp; readonly violations: string[] },
) {
  const found = said.filter((line) => pattern.test(line));
  if (found.length !== 1) violations.push(`${what} is said ${found.length} times`);
}
