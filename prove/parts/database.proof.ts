/** PostgreSQL that restarts, is away, or is behind a wire that is cut, silent or slow: nothing acknowledged is lost, nobody waits for ever. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { openStore } from '../../src/core/db/open.ts';
import { errorCode } from '../../src/core/db/pool.ts';
import { makeCluster, serverless } from '../../test/support/cluster.ts';
import { openLink } from '../../test/support/link.ts';
import { world, type World } from '../../test/support/world.ts';
import { proof } from '../proof.ts';

/** What a whole transaction may take, and a little. */
const DEADLINE_MS = 11_000;
const GONE = /^(?:CONNECTION_|CONNECT_TIMEOUT|DEADLINE|ECONN|EPIPE|57P0)/;

async function house() {
  const cluster = await makeCluster({ durable: true });
  await cluster.start();
  cluster.shell('createuser --createrole bot && createdb --owner=bot touchbase', '/');
  const url = cluster.url({ user: 'bot', database: 'touchbase' });
  const link = await openLink({ to: url });
  const store = await openStore({ kind: 'server', url: link.of(url), connections: 5 });
  onTestFinished(() => store.close());
  return { cluster, link, it: await world({ on: store }) };
}

proof(
  'PostgreSQL that is restarted under load, at once or in order, or is away for eight seconds',
  async ({ below, times }) => {
    const { cluster, it } = await house();
    const load = writers(it);
    const did = { 'restarts at once': 0, 'restarts in order': 0, 'seconds away': 0 };
    for (let round = 0; round < times(24); round += 1) {
      await load.until(load.state.acked.length + 10);
      const isHard = below(2) === 0;
      did[isHard ? 'restarts at once' : 'restarts in order'] += 1;
      await cluster.stop(isHard ? 'SIGQUIT' : 'SIGINT');
      const away = below(6) === 0 || round === 0 ? 8 : 0;
      did['seconds away'] += away;
      await pause(away * 1_000);
      await cluster.start();
    }
    await load.until(load.state.acked.length + 10);
    return load.verdict(did);
  },
  { needs: serverless },
);

proof(
  'a wire that is cut, goes silent, takes nobody in, or is 300 ms slow, under load',
  async ({ below, pick, times }) => {
    const { link, it } = await house();
    const load = writers(it);
    const did = { cut: 0, silent: 0, shut: 0, slow: 0, connections: 0 };
    for (let round = 0; round < times(100); round += 1) {
      await load.until(load.state.acked.length + 5);
      const fault = pick(['cut', 'silent', 'shut', 'slow'] as const);
      did[fault] += 1;
      if (fault === 'silent' || fault === 'shut') link.state = fault;
      if (fault === 'slow') link.lag = 150;
      if (fault === 'cut' || fault === 'shut') link.drop();
      await pause(fault === 'cut' ? 0 : 500 + below(4_000));
      // What was swallowed is gone: no connection goes on behind it.
      if (fault === 'silent') link.drop();
      Object.assign(link, { state: 'open', lag: 0 });
    }
    await load.until(load.state.acked.length + 10);
    did.connections = link.taken;
    return load.verdict(did);
  },
  { needs: serverless },
);

proof(
  'more at once than there are connections, and a transaction that never ends: each call ends',
  async ({ times }) => {
    const { it } = await house();
    const violations: string[] = [];
    const did = { calls: 0, 'ended by their deadline': 0, slowest: 0 };
    for (let round = 0; round < times(20); round += 1) {
      const stuck = Array.from({ length: 5 }, () => ended(it.sql((tx) => tx.execute(sql`select pg_sleep(60)`))));
      const others = Array.from({ length: 20 }, () => ended(it.sql((tx) => tx.execute(sql`select 1`))));
      for (const { code, took } of await Promise.all([...stuck, ...others])) {
        did.calls += 1;
        did.slowest = Math.max(did.slowest, Math.round(took));
        if (code) did['ended by their deadline'] += 1;
        if (took > DEADLINE_MS) violations.push(`a call took ${Math.round(took)} ms (${code})`);
      }
      const after = await ended(it.sql((tx) => tx.execute(sql`select 1`)));
      if (after.code) violations.push(`after it nothing works: ${after.code}`);
    }
    return { did, violations };
  },
  { needs: serverless },
);

async function ended(work: Promise<unknown>) {
  const began = performance.now();
  const code = await work.then(
    () => undefined,
    (error: unknown) => errorCode(error) ?? String(error),
  );
  return { code, took: performance.now() - began };
}

/** People who write all the time, and deliver again what was not acknowledged. */
function writers(it: World) {
  const state = { running: true, failed: 0, slowest: 0, acked: [] as string[], strange: [] as string[] };
  const busy = ['lilei', 'emma', 'han', 'wang'].map(async (who) => {
    for (let at = 0; state.running; at += 1) {
      const message = it.message(who, `今天拜访了华为,谈了第${at}号方案`, { id: `${who} ${at}` });
      for (;;) {
        const { code, took } = await ended(it.receive(message));
        state.slowest = Math.max(state.slowest, took);
        if (code === undefined) break;
        if (!GONE.test(code)) state.strange.push(code);
        state.failed += 1;
        await pause(50);
      }
      state.acked.push(message.id);
    }
  });
  return {
    state,
    async until(many: number) {
      while (state.acked.length < many) await pause(10);
    },
    async verdict(did: Record<string, number>) {
      state.running = false;
      await Promise.all(busy);
      const rows = await it.sql((tx) =>
        tx.execute<{ id: string; notes: number; answers: number }>(
          sql`select message_id as id, (select count(*)::int from interactions i where i.workspace_id = h.workspace_id and i.heard_id = h.id) as notes,
            (select count(*)::int from outbox o where o.workspace_id = h.workspace_id and o.heard_id = h.id and o.edits_id is null) as answers from heard h`,
        ),
      );
      const kept = new Map(rows.map((row) => [row.id, row]));
      const wrong = state.acked.filter((id) => kept.get(id)?.notes !== 1 || kept.get(id)?.answers !== 1);
      const slowest = Math.round(state.slowest);
      return {
        did: {
          ...did,
          acknowledged: state.acked.length,
          'failed and delivered again': state.failed,
          'ms the slowest call': slowest,
        },
        violations: [
          ...wrong.map((id) => `${id}: ${kept.get(id)?.notes ?? 0} notes, ${kept.get(id)?.answers ?? 0} answers`),
          ...(slowest > DEADLINE_MS ? [`a call took ${slowest} ms`] : []),
          ...state.strange.map((code) => `it failed otherwise: ${code}`),
          ...it.problems.map((problem) => `it failed: ${String(problem)}`),
        ],
      };
    },
  };
}
