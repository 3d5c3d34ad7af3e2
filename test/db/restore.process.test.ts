/** The recipe of docs/operating.md, as it is written there, from one server to a new one. */
import { readFileSync } from 'node:fs';
import postgres from 'postgres';
import { expect, inject, test } from 'vitest';
import { setUp } from '../../src/app/setup.ts';
import { openStore, type Store } from '../../src/core/db/open.ts';
import { everyone } from '../../src/core/people/store/people.ts';
import { start } from '../support/child.ts';
import { makeCluster, serverless } from '../support/cluster.ts';
import { temporary } from '../support/folders.ts';

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

    const fresh = await makeCluster();
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
    await again.close();
    const doctor = start('main', ['doctor'], { env: { DATABASE_URL: place(fresh).url } });
    await doctor.over;
    expect(doctor.said).toContainEqual(expect.stringContaining('PostgreSQL, answers'));
    // Whether next year's holidays are published is no matter of the restored server.
    expect(doctor.said.filter((line) => line.startsWith('✗') && !/^✗ (?:holidays|disk):/.test(line))).toEqual([]);
  },
);

async function namesIn(store: Store) {
  const [workspace] = await store.all();
  return store.within({ workspace: workspace! }, async (tx) => (await everyone(tx)).map(({ name }) => name));
}
