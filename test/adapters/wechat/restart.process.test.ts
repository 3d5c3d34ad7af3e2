/** A PostgreSQL that is really stopped and started again, under what is said in WeChat meanwhile. */
import { expect, inject, onTestFinished, test } from 'vitest';
import { heard } from '../../../src/core/db/schema/messages.ts';
import { openStore } from '../../../src/core/db/open.ts';
import { makeCluster, serverless } from '../../support/cluster.ts';
import { temporary } from '../../support/folders.ts';
import { isInstalled } from '../../support/installed.ts';
import { wechat } from './wechaty.ts';

/** How PostgreSQL goes, and what is said meanwhile; `isUnderWay`: the first of it as it goes. */
const RESTARTS = [
  {
    signal: 'SIGINT',
    isUnderWay: false,
    said: ['今天和华为李总通了电话,嫌报价高', '拜访了立讯王工,要扩产', '比亚迪来电要样品'],
    customers: ['华为', '立讯', '比亚迪'],
  },
  {
    signal: 'SIGQUIT',
    isUnderWay: false,
    said: ['今天和美的张总通了电话,嫌交期长', '拜访了格力陈工,要试样', '海尔来电要报价'],
    customers: ['美的', '格力', '海尔'],
  },
  {
    signal: 'SIGINT',
    isUnderWay: true,
    said: ['今天和宁德时代周总通了电话,嫌报价高', '拜访了中兴刘工,要扩产', '吉利来电要样品'],
    customers: ['宁德时代', '中兴', '吉利'],
  },
] as const;

test.runIf(inject('server') && isInstalled('wechaty'))(
  'what is said in WeChat while PostgreSQL is stopped, is killed, or stops with a message under way is kept, each once and in its order',
  { timeout: 300_000 },
  async (it) => {
    if (serverless) it.skip(serverless);
    const cluster = await makeCluster();
    await cluster.start();
    cluster.shell('createuser --createrole bot && createdb --owner=bot touchbase', temporary());
    const store = await openStore({ kind: 'server', url: cluster.url({ user: 'bot', database: 'touchbase' }) });
    onTestFinished(store.close);
    const bot = await wechat({ on: store });
    await bot.binds('lilei', '李雷');

    for (const { signal, isUnderWay, said, customers } of RESTARTS) {
      const before = bot.phone.sent.length;
      const [first, ...others] = said;
      if (isUnderWay) bot.phone.says({ from: 'lilei', text: first });
      await cluster.stop(signal);
      for (const text of isUnderWay ? others : said) bot.phone.says({ from: 'lilei', text });
      await cluster.start();

      await expect.poll(() => heardIn(bot, said), { timeout: 60_000, interval: 300 }).toEqual(said);
      for (const [at, customer] of customers.entries())
        expect(await bot.told(before + at + 1)).toContain(`新客户「${customer}」`);
    }
    expect(bot.log.filter((line) => line === 'WeChat: logged in')).toHaveLength(1);
    expect(bot.phone.sent.map(({ text }) => text).join()).not.toContain('📵');
  },
);

/** What has been kept of what was said, in the order in which it was kept. */
async function heardIn(bot: Awaited<ReturnType<typeof wechat>>, all: readonly string[]) {
  const rows = await bot.sql((tx) => tx.select({ text: heard.text }).from(heard).orderBy(heard.id)).catch(() => []);
  return rows.map(({ text }) => text).filter((text) => all.some((said) => said === text));
}
