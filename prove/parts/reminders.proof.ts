/** What is due is told, and told once, by workers that are killed all the time to a platform that answers wrongly. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { inject, onTestFinished } from 'vitest';
import { type Child, clockBefore, start } from '../../test/support/child.ts';
import { addressOf } from '../../test/support/link.ts';
import { openOwnStore, world, type World } from '../../test/support/world.ts';
import { proof, type Run } from '../proof.ts';

/** Of each worker's own clock, the seconds before or behind: all go by the database's. */
const CLOCKS = [0, 7_200, -7_200];
const WORKERS = CLOCKS.length;
const PATIENCE_MS = 240_000;

proof(
  'every reminder is posted, once and not early, whoever is killed, however wrong their clocks and however the platform answers',
  async (run) => {
    const it = await world({ on: await openOwnStore() });
    const many = run.times(3_000);
    await promise(it, many);
    const platform = await standIn(run);
    const [database, did] = [await addressOf(it), { reminders: many, kills: 0, 'bad answers': 0, 'looked up': 0 }];
    const workers: Child[] = [];
    const hire = (at: number) =>
      (workers[at] = start('../../../prove/programs/worker', [database, platform.url], {
        env: clockBefore(CLOCKS[at] ?? 0),
      }));
    for (let at = 0; at < WORKERS; at += 1) hire(at);
    const posted = () => new Set([...platform.posts.keys()].map((key) => key.split('/')[1])).size;
    const began = performance.now();
    while (posted() < many && performance.now() - began < PATIENCE_MS + many * 100) {
      await pause(200 + run.below(1_200));
      const at = run.below(WORKERS);
      const victim = workers[at];
      // Whoever has not begun proves nothing by its death.
      if (!victim?.said.length || posted() >= many) continue;
      victim.kill();
      await victim.over;
      did.kills += 1;
      hire(at);
    }
    // Whatever is posted twice is posted by now: leases have ended and been taken over.
    await pause(12_000);
    for (const worker of workers) {
      worker.kill();
      await worker.over;
    }
    did['bad answers'] = platform.state.bad;
    did['looked up'] = platform.state.looked;
    const twice = [...platform.posts].filter(([, times]) => times > 1);
    const rooms = new Set<string>();
    const violations = twice.map(([key, times]) => `posted ${times} times: ${key}`);
    for (const key of platform.posts.keys()) {
      const [, room = ''] = key.split('/');
      if (rooms.has(room)) violations.push(`two reminders in ${room}`);
      if (room.startsWith('early')) violations.push(`before its time: ${room}`);
      rooms.add(room);
    }
    if (rooms.size < many) violations.push(`${many - rooms.size} of ${many} are not posted`);
    return { did, violations };
  },
  { needs: inject('server') ? undefined : 'there is no PostgreSQL here' },
);

/** So many people with a follow-up each, due now, and a tenth as many with one due in an hour. */
async function promise({ sql: within, account, teamId }: World, many: number) {
  await within((tx) =>
    tx.execute(sql`with made as (
        insert into people (name, role, team_id, locale, zone)
        select case when n <= ${many} then 'rep' else 'early' end, 'rep', ${teamId}, 'en', 'UTC' from generate_series(1, ${many + Math.ceil(many / 10)}) n returning id, name
      ), home as (
        insert into rooms (platform, account, external, kind, person_id) select 'test', ${account}, name || id, 'direct', id from made
      )
      insert into follow_ups (owner_id, set_by, action, due_on, due_time, precision, zone, remind_at, created_at)
      select id, id, 'call', current_date, '00:01', 'time', 'UTC', now() + case name when 'early' then interval '1 hour' else interval '-1 minute' end, now() - interval '1 day' from made`),
  );
}

/** Posts once per call, whatever it answers then. */
async function standIn({ below }: Run) {
  const posts = new Map<string, number>();
  const state = { bad: 0, looked: 0 };
  const server = createServer((request, response) => {
    const key = request.url ?? '';
    if (request.method === 'GET') {
      state.looked += 1;
      return void response.writeHead(posts.has(key) ? 200 : 404).end();
    }
    const fate = below(100);
    const post = () => posts.set(key, (posts.get(key) ?? 0) + 1);
    if (fate < 13) state.bad += 1;
    if (fate < 4) return void response.writeHead(429, { 'retry-after': '1' }).end();
    if (fate < 8) return void response.writeHead(500).end();
    post();
    if (fate < 11) return void response.writeHead(500).end();
    // It has posted, and never says so.
    if (fate < 13) return undefined;
    return void setTimeout(() => response.writeHead(200).end(), below(60));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, posts, state };
}
