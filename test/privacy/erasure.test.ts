/** A person's personal data: nothing of it is left anywhere, with two people's word and a proof. */
import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { beforeEach, expect, test } from 'vitest';
import * as auditTables from '../../src/core/db/schema/audit.ts';
import * as contactTables from '../../src/core/db/schema/contacts.ts';
import * as customerTables from '../../src/core/db/schema/customers.ts';
import * as digestTables from '../../src/core/db/schema/digests.ts';
import * as followUpTables from '../../src/core/db/schema/followUps.ts';
import * as noteTables from '../../src/core/db/schema/interactions.ts';
import * as messageTables from '../../src/core/db/schema/messages.ts';
import * as outcomeTables from '../../src/core/db/schema/outcomes.ts';
import * as peopleTables from '../../src/core/db/schema/people.ts';
import * as questionTables from '../../src/core/db/schema/questions.ts';
import * as transferTables from '../../src/core/db/schema/transfers.ts';
import * as workspaceTables from '../../src/core/db/schema/workspaces.ts';
import { PLACES } from '../../src/core/privacy/store/places.ts';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const said of [
    '今天拜访了立讯的李敏敏,采购总监,电话13655551234,邮箱 minmin.li@luxshare.example,她拍板,嫌交期慢,下周三给李敏敏回电',
    '新客户 立讯',
    '李敏敏生日3月5日',
    '李敏敏微信 limm0305',
    '小敏敏就是立讯李敏敏',
    '答应周五前给李敏敏寄样品',
    '又给李总打了电话 136-5555-1234,她说下月再谈',
    '和中兴的李总吃饭,聊了新产线',
    '新客户 中兴',
    '立讯',
  ])
    await it.hears(said);
});

/** Words by which she could be found again: her names, how they sound, her numbers, her birthday where it is no part of a key. */
const TRACES = /李敏敏|小敏敏|limm|minmin|liminmin|13655551234|136-5555-1234|(?<![0-9a-f])03-05(?![0-9a-f])/i;

const TABLES = Object.values<unknown>({
  ...auditTables,
  ...contactTables,
  ...customerTables,
  ...digestTables,
  ...followUpTables,
  ...noteTables,
  ...messageTables,
  ...outcomeTables,
  ...peopleTables,
  ...questionTables,
  ...transferTables,
  ...workspaceTables,
}).filter((each): each is PgTable => is(each, PgTable));

/** The rows of the whole company in which something of her stands, files by what is in them. */
async function left() {
  const found: string[] = [];
  for (const table of TABLES) {
    const { name } = getTableConfig(table);
    const rows = await it.sql((tx) =>
      tx.execute<{ row: string }>(
        name === 'files'
          ? sql`select id || name || coalesce(encode(bytes, 'escape'), '') || coalesce(encode(bytes, 'hex'), '') as row from files`
          : sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t`,
      ),
    );
    const hex = Buffer.from('李敏敏').toString('hex');
    found.push(...rows.flatMap(({ row }) => (TRACES.test(row) || row.includes(hex) ? [`${name} ${row}`] : [])));
  }
  return found;
}

test('one asks, another taps, and nothing of her is left in any table or file', async () => {
  await it.hears('导出我的客户');
  await it.hears('导出李敏敏的个人信息');
  expect((await left()).length).toBeGreaterThan(10);
  expect(await it.as('wang').hears('删除立讯李敏敏的个人信息')).toEqual([
    expect.stringMatching(/等第二个人点头:彻底删除立讯·李敏敏的个人信息/),
  ]);
  expect(await it.as('wang').hears('批准申请')).toEqual([expect.stringContaining('没有等你批准的')]);
  expect((await left()).length).toBeGreaterThan(10);
  const [proof = ''] = await it.as('boss').presses('approve');
  expect(proof).toMatch(/personal data of contact #\d+ is erased: proof E-\d+[^]*contact 1/);
  expect(await left()).toEqual([]);
  expect(await it.as('boss').hears('undo')).toEqual([expect.not.stringMatching(/✅|已撤销/)]);
  expect(await left()).toEqual([]);
  expect(await it.as('wang').hears('删除凭证')).toEqual([
    expect.stringMatching(/E-\d+.*王强|E-\d+.*#\d+提出,#\d+批准/),
  ]);
  expect(it.problems).toEqual([]);
});

test('what was noted stays, without her, and another of her surname stays as they are', async () => {
  await it.as('wang').hears('删除立讯李敏敏的个人信息');
  await it.as('boss').presses('approve');
  const [brief = ''] = await it.hears('立讯');
  expect(brief).toContain('交期慢');
  expect(brief).not.toMatch(/李总|李敏敏/);
  expect(await it.hears('搜 新产线')).toEqual([expect.stringContaining('中兴')]);
  expect((await it.hears('中兴')).join()).toContain('李总');
  expect(await it.hears('搜 李敏敏')).toEqual([expect.not.stringContaining('交期')]);
  expect(it.problems).toEqual([]);
});

test('her file has all that is kept of her, for whoever looks after the customer', async () => {
  expect(await it.hears("export 李敏敏's personal data")).toEqual([expect.stringContaining('📎')]);
  const file = it.said.at(-1)?.line.card.file;
  const [row] = await it.sql((tx) =>
    tx.execute<{ words: string }>(
      sql`select convert_from(bytes, 'UTF8') as words from files where id = ${file?.id ?? 0}`,
    ),
  );
  for (const kept of ['李敏敏', '小敏敏', '136', 'minmin.li', 'limm0305', '03-05', '交期慢'])
    expect(row?.words).toContain(kept);
  expect((await it.as('emma').hears("export 李敏敏's personal data")).join()).toMatch(/不是你负责的|is not yours/);
});

test.each(['李敏敏要求删除她的个人信息,删除李敏敏的个人信息', "erase 李敏敏's personal data"])(
  'a rep is told who may: %s',
  async (said) => {
    expect((await it.hears(said)).join()).toMatch(/要经理或管理员|takes a manager/);
    expect((await left()).length).toBeGreaterThan(10);
  },
);

test('every column that has words is looked through, or says here why it has none of a contact’s', () => {
  const looked = new Set(PLACES.map(({ table, column }) => `${table}.${column}`));
  const worded = TABLES.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    return columns
      .filter((column) => ['PgText', 'PgJsonb'].includes(column.columnType))
      .map((column) => `${name}.${column.name}`);
  });
  const gone = worded.filter((place) => /^(?:contacts|nicknames|merges|words)\./.test(place));
  const ours = worded.filter((place) =>
    /^(?:workspaces|accounts|installations|teams|people|identities|profiles|senses|colleague_names|codes|wrong_codes|web_sessions|tokens|rooms|digests|cadences|retention_periods|rates|sums|scores|terms|stages|learners|playbooks|playbook_runs)\./.test(
      place,
    ),
  );
  const rest = worded.filter((place) => !looked.has(place) && !gone.includes(place) && !ours.includes(place));
  expect(rest.filter((place) => !MARKS.test(place))).toEqual([]);
});

/** Kinds and states, ids of platforms, the names of companies, and numbers. */
const MARKS =
  /\.(?:kind|state|topic|precision|rule|ahead|day_off|zone|rung|locale|action|table_name|platform|account|message_id|speaker|place|unanswered|digest|operation|key|thread|about|receipt|reason|counts|taken_back|twins|end|what|whose|stage|stage_name|outcome|answer|cause|takers|follow_ups|erased|trace|tier|status|partner)$|^(?:customers|aliases)\.(?:name|key|sound|initials)$/;

test.each([
  ['wang', '删除联系人赵四海的个人信息', '没有叫「赵四海」的联系人'],
  ['boss', "erase Tom Sawyer's personal data", 'There is no contact called Tom Sawyer'],
] as const)('%s says «%s»: whoever is unknown is said to be so', async (who, words, said) => {
  expect(await it.as(who).hears(words)).toEqual([expect.stringContaining(said)]);
});

test('the same person asked for twice is one request, which the other may let happen', async () => {
  await it.as('wang').hears('删除联系人李敏敏的个人信息');
  expect(await it.as('wang').hears('删除李敏敏的个人信息')).toEqual([expect.stringContaining('已经在等第二个人点头')]);
  expect(await it.as('boss').hears("erase 李敏敏's personal data")).toEqual([
    expect.stringMatching(/王强 wants to: erase the personal data of 李敏敏[^]*1 approve/),
  ]);
  expect(await it.as('boss').hears('1')).toEqual([expect.stringContaining('is erased: proof E-')]);
  expect(await left()).toEqual([]);
});
