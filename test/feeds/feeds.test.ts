/** Other programs tell us things: matched, kept once, asked about once, and followed up. */
import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { feedDoor } from '../../src/app/ports/doors/feeds.ts';
import { FeedMapSchema } from '../../src/core/contract/doors/feed.ts';
import { mapRows, rowsIn } from '../../src/core/feeds/map.ts';
import { mapNames, parseMap, readMap } from '../../src/core/feeds/mapFiles.ts';
import { only } from '../support/rows.ts';
import { testVault, type World, world } from '../support/world.ts';

const it = {} as World;
beforeEach(async () => {
  Object.assign(it, await world());
});

const admin = () => it.as('boss');
const shift = { at: 0 };

/** Connects a feed and resolves to what posts to it. */
async function connected(map: string) {
  shift.at += 1;
  const name = `${map}-${it.workspace}-${shift.at}`;
  const [card = ''] = await admin().hears(`connect feed ${name} with ${map}`);
  const secret = /whsec_\S+/.exec(card)?.[0] ?? '';
  const door = feedDoor({ store: it.store, vault: testVault, wake: () => {} });
  const post = async (
    body: unknown,
    {
      headers = { authorization: `Bearer ${secret}` },
      type = 'application/json',
      query = '',
    }: { headers?: Record<string, string>; type?: string; query?: string } = {},
  ) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const request = new Request(`http://touchbase/in/${name}${query}`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': type, ...headers },
    });
    const response = await door(request, name);
    return { status: response.status, said: (await response.json()) as Record<string, unknown> };
  };
  return { name, secret, post };
}

async function known(...names: readonly string[]) {
  for (const name of names) {
    await it.hears(`今天拜访了${name},聊了聊`);
    await it.hears(`新客户 ${name}`);
  }
}

test('an admin connects one: the secret is shown once; who brings another, or none, is turned away', async () => {
  expect(await it.hears('接入数据源 erp 用 kingdee')).toEqual([expect.stringContaining('管理员')]);
  expect(await admin().hears('connect feed shop')).toEqual([
    expect.stringMatching(/Which map does shop use[^]*kingdee[^]*odoo/),
  ]);
  const { post, secret, name } = await connected('kingdee');
  const rows = [{ 单据编号: 'SO-1', 客户: '立讯', 日期: '2026-11-19', 价税合计: '1,200.50' }];
  expect((await post(rows, { headers: {} })).status).toBe(401);
  expect((await post(rows, { headers: { authorization: 'Bearer whsec_nonsense' } })).status).toBe(401);
  expect((await post(rows)).status).toBe(200);
  const body = JSON.stringify(rows);
  const now = new Date();
  const signed = {
    'webhook-id': 'a',
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('a', now, body),
  };
  expect(await post(body, { headers: signed })).toMatchObject({ status: 200, said: { same: 1 } });
  expect((await post(`${body} `, { headers: signed })).status).toBe(401);
  expect((await post('x'.repeat(33 * 1024 * 1024))).status).toBe(413);
  const card = (await admin().hears(`rotate the secret of feed ${name}`)).at(-1);
  expect(card).toContain('new secret');
  expect((await post(rows)).status).toBe(401);
  await admin().hears(`stop feed ${name}`);
  expect((await post(rows)).status).toBe(404);
  expect(await admin().hears('list feeds')).toEqual([expect.stringContaining('There are no feeds')]);
  expect(it.problems).toEqual([]);
});

test('invoices of a table: what is overdue heads the brief, payments and settled ones take from it, the timeline says where it comes from', async () => {
  await known('立讯');
  const { post, name } = await connected('yonyou');
  const table = [
    '发票号,客户名称,开票日期,到期日,价税合计,单据状态',
    'F1,立讯,2026-10-01,2026-10-31,"100,000.00",已审核',
    'F2,立讯,2026-10-10,2026-11-10,5万,已审核',
    'F3,立讯,2026-11-10,2026-12-10,9000,已审核',
    'F4,立讯,2026-09-01,2026-09-30,7000,已核销',
    'F5,立讯,2026-13-40,,1,已审核',
  ].join('\n');
  expect(await post(table, { type: 'text/csv', query: '?dry=1' })).toMatchObject({
    said: { dry: true, new: 4, faulty: 1 },
  });
  expect(await post(table, { type: 'text/csv' })).toMatchObject({
    said: {
      received: 5,
      new: 4,
      same: 0,
      unmatchedNames: 0,
      faulty: 1,
      faults: [{ row: 5, why: '«2026-13-40» is no day' }],
    },
  });
  // A map for another export says which column it looks for.
  const other = await post('发票编号,客户名称,开票日期,价税合计\nF9,立讯,2026-10-01,1\n', {
    type: 'text/csv',
    query: '?dry=1',
  });
  expect(other).toMatchObject({ said: { new: 0, faulty: 1 } });
  expect(JSON.stringify(other)).toMatch(/there is no column «[^"]*发票号[^"]*»/);
  const paid = await connected('payments');
  await paid.post([{ id: 'P1', customer: '立讯', date: '2026-11-01', amount: 30_000, invoice: 'F1' }]);
  const [brief = ''] = await it.hears('立讯');
  expect(brief).toMatch(/^🗂️ 立讯[^\n]*\n[^\n]*逾期 ¥15万\(2 张发票,最早 [^)]*10-31[^)]* 到期\)/);
  await post([
    {
      发票号: 'F1',
      客户名称: '立讯',
      开票日期: '2026-10-01',
      到期日: '2026-10-31',
      价税合计: '100000',
      未核销金额: '20000',
      单据状态: '已审核',
    },
  ]);
  expect((await it.hears('立讯'))[0]).toContain('逾期 ¥7万');
  expect((await it.hears('立讯 时间线'))[0]).toMatch(new RegExp(`发票 F3 ¥9,000 · ${name}`));
});

test('orders move what a customer is worth, which tier is proposed, and when it is next to be spoken to', async () => {
  await known('立讯', '比亚迪', '宁德时代', '三一');
  const { post } = await connected('kingdee');
  const order = (id: string, 客户: string, 价税合计: number, 日期 = '2026-11-18') => ({
    单据编号: id,
    客户,
    日期,
    价税合计,
  });
  await post([
    order('1', '立讯', 800_000),
    order('2', '比亚迪', 100_000),
    order('3', '宁德时代', 50_000),
    order('4', '三一', 10_000),
  ]);
  const [worth = ''] = await it.hears('立讯值多少钱');
  expect(worth).toMatch(/订单[^\n]*800,000/);
  expect(worth).toContain('A类');
  it.pass({ hours: 24 * 60 });
  expect((await it.hears('我有谁该联系了')).join()).toContain('三一');
  await post([order('5', '三一', 10_000, '2027-01-18')]);
  expect((await it.hears('我有谁该联系了')).join()).not.toContain('三一');
});

test('an enquiry and a missed call become notes with a question to the owner; a complaint is a tap away; told again nothing happens', async () => {
  await known('立讯');
  const form = await connected('form');
  const day = '2026-11-20';
  const enquiry = [
    { id: 'e1', company: '立讯', date: day, message: '要100套轴承的报价', name: '王工', phone: '13655551234' },
  ];
  const told = await it.during(() => form.post(enquiry), { room: 'dm:lilei' });
  expect(told).toEqual([
    expect.stringMatching(/立讯 网站询盘,什么时候跟进?[^]*要100套轴承的报价 · 王工 · 13655551234[^]*form-/),
  ]);
  expect(await it.presses('明天')).toEqual([expect.stringMatching(/立讯/)]);
  const notes = () =>
    it.sql((tx) =>
      tx.execute<{ text: string; author: string; kind: string }>(
        sql`select i.text, p.name as author, i.kind from interactions i join people p on p.id = i.author_id where i.text like '%轴承%' or i.text like '%来电%'`,
      ),
    );
  expect(only(await notes())).toEqual({
    text: expect.stringContaining('网站询盘:要100套轴承'),
    author: form.name,
    kind: 'web',
  });
  expect(await it.during(() => form.post(enquiry), { room: 'dm:lilei' })).toEqual([]);
  expect(await notes()).toHaveLength(1);
  const calls = await connected('calls');
  const call = { id: 'c1', company: '立讯', date: '2026-11-20 09:58', result: 'missed', caller: '0755-1234' };
  expect(
    await it.during(
      () => calls.post([call, { ...call, id: 'c2', result: 'answered' }, { ...call, id: 'c3', date: '2026-10-01' }]),
      { room: 'dm:lilei' },
    ),
  ).toEqual([expect.stringContaining('立讯 未接来电')]);
  const desk = await connected('complaints');
  expect(
    await it.during(() => desk.post([{ id: 'k1', customer: '立讯', date: day, text: '轴承异响' }]), {
      room: 'dm:lilei',
    }),
  ).toEqual([expect.stringMatching(/立讯 有投诉,要登记吗/)]);
  expect(await it.presses('登记投诉')).toEqual([expect.stringContaining('异响')]);
  expect(it.problems).toEqual([]);
});

test('a name that nobody knows is asked once, one at a time, and learnt; undo takes the answer back', async () => {
  await known('立讯精密', '比亚迪');
  const { post } = await connected('kingdee');
  const order = (id: string, 客户: string) => ({ 单据编号: id, 客户, 日期: '2026-11-18', 价税合计: 1_000 });
  const rows = [order('1', '立讯股份'), order('2', '立讯股份'), order('3', '个人客户'), order('4', '比亚迪')];
  const asked = await it.during(() => post(rows), { room: 'dm:boss' });
  expect(asked).toEqual([
    expect.stringMatching(/Which customer is “立讯股份” in [^ ]+ \(2 records\)\?[^]*no customer/),
  ]);
  expect(await it.during(() => post(rows), { room: 'dm:boss' })).toEqual([]);
  const id = /#(\d+) ignore/.exec(JSON.stringify(admin().last()))?.[1] ?? '';
  expect(await admin().hears(`feed name #${id} is 立讯精密`)).toEqual([
    expect.stringMatching(/“立讯股份” is 立讯精密, and known from now on/),
    expect.stringMatching(/Which customer is “个人客户”/),
  ]);
  expect((await it.hears('立讯精密 时间线'))[0]).toContain('订单 2 ¥1,000');
  expect(await it.during(() => post([order('9', '立讯股份')]), { room: 'dm:boss' })).toEqual([]);
  expect((await it.hears('立讯精密 时间线'))[0]).toContain('订单 9 ¥1,000');
  expect(await admin().presses('no customer')).toEqual([expect.stringContaining('not asked about again')]);
  expect(await admin().hears('unmatched names')).toEqual([expect.stringContaining('All names are known')]);
  await admin().hears(`feed name #${id} new customer`);
  await admin().hears('undo');
  expect((await it.hears('立讯精密 时间线'))[0]).toContain('订单 9 ¥1,000');
});

test('an enquiry of somebody unknown waits for the answer, and then reaches whoever owns them', async () => {
  const { post } = await connected('form');
  await it.during(() => post([{ id: 'e1', company: '蓝天机械', date: '2026-11-20', message: '想要样品' }]));
  expect(JSON.stringify(admin().last())).toContain('蓝天机械');
  await admin().presses('a new customer');
  expect((await it.hears('蓝天机械'))[0]).toContain('Web enquiry: 想要样品');
  const id = only(
    await it.sql((tx) =>
      tx.execute<{ count: number }>(sql`select count(*)::int as count from interactions where text like '%想要样品%'`),
    ),
  );
  expect(id.count).toBe(1);
});

test('ten thousand orders come in with a few statements, and are told again without change', async () => {
  const { post } = await connected('kingdee');
  await it.sql((tx) =>
    tx.execute(sql`with made as (insert into customers (name, owner_id) select '客户' || n || '号', (select min(id) from people) from generate_series(1, 500) n returning id, name)
    insert into aliases (customer_id, name, key) select id, name, name from made`),
  );
  const orders = Array.from(
    { length: 10_000 },
    (_, at) => `SO-${at},客户${(at % 500) + 1}号,2026-0${(at % 9) + 1}-15,${at % 7777}.50`,
  );
  const table = ['单据编号,客户,日期,价税合计', ...orders].join('\n');
  expect((await post(table, { type: 'text/csv' })).said).toMatchObject({ new: 10_000, unmatchedNames: 0 });
  const before = await it.sql((tx) => tx.execute(sql`select sum(hashtext(r::text)) as hash from records r`));
  expect((await post(table, { type: 'text/csv' })).said).toMatchObject({ new: 0, changed: 0, same: 10_000 });
  expect(await it.sql((tx) => tx.execute(sql`select sum(hashtext(r::text)) as hash from records r`))).toEqual(before);
});

test('each sample map is one, and reads an export of its program; a map with a slip is refused in words', () => {
  expect(mapNames()).toEqual(['calls', 'complaints', 'erpnext', 'form', 'kingdee', 'odoo', 'payments', 'yonyou']);
  for (const name of mapNames()) expect(FeedMapSchema.safeParse(readMap(name)).error).toBeUndefined();
  const odoo = [
    {
      id: 7,
      name: 'INV/2026/00007',
      partner_id: [12, 'Luxshare'],
      invoice_date: '2026-11-02',
      invoice_date_due: '2026-12-02',
      amount_total: 1200,
      amount_residual: 200,
      currency_id: [1, 'EUR'],
      payment_state: 'partial',
      ref: false,
    },
  ];
  expect(mapped('odoo', odoo)).toEqual([
    {
      kind: 'invoice',
      id: 'INV/2026/00007',
      customer: 'Luxshare',
      on: '2026-11-02',
      due: '2026-12-02',
      amount: 1200,
      outstanding: 200,
      currency: 'EUR',
      state: 'open',
    },
  ]);
  const erpnext = {
    data: [
      {
        name: 'SINV-1',
        customer_name: '立讯',
        posting_date: '2026-11-02',
        due_date: '2026-11-30',
        grand_total: 99.5,
        outstanding_amount: 99.5,
        currency: 'CNY',
        status: 'Overdue',
      },
    ],
  };
  expect(mapped('erpnext', erpnext)).toMatchObject([
    { id: 'SINV-1', customer: '立讯', outstanding: 99.5, state: 'open' },
  ]);
  expect(
    mapped('yonyou', [
      {
        发票号: 'F1',
        客户名称: '立讯',
        开票日期: '2026年11月2日',
        到期日: '20261130',
        价税合计: '￥1,200.00',
        币种: '人民币',
        单据状态: '作废',
      },
    ]),
  ).toMatchObject([{ on: '2026-11-02', due: '2026-11-30', amount: 1200, currency: 'CNY', state: 'cancelled' }]);
  expect(parseMap('{"kind":"order","columns":{"id":"a","customer":"b","on":"c","amout":"d"}}')).toEqual({
    wrong: expect.stringContaining('amout'),
  });
  expect(parseMap('{')).toEqual({ wrong: expect.any(String) });
});

test('docs/events.md shows maps as they are', () => {
  const shown = [...readFileSync('docs/events.md', 'utf8').matchAll(/```json\n([^]*?)```/g)].map(([, text = '']) =>
    parseMap(text),
  );
  expect(shown.length).toBeGreaterThan(0);
  for (const map of shown) expect(map).not.toHaveProperty('wrong');
  for (const name of mapNames()) expect(readFileSync('docs/events.md', 'utf8')).toContain(`\`${name}\``);
});

function mapped(name: string, body: unknown) {
  const map = FeedMapSchema.parse(readMap(name));
  return mapRows(rowsIn(body, map) ?? [], { map }).records;
}

test('a table of what a feed tells is dropped in the chat: its admin sees what would come of it, and lets it in; told again it changes nothing', async () => {
  await known('华为');
  const { name } = await connected('kingdee');
  const table =
    '单据编号,客户,日期,价税合计\nSO-1,华为,2026-11-02,12000\nSO-2,东方,2026-11-03,500\nSO-3,华为,哪天,500\n';
  const files = [{ name: 'orders.csv', read: async () => new TextEncoder().encode(table) }];
  const counted = () => it.sql((tx) => tx.execute<{ n: number }>(sql`select count(*)::int as n from records`));
  const [looked = ''] = await admin().hears('', { files });
  expect(looked).toMatch(
    /orders\.csv looks like the orders of [^]*new 2\nwrong 1\nnames nobody knows 1\nrow 4: «哪天» is no day/,
  );
  expect([...(await counted())]).toEqual([{ n: 0 }]);
  expect(it.said.some(({ line }) => line.card.title.includes('东方'))).toBe(false);
  const taken = (await admin().presses('take it')).join('\n');
  expect(taken).toMatch(/Which customer is “东方”[^]*orders\.csv is taken, as told by/);
  expect((await it.hears('华为时间线')).join()).toMatch(/订单 SO-1 ¥12,000/);
  expect(
    (await admin().hears(`数据源 ${name} 收下文件 #${/file #(\d+)/.exec(JSON.stringify(it.said))?.[1]}`)).join(),
  ).toMatch(/没有变化 2[^]*第 4 行:「哪天」不是日期/);
  expect([...(await counted())]).toEqual([{ n: 2 }]);
  // Whoever is no admin brings customers, and takes nothing in by a sentence; and so does an admin whose table is another.
  expect((await it.hears('', { files })).join()).toContain('还没有导入');
  expect((await it.hears(`数据源 ${name} 收下文件 #1`)).join()).toMatch(/管理员/);
  const other = [{ name: 'c.csv', read: async () => new TextEncoder().encode('客户,电话\n比亚迪,13800001111\n') }];
  expect((await admin().hears('', { files: other })).join()).toMatch(/not imported yet|还没有导入/);
  expect(it.problems).toEqual([]);
});
