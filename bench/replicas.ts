/**
 * What more replicas on one PostgreSQL bring: `TEST_POSTGRES_URL=… node bench/replicas.ts [seconds]`. 1, 2 and 4 processes,
 * each a whole bot without its platforms, hear notes of people of their own, eight at a time, as fast as they can.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { cpus, loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { bot } from '../src/core/bot/bot.ts';
import { commands } from '../src/core/commands.ts';
import { addAliases } from '../src/core/customers/store/aliases.ts';
import { openStore } from '../src/core/db/open.ts';
import { addPerson, linkIdentity } from '../src/core/people/store/people.ts';
import { addTeam } from '../src/core/people/store/teams.ts';
import { sql } from 'drizzle-orm';

const AT_ONCE = 8;
const MOST = 4;
const CUSTOMERS = 400;
const url = process.env['TEST_POSTGRES_URL'];
if (url === undefined) throw new Error('set TEST_POSTGRES_URL to a database that may be filled');
const [, , first = '10', account = '', number = '0'] = process.argv;
const seconds = Number(first);
const personOf = (replica: number, at: number) => `p${replica * AT_ONCE + at}`;

await (account === '' ? measure(url) : hear(url));

async function measure(at: string) {
  const store = await openStore({ kind: 'server', url: at });
  const workspace = await store.found({ name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh', demo: false });
  const platform = randomUUID();
  await store.within({ workspace }, async (tx) => {
    await tx.execute(sql`insert into accounts (platform, account, meets) values ('bench', ${platform}, false)`);
    const { id: teamId } = await addTeam(tx, { name: 'Bench', zone: 'Asia/Shanghai', locale: 'zh' });
    for (let each = 0; each < MOST * AT_ONCE; each += 1) {
      const of = { name: `同事${each}`, role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId } as const;
      const { id: personId } = await addPerson(tx, of);
      await linkIdentity(tx, { platform: 'bench', account: platform, external: `p${each}`, personId });
    }
    const made = await tx.execute<{ id: number; name: string }>(
      sql`insert into customers (name) select '甲乙' || n || '公司' from generate_series(1, ${CUSTOMERS}) n returning id, name`,
    );
    await addAliases(
      tx,
      made.map((row) => ({ customerId: row.id, name: row.name, kind: 'own' })),
    );
  });
  await store.analyze();
  const load = () => loadavg()[0]?.toFixed(1);
  process.stdout.write(`${cpus().length} cores, load ${load()} before\n`);
  const alone = { rate: 0 };
  for (const replicas of [1, 2, 4]) {
    const children = Array.from({ length: replicas }, (_, each) =>
      spawn(process.execPath, [process.argv[1] ?? '', String(seconds), platform, String(each)], {
        stdio: ['pipe', 'pipe', 'inherit'],
      }),
    );
    await Promise.all(children.map((child) => said(child, 'ready')));
    for (const child of children) child.stdin.write('go\n');
    const counts = await Promise.all(children.map((child) => said(child, 'did')));
    const rate = counts.reduce((sum, [count = 0]) => sum + count, 0) / seconds;
    const cpu = counts.reduce((sum, [, used = 0]) => sum + used, 0) / seconds;
    alone.rate ||= rate;
    process.stdout.write(
      `${replicas}: ${rate.toFixed(0)} notes/s, ${(rate / alone.rate).toFixed(2)} of one, ${cpu.toFixed(2)} cores in the replicas, load ${load()}\n`,
    );
  }
  await store.close();
}

async function said(child: ChildProcess, word: string): Promise<readonly number[]> {
  if (!child.stdout) throw new Error('no output');
  const lines = createInterface({ input: child.stdout });
  for (;;) {
    const [line] = (await once(lines, 'line')) as [string];
    if (line.startsWith(word)) return line.split(' ').slice(1).map(Number);
  }
}

/** One replica: how many notes it has heard, and for how many seconds a core was busy with it. */
async function hear(at: string) {
  const store = await openStore({ kind: 'server', url: at });
  const { receive } = bot({
    store,
    commands,
    clock: store.clock,
    wake: () => {},
    log: (_id, error) => console.error(error),
  });
  const state = { until: 0, heard: 0 };
  const speaks = async (who: string) => {
    for (let turn = 0; performance.now() < state.until; turn += 1) {
      const name = `甲乙${((turn * 7 + Number(who.slice(1)) * 13) % CUSTOMERS) + 1}公司`;
      await receive({
        id: randomUUID(),
        platform: 'bench',
        account,
        from: { id: who },
        room: { id: `dm:${who}`, kind: 'direct' },
        text: `今天和${name}的李总通了电话,嫌报价高,下周三跟进`,
        at: store.clock(),
      });
      state.heard += 1;
    }
  };
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  const before = process.cpuUsage();
  state.until = performance.now() + seconds * 1000;
  await Promise.all(Array.from({ length: AT_ONCE }, (_, each) => speaks(personOf(Number(number), each))));
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`did ${state.heard} ${((user + system) / 1e6).toFixed(2)}\n`);
  await store.close();
  process.exit(0);
}
