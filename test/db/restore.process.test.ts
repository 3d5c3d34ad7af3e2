/** The recipe of docs/operating.md, as it is written there, from one server to a new one; and a standby that follows that one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { examine } from '../../src/cli/doctor/doctor.ts';
import { readConfig } from '../../src/config.ts';
import { reading } from '../../src/core/db/server/reading.ts';
import { setUp } from '../../src/app/setup.ts';
import { openStore, type Store } from '../../src/core/db/open.ts';
import { everyone } from '../../src/core/people/store/people.ts';
import { clusterIn, makeCluster, serverless } from '../support/cluster.ts';
import { temporary } from '../support/folders.ts';
import { only } from '../support/rows.ts';
import { FRIDAY, world } from '../support/world.ts';

const home = mkdtempSync(join(tmpdir(), 'touchbase-restored-'));
const servers: { restored?: Awaited<ReturnType<typeof clusterIn>> } = {};

afterAll(async () => {
  await servers.restored?.stop('SIGQUIT');
  rmSync(home, { recursive: true, force: true });
});

const [DUMP = '', RESTORE = ''] = [
  .../## Backup\n[^]*?\n## /.exec(readFileSync('docs/operating.md', 'utf8'))![0].matchAll(/```sh\n([^]*?)```/g),
].map(([, script = '']) => script);

test.runIf(inject('server'))(
  'a dump that is restored on a new server as the documentation says starts there, however its roles and rights came along',
  { timeout: 300_000 },
  async (it) => {
    if (serverless) it.skip(serverless);
    expect([DUMP, RESTORE]).toEqual([expect.stringContaining('pg_dump'), expect.stringContaining('pg_restore')]);
    const dump = temporary();
    const old = await makeCluster();
    await old.start();
    old.shell('createuser --createrole bot && createdb --owner=bot touchbase', dump);
    const place = (cluster: typeof old) =>
      ({ kind: 'server', url: cluster.url({ user: 'bot', database: 'touchbase' }), connections: 2 }) as const;
    const before = await openStore(place(old));
    await setUp(before, { zone: 'Asia/Shanghai', locale: 'zh', demo: true });
    const people = await namesIn(before);
    expect(people.length).toBeGreaterThan(1);
    await before.close();
    old.shell(DUMP, dump);
    await old.stop();

    const fresh = await clusterIn(home);
    servers.restored = fresh;
    await fresh.start();
    fresh.shell(RESTORE, dump);
    const after = await openStore(place(fresh));
    expect(await namesIn(after)).toEqual(people);
    await after.close();

    const superuser = postgres(fresh.url({ database: 'touchbase' }), { max: 1, onnotice: () => {} });
    await superuser.unsafe(`revoke touchbase from bot; revoke all on all tables in schema public from touchbase;
      revoke usage on schema public from public, touchbase; drop policy names on aliases; drop policy clock on workspaces`);
    await superuser.end();
    const again = await openStore(place(fresh));
    expect(await namesIn(again)).toEqual(people);
    const said = await doctor(again);
    expect(said).toContainEqual(expect.stringContaining('PostgreSQL, answers'));
    // Whether next year's holidays are published is no matter of the restored server.
    expect(said.filter((line) => line.startsWith('✗') && !/^✗ (?:holidays|disk):/.test(line))).toEqual([]);
    await again.close();
  },
);

test.runIf(inject('server'))(
  'what only reads is asked of a standby and sees what was said before it; what that has not replayed or does not answer, the server says',
  { timeout: 300_000 },
  async (it) => {
    const server = servers.restored ?? it.skip(serverless);
    const standby = await makeCluster({ follows: server.url() });
    await standby.start();
    const place = (cluster: typeof server) => cluster.url({ user: 'bot', database: 'touchbase' });
    const open = async (by: string) => {
      const opened = await openStore({ kind: 'server', url: place(server), standby: by, connections: 2 }, () => FRIDAY);
      onTestFinished(opened.close);
      return opened;
    };
    const store = await open(place(standby));
    const ends = () => store.standby?.asked;
    const onStandby = async (of: Store) => (await doctor(of)).filter((line) => line.includes('standby'));
    const { hears, as, workspace, receive, message, said, problems } = await world({ on: store });
    const ask = as('wang').hears;
    const SIGNED = '这个月签了多少钱';

    await hears('新客户华为');
    await hears('新客户美的');
    await hears('华为签了,50万');
    expect(await ask(SIGNED)).toEqual([expect.stringContaining('¥500,000(1 笔)')]);
    expect(await ask('按价值列出客户')).toEqual([expect.stringContaining('华为')]);
    expect(await ask('这周谁做了什么')).toEqual([expect.stringContaining('李雷')]);
    expect(await ask('本月复盘')).toEqual([expect.stringContaining('新客户 2 家')]);
    expect(await hears('导出客户')).toContainEqual(expect.stringContaining('导出了 2 个客户'));
    // How soon it has replayed what the question itself has written is the machine's affair.
    const { answered = 0, behind = 0, ...others } = ends() ?? {};
    expect({ all: answered + behind, ...others }).toEqual({ all: 5, away: 0, foreign: 0 });
    expect(answered).toBeGreaterThan(0);
    expect(await onStandby(store)).toEqual([expect.stringMatching(/^✓ standby: answers, \d+ bytes/)]);

    const other = await store.found({ name: 'Other', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
    const seenIn = (company: number, text: string) =>
      store.within({ workspace: company }, (tx) =>
        reading(tx, async (there) => [...(await there.execute(sql.raw(text)))]),
      );
    await expect.poll(() => store.standby?.look()).toEqual({ bytesBehind: 0 });
    const WHO =
      'select current_user as role, pg_is_in_recovery() as there, count(customers.id)::int as customers from customers';
    expect(await seenIn(workspace, WHO)).toEqual([{ role: 'touchbase', there: true, customers: 2 }]);
    expect(await seenIn(other, WHO)).toEqual([{ role: 'touchbase', there: true, customers: 0 }]);
    await expect(seenIn(workspace, "insert into customers (name) values ('x')")).rejects.toMatchObject({
      cause: { code: '25006' },
    });

    const late = message('lilei', '美的签了,30万', { place: 'here' });
    const operator = postgres(standby.url(), { max: 1, onnotice: () => {} });
    onTestFinished(() => operator.end());
    await operator`select pg_wal_replay_pause()`;
    await expect
      .poll(async () => only(await operator<{ is: string }[]>`select pg_get_wal_replay_pause_state() as is`).is)
      .toBe('paused');
    await receive(late);
    expect(await ask(SIGNED)).toEqual([expect.stringContaining('¥800,000(2 笔)')]);
    expect(ends()?.behind).toBe(behind + 1);
    await operator`select pg_wal_replay_resume()`;
    await expect.poll(() => store.standby?.look()).toEqual({ bytesBehind: 0 });
    expect(await ask(SIGNED)).toEqual([expect.stringContaining('¥800,000(2 笔)')]);

    const before = ends()?.answered;
    await hears(SIGNED, { revises: 'here' });
    expect(said.at(-1)?.line.card.title).toContain('¥500,000(1 笔)');
    expect(ends()).toMatchObject({ answered: before });

    await standby.stop('SIGQUIT');
    expect(await ask(SIGNED)).toEqual([expect.stringContaining('¥500,000(1 笔)')]);
    expect(await ask(SIGNED)).toEqual([expect.stringContaining('¥500,000(1 笔)')]);
    expect(ends()).toMatchObject({ answered: before, away: 2 });
    expect(await onStandby(store)).toEqual([expect.stringMatching(/^⚠ standby: does not answer/)]);
    const itself = await open(place(server));
    expect(await onStandby(itself)).toEqual([expect.stringMatching(/^✗ standby: is none of this database/)]);
    expect(problems).toEqual([]);
  },
);

async function doctor(store: Store) {
  const config = readConfig({});
  if ('wrong' in config) throw new Error(config.wrong.join());
  return (await examine(store, config)).out;
}

async function namesIn(store: Store) {
  const [workspace] = await store.all();
  return store.within({ workspace: workspace! }, async (tx) => (await everyone(tx)).map(({ name }) => name));
}
