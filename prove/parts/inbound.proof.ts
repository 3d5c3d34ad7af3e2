/** What a platform delivers, however often, in whatever order and to whichever replica, has the effect of one delivery. */
import { sql } from 'drizzle-orm';
import { lookAs } from '../../src/core/db/session.ts';
import { mortal } from '../../test/support/mortal.ts';
import { bot } from '../../src/core/bot/bot.ts';
import { commands } from '../../src/core/commands.ts';
import type { Message } from '../../src/core/contract/message.ts';
import { world } from '../../test/support/world.ts';
import { proof } from '../proof.ts';

proof(
  'any multiset of deliveries, in any order, to replicas that die before or after their commit, is the set of its messages',
  async ({ below, pick, times }) => {
    const violations: string[] = [];
    const did = { rounds: 0, messages: 0, deliveries: 0, deaths: 0 };
    while (did.deliveries < times(10_000)) {
      did.rounds += 1;
      const it = await world();
      const store = mortal(it.store, () => {
        const fate = pick(['before', 'after', 'lives', 'lives', 'lives', 'lives'] as const);
        if (fate !== 'lives') did.deaths += 1;
        return fate;
      });
      const replica = () =>
        bot({ store, commands, clock: it.now, wake: () => {}, log: (_id, error) => violations.push(String(error)) });
      const replicas = [replica(), replica(), replica()] as const;
      const messages = Array.from({ length: 12 }, (_, nth): Message =>
        it.message(pick(['lilei', 'emma', 'han']), `今天拜访了华为,谈了第${nth}号方案,下周三跟进`, { id: `m${nth}` }),
      );
      did.messages += messages.length;
      const acked = new Set<string>();
      // A platform delivers until it is acknowledged, and now and then once more.
      const open = messages.flatMap((message) => Array.from({ length: 1 + below(4) }, () => message));
      while (open.length) {
        const several = Array.from({ length: 1 + below(4) }, () => open.splice(below(open.length), 1)[0]);
        await Promise.all(
          several.map(async (message) => {
            if (!message) return;
            did.deliveries += 1;
            const isTaken = await replicas[below(3)]?.receive(message).then(
              () => true,
              () => false,
            );
            if (isTaken) acked.add(message.id);
            else if (!acked.has(message.id)) open.push(message);
          }),
        );
      }
      const rows = await it.sql((tx) => {
        lookAs(tx, 'everything');
        return tx.execute<{ id: string; notes: number; answers: number }>(
          sql`select message_id as id, (select count(*)::int from interactions i where i.workspace_id = h.workspace_id and i.heard_id = h.id) as notes,
            (select count(*)::int from outbox o where o.workspace_id = h.workspace_id and o.heard_id = h.id and o.edits_id is null) as answers from heard h`,
        );
      });
      for (const { id } of messages) {
        const row = rows.find((each) => each.id === id);
        if (row?.notes !== 1 || row.answers !== 1)
          violations.push(`round ${did.rounds}, ${id}: ${row?.notes ?? 0} notes, ${row?.answers ?? 0} answers`);
      }
      if (rows.length !== messages.length)
        violations.push(`round ${did.rounds}: ${rows.length} heard of ${messages.length}`);
    }
    return { did, violations };
  },
);
