/** A backup is taken while a team works, and put back on a new database of either kind: nothing is missing, and whoever was erased since is gone. */
import { execFileSync } from 'node:child_process';
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { erasuresOf } from '../../src/cli/backup/erasures.ts';
import { type DatabaseLocation, openStore } from '../../src/core/db/open.ts';
import { start } from '../../test/support/child.ts';
import { makeCluster, serverless } from '../../test/support/cluster.ts';
import { temporary, unpacked } from '../../test/support/folders.ts';
import { snapshot } from '../../test/support/rows.ts';
import { makeDatabase, world } from '../../test/support/world.ts';
import { proof, type Run } from '../proof.ts';

const NAMES = ['李敏敏', '欧阳文静', '秦小鱼', '司马青青', '尉迟明月'] as const;

const folders = async (): Promise<DatabaseLocation> => ({ kind: 'folder', folder: join(temporary(), 'data') });

/** A server that has nothing yet, as after the loss of the old one. */
async function newServer(): Promise<DatabaseLocation> {
  const cluster = await makeCluster();
  await cluster.start();
  cluster.shell('createuser --createrole bot && createdb --owner=bot touchbase', temporary());
  return { kind: 'server', url: cluster.url({ user: 'bot', database: 'touchbase' }), connections: 2 };
}

async function someServer(): Promise<DatabaseLocation> {
  const { url, drop } = await makeDatabase(inject('server'));
  onTestFinished(drop);
  return { kind: 'server', url, connections: 2 };
}

proof('a backup of the embedded database goes into a new folder, and erasures are done again', (run) =>
  roundTrip(run, { from: async () => ({ kind: 'folder', folder: unpacked() }), to: folders }),
);

proof(
  'a backup of PostgreSQL goes onto a new server, and erasures are done again',
  (run) => roundTrip(run, { from: someServer, to: newServer }),
  { needs: inject('server') ? serverless : 'there is no PostgreSQL here' },
);

proof(
  'a backup of the embedded database goes into PostgreSQL',
  (run) => roundTrip(run, { from: async () => ({ kind: 'folder', folder: unpacked() }), to: someServer }),
  { needs: inject('server') ? undefined : 'there is no PostgreSQL here' },
);

type Places = { readonly from: () => Promise<DatabaseLocation>; readonly to: () => Promise<DatabaseLocation> };

async function roundTrip({ pick, below, times }: Run, { from, to }: Places) {
  const violations: string[] = [];
  const did = { rounds: 0, rows: 0, 'rows of whom was erased': 0, 'halves refused': 0 };
  for (; did.rounds < times(10); did.rounds += 1) {
    const home = temporary();
    const [backup, list] = [join(home, 'touchbase.backup'), join(home, 'erasures.jsonl')];
    const old = await openStore(await from());
    const it = await world({ on: old });
    const who = pick(NAMES);
    for (const said of [
      `今天拜访了立讯的${who},采购总监,电话13655551234,嫌交期慢,下周三给${who}回电`,
      '新客户 立讯',
      ...[`${who}生日3月5日`, `${who}喜欢喝茶`, `答应周五前给${who}寄样品`].filter(() => below(2)),
      '今天拜访了华为,谈了新产线',
      '新客户 华为',
    ])
      await it.hears(said);
    const before = await snapshot(old, it);
    did.rows += Object.values(before).reduce((sum, { length }) => sum + length, 0);
    await old.backUp(backup);
    await it.as('wang').hears(`删除立讯${who}的个人信息`);
    await it.as('boss').presses('approve');
    writeFileSync(list, (await erasuresOf(old)).map((line) => `${JSON.stringify(line)}\n`).join(''));
    if (readFileSync(list, 'utf8').includes(who)) violations.push('the list of erasures names whom it is about');
    await old.close();

    const half = join(home, 'half.backup');
    execFileSync('cp', [backup, half]);
    truncateSync(half, 1 + below(readFileSync(backup).length - 1));
    const place = await to();
    const env =
      place.kind === 'server'
        ? { DATABASE_URL: place.url }
        : place.kind === 'folder'
          ? { DATABASE_URL: '', DATA_DIR: place.folder }
          : {};
    const refused = start('main', ['restore', half], { env });
    if ((await refused.over) === 1 && /is not whole|is no backup/.test(refused.complaints()))
      did['halves refused'] += 1;
    else violations.push(`round ${did.rounds + 1}: half a backup is taken: ${refused.complaints()}`);

    const restoring = start('main', ['restore', backup], { env });
    if ((await restoring.over) !== 0) {
      violations.push(`round ${did.rounds + 1}: ${restoring.complaints()}`);
      continue;
    }
    const rowsThere = async () => {
      const store = await openStore(place);
      const rows = await snapshot(store, it);
      await store.close();
      return rows;
    };
    const after = await rowsThere();
    for (const [table, rows] of Object.entries(before))
      if (JSON.stringify(after[table]) !== JSON.stringify(rows)) violations.push(`${table} is not as it was`);
    const traces = new RegExp(`${who}|13655551234`);
    const left = (rows: typeof before) =>
      Object.entries(rows).flatMap(([table, all]) =>
        all
          .filter((row) => traces.test(JSON.stringify(row)))
          .map((row) => `${who} is still there: ${table} ${JSON.stringify(row).slice(0, 200)}`),
      );
    did['rows of whom was erased'] += left(after).length;
    const replay = start('main', ['erasures', '--replay', list], { env: { ...env, DEMO: 'off' } });
    if ((await replay.over) !== 0 || !replay.said.join('').startsWith('1 of 1'))
      violations.push(`the replay: ${replay.said.join('')} ${replay.complaints()}`);
    const erased = await rowsThere();
    violations.push(...left(erased));
    if (!JSON.stringify(erased).includes('新产线')) violations.push('what has nothing to do with them is gone');
  }
  return { did, violations };
}
