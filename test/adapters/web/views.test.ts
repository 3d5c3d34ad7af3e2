/** The pages beside the chat, over real rows: what they show, and to whom. */
import { expect, test } from 'vitest';
import { sentenceFrom } from '../../../src/adapters/web/views/edits.ts';
import { web } from '../../../src/adapters/web/index.ts';
import { viewPorts } from '../../../src/app/ports/pages/views.ts';
import { newKey } from '../../../src/adapters/web/session.ts';
import { FeedMapSchema } from '../../../src/core/contract/doors/feed.ts';
import { takeIn } from '../../../src/core/feeds/intake.ts';
import { readMap } from '../../../src/core/feeds/mapFiles.ts';
import { addFeed, feedNamed } from '../../../src/core/feeds/store/feeds.ts';
import { openSession } from '../../../src/core/people/store/web/sessions.ts';
import { webPorts } from '../../../src/app/ports/web.ts';
import { linkIdentity } from '../../../src/core/people/store/people.ts';
import { colleaguesNamed } from '../../../src/core/people/store/colleagues.ts';
import { only } from '../../support/rows.ts';
import { type World, world } from '../../support/world.ts';

/** What a filter of ten thousand may take, in milliseconds, and how often it is tried. */
const SOON = 150;
const TIMES = 2;

/** How many times slower the machine is just now than alone, by a sum that takes a database so many milliseconds there. */
async function strainOf(it: World) {
  const began = performance.now();
  await it.sql((tx) => tx.execute('select count(*) from generate_series(1, 300000)'));
  return Math.max(1, (performance.now() - began) / ALONE);
}
const ALONE = 30;

const NAMES = { lilei: '李雷', emma: 'Emma', han: '韩梅梅', wang: '王强' };

/** The pages of a company whose people have come in by a key of their own. */
async function pages(it: World) {
  const { store, workspace } = it;
  const site = web({
    ...webPorts({ store, workspace, demo: false }),
    views: viewPorts({ store, workspace }),
    log: (_id, error) => it.problems.push(error),
  });
  const keys = new Map<string, string>();
  for (const [who, name] of Object.entries(NAMES)) {
    const { key, hash } = newKey();
    keys.set(who, key);
    await it.sql(async (tx) => {
      const { id: personId } = only(await colleaguesNamed(tx, name));
      await linkIdentity(tx, { platform: 'web', account: 'local', external: `person-${personId}`, personId });
      await openSession(tx, { hash, personId, now: it.now() });
    });
  }
  return async (who: keyof typeof NAMES | 'nobody', path: string) => {
    const answer = await site.routes.request(`http://localhost${path}`, {
      headers: { cookie: `touchbase_session=${keys.get(who) ?? ''}` },
    });
    const markup = await answer.text();
    return { status: answer.status, headers: answer.headers, markup, words: wordsOf(markup) };
  };
}

const wordsOf = (markup: string) =>
  markup
    .replace(/<head>[^]*<\/head>/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

async function firm() {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.hears('1');
  await it.as('emma').hears('Met Ms Zhang at Midea today, wants samples, follow up Monday');
  await it.as('emma').hears('1');
  await it.hears('华为A类');
  return it;
}

test('customers are a table that is searched, filtered and sorted by its address', async () => {
  const it = await firm();
  const visit = await pages(it);
  const all = await visit('lilei', '/customers');
  expect(all.status).toBe(200);
  expect(all.words).toMatch(/2 家.*华为.* A 李雷 今天 11-25/);
  expect(all.words).toContain('Midea');
  expect((await visit('lilei', '/customers?q=hua')).words).not.toContain('Midea');
  expect((await visit('lilei', '/customers?q=华')).words).toMatch(/1 家.*华为/);
  expect((await visit('lilei', '/customers?only=mine')).words).not.toContain('Midea');
  expect((await visit('lilei', '/customers?tier=A')).words).toMatch(/1 家/);
  expect((await visit('lilei', '/customers?q=nowhere')).words).toContain('没有这样的客户');
  const order = async (path: string) =>
    (await visit('lilei', path)).words.search('Midea') < (await visit('lilei', path)).words.search('华为 ');
  expect([await order('/customers?sort=next'), await order('/customers?sort=next&down=1')]).toEqual([true, false]);
  expect((await visit('emma', '/customers')).words).toMatch(/2 customers.*25 Nov/);
});

test('who is silent and whom only one knows is the same in the table, on the leader’s page and in the chat', async () => {
  const it = await world();
  for (const name of ['江澜电气', '启川精密', '立讯']) await it.hears(`新客户 ${name}`);
  await it.hears('9月20日拜访了江澜电气方总,聊了样品');
  await it.hears('10月21日拜访了启川精密秦经理,聊了交期');
  await it.hears('今天给启川精密秦经理打电话,没人接');
  await it.hears('今天拜访了立讯王工,聊了交期');
  await it.as('emma').hears('Called Mr Wang at 立讯 today, samples are fine');
  await it.sql((tx) => tx.execute(`update customers set owner_id = null where name = '江澜电气'`));
  const visit = await pages(it);
  const rows = async (only: string) =>
    [
      ...(await visit('wang', `/customers?only=${only}&sort=name`)).markup.matchAll(
        /<a href="\/customers\/\d+">([^<]+)/g,
      ),
    ].map(([, name]) => name);
  expect(new Set(await rows('cold'))).toEqual(new Set(['江澜电气', '启川精密']));
  const [said] = await it.as('wang').hears('30 天没联系的客户');
  expect(said).toMatch(/30 天以上没联系的 \(2\)\n1\. 江澜电气 · 61 天没联系\n2\. 启川精密 · 李雷 · 30 天没联系/);
  expect(new Set(await rows('oneKnows'))).toEqual(new Set(['江澜电气', '启川精密', '立讯']));
  expect((await visit('wang', '/team')).words).toMatch(/只有一个人认识 3 /);
  expect((await visit('wang', '/customers?q=立讯')).words).toContain('1 人');
});

test('ten thousand customers come by the page, the page stays small, and each filter of it answers while one types', async () => {
  const it = await world();
  await it.sql((tx) =>
    tx.execute(`with made as (insert into customers (name, tier) select '很长的客户名称有限责任公司' || g, 'B' from generate_series(1, 10000) g returning id, name)
      insert into aliases (customer_id, name, key, kind) select id, name, name, 'own' from made`),
  );
  const visit = await pages(it);
  const first = await visit('lilei', '/customers?sort=name');
  expect(first.words).toMatch(/10000 家.*1 \/ 200/);
  expect(first.markup.length).toBeLessThan(100_000);
  expect(first.markup).toContain('rel="next" href="/customers?sort=name&amp;page=2"');
  expect((await visit('lilei', '/customers?sort=name&page=200')).markup).not.toContain('rel="next"');
  for (const filter of [
    'q=8888',
    'tier=B',
    'only=oneKnows',
    'only=cold',
    'sort=last&down=1',
    'sort=last&page=200',
    'sort=next&page=200',
  ]) {
    const strain = await strainOf(it);
    const took: number[] = [];
    for (let time = 0; time < TIMES; time += 1) {
      const began = performance.now();
      await visit('lilei', `/customers?${filter}`);
      took.push(performance.now() - began);
    }
    expect([filter, Math.min(...took)]).toEqual([filter, expect.toSatisfy((ms: number) => ms < SOON * strain)]);
  }
});

test('a record shows what is known, and what changes it are sentences for the chat; reading it is kept', async () => {
  const it = await firm();
  const visit = await pages(it);
  const { markup } = await visit('emma', '/customers?q=华为');
  const path = /href="(\/customers\/\d+)"/.exec(markup)?.[1] ?? '';
  const record = await visit('emma', path);
  expect(record.words).toMatch(/华为 A .*tier A · owner 李雷.*嫌报价高.*李雷/);
  // In thirty seconds what matters, each line with the note that says it, and who else could go there.
  expect(record.words).toMatch(/In 30 seconds.*objections.*#\d+.*Timeline/);
  expect(record.markup).toMatch(/<a href="#note-\d+">#\d+<\/a>/);
  expect(record.words).toMatch(/Who knows them 1 person only 李雷/);
  expect(record.words).not.toContain('Who read it');
  expect(record.markup).toContain(`href="/?say=${encodeURIComponent('prep me for 华为 tomorrow')}"`);
  // What is set is what stands in its field.
  expect(record.markup).toMatch(/<option selected>A<\/option>[^]*<option selected>李雷<\/option>/);
  const midea = /href="(\/customers\/\d+)"/.exec((await visit('emma', '/customers?q=Midea')).markup)?.[1] ?? '';
  expect((await visit('emma', midea)).markup).toMatch(/<option value="" selected>–<\/option>\s*<option >A</);
  expect((await visit('lilei', path)).words).toMatch(/谁看过.*Emma.*今天/);
  expect(await it.hears('谁看过华为')).toEqual([expect.stringContaining('Emma')]);
});

test('a long timeline comes by the piece, each leads to the earlier one, and what other programs told stands by its day', async () => {
  const it = await firm();
  await it.sql((tx) =>
    tx.execute(`insert into interactions (customer_id, author_id, kind, occurred_on, text, gist, understood)
      select c.id, c.owner_id, 'call', '2026-01-01'::date + g, '第' || g || '次电话', '', '{"contacts":[],"amounts":[],"phones":[],"emails":[]}'
      from customers c, generate_series(1, 90) g where c.name = '华为'`),
  );
  const visit = await pages(it);
  const path = /href="(\/customers\/\d+)"/.exec((await visit('lilei', '/customers?q=华为')).markup)?.[1] ?? '';
  await it.sql(async (tx) => {
    const { id: personId } = only(await colleaguesNamed(tx, '李雷'));
    const name = `erp-${it.workspace}`;
    await addFeed(tx, { name, map: FeedMapSchema.parse(readMap('kingdee')), secret: '-', setBy: personId, personId });
    const feed = await feedNamed(tx, name);
    if (!feed) throw new Error('the feed is gone');
    const sum = { customer: '华为', amount: 12_000, currency: 'CNY', state: 'open' } as const;
    const records = [
      { kind: 'order', id: 'SO-NEW', on: '2026-03-30', ...sum },
      { kind: 'invoice', id: 'IV-OLD', on: '2026-01-05', due: '2026-02-05', ...sum },
    ] as const;
    await takeIn(tx, { feed, records, now: it.now() });
  });
  const seen: string[] = [];
  const told: string[][] = [];
  expect((await visit('lilei', path)).words).toMatch(/应收 逾期 ¥1\.2万（1 张发票.*时间线.*🧾 .*订单 SO-NEW ¥12,000/);
  for (let next: string | undefined = path; next;) {
    const { markup } = await visit('lilei', next);
    told.push([...markup.matchAll(/SO-NEW|IV-OLD/g)].map(String));
    seen.push(...[...markup.matchAll(/id="note-(\d+)"/g)].map(([, id = '']) => id));
    next = /class="earlier"\s+href="([^"]+)"/.exec(markup)?.[1];
  }
  expect([seen.length, new Set(seen).size]).toEqual([91, 91]);
  expect(told).toEqual([['SO-NEW'], [], ['IV-OLD']]);
  expect(it.problems).toEqual([]);
});

test.each(['lilei', 'emma'] as const)(
  'what a record’s fields say is understood, and can be taken back, by %s',
  async (who) => {
    const it = await firm();
    const locale = who === 'emma' ? 'en' : 'zh';
    const name = who === 'emma' ? 'Midea' : '华为';
    for (const [field, value, said] of [
      ['note', locale === 'zh' ? '今天又通了电话,下周五再报价' : 'called again today, quote next Fri', /✅/],
      ['tier', 'B', /B/],
      ['stage', locale === 'zh' ? '报价' : 'quoted', /报价|quoted/],
      ['city', locale === 'zh' ? '深圳' : 'Leeds', /深圳|Leeds/],
      ['tag', locale === 'zh' ? '重点' : 'key', /重点|key/],
      ['owner', locale === 'zh' ? 'Emma' : '李雷', /Emma|李雷/],
    ] as const) {
      const [answer] = await it.as(who).hears(sentenceFrom({ field, name, value }, locale) ?? '');
      expect([field, answer]).toEqual([field, expect.stringMatching(said)]);
      expect([field, answer]).toEqual([field, expect.not.stringMatching(/🤔|❓|🔎|新建|new customer/)]);
      expect((await it.as(who).hears(locale === 'zh' ? '撤销' : 'undo')).join()).toMatch(/已撤销|Undone/i);
    }
    expect(sentenceFrom({ field: 'toString', name, value: 'x' }, locale)).toBeUndefined();
    expect(sentenceFrom({ field: 'tier', name, value: ' ' }, locale)).toBeUndefined();
  },
);

test('what somebody may not see is not there for them, on any page', async () => {
  const it = await firm();
  await it.sql(async (tx) => {
    await tx.execute(`with apart as (insert into teams (name, zone, locale) values ('外联', 'Asia/Shanghai', 'zh') returning id)
      update people set team_id = apart.id from apart where people.name = 'Emma'`);
    await tx.execute(`update customers set only_team_id = ${it.teamId} where name = '华为'`);
  });
  const visit = await pages(it);
  const { markup } = await visit('lilei', '/customers?q=华为');
  const path = /href="(\/customers\/\d+)"/.exec(markup)?.[1] ?? '';
  expect((await visit('emma', '/customers')).words).not.toContain('华为');
  const unseen = await visit('emma', path);
  expect([unseen.status, unseen.words]).toEqual([404, expect.stringContaining('There is no such page')]);
  expect((await visit('emma', '/customers/999998')).words).toBe(unseen.words);
  expect((await visit('emma', '/customers/999999')).status).toBe(404);
  const stranger = await visit('nobody', path);
  expect([stranger.status, stranger.headers.get('location')]).toEqual([302, `/signin?to=${encodeURIComponent(path)}`]);
});

test('follow-ups stand by when they are due; a lead sees the team’s with names, a rep their own', async () => {
  const it = await firm();
  it.pass({ hours: 24 * 4 });
  const visit = await pages(it);
  expect((await visit('emma', '/followups')).words).toMatch(/Late 1.*yesterday.*Midea.*Done/);
  expect((await visit('emma', '/followups?whose=team')).words).not.toContain('华为');
  expect((await visit('han', '/followups?whose=team')).words).toMatch(/晚了.*Midea.*Emma.*七天内.*华为.*李雷/);
});

test('a month has each day’s follow-ups in its cell and below it, days off apart, and turns by its address', async () => {
  const it = await firm();
  const visit = await pages(it);
  const november = await visit('emma', '/followups?month=2026-11');
  expect(november.words).toMatch(/November 2026.*Mon Tue Wed Thu Fri Sat Sun/);
  expect(november.words).toMatch(/23 1 Midea.*Mon 23 November 1/);
  // The weeks are whole: the days before and after are off where nobody works, and what is due on them is seen.
  expect(november.markup).toMatch(/class="beyond off">\s*<span class="day">5</);
  await it.as('emma').hears('Called Ms Zhang at Midea, follow up on 30 November');
  const december = await visit('emma', '/followups?month=2026-12');
  expect(december.markup).toMatch(/class="beyond">\s*<span class="day">30<\/span>\s*<ul>\s*<li[^>]*>\s*<a[^>]*>Midea</);
  expect(december.words).toContain('Nothing to follow up this month');
  expect(november.markup).toMatch(/class="off">\s*<span class="day">28</);
  expect(november.markup).toMatch(/rel="next"\s+href="\/followups\?month=2026-12"/);
  expect(november.words).not.toContain('华为');
  const team = await visit('han', '/followups?whose=team&month=2026-11');
  expect(team.words).toMatch(/2026年11月.*周一.*25 1 华为.*李雷/);
  expect(team.markup).toContain('href="/followups?whose=team&amp;month=2026-10"');
  expect((await visit('lilei', '/followups?month=2027-02')).words).toMatch(/2027年2月.*这个月没有要跟的/);
  for (const asked of ['', '2026-13', '9999-01', "'; drop"])
    expect((await visit('emma', `/followups?month=${encodeURIComponent(asked)}`)).words).toContain('November 2026');
});

test('a week has its seven days beside each other, what is late on today, days off apart, and turns by its address', async () => {
  const it = await firm();
  const visit = await pages(it);
  const team = await visit('han', '/followups?whose=team&week=2026-11-25');
  expect(team.words).toMatch(/11月23日至11月29日 .*周一 23 1 条 Midea .*周三 25 1 条 华为 .*李雷/);
  expect(team.markup).toMatch(/<li class="off">\s*<h2>\s*周六 <b>28</);
  expect(team.markup).toContain('href="/followups?whose=team&amp;week=2026-11-30"');
  expect((await visit('emma', '/followups?week=2026-11-23')).words).not.toContain('华为');
  expect((await visit('lilei', '/followups?week=2026-12-07')).words).toContain('这一周没有要跟的');
  for (const asked of ['', '2026-11-31', '9999-01-01', 'x'])
    expect((await visit('emma', `/followups?week=${encodeURIComponent(asked)}`)).words).toContain(
      '16 November to 22 November',
    );
  it.pass({ hours: 24 * 4 });
  const late = await visit('emma', '/followups?week=2026-11-24');
  expect(late.words).toMatch(/Mon 23 Tue 24 1 Midea .*1 workday late/);
  expect((await visit('emma', '/followups?week=2026-12-01')).words).not.toContain('Midea');
});

test.each(['lilei', 'emma'] as const)(
  'every sentence that the pages offer %s is one that the bot takes',
  async (who) => {
    const it = await firm();
    it.pass({ hours: 24 * 4 });
    const visit = await pages(it);
    const { markup } = await visit(who, '/customers?only=mine');
    const record = await visit(who, /href="(\/customers\/\d+)"/.exec(markup)?.[1] ?? '');
    const offered = [record, await visit(who, '/followups')].flatMap((page) =>
      [...page.markup.matchAll(/(?:href="\/\?say=|class="says" name="value" value=")([^"]+)"/g)].map(([, says = '']) =>
        decodeURIComponent(says),
      ),
    );
    expect(offered.length).toBeGreaterThan(4);
    for (const says of offered.filter((each) => each === each.trim() && !each.endsWith(':'))) {
      const [said] = await it.as(who).hears(says);
      expect(`${says}: ${said}`).not.toMatch(/还不会|cannot do that yet|没有找到|no longer/);
    }
  },
);

test('whoever leads is shown figures that open to what they count; a rep has no such page', async () => {
  const it = await firm();
  await it.hears('华为 商机80万 报价阶段');
  await it.hears('华为满意度4');
  await it.hears('华为投诉包装破损,要求换货');
  await it.as('emma').hears('Midea deal 300k, signed');
  it.pass({ hours: 24 * 4 });
  const visit = await pages(it);
  expect((await visit('emma', '/team')).status).toBe(404);
  expect((await visit('emma', '/customers')).markup).not.toContain('href="/team"');
  const team = await visit('wang', '/team');
  // What to do first, with a name and a tap each; then who it is about.
  expect(team.words).toMatch(/先看两件事 .* 1 投诉 华为 投诉还没了结：包装破损，要求换货，李雷负责 看原话 看客户/);
  expect(team.words).toMatch(/2 晚了 Midea 跟进晚了 1 个工作日，Emma负责 看这条跟进 看客户/);
  expect(team.words).toMatch(/晚了的跟进 1 按人，最久的在前 Midea 1 个工作日 Emma/);
  expect(team.words).toMatch(/只有一个人认识 2 .*华为/);
  expect(team.words).toMatch(/今年报价 ¥80万/);
  expect(team.words).toMatch(/华为 报价 ¥80万 · 李雷 · .*#\d+/);
  expect(team.words).toMatch(/本月新客户 2/);
  // The first screen has figures, and each leads to what it counts.
  const strip = /<ul class="strip">([^]*?)<\/ul>/.exec(team.markup)?.[1] ?? '';
  expect(wordsOf(strip)).toMatch(
    /晚了的跟进 \d 该联系了 \d 只有一个人认识 2 .*本月新客户 2 满意度，90 天 4.0 \/ 5 没了结的投诉 1/,
  );
  for (const [, id] of strip.matchAll(/href="#([^"]+)"/g))
    expect(team.markup).toMatch(new RegExp(`<(?:section|details) class="(?:panel|figure)" id="${id}"`));
  expect(team.words).toMatch(/按阶段和种类 .* 报价 1 单 .*¥80万.* 华为 李雷/);
  expect(team.words).toMatch(/钱，按人 .*不排名 李雷 – .*报价 ¥80万/);
  expect(team.words).toMatch(/没了结的投诉 1 华为 包装破损/);
  expect(team.words).toMatch(/今年赢的单子 \d .*今年丢的单子 0/);
  expect(team.words).toMatch(/在用的人，14 天 2 \/ 5 李雷 在写/);
  // A figure of money leads to the note that says it.
  const [, record = '', note = ''] = /href="(\/customers\/\d+)#(note-\d+)"/.exec(team.markup) ?? [];
  expect((await visit('wang', record)).markup).toContain(`id="${note}"`);
  expect((await visit('han', '/team')).words).toMatch(/按阶段和种类 .* 报价 1 单/);
  // What takes longer to count is a page of its own, which comes in when somebody comes to it.
  expect(team.markup).toContain('href="/team/months"');
  const months = await visit('han', '/team/months');
  expect(months.words).toMatch(/这几个月 .*只有一个人认识 .*2 家 .*满意度 .*4\.0 \/ 5/);
  expect((await visit('emma', '/team/months')).status).toBe(404);
  const offered = [...team.markup.matchAll(/href="\/\?say=([^"]+)"/g)].map(([, says = '']) => decodeURIComponent(says));
  for (const says of new Set(offered)) {
    const [said] = await it.as('wang').hears(says);
    expect(`${says}: ${said}`).not.toMatch(/还不会|没有找到/);
  }
  expect(it.problems).toEqual([]);
});

test('the field on the pages leads a name to its customer, part of one to all who match, and a sentence into the chat', async () => {
  const it = await firm();
  await it.sql((tx) => tx.execute(`insert into customers (name, tier) values ('华为云', 'A')`));
  const visit = await pages(it);
  const to = async (said: string) =>
    decodeURIComponent((await visit('lilei', `/find?q=${encodeURIComponent(said)}`)).headers.get('location') ?? '');
  expect(await to('midea')).toMatch(/^\/customers\/\d+$/);
  // A whole name is that customer, and stands first in the table.
  expect(await to('华为')).toMatch(/^\/customers\/\d+$/);
  expect(await to('华')).toBe('/customers?q=华');
  expect((await visit('lilei', '/customers?q=华为')).words).toMatch(/2 家.* 华为 .*华为云/);
  expect(await to('今天拜访了Midea,下周三跟进')).toBe('/?say=今天拜访了Midea,下周三跟进');
  expect(await to(' ')).toBe('/');
  expect((await visit('nobody', '/find?q=midea')).headers.get('location')).toBe('/');
});

test('a customer’s money and the table it came with stand on the pages; long silence is in days', async () => {
  const it = await firm();
  await it.hears('华为 商机80万 报价阶段');
  const bytes = new TextEncoder().encode('客户,电话\n华为,075528780808\n海尔,053288937777');
  await it.hears('', { files: [{ name: '客户.csv', size: bytes.length, read: async () => bytes }] });
  await it.hears('确认导入');
  it.pass({ hours: 24 * 40 });
  const visit = await pages(it);
  const table = await visit('lilei', '/customers?q=华为');
  expect(table.words).toMatch(/40 天 逾期 .*1 人 报价 ¥80万/);
  const { words } = await visit('lilei', /href="(\/customers\/\d+)"/.exec(table.markup)?.[1] ?? '');
  expect(words).toMatch(/商机 报价 ¥80万 .*从哪些表来 客户.csv 李雷/);
});

test('pages run nothing that is written into them, and words are never markup', async () => {
  const it = await world();
  await it.sql((tx) => tx.execute(`insert into customers (name) values ('<script>alert(1)</script>')`));
  const visit = await pages(it);
  const { markup, headers } = await visit('lilei', '/customers');
  expect(markup).toContain('&lt;script&gt;alert(1)');
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
  expect(markup).not.toMatch(/ style="| onclick=/);
});
