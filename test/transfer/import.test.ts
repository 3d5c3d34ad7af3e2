import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/core/transfer/format/charset.ts';
import { readCsv } from '../../src/core/transfer/format/csv.ts';
import { transferWorker } from '../../src/jobs/transfer.ts';
import { takeImport } from '../../src/core/transfer/store/imports.ts';
import { bytesOf } from '../../src/core/delivery/store/files.ts';
import { only, snapshot } from '../support/rows.ts';
import { type Who, type World, world } from '../support/world.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Hands a file over. Resolves to what is answered. */
const drops = (
  it: World,
  { name, bytes, who = 'lilei', text = '' }: { name: string; bytes: Uint8Array; who?: Who; text?: string },
) => it.as(who).hears(text, { files: [{ name, size: bytes.length, read: async () => bytes }] });

/** The last file that somebody was given. */
async function given(it: World, who: Who = 'lilei') {
  const file = it.said.findLast(({ line }) => line.room === `dm:${who}` && line.card.file)?.line.card.file;
  const bytes = file && (await it.sql((tx) => bytesOf(tx, file.id)));
  if (!bytes) throw new Error('no file was given');
  return { name: file.name, text: decodeText(bytes), rows: readCsv(decodeText(bytes)) };
}

const LIST = `公司名称,联系人,手机,邮箱,级别,备注
华为技术有限公司,李明,13800001111,li@huawei.com,A,嫌报价高
立讯精密,王工,13900002222,,B,
,张三,13700003333,,,没有公司名
比亚迪,陈总,13600004444,bad mail,,
`;

test('a dropped table is shown before anything is written, then imported, and its bad lines come back', async () => {
  const it = await world();
  const [shown] = await drops(it, { name: '客户.csv', bytes: utf8(LIST) });
  expect(shown).toContain('客户.csv：4 行,还没有导入');
  expect(shown).toContain('公司名称 → 客户');
  expect(shown).toContain('手机 → 电话');
  expect(shown).toContain(' · 联系人 · ');
  expect(shown).toMatch(/新客户 3 行/);
  expect(shown).toMatch(/有问题 1 行/);
  expect(shown).toMatch(/放不下的格子 1 个/);
  expect(shown).toContain('· 华为技术有限公司 · A · 李雷 · 李明 13800001111 li@huawei.com · 2026-11-20 嫌报价高');
  expect(shown).toContain('第 4 行:没有客户名称');
  expect(await it.hears('谁负责立讯精密')).toEqual([expect.stringContaining('没有找到')]);
  await it.hears('确认导入');
  const last = it.said.findLast(({ line }) => line.card.file)?.line.card;
  expect(last?.title).toContain('客户.csv 已导入');
  expect((await given(it)).rows).toEqual([
    ['公司名称', '联系人', '手机', '邮箱', '级别', '备注', '问题'],
    ['', '张三', '13700003333', '', '', '没有公司名', '没有客户名称'],
    ['比亚迪', '陈总', '13600004444', 'bad mail', '', '', '邮箱「bad mail」写得不对'],
  ]);
  expect(await it.hears('谁负责立讯精密')).toEqual([expect.stringContaining('李雷')]);
  expect(await it.hears('介绍华为')).toEqual([expect.stringContaining('嫌报价高')]);
  expect(it.problems).toEqual([]);
});

test('the same table twice changes nothing the second time', async () => {
  const it = await world();
  await drops(it, { name: '客户.csv', bytes: utf8(LIST) });
  await it.hears('确认导入');
  const before = await rows(it);
  const [shown] = await drops(it, { name: '客户.csv', bytes: utf8(LIST) });
  expect(shown).toMatch(/没有变化 3 行/);
  expect(shown).not.toMatch(/新客户/);
  expect(await rows(it)).toBe(before);
});

test('an import is undone as one, and what others have built on stays', async () => {
  const it = await world();
  await it.hears('今天和立讯精密王工通了电话');
  await it.hears('1');
  const before = JSON.parse(await rows(it));
  await drops(it, { name: '客户.csv', bytes: utf8(`${LIST}宁德时代,曾总,13500005555,,,\n`) });
  await it.hears('确认导入');
  await it.as('emma').hears('Called 宁德时代 today, they want samples');
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('上一步是一次导入')]);
  const said = await it.presses('撤销导入');
  expect(said.at(-1)).toMatch(/客户.csv 的导入已撤销[\s\S]*删去的新客户 2[\s\S]*恢复原样的客户 1[\s\S]*保留的客户 1/);
  expect(await it.hears('谁负责华为技术有限公司')).toEqual([expect.stringContaining('没有找到')]);
  expect(await it.hears('谁负责宁德时代')).toEqual([expect.stringContaining('李雷')]);
  expect(await it.hears('撤销导入')).toEqual([expect.stringContaining('没有这样的导入')]);
  const after = JSON.parse(await rows(it));
  const luxshare = before['customers'][0].id;
  const its = ({ customer_id: id }: { customer_id: number }) => id === luxshare;
  expect(after['customers'].map(({ name }: { name: string }) => name)).toEqual(['立讯精密', '宁德时代']);
  expect(after['customers'][0]).toEqual(before['customers'][0]);
  expect(after['contacts'].filter(its)).toEqual(before['contacts']);
  expect(after['interactions'].filter(its)).toEqual(before['interactions']);
  expect(it.problems).toEqual([]);
});

test('a rep may not change other people’s customers by a table, and a line that looks like one there is given back', async () => {
  const it = await world();
  await it.as('emma').hears('今天和宁德时代曾总通了电话');
  await it.as('emma').hears('1');
  const bytes = utf8('客户,电话\n宁德时代,13500005555\n宁德时代有限公司,13500006666\n比亚迪,13500007777\n');
  const [shown] = await drops(it, { name: 'a.csv', bytes });
  expect(shown).toContain('「宁德时代」是Emma的客户');
  expect(shown).toContain('像是已有的「宁德时代」');
  expect(shown).toMatch(/新客户 1 行/);
  const asNew = await it.presses('相像的也新建');
  expect(asNew.at(-1)).toMatch(/新客户 2 行/);
  const [lead] = await drops(it, { name: 'a.csv', bytes, who: 'han' });
  expect(lead).toMatch(/更新 1 行[\s\S]*像已有客户 1 行/);
});

test('columns are guessed without heads too, and can be corrected', async () => {
  const it = await world();
  const bytes = utf8(
    '深圳市大疆创新科技有限公司;李明;0755-26656677;li@dji.com\n小米集团;王芳;13800138000;wang@mi.com\n',
  );
  const [shown] = await drops(it, { name: 'a.csv', bytes });
  expect(shown).toContain('第 1 列 → 客户 · 第 2 列 → 联系人 · 第 3 列 → 电话 · 第 4 列 → 邮箱');
  expect(shown).toMatch(/新客户 2 行/);
  await it.presses('改列');
  expect(await it.hears('3')).toEqual([expect.stringContaining('「第 3 列」是什么?')]);
  const [mended] = await it.hears('21');
  expect(mended).toContain('不导入的列:第 3 列');
  const [again] = await it.hears('第3列是微信');
  expect(again).toContain('第 3 列 → 微信');
});

test('notes keep their authors and days; who is no colleague stays as text with its source', async () => {
  const it = await world();
  const bytes = utf8(
    '客户,跟进记录,跟进日期,跟进人,下次跟进\n比亚迪,嫌报价高,2025/3/4,Emma,2026-12-01\n比亚迪,送样,4/18/2025,老赵,2020-01-01\n',
  );
  await drops(it, { name: '旧系统.csv', bytes, who: 'wang' });
  await it.as('wang').hears('确认导入');
  const notes = await it.sql((tx) =>
    tx.execute<{ on: string; name: string; text: string }>(
      'select i.occurred_on::text as on, p.name, i.text from interactions i join people p on p.id = i.author_id order by i.id',
    ),
  );
  expect([...notes]).toEqual([
    { on: '2025-03-04', name: 'Emma', text: '嫌报价高' },
    { on: '2025-04-18', name: '王强', text: '送样\n(原作者 老赵,来自 旧系统.csv)' },
  ]);
  expect(await it.as('wang').hears('全部跟进')).toEqual([expect.stringMatching(/比亚迪.*12-01/)]);
  expect(await it.as('wang').hears('谁负责比亚迪')).toEqual([expect.stringContaining('还没有负责人')]);
});

test.each([
  ['UTF-8 with its mark', new Uint8Array([0xef, 0xbb, 0xbf, ...utf8('客户,电话\n测试公司,13800001111\n')])],
  ['UTF-8', utf8('客户,电话\n测试公司,13800001111\n')],
  // «客户,电话\n测试公司,13800001111\n»
  ['GB18030', Uint8Array.from(Buffer.from('bfcdbba72cb5e7bbb00ab2e2cad4b9abcbbe2c31333830303030313131310a', 'hex'))],
  ['tabs in UTF-16', Uint8Array.from(Buffer.from('\uFEFF客户\t电话\n测试公司\t13800001111\n', 'utf16le'))],
])('a table in %s is read', async (_name, bytes) => {
  const it = await world();
  expect(await drops(it, { name: 'a.csv', bytes })).toEqual([expect.stringMatching(/客户 · 电话[\s\S]*新客户 1 行/)]);
});

test.each([
  ['a.csv', utf8('客户,电话\n"没有合上的引号,1\n'.repeat(3)), /引号没有合上/],
  ['a.xlsx', utf8('PK\u0003\u0004 no workbook'), /打不开/],
  ['a.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), /打不开/],
  ['a.pdf', utf8('%PDF'), /我还看不了/],
])('what cannot be read is said so: %s', async (name, bytes, says) => {
  const it = await world();
  expect(await drops(it, { name, bytes })).toEqual([expect.stringMatching(says)]);
  expect(it.problems).toEqual([]);
});

test('an Excel workbook comes in with its days and long numbers', async () => {
  const it = await world();
  const [shown] = await drops(it, { name: '客户.xlsx', bytes: readFileSync('test/transfer/customers.xlsx') });
  expect(shown).toMatch(/公司名称 → 客户 · 电话 · 下次跟进[\s\S]*新客户 3 行/);
  await it.hears('确认导入');
  expect(await it.hears('我的跟进')).toEqual([expect.stringMatching(/测试2有限公司 · 12-01/)]);
});

test('a workbook that unpacks to far too much is not opened', async () => {
  const it = await world();
  expect(await drops(it, { name: '客户.xlsx', bytes: bomb() })).toContainEqual(expect.stringMatching(/解开后太大/));
});

test('a workbook with one cell at its farthest corner is not spread to it', async () => {
  const it = await world();
  const far = Buffer.from(
    '<worksheet><sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>',
  );
  const bytes = bomb(far);
  expect(bytes.length).toBeLessThan(1_000);
  expect(await drops(it, { name: '客户.xlsx', bytes })).toContainEqual(expect.stringMatching(/解开后太大/));
});

test('a table that ended its process twice is parked, and its sender told', async () => {
  const it = await world();
  // What dies with its process leaves its count, and a claim that runs out.
  await it.receive(it.message('lilei', '', { files: [{ name: 'a.csv', read: async () => utf8(LIST) }] }));
  for (let death = 0; death < 2; death += 1) {
    const dead = await it.sql((tx) => takeImport(tx, { now: it.now(), until: it.now().add({ seconds: 60 }) }));
    expect(dead).toMatchObject({ state: 'looking' });
    it.pass({ seconds: 61 });
  }
  const told = await it.during(async () => {}, { room: 'dm:lilei', edits: true });
  expect(told.at(-1)).toMatch(/停在第 0 行/);
  expect(it.problems).toHaveLength(1);
  expect(await it.sql((tx) => takeImport(tx, { now: it.now(), until: it.now() }))).toBeUndefined();
});

test('below a preview the word on its button is said, too', async () => {
  const it = await world();
  await drops(it, { name: '客户.csv', bytes: utf8(LIST) });
  await it.hears('导入');
  expect(it.said.findLast(({ line }) => line.card.file)?.line.card.title).toContain('客户.csv 已导入');
  expect(await it.hears('导入')).toEqual([expect.stringContaining('把 CSV 或 Excel')]);
});

test('files are only for direct talk, words beside one are heard as usual, and a cancelled import leaves nothing', async () => {
  const it = await world();
  const files = [{ name: '客户.csv', read: async () => utf8(LIST) }];
  expect(await it.hears('', { files, room: { id: 'team', kind: 'group' } })).toEqual([]);
  expect(await it.hears('今天和华为李总通了电话', { files })).toEqual([expect.stringContaining('华为')]);
  expect(await it.hears('导入这个', { files })).toEqual([expect.stringContaining('还没有导入')]);
  expect(await it.presses('取消')).toContainEqual(expect.stringContaining('没有导入'));
  expect(await it.hears('确认导入')).toEqual([expect.stringContaining('没有这样的导入')]);
  expect(await it.hears('导入')).toEqual([expect.stringContaining('把 CSV 或 Excel')]);
  expect(await it.as('emma').hears('import')).toEqual([expect.stringContaining('Drop a CSV')]);
  const [row] = await it.sql((tx) => tx.execute<{ n: number }>('select count(*)::int as n from customers'));
  expect(row?.n).toBe(0);
});

test('a table of many pieces comes in whole, once, and goes whole', async () => {
  const it = await world();
  const lines = Array.from({ length: 550 }, (_, at) => `很多客户${at},1380000${String(at).padStart(4, '0')}\n`);
  const bytes = utf8(`客户,电话\n${lines.join('')}${lines[7]}`);
  expect(await drops(it, { name: 'a.csv', bytes })).toEqual([expect.stringMatching(/新客户 550 行[\s\S]更新 1 行/)]);
  await it.hears('确认导入');
  const counted = async (table: string) =>
    (await it.sql((tx) => tx.execute<{ n: number }>(`select count(*)::int as n from ${table}`)))[0]?.n;
  expect([await counted('customers'), await counted('contacts'), await counted('import_lines')]).toEqual([
    550, 550, 551,
  ]);
  await it.hears('撤销导入');
  expect([await counted('customers'), await counted('contacts'), await counted('aliases')]).toEqual([0, 0, 0]);
  expect(it.problems).toEqual([]);
});

test('an import that is cut short goes on where it stopped, on whichever replica, and nothing comes in twice', async () => {
  const it = await world();
  const lines = Array.from(
    { length: 120 },
    (_, at) => `断电客户${at},1380000${String(at).padStart(4, '0')},初次拜访\n`,
  );
  await drops(it, { name: 'a.csv', bytes: utf8(`客户,电话,备注\n${lines.join('')}`) });
  await it.receive(it.message('lilei', '确认导入'));
  const left = { steps: 4 };
  const failures: unknown[] = [];
  const dying = transferWorker({
    store: {
      ...it.store,
      embedded: true,
      carrying: async () => [it.workspace],
      within: async (scope, work) => {
        left.steps -= 1;
        if (left.steps < 0) throw Object.assign(new Error('the server went away'), { code: '57P01' });
        return it.store.within(scope, work);
      },
    },
    clock: it.now,
    wake: () => {},
    fail: (error) => failures.push(error),
  });
  await dying.settled();
  expect(failures).toEqual([expect.objectContaining({ code: '57P01' })]);
  const counted = async () =>
    (await it.sql((tx) => tx.execute<{ n: number }>('select count(*)::int as n from interactions')))[0]?.n;
  expect(await counted()).toBe(80);
  await it.during(async () => {});
  expect(await counted()).toBe(80);
  const said = await it.until('2026-11-20T10:02');
  expect(said).toContainEqual(expect.stringMatching(/a.csv 已导入[\s\S]*新客户 120 行/));
  expect(await counted()).toBe(120);
  expect(it.problems).toEqual([]);
});

test('nobody sees another’s file or import', async () => {
  const it = await world();
  await drops(it, { name: '客户.csv', bytes: utf8(LIST) });
  const { id } = only(await it.sql((tx) => tx.execute<{ id: number }>('select id from imports')));
  expect(await it.as('emma').hears(`run import #${id}`)).toEqual([expect.stringContaining('no such import')]);
  expect(await it.as('emma').hears(`import #${id}`)).toEqual([expect.stringContaining('send it again')]);
});

const rows = async ({ store, workspace }: World) =>
  JSON.stringify(
    await snapshot(store, {
      workspace,
      without: ['heard', 'outbox', 'audit', 'files', 'imports', 'import_lines', 'exports'],
    }),
    null,
    1,
  );

/** A small archive with one part of 300 MB of nothing. */
function bomb(sheet: Buffer = Buffer.alloc(300 * 1024 * 1024)) {
  const packed = deflateRawSync(sheet);
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  // It says that it is small.
  entry.writeUInt32LE(1_000, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([head, name, packed, entry, name, end]);
}

test('a line whose contact is reached like somebody there looks like that customer, whatever its name', async () => {
  const it = await world();
  await drops(it, {
    name: 'a.csv',
    bytes: utf8('客户,联系人,电话,邮箱\n立讯精密,王工,13900002222,Wang@Luxshare.com\n'),
  });
  await it.hears('确认导入');
  const bytes = utf8(
    '客户,联系人,电话,邮箱\n昆山联滔,王伟,+86 139-0000-2222,\n东莞讯滔,老王,,wang@luxshare.com\n比亚迪,陈总,13600004444,\n立讯精密,王工,13900002222,\n',
  );
  const [shown] = await drops(it, { name: 'b.csv', bytes });
  expect(shown).toMatch(/新客户 1 行[\s\S]*没有变化 1 行[\s\S]*像已有客户 2 行/);
  expect(shown).toContain('第 2 行:电话或邮箱与已有的「立讯精密」的王工相同');
  const joined = await it.presses('相像的并入已有');
  expect(joined.at(-1)).toMatch(/更新/);
  await it.hears('确认导入');
  expect(await it.hears('谁负责昆山联滔')).toEqual([expect.stringContaining('立讯精密')]);
});

test('every row that a table adds or undo removes leaves its own row in the audit, by whom and by which message', async () => {
  const it = await world();
  await drops(it, { name: '客户.csv', bytes: utf8(LIST) });
  await it.hears('确认导入');
  const TABLES = ['customers', 'aliases', 'contacts', 'interactions', 'interaction_contacts'];
  const union = TABLES.map((table) => `select '${table}' as t, id from ${table}`).join(' union all ');
  const left = (action: string) =>
    it.sql((tx) =>
      tx.execute<{ t: string; id: number }>(
        `select table_name as t, row_id as id from audit where action = '${action}' and table_name in ('${TABLES.join("','")}')
          and person_id is not null and heard_id = (select heard_id from imports) order by 1, 2`,
      ),
    );
  const there = await it.sql((tx) => tx.execute<{ t: string; id: number }>(`${union} order by 1, 2`));
  expect(new Set(there.map(({ t }) => t))).toEqual(new Set(TABLES));
  expect(await left('insert')).toEqual(there);
  await it.hears('撤销导入');
  const gone = await it.sql((tx) =>
    tx.execute<{ t: string; id: number }>(
      `select table_name as t, row_id as id from audit where action = 'delete' and before->>'id' = row_id::text order by 1, 2`,
    ),
  );
  expect(gone).toEqual(there);
});

test('a firm’s own workbook is shown as it will be, corrected by sentences, comes in with what it says, and goes as one', async () => {
  const it = await world();
  await it.as('wang').hears('小李就是李雷');
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '华南',
        rows: [
          ['2026年客户台账'],
          [],
          ['序号', '单位名称', '跟单人', '联系人', '手机', '年合同额(万)', '开票信息', '上次联系'],
          [1, '江澜汽车部件有限公司', '小李', '方总/秦经理', 1.380_000_261_8e10, 48, '91440600MA4X', 45_986],
          [2, '铭远精密', 'Emma', '王工', '1380', 112, null, '上周'],
          ['合计', null, null, null, null, 160],
        ],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 7 }],
      },
      {
        name: '华东',
        rows: [
          ['单位名称', '联系人'],
          ['远帆船舶', '吴工'],
        ],
      },
      { name: '作废', hidden: true, rows: [['单位名称'], ['旧客户']] },
    ],
  });
  const wang = it.as('wang');
  const before = await rows(it);
  const [shown] = await drops(it, { name: '客户台账.xlsx', bytes, who: 'wang' });
  expect(shown).toContain('工作表:华南 2、华东 1;不要 作废(隐藏)');
  expect(shown).toContain('表头在第 3 行,上面是标题');
  expect(shown).toContain('跳过 1 行:合计、小标题和说明');
  expect(shown).toContain('跟单人 → 负责人');
  expect(shown).toContain('开票信息 → 备忘');
  expect(shown).toContain(
    '· 江澜汽车部件有限公司 · 李雷 · 方总 13800002618 · 秦经理 · 年合同额:48万 · 开票信息:91440600MA4X · 2025-11-25 上次联系',
  );
  expect(shown).toContain('华南 第 5 行:看不懂日期「上周」');
  expect(await wang.hears('第7列是不导入')).toEqual([expect.stringContaining('不导入的列:序号 · 开票信息')]);
  expect(await wang.hears('第7列是备忘')).toEqual([expect.stringContaining('开票信息 → 备忘')]);
  expect(await wang.presses('选工作表')).toEqual([
    expect.stringMatching(/1. 华南 · 2 行 · 要[\s\S]*3. 作废 · 1 行 · 隐藏的/),
  ]);
  expect(await wang.hears('只要工作表华南')).toEqual([expect.stringMatching(/2 行,还没有导入[\s\S]*不要 华东/)]);
  expect(await wang.hears('sheets all')).toEqual([expect.stringMatching(/工作表:华南 2、华东 1、作废 1/)]);
  expect(await wang.hears('工作表 1、2')).toEqual([expect.stringMatching(/3 行,还没有导入/)]);
  const said = await wang.hears('确认导入');
  expect(said.at(-1)).toContain('2 个格子放不下');
  expect((await given(it, 'wang')).rows).toEqual([
    ['序号', '单位名称', '跟单人', '联系人', '手机', '年合同额(万)', '开票信息', '上次联系', '问题'],
    ['2', '铭远精密', 'Emma', '王工', '1380', '112', '', '上周', '电话「1380」写得不对; 看不懂日期「上周」'],
  ]);
  expect(await wang.hears('谁负责江澜')).toEqual([expect.stringContaining('李雷')]);
  const [brief] = await wang.hears('介绍江澜汽车部件');
  expect(brief).toContain('年合同额:48万');
  expect(brief).toContain('开票信息:91440600MA4X');
  expect(await wang.hears('撤销导入')).toContainEqual(expect.stringContaining('删去的新客户 3'));
  expect(await rows(it)).toBe(before);
  expect(it.problems).toEqual([]);
});

test('the row of the heads is pointed out by a sentence, or that there are none', async () => {
  const it = await world();
  const table = 'Kundenliste,\nKunde,Ansprechpartner\nKraus GmbH,Jonas Weber\nMüller AG,Eva Klein\n';
  await drops(it, { name: 'kunden.csv', bytes: utf8(table), who: 'emma' });
  const emma = it.as('emma');
  expect(await emma.hears('row 2 is the header')).toEqual([expect.stringMatching(/2 rows[\s\S]*Kunde → customer/)]);
  expect(await emma.hears('第1行是表头')).toEqual([expect.stringMatching(/3 rows[\s\S]*Kundenliste → customer/)]);
  expect(await emma.hears('the table has no headings')).toEqual([expect.stringMatching(/4 rows[\s\S]*column 1/)]);
  expect(it.problems).toEqual([]);
});

test('notes that waited under the short name of a customer whom a table brings come along, are said, and go back with it', async () => {
  const it = await world();
  await it.hears('今天拜访了江澜电气的方总,要40套,下周三跟进');
  await it.as('han').hears('江澜电气的王工要样品');
  await it.hears('今天拜访了博世的刘芳,聊到预算');
  await it.hears('今天拜访了启川的秦经理,聊到交期');
  const names = '江澜电气有限公司\n启川精密有限公司\n启川贸易有限公司';
  await drops(it, { name: '客户.csv', bytes: utf8(`公司名称\n${names}\n`) });
  await it.hears('确认导入');
  const done = it.said.findLast(({ line }) => line.card.title.includes('已导入'))?.line.card;
  expect(done?.facts).toContainEqual({ label: '一起归过来', text: '等着的 2 条记录' });
  const waiting = () =>
    it.sql((tx) =>
      tx.execute<{ mention: string }>(`select mention from interactions where customer_id is null order by mention`),
    );
  expect((await waiting()).map(({ mention }) => mention)).toEqual(['博世', '启川']);
  expect((await it.hears('江澜电气')).join('\n')).toMatch(/江澜电气有限公司[^]*要样品[^]*要40套/);
  await it.hears('撤销导入');
  expect((await waiting()).map(({ mention }) => mention)).toEqual(['博世', '启川', '江澜电气', '江澜电气']);
  expect((await it.hears('列出客户')).join('\n')).not.toContain('江澜电气有限公司');
  expect(it.problems).toEqual([]);
});

test('a day without a year is the coming one of what is next and the last of what was; who is in charge beside our own is somebody there', async () => {
  const it = await world();
  const table = `公司名称,负责人,跟单人,上次联系,下次联系
江澜电气,方总,李雷,12月15日,12月15日
启川精密,秦经理,李雷,11月3日,3-5
博世,刘芳,李雷,20 Oct,10月30日
`;
  const [shown] = await drops(it, { name: '客户.csv', bytes: utf8(table) });
  expect(shown).toContain('负责人 → 联系人 · 跟单人 → 负责人');
  expect(shown).toContain('江澜电气 · 李雷 · 方总 · 2025-12-15 上次联系 · 下次 2026-12-15');
  expect(shown).toContain('启川精密 · 李雷 · 秦经理 · 2026-11-03 上次联系 · 下次 2027-03-05');
  // What has just passed is no day of next year.
  expect(shown).toMatch(/博世 · 李雷 · 刘芳 · 2026-10-20 上次联系$/m);
  expect(await shownFor(it, '公司名称,负责人\n江澜电气,李雷\n')).toContain('江澜电气 · 李雷');
  expect(await shownFor(it, '公司名称,联系人,负责人,业务员\n江澜电气,秦工,方总,李雷\n')).toContain(
    '李雷 · 秦工 · 负责人:方总',
  );
});

const shownFor = async (it: World, table: string) => (await drops(it, { name: '客户.csv', bytes: utf8(table) }))[0];
