import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, inject, onTestFinished, test } from 'vitest';
import { errorCode } from '../../src/core/db/pool.ts';
import { openStore } from '../../src/core/db/open.ts';
import type { Message } from '../../src/core/contract/message.ts';
import { start } from '../support/child.ts';
import { addressOf, openLink } from '../support/link.ts';
import { type World, world } from '../support/world.ts';

const server = inject('server');
/** What a whole transaction may take, and a little. */
const DEADLINE = 11_000;
const GONE = /^(?:CONNECTION_|CONNECT_TIMEOUT|DEADLINE|ECONN|EPIPE|57P0)/;

test.runIf(server)(
  'a database that cuts all connections under load takes nothing with it',
  async () => {
    const it = await world();
    const people = ['lilei', 'emma', 'han', 'wang'] as const;
    const state = { running: true, failed: 0, slowest: 0 };
    const acknowledged: string[] = [];

    /** Delivers as a platform does: again and again, until it is acknowledged. */
    const deliver = async (message: Message) => {
      for (;;) {
        const began = performance.now();
        const error = await it.receive(message).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        state.slowest = Math.max(state.slowest, performance.now() - began);
        if (error === undefined) return acknowledged.push(message.id);
        expect(errorCode(error)).toMatch(GONE);
        state.failed += 1;
        await pause(20);
      }
    };
    const writers = people.flatMap((who) =>
      ['a', 'b'].map(async (room) => {
        for (let at = 0; state.running; at += 1)
          await deliver(
            it.message(who, `今天拜访了华为,谈了第${at}号方案`, {
              id: `${who} ${room} ${at}`,
              room: { id: room, kind: 'direct' },
            }),
          );
      }),
    );
    const operator = await bare(it);
    for (let cut = 0; cut < 12; cut += 1) {
      while (acknowledged.length < cut * 8) await pause(5);
      await cutAll(operator);
    }
    await operator.end();
    state.running = false;
    await Promise.all(writers);

    const notes = await it.sql((tx) =>
      tx.execute<{ id: string; notes: number; answers: number }>(
        sql`select message_id as id, (select count(*)::int from interactions i where i.workspace_id = h.workspace_id and i.heard_id = h.id) as notes,
        (select count(*)::int from outbox o where o.workspace_id = h.workspace_id and o.heard_id = h.id and o.edits_id is null) as answers from heard h`,
      ),
    );
    expect(state.failed).toBeGreaterThan(0);
    expect(notes.map(({ id }) => id).toSorted()).toEqual(acknowledged.toSorted());
    expect(notes.filter((row) => row.notes !== 1 || row.answers !== 1)).toEqual([]);
    expect(state.slowest).toBeLessThan(DEADLINE);
    process.stdout.write(
      `12 cuts under load: ${acknowledged.length} acknowledged, ${state.failed} failed and delivered again, slowest call ${Math.round(state.slowest)} ms\n`,
    );
  },
  60_000,
);

test.runIf(server)('a connection that ends concerns no transaction but its own', async () => {
  const it = await world();
  const cut = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const working = it.sql(async (tx) => {
    await tx.execute(sql`update people set name = 'Eve' where role = 'admin'`);
    begun.resolve();
    await cut.promise;
    return [...(await tx.execute<{ name: string }>(sql`select name from people where role = 'admin'`))];
  });
  await begun.promise;
  await Promise.all([it.store.all(), it.store.all(), it.store.all()]);
  const operator = await bare(it);
  const ended = await operator`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'touchbase' and state = 'idle'`;
  await operator.end();
  expect(ended.length).toBeGreaterThan(0);
  await pause(100);
  cut.resolve();
  expect(await working).toEqual([{ name: 'Eve' }]);
  expect(await it.sql(async (tx) => [...(await tx.execute(sql`select 1 as one`))])).toEqual([{ one: 1 }]);
});

test.runIf(server)(
  'a link that goes silent keeps nobody waiting longer than the deadline, and work goes on when it is back',
  async () => {
    const it = await world();
    const link = await openLink();
    const store = await openStore({ kind: 'server', url: await link.through(it), connections: 2 });
    onTestFinished(() => store.close());
    const ask = () => settled(store.all());
    expect(await ask()).toMatchObject({ code: undefined });

    link.state = 'silent';
    for (const { code, took } of await Promise.all([ask(), ask(), ask(), ask()])) {
      expect(code).toMatch(/^(?:DEADLINE|CONNECT_TIMEOUT)$/);
      expect(took).toBeLessThan(DEADLINE);
    }
    link.state = 'open';
    const back = await ask();
    expect(back).toMatchObject({ code: undefined });
    expect(back.took).toBeLessThan(2_000);
  },
  40_000,
);

test.runIf(server)(
  'a link that drops, or takes nobody in, is told at once, and work goes on when it is back',
  async () => {
    const it = await world();
    const link = await openLink();
    const store = await openStore({ kind: 'server', url: await link.through(it), connections: 2 });
    onTestFinished(() => store.close());

    const begun = Promise.withResolvers<void>();
    const working = settled(
      store.within({ workspace: it.workspace }, async (tx) => {
        await tx.execute(sql`select 1`);
        begun.resolve();
        await tx.execute(sql`select pg_sleep(5)`);
      }),
    );
    await begun.promise;
    link.state = 'shut';
    link.drop();
    expect((await working).code).toMatch(GONE);
    for (let at = 0; at < 4; at += 1) {
      const { code, took } = await settled(store.all());
      expect(code).toMatch(GONE);
      expect(took).toBeLessThan(3_000);
    }
    expect(link.taken).toBeLessThan(10);
    link.state = 'open';
    const back = await settled(store.all());
    expect(back).toMatchObject({ code: undefined });
    expect(back.took).toBeLessThan(3_000);
  },
  60_000,
);

test.runIf(server)(
  'a host that dies in the middle of a transaction does not deafen its room',
  async () => {
    const it = await world();
    const link = await openLink();
    const doomed = start('replica', [await link.through(it), it.account]);
    await doomed.hears(/^ready$/);
    const operator = await bare(it);
    // Whoever holds this keeps a note waiting after its room is taken and before it is kept.
    const held = await operator.reserve();
    await held`begin`;
    await held`lock table interactions in access exclusive mode`;
    doomed.say('hear 1 今天拜访了华为');
    const inTransaction = async (of: 'Lock' | 'Client') => {
      const rows =
        await operator`select pid from pg_stat_activity where datname = current_database() and application_name = 'touchbase'
        and xact_start is not null and wait_event_type = ${of}`;
      return rows.length;
    };
    await expect.poll(() => inTransaction('Lock'), { timeout: 30_000 }).toBe(1);
    link.state = 'silent';
    doomed.kill();
    await held`commit`;
    held.release();
    await expect.poll(() => inTransaction('Client'), { timeout: 30_000 }).toBe(1);

    const began = performance.now();
    expect(await it.hears('谁负责华为')).toHaveLength(1);
    expect(performance.now() - began).toBeLessThan(8_000);
    await operator.end();
  },
  120_000,
);

test.runIf(server)(
  'whoever leads goes on while the database is away, has the lead back when it answers, and gives way to whoever took it meanwhile',
  async () => {
    const it = await world();
    const link = await openLink();
    const store = await openStore({ kind: 'server', url: await link.through(it), connections: 1 });
    const rival = await openStore({ kind: 'server', url: await addressOf(it), connections: 1 });
    const ending = new AbortController();
    onTestFinished(async () => {
      ending.abort();
      await Promise.all([store.close(), rival.close()]);
    });
    const name = `test ${it.account}`;
    const leading = () => holders(it, name);
    const lead = await store.lead(name, ending.signal);
    const [first] = await leading();
    expect(first).toBeDefined();

    const operator = await bare(it);
    await operator`select pg_terminate_backend(${first!})`;
    await operator.end();
    await expect.poll(leading, { timeout: 30_000 }).toEqual([expect.not.stringMatching(`^${first}$`)]);
    expect(lead?.lost.aborted).toBe(false);

    link.state = 'shut';
    link.drop();
    const next = await rival.lead(name, ending.signal);
    expect(lead?.lost.aborted).toBe(false);
    link.state = 'open';
    await expect.poll(() => lead?.lost.aborted, { timeout: 30_000 }).toBe(true);
    expect(next?.lost.aborted).toBe(false);
    await Promise.all([lead?.release(), next?.release()]);
  },
  120_000,
);

/** The sessions that have this lead. */
async function holders(it: World, name: string) {
  const rows = await it.sql((tx) =>
    tx.execute<{ pid: string }>(
      sql`select pid::text from pg_locks where locktype = 'advisory' and granted and (classid::bigint << 32 | objid::bigint) = hashtextextended(${`touchbase ${name}`}, 0)`,
    ),
  );
  return rows.map(({ pid }) => pid);
}

/** Ends all connections of the bot. */
async function cutAll(operator: postgres.Sql) {
  await operator`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'touchbase'`;
}

/** A connection that is none of the bot's. */
async function bare(it: Pick<World, 'store'>) {
  return postgres(await addressOf(it), { max: 2, onnotice: () => {} });
}

async function settled(work: Promise<unknown>) {
  const began = performance.now();
  const code = await work.then(
    () => undefined,
    (error: unknown) => errorCode(error) ?? String(error),
  );
  return { code, took: performance.now() - began };
}
