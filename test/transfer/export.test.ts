import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from '../../src/core/delivery/store/files.ts';
import { decodeText } from '../../src/core/transfer/format/charset.ts';
import { readCsv, writeCsv } from '../../src/core/transfer/format/csv.ts';
import { vcard } from '../../src/core/transfer/format/vcard.ts';
import { rounds } from '../support/rounds.ts';
import { snapshot } from '../support/rows.ts';
import { type Who, type World, world } from '../support/world.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

const brings = async (it: World, bytes: Uint8Array, who: Who = 'wang') => {
  const [shown] = await it.as(who).hears('', { files: [{ name: 'a.csv', read: async () => bytes }] });
  return shown;
};

/** The last file that somebody was given, as text. */
async function given(it: World, who: Who) {
  const file = it.said.findLast(({ line }) => line.room === `dm:${who}` && line.card.file)?.line.card.file;
  const bytes = file && (await it.sql((tx) => bytesOf(tx, file.id)));
  if (!file || !bytes) throw new Error('no file was given');
  return { name: file.name, bytes, rows: readCsv(decodeText(bytes)) };
}

const LIST = `客户,别名,负责人,等级,标签,联系人,职务,电话,邮箱,微信,下次跟进
比亚迪,BYD,李雷,A,汽车;重点,陈总,总经理,+86 755 8988 8888,chen@byd.com,chen_byd,2026-12-01
比亚迪,,,,,王工,工程师,13800001111,,,
宁德时代,CATL,Emma,B,,曾总,,13900002222,,,
`;

test('everybody may take out what is theirs: a rep their own customers, a lead the team’s, a manager all', async () => {
  const it = await world();
  await brings(it, utf8(LIST));
  await it.as('wang').hears('确认导入');
  expect(await it.hears('导出我的客户')).toEqual([
    expect.stringMatching(/导出了 1 个客户[\s\S]*📎 客户 2026-11-20.csv/),
  ]);
  expect((await given(it, 'lilei')).rows).toEqual([
    ['客户', '别名', '负责人', '等级', '标签', '联系人', '职务', '电话', '邮箱', '微信', '下次跟进'],
    [
      '比亚迪',
      'BYD',
      '李雷',
      'A',
      '汽车;重点',
      '陈总',
      '总经理',
      '+86 755 8988 8888',
      'chen@byd.com',
      'chen_byd',
      '2026-12-01',
    ],
    ['比亚迪', 'BYD', '李雷', 'A', '汽车;重点', '王工', '工程师', '13800001111', '', '', '2026-12-01'],
  ]);
  expect(await it.hears('导出全部客户')).toEqual([expect.stringContaining('要经理或管理员')]);
  expect(await it.hears('导出本组客户')).toEqual([expect.stringContaining('要组长或经理')]);
  expect(await it.as('han').hears('导出本组客户')).toEqual([expect.stringContaining('导出了 2 个客户')]);
  expect(await it.as('boss').hears('export all customers')).toEqual([expect.stringContaining('Waiting for a second')]);
  expect(await it.during(() => it.as('wang').presses('批准'), { room: 'dm:boss' })).toEqual([
    expect.stringContaining('Approved: export all customers'),
    expect.stringContaining('2 customers exported'),
  ]);
  expect(await it.hears('导出全部客户', { room: { id: 'team', kind: 'group' } })).toEqual([
    expect.stringContaining('私聊'),
  ]);
  const audit = await it.sql((tx) =>
    tx.execute<{ name: string; after: unknown }>(
      "select p.name, a.after from audit a join people p on p.id = a.person_id where a.action = 'export' order by a.id",
    ),
  );
  expect([...audit]).toEqual([
    { name: '李雷', after: { what: 'customers', whose: 'own', lines: 1 } },
    { name: '韩梅梅', after: { what: 'customers', whose: 'team', lines: 2 } },
    { name: 'Ada', after: { what: 'customers', whose: 'all', lines: 2 } },
  ]);
  expect(it.problems).toEqual([]);
});

test('contact cards and notes go out too', async () => {
  const it = await world();
  await brings(it, utf8(LIST));
  await it.as('wang').hears('确认导入');
  await it.hears('导出名片');
  const { name, bytes } = await given(it, 'lilei');
  expect(name).toBe('名片 2026-11-20.vcf');
  expect(decodeText(bytes)).toContain(
    'FN:陈总\r\nN:陈总;;;;\r\nORG:比亚迪\r\nTITLE:总经理\r\nTEL;TYPE=WORK:+86 755 8988 8888\r\n',
  );
  await it.hears('今天和比亚迪陈总通了电话,嫌报价高');
  await it.hears('导出记录');
  expect((await given(it, 'lilei')).rows).toEqual([
    ['客户', '联系人', '记录', '记录日期', '记录人'],
    ['比亚迪', '陈总', '今天和比亚迪陈总通了电话,嫌报价高', '2026-11-20', '李雷'],
  ]);
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', "'=1", '"=1"', '=HYPERLINK("http://x","a")'])(
  'no cell that goes out is a formula, and reading gives it back: %j',
  (cell) => {
    const out = decodeText(writeCsv([['a', cell]]));
    expect(out.startsWith('\uFEFF') || out.startsWith('a,')).toBe(true);
    const written = out.slice(out.indexOf(',') + 1).replace(/^"/, '');
    expect(written).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    expect(readCsv(out)).toEqual([['a', cell]]);
  },
);

test('cells come back as they went out', () => {
  const row = fc.array(fc.string({ unit: fc.constantFrom(...Array.from('ab华 ,;"\'\n=+-@\t|')), maxLength: 8 }), {
    minLength: 2,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
      const table = [['h1', 'h2', 'h3', 'h4'], ...rows];
      expect(readCsv(decodeText(writeCsv(table)))).toEqual(table);
    }),
  );
});

test('a contact card folds its lines between characters, and hides nothing in them', () => {
  const card = vcard({
    name: '王'.repeat(60),
    customer: 'A;B,C\nD',
    title: null,
    phone: null,
    email: null,
    wechat: null,
  });
  for (const line of card.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(card.replaceAll('\r\n ', '')).toContain(`FN:${'王'.repeat(60)}\r\n`);
  expect(card).toContain(String.raw`ORG:A\;B\,C\nD`);
});

const word = fc
  .string({ unit: fc.constantFrom(...Array.from('华为立讯精密ABCab12=+-@\'"')), minLength: 2, maxLength: 6 })
  .filter((text) => /[\p{L}\p{N}]/u.test(text));
const cell = fc.option(word, { nil: '' });
const line = fc.record({
  name: word,
  alias: cell,
  owner: fc.constantFrom('', '李雷', 'Emma', '韩梅梅'),
  tier: fc.constantFrom('', 'A', 'B', 'C'),
  tags: cell,
  contact: cell,
  title: cell,
  phone: fc.constantFrom('', '+86 13800001111', '0755-1234567', '-1'),
  email: fc.constantFrom('', 'a@b.com', '=a@b.com'),
  wechat: cell,
  next: fc.constantFrom('', '2026-12-01', '2027-01-15'),
});

const HEADS = ['客户', '别名', '负责人', '等级', '标签', '联系人', '职务', '电话', '邮箱', '微信', '下次跟进'];
const seed = Number(process.env['TEST_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

test('what was exported changes nothing when it comes in again, and undoing what came in leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      const it = await world();
      const empty = await rows(it);
      await brings(it, writeCsv([HEADS, ...lines.map((each) => Object.values(each))]));
      if (
        !it
          .as('wang')
          .last()
          ?.buttons?.some(({ label }) => label === '导入')
      )
        return;
      await it.as('wang').hears('确认导入');
      const before = await rows(it);
      await it.as('wang').hears('导出全部客户');
      await it.as('boss').presses('approve');
      const { bytes } = await given(it, 'wang');
      const shown = await brings(it, bytes);
      expect(shown).toMatch(/没有可导入的/);
      expect(shown).not.toMatch(/有问题|像已有客户/);
      await it.as('wang').hears('取消导入');
      expect(await rows(it)).toBe(before);
      await it.as('wang').hears('撤销导入');
      expect(await rows(it)).toBe(empty);
      expect(it.problems).toEqual([]);
    }),
    { numRuns: rounds(12), seed, endOnFailure: true },
  );
}, 120_000);

const rows = async ({ store, workspace }: World) =>
  JSON.stringify(
    await snapshot(store, {
      workspace,
      without: ['heard', 'outbox', 'audit', 'files', 'imports', 'import_lines', 'exports', 'approvals', 'wakes'],
    }),
    null,
    1,
  );
