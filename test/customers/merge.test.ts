import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { sql } from 'drizzle-orm';
import { addCustomer } from '../../src/core/customers/store/customers.ts';
import { referencesTo } from '../../src/core/customers/store/references.ts';
import { contacts } from '../../src/core/db/schema/contacts.ts';
import { customers } from '../../src/core/db/schema/customers.ts';
import { deleteExpired } from '../../src/core/access/store/retention.ts';
import { REVERT_ORDER } from '../../src/core/access/store/revert.ts';
import { rounds } from '../support/rounds.ts';
import { only, snapshot } from '../support/rows.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
});

/** Two customers that are one: a note, a contact and a follow-up each. */
async function twoOfOne() {
  await it.hears('今天和立讯王工通了电话,嫌报价高,下周三跟进');
  await it.hears('1');
  await it.hears('拜访了立讯精密李总,预算80万,下周五报价');
  await it.hears('确定新客户 立讯精密');
}

/** Customers of Li Lei's. */
async function addOwned(names: readonly string[]) {
  await it.sql(async (tx) => {
    const { id: ownerId } = only(
      await tx.execute<{ id: number }>(sql`select person_id as id from identities where external = 'lilei'`),
    );
    for (const name of names) await addCustomer(tx, { name, ownerId });
  });
}

test.each([
  ['把立讯和立讯精密合并', '已合并:立讯 → 立讯精密', '撤销合并', '已分开:立讯、立讯精密'],
  ['merge 立讯 into 立讯精密', 'Merged: 立讯 → 立讯精密', 'undo merge', 'Two again: 立讯, 立讯精密'],
])(
  '«%s» takes notes, people, names and follow-ups along, and «%s» brings them back',
  async (merge, merged, undo, undone) => {
    await twoOfOne();
    const before = await rows(it);
    expect(await it.hears(merge)).toEqual([expect.stringContaining(merged)]);
    const [brief] = await it.hears('立讯');
    expect(brief).toMatch(/🗂️ 立讯精密[\s\S]*(?:王工、李总|李总、王工)[\s\S]*嫌报价高/);
    expect(await it.hears('我的跟进')).toEqual([expect.stringMatching(/立讯精密[\s\S]*立讯精密/)]);
    expect(await it.hears(undo)).toEqual([expect.stringContaining(undone)]);
    expect(await rows(it)).toBe(before);
    expect(await it.hears(undo)).toEqual([expect.stringMatching(/没有可撤销的合并|No merge to undo/)]);
    expect(it.problems).toEqual([]);
  },
);

test('the tags of both are the tags of the one', async () => {
  await twoOfOne();
  await it.hears('立讯 标签 重点,华东');
  await it.hears('立讯精密 标签 华东,代工');
  await it.hears('把立讯和立讯精密合并');
  const [row] = await it.sql((tx) => tx.execute<{ tags: string[] }>(sql`select tags from customers`));
  expect(row?.tags.toSorted()).toEqual(['代工', '华东', '重点']);
  await it.hears('撤销合并');
  expect(await it.sql((tx) => tx.execute(sql`select tags from customers order by name`))).toEqual([
    { tags: ['重点', '华东'] },
    { tags: ['华东', '代工'] },
  ]);
});

test('a plain undo right after it splits them too', async () => {
  await twoOfOne();
  const before = await rows(it);
  await it.hears('把立讯和立讯精密合并');
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
  expect(await rows(it)).toBe(before);
});

test('what was noted since stays with the one that was kept, and what was the other’s goes back, three weeks later', async () => {
  await twoOfOne();
  await it.hears('把立讯和立讯精密合并');
  await it.as('emma').hears('拜访了立讯王工,谈了交期,预算30万');
  await it.until('2026-12-15T10:00');
  expect(await it.hears('撤销合并 立讯')).toEqual([expect.stringContaining('已分开')]);
  expect(await it.hears('介绍 立讯精密')).toEqual([expect.stringContaining('谈了交期')]);
  expect(await it.hears('介绍 立讯')).toEqual([expect.stringMatching(/🗂️ 立讯｜|🗂️ 立讯\n/)]);
});

test('after a month it is too late, and until then the sweep has kept what it takes', async () => {
  await twoOfOne();
  await it.hears('把立讯和立讯精密合并');
  await it.until('2026-12-20T09:00');
  await it.sql((tx) => deleteExpired(tx, it.now()));
  expect(await it.hears('撤销合并')).toEqual([expect.stringContaining('已分开')]);
  await it.hears('把立讯和立讯精密合并');
  await it.until('2027-01-20T09:00');
  expect(await it.hears('撤销合并')).toEqual([expect.stringContaining('一个月之内没有')]);
});

test('one of the same name and another phone stays somebody else', async () => {
  await addOwned(['立讯', '立讯精密']);
  await it.hears('今天和立讯李总通了电话,电话13800138000');
  await it.hears('今天和立讯精密李总通了电话,电话13900139000');
  await it.hears('把立讯和立讯精密合并');
  const [brief] = await it.hears('立讯精密');
  expect(brief).toContain('13800138000');
  expect(brief).toContain('13900139000');
  expect(brief).toContain('李总(立讯)');
});

test('two people who turn out to be one are merged by name, and split again', async () => {
  await it.hears('拜访了华为李总,谈了交期');
  await it.hears('1');
  await it.hears('联系人是李总和李建国');
  const before = await rows(it);
  expect(await it.hears('把华为的李总和李建国合并')).toEqual([expect.stringContaining('已合并:李总 → 李建国')]);
  expect(await it.hears('看刚才那条')).toEqual([expect.stringContaining('华为 · 李建国 ·')]);
  expect(await it.hears('撤销合并')).toEqual([expect.stringContaining('已分开:李总、李建国')]);
  expect(await rows(it)).toBe(before);
  expect(await it.hears('merge 李总 into 李建国 at 华为')).toEqual([expect.stringContaining('Merged: 李总 → 李建国')]);
});

test('a rep does not merge what is a colleague’s; the lead does, and the rep cannot split that', async () => {
  await it.hears('今天和立讯王工通了电话,嫌报价高');
  await it.hears('1');
  await it.as('emma').hears('拜访了立讯精密李总,预算80万');
  await it.as('emma').hears('确定新客户 立讯精密');
  expect(await it.hears('把立讯和立讯精密合并')).toEqual([expect.stringContaining('要组长或经理')]);
  expect(await it.as('han').hears('把立讯和立讯精密合并')).toEqual([expect.stringContaining('已合并')]);
  expect(await it.hears('谁负责立讯')).toEqual([expect.stringMatching(/立讯精密由Emma负责[\s\S]*备份 李雷/)]);
  expect(await it.hears('撤销合并')).toEqual([expect.stringContaining('韩梅梅')]);
  expect(await it.as('han').hears('撤销合并')).toEqual([expect.stringContaining('已分开')]);
});

test('what shares a name or a phone is shown as it may be one, and a number merges it', async () => {
  await addOwned(['华为', '海思']);
  await it.hears('今天和华为李总通了电话,电话13800138000');
  await it.hears('今天和海思李经理通了电话,电话13800138000');
  expect(await it.hears('重复客户')).toEqual([expect.stringMatching(/1\. 海思·李经理 · 华为·李总 \(同一电话/)]);
  expect(await it.hears('1')).toEqual([expect.stringContaining('已合并:李经理 → 李总')]);
  expect(await it.hears('duplicates')).toEqual([expect.stringContaining('No duplicates')]);
});

test('whatever table refers to a customer or a contact, merging finds it and undo knows it', async () => {
  const found = [...referencesTo(customers), ...referencesTo(contacts)];
  const tables = found.map(({ table }) => table);
  expect(tables).toEqual(
    expect.arrayContaining(['aliases', 'contacts', 'interactions', 'follow_ups', 'interaction_contacts', 'nicknames']),
  );
  expect(tables.filter((table) => !REVERT_ORDER.includes(table))).toEqual([]);
  const there = await it.sql((tx) =>
    tx.execute<{ table: string; column: string }>(
      sql`select c.relname as table, a.attname as column from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname in ('customer_id', 'contact_id')`,
    ),
  );
  const known = found.map(({ table, column }) => `${table}.${column}`);
  const missing = there.map(({ table, column }) => `${table}.${column}`).filter((each) => !known.includes(each));
  // A line of an import says what was done on that day, whoever the customer is by now, and an erasure whom there was.
  expect(missing.toSorted()).toEqual(['erasures.contact_id', 'import_lines.customer_id']);
});

const HISTORY = [
  '今天和立讯王工通了电话,嫌报价高,下周三跟进',
  '拜访了立讯精密王工,预算80万左右',
  '立讯李总回微信了,满意度4,每周一跟进',
  '立讯精密李总电话13800138000,要样品',
  '昨天:1)立讯 发样 2)立讯精密 没接电话',
  '老李就是立讯李总',
  '完成1',
  '换联系人 王工',
  '把立讯和立讯精密合并',
  '把立讯精密和立讯合并',
  '把立讯的李总和王工合并',
  '撤销合并',
  '撤销',
] as const;

test('what belonged to somebody who was merged away since is not undone, and says so', async () => {
  const it = await world();
  await it.hears(HISTORY[0]);
  await it.hears('1');
  await it.hears(HISTORY[1]);
  await it.hears('2');
  await it.hears('确定新客户 立讯精密');
  await it.as('han').hears('把立讯和立讯精密合并');
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('改')]);
  expect(it.problems).toEqual([]);
});

const seed = Number(process.env['TEST_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

test('no history of notes, merges and splits loses an interaction, its author or its day, or leaves anything nowhere', async () => {
  const says = fc.array(fc.record({ by: fc.constantFrom('lilei', 'han'), says: fc.constantFrom(...HISTORY) }), {
    minLength: 4,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(says, async (steps) => {
      const it = await world();
      await it.hears(HISTORY[0]);
      await it.hears('1');
      await it.hears(HISTORY[1]);
      await it.hears('确定新客户 立讯精密');
      let notes = await noted(it);
      for (const { by, says } of steps) {
        await it.as(by).hears(says);
        const now = await noted(it);
        // Only undoing a note takes one away.
        const kept = says === '撤销' ? now.filter((note) => notes.includes(note)) : notes;
        expect(now).toEqual(expect.arrayContaining(kept));
        expect(says === '撤销合并' ? now : kept).toEqual(kept);
        notes = now;
      }
      for (let at = 0; at < steps.length; at += 1) await it.as('han').hears('撤销合并');
      expect(await noted(it)).toEqual(notes);
      expect(it.problems).toEqual([]);
    }),
    { numRuns: rounds(10), seed, endOnFailure: true },
  );
}, 120_000);

/** Each interaction: its words, author and day. */
async function noted({ sql: within }: World) {
  const found = await within((tx) =>
    tx.execute<{ row: string }>(
      sql`select concat_ws(' ', i.id, i.author_id, i.occurred_on, i.created_at, i.text) as row from interactions i order by i.id`,
    ),
  );
  return found.map(({ row }) => row);
}

const rows = async ({ store, workspace }: World) =>
  JSON.stringify(await snapshot(store, { workspace, without: ['heard', 'outbox', 'audit', 'wakes'] }), null, 1);
