import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { webPorts } from '../../src/app/ports/web.ts';
import { setUp } from '../../src/app/setup.ts';
import { bot } from '../../src/core/bot/bot.ts';
import { commands } from '../../src/core/commands.ts';
import { openStore } from '../../src/core/db/open.ts';
import { lookAs } from '../../src/core/db/session.ts';
import { everyone } from '../../src/core/people/store/people.ts';

const SETTINGS = { zone: 'Asia/Shanghai', locale: 'zh' } as const;

/** A database of its own in which the demo is on. */
async function tried() {
  const store = await openStore({ kind: 'memory' });
  onTestFinished(store.close);
  const { workspace, demo } = await setUp(store, { ...SETTINGS, demo: true });
  expect(demo).toBe(true);
  const problems: unknown[] = [];
  const { receive } = bot({
    store,
    commands,
    clock: Temporal.Now.instant,
    wake: () => {},
    log: (_id, error) => problems.push(error),
  });
  const says = (who: string, text: string) =>
    receive({
      id: crypto.randomUUID(),
      platform: 'web',
      account: 'local',
      from: { id: who },
      room: { id: `dm:${who}`, kind: 'direct' },
      text,
      at: Temporal.Now.instant(),
    });
  const people = () => store.within({ workspace }, everyone);
  return { store, workspace, says, people, problems };
}

test('once a real platform is on, the demo’s people are gone, and nobody is a manager by a click', async () => {
  const it = await tried();
  expect(await it.people()).toHaveLength(4);
  const { demo, adminCode } = await setUp(it.store, { ...SETTINGS, demo: false });
  expect(demo).toBe(false);
  expect(await it.people()).toEqual([]);
  expect(adminCode).toMatch(/^\d{6}$/);
  const page = webPorts({ store: it.store, workspace: it.workspace, demo });
  expect(await page.visitors()).toEqual([]);
  for (const id of ['wangqiang', 'lilei']) expect(await page.session(id)).toBeUndefined();
  await it.says('wangqiang', '我的客户');
  expect(await it.people()).toEqual([]);
  await it.says('owner', `绑定 ${adminCode}`);
  expect(await it.people()).toMatchObject([{ role: 'admin' }]);
  expect(it.problems).toEqual([]);
});

test('what was noted while trying stays, under the name of one who has left, and they never come back by themselves', async () => {
  const it = await tried();
  await it.says('lilei', '今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.says('lilei', '1');
  for (const demo of [false, true]) {
    expect(await setUp(it.store, { ...SETTINGS, demo })).toMatchObject({ demo: false });
    expect(await it.people()).toEqual([]);
  }
  const kept = await it.store.within({ workspace: it.workspace }, async (tx) => {
    lookAs(tx, 'everything');
    return tx.execute<{ name: string; text: string; identities: number; channels: number }>(
      sql`select p.name, i.text, (select count(*)::int from identities) as identities, (select count(*)::int from rooms where team_id is not null) as channels
        from interactions i join people p on p.id = i.author_id`,
    );
  });
  expect([...kept]).toEqual([
    { name: '李雷', text: '今天和华为李总通了电话,嫌报价高,下周三跟进', identities: 0, channels: 0 },
  ]);
  expect(it.problems).toEqual([]);
});
