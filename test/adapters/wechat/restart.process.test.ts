/** A PostgreSQL that is really stopped and started again, under what is said in WeChat meanwhile. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { heard } from '../../../src/core/db/schema/messages.ts';
import { openStore } from '../../../src/core/db/open.ts';
import { makeCluster, serverless } from '../../support/cluster.ts';
import { temporary } from '../../support/folders.ts';
import { isInstalled } from '../../support/installed.ts';
import { wechat } from './wechaty.ts';

const SAID = ['今天和华为李总通了电话,嫌报价高', '拜访了立讯王工,要扩产', '比亚迪来电要样品'];

test.runIf(inject('server') && isInstalled('wechaty')).for([
  ['stopped as its operator stops it', 'SIGINT', false],
  ['killed', 'SIGQUIT', false],
  ['stopped while a message is under way', 'SIGINT', true],
] as const)(
  'what is said in WeChat while PostgreSQL restarts is kept, each once and in its order: %s',
  { timeout: 180_000 },
  async ([, signal, isUnderWay], it) => {
    if (serverless) it.skip(serverless);
    const cluster = await makeCluster();
    await cluster.start();
    cluster.shell('createuser --createrole bot && createdb --owner=bot touchbase', temporary());
    const store = await openStore({ kind: 'server', url: cluster.url({ user: 'bot', database: 'touchbase' }) });
    onTestFinished(store.close);
    const bot = await wechat({ on: store });
    await bot.binds('lilei', '李雷');
    const before = bot.phone.sent.length;

    const [first = '', ...others] = SAID;
    if (isUnderWay) bot.phone.says({ from: 'lilei', text: first });
    await cluster.stop(signal);
    for (const text of isUnderWay ? others : SAID) bot.phone.says({ from: 'lilei', text });
    await cluster.start();

    await expect.poll(() => heardIn(bot), { timeout: 60_000, interval: 300 }).toEqual(SAID);
    for (const [at, customer] of ['华为', '立讯', '比亚迪'].entries())
      expect(await bot.told(before + at + 1)).toContain(`新客户「${customer}」`);
    expect(bot.log.filter((line) => line === 'WeChat: logged in')).toHaveLength(1);
    expect(bot.phone.sent.map(({ text }) => text).join()).not.toContain('📵');
  },
);

/** What has been kept of what was said, in the order in which it was kept. */
async function heardIn(bot: Awaited<ReturnType<typeof wechat>>) {
  const rows = await bot.sql((tx) => tx.select({ text: heard.text }).from(heard).orderBy(heard.id)).catch(() => []);
  return rows.map(({ text }) => text).filter((text) => SAID.some((said) => said === text));
}
