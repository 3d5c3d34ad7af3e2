/** Workbooks as firms have them: each is made here, read as the product reads it, and compared cell by cell. */
import { writeOds } from 'hucre/ods';
import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import type { LayoutChoice } from '../../src/core/contract/transfer.ts';
import { book, day, merge, read, utf8 } from './reading.ts';

type Case = readonly [string, () => Uint8Array | Promise<Uint8Array>, readonly string[], LayoutChoice?];

const HEADS = ['客户名称', '联系人', '手机'];

const CASES: readonly Case[] = [
  [
    'a title in one cell above the heads',
    () => book([['2026年客户台账'], HEADS, ['江澜汽车部件', '方总', '13800002618']], { merges: [merge(0, 0, 0, 2)] }),
    ['江澜汽车部件 · 方总/13800002618'],
  ],
  [
    'a title, a remark and an empty row above the heads',
    () => book([['华南区客户跟进表'], ['制表:小何', null, '2026-11'], [], HEADS, ['铭远精密', '王工', '13900007702']]),
    ['铭远精密 · 王工/13900007702'],
  ],
  [
    'totals, subtitles, empty rows and repeated heads',
    () =>
      book(
        [
          [...HEADS, '年合同额(万)'],
          ['华南', null, null, null],
          ['天穹光电', '郑总', '13600003391', 88],
          ['小计', null, null, 88],
          [],
          [...HEADS, '年合同额(万)'],
          ['盛禾食品', '李采购', '13700004471', 62],
          ['合  计', null, null, 150],
          ['备注:金额为含税'],
        ],
        { merges: [merge(1, 0, 1, 3)] },
      ),
    ['天穹光电 · 郑总/13600003391 · {年合同额:88万}', '盛禾食品 · 李采购/13700004471 · {年合同额:62万}'],
  ],
  [
    'a customer merged over the rows of its contacts',
    () =>
      book([HEADS, ['江澜', '方总', '13800002618'], [null, '秦经理', '13800002619'], ['远帆', '吴工', '13800002620']], {
        merges: [merge(1, 0, 2, 0)],
      }),
    ['江澜 · 方总/13800002618', '江澜 · 秦经理/13800002619', '远帆 · 吴工/13800002620'],
  ],
  [
    'heads in two rows, in groups',
    () =>
      book(
        [
          ['客户信息', null, '联系人', null, '跟单人'],
          ['名称', '地址', '姓名', '电话', null],
          ['江澜', '东莞市松山湖', '方总', '13800002618', '小罗'],
        ],
        { merges: [merge(0, 0, 0, 1), merge(0, 2, 0, 3), merge(0, 4, 1, 4)] },
      ),
    ['江澜 @罗一鸣 · 方总/13800002618 · {地址:东莞市松山湖}'],
  ],
  [
    'telephones that became figures, fractions and powers of ten',
    () =>
      book([
        HEADS,
        ['甲公司', '赵', 13_800_002_618],
        ['乙公司', '钱', '1.3800002618E+10'],
        ['丙公司', '孙', '13800002618.0'],
      ]),
    ['甲公司 · 赵/13800002618', '乙公司 · 钱/13800002618', '丙公司 · 孙/13800002618'],
  ],
  [
    'leading zeros that only the format shows',
    () =>
      book(
        [
          ['客户', '电话', '客户编号'],
          ['甲公司', 2_087_654_321, 42],
        ],
        {
          cells: new Map([
            ['1,1', { value: 2_087_654_321, style: { numFmt: '00000000000' } }],
            ['1,2', { value: 42, style: { numFmt: '000000' } }],
          ]),
        },
      ),
    ['甲公司 · 02087654321/02087654321 · {客户编号:000042}'],
  ],
  [
    'days as dates, as numbers of Excel’s and as words',
    () =>
      book([
        ['客户', '上次联系', '下次跟进'],
        ['甲公司', day(2025, 11, 25), day(2026, 12, 8)],
        ['乙公司', 45_986, '2026年12月9日'],
        ['丙公司', '2025.11.25', '上周'],
      ]),
    [
      '甲公司 · 2025-11-25 上次联系 · →2026-12-08',
      '乙公司 · 2025-11-25 上次联系 · →2026-12-09',
      '丙公司 · 2025-11-25 上次联系 · !看不懂日期「上周」',
    ],
  ],
  [
    'dust of binary fractions in an amount',
    () =>
      book([
        ['客户', '报价'],
        ['甲公司', 0.1 + 0.2],
        ['乙公司', '48万'],
        ['丙公司', 1_200_000],
      ]),
    ['甲公司 · {报价:0.3}', '乙公司 · {报价:48万}', '丙公司 · {报价:1200000}'],
  ],
  [
    'Traditional headings',
    () =>
      book([
        ['客戶名稱', '聯絡人', '電話', '電郵', '負責人', '備註', '統一編號'],
        ['鴻準精密', '陳先生', '0912345678', 'chen@foxconn.tw', '陳立', '嫌報價高', '12345678'],
      ]),
    ['鴻準精密 @陈立 · 陳先生/0912345678/chen@foxconn.tw · {統一編號:12345678} · 2026-11-30 嫌報價高'],
  ],
  [
    'first and last names in columns of their own',
    () =>
      book([
        ['Company', 'First Name', 'Last Name', 'Job Title', 'Phone'],
        ['Acme Inc', 'Jane', 'Doe', 'Buyer', '+1 415 555 0100'],
        ['江澜', '建国', '李', '采购', '13800002618'],
      ]),
    ['Acme Inc · Jane Doe/Buyer/+1 415 555 0100', '江澜 · 李建国/采购/13800002618'],
  ],
  [
    'several telephones and addresses in one cell',
    () =>
      book([
        ['客户', '联系人', '电话', '邮箱'],
        ['甲公司', '方总', '13800002618/0755-26656677', 'a@x.com; b@x.com'],
        ['乙公司', '王工', '13900007702、13900007703', '无'],
      ]),
    [
      '甲公司 · 方总/13800002618/a@x.com · {方总 电话:0755-26656677} · {方总 邮箱:b@x.com}',
      '乙公司 · 王工/13900007702 · {王工 电话:13900007703}',
    ],
  ],
  [
    'several telephones in columns',
    () =>
      book([
        ['客户', '联系人', '手机', '座机'],
        ['甲公司', '方总', '13800002618', '0755-26656677'],
      ]),
    ['甲公司 · 方总/13800002618 · {方总 电话:0755-26656677}'],
  ],
  [
    'several people in one cell, each with a telephone',
    () => book([HEADS, ['江澜', '方总/秦经理', '13800002618/13800002619']]),
    ['江澜 · 方总/13800002618 · 秦经理/13800002619'],
  ],
  [
    'an owner by nickname, by surname and by first name, one whom nobody knows, and one who is only invited',
    () =>
      book([
        ['客户', '跟单人'],
        ['甲公司', '小罗'],
        ['乙公司', '何经理'],
        ['丙公司', 'Anna'],
        ['丁公司', '老赵'],
        ['戊公司', '何珊、罗一鸣'],
        ['己公司', '小周'],
      ]),
    [
      '甲公司 @罗一鸣',
      '乙公司 @何珊',
      '丙公司 @Anna Berg',
      '丁公司 · !没有叫「老赵」的同事',
      '戊公司 @何珊',
      '己公司 · !小周请了还没来,等TA来了再导入,才能归到TA名下',
    ],
  ],
  [
    'tiers that are tags',
    () =>
      book([
        ['客户', '级别'],
        ['甲公司', 'A'],
        ['乙公司', 'b级'],
        ['丙公司', '重点'],
        ['丁公司', 'VIP'],
      ]),
    ['甲公司 A', '乙公司 B', '丙公司 #重点', '丁公司 #VIP'],
  ],
  [
    'columns that nobody knows, kept under their heading; serial numbers are not',
    () =>
      book([
        ['序号', '单位名称', '开票信息', '行业'],
        [1, '江澜', '91440600MA4X', '汽车'],
        [2, '远帆', null, '船舶'],
      ]),
    ['江澜 · {开票信息:91440600MA4X} · {行业:汽车}', '远帆 · {行业:船舶}'],
  ],
  [
    'source and address',
    () =>
      book([
        ['客户', '客户来源', '省', '市', '详细地址'],
        ['江澜', '展会', '广东', '东莞', '松山湖路1号'],
      ]),
    ['江澜 · {地址:广东 松山湖路1号} · {来源:展会} · {市:东莞}'],
  ],
  [
    'bad cells beside good ones',
    () =>
      book([
        ['客户', '联系人', '手机', '邮箱'],
        ['甲公司', '方总', '没有', '没有'],
        ['乙公司', '王工', '1380', 'wang at x'],
        ['丙公司', '孙', '13800002618', 'sun@x.com'],
      ]),
    [
      '甲公司 · 方总',
      '乙公司 · 王工 · !电话「1380」写得不对 · !邮箱「wang at x」写得不对',
      '丙公司 · 孙/13800002618/sun@x.com',
    ],
  ],
  [
    'formulas that have failed say nothing',
    () => book([HEADS, ['甲公司', '#N/A', '#REF!'], ['乙公司', '-', '/']]),
    ['甲公司', '乙公司'],
  ],
  [
    'no heads at all',
    () =>
      book([
        ['深圳市大疆创新科技有限公司', '李明', '0755-26656677'],
        ['小米集团', '王芳', '13800138000'],
      ]),
    ['深圳市大疆创新科技有限公司 · 李明/0755-26656677', '小米集团 · 王芳/13800138000'],
  ],
  ['one column of names', () => book([['客户'], ['华为'], ['比亚迪']]), ['华为', '比亚迪']],
  [
    'columns pushed to the right and rows pushed down',
    () => book([[], [], [null, null, ...HEADS], [null, null, '江澜', '方总', '13800002618']]),
    ['江澜 · 方总/13800002618'],
  ],
  [
    'a workbook in the open format',
    () => writeOds({ sheets: [{ name: '客户', rows: [HEADS, ['江澜', '方总', '13800002618']] }] }),
    ['江澜 · 方总/13800002618'],
  ],
  [
    'notes with their day and author',
    () =>
      book([
        ['客户', '跟进内容', '跟进日期', '跟进人'],
        ['江澜', '嫌报价高', day(2026, 3, 4), '何珊'],
        ['江澜', '送样', '2026/4/18', '老赵'],
      ]),
    ['江澜 · 2026-03-04 嫌报价高', '江澜 · 2026-04-18 送样\n(原作者 老赵)'],
  ],
  ['an export in Big5', () => big5(), ['鴻準精密 · 陳先生/0912345678']],
  ['an export in GB18030', () => gb18030(), ['测试公司 · 13800001111/13800001111']],
  [
    'UTF-16 without its mark, with tabs',
    () => Buffer.from('Customer\tContact\tPhone\nAcme Ltd\tJane Doe\t+44 20 7946 0958\n', 'utf16le'),
    ['Acme Ltd · Jane Doe/+44 20 7946 0958'],
  ],
  [
    'contacts of a telephone with a bitten apple',
    () =>
      utf8(
        'BEGIN:VCARD\r\nVERSION:3.0\r\nN:李;建国;;;\r\nFN:李建国\r\nORG:江澜汽车部件;采购部\r\nTITLE:采购经理\r\nitem1.TEL;type=pref:138 0000 2618\r\nitem1.X-ABLabel:工作\r\nTEL;type=FAX:0755 1234567\r\nEMAIL;type=INTERNET:li@jianglan.com\r\nX-WECHAT:lijg88\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-05\r\nNOTE:喜欢喝茶\\, 不喝酒\r\nEND:VCARD\r\n',
      ),
    [
      '江澜汽车部件 · 李建国/采购经理/138 0000 2618/li@jianglan.com/lijg88 · {生日:03-05} · 2026-11-30 喜欢喝茶, 不喝酒',
    ],
  ],
  [
    'contacts of a telephone of the other kind, in quoted-printable over two lines',
    () =>
      utf8(
        'BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E8=8A=B3;;;\r\nORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=B1=9F=\r\n=E6=BE=9C\r\nTEL;CELL:13800002618\r\nTEL;WORK:075526656677\r\nEND:VCARD\r\n',
      ),
    ['江澜 · 王芳/13800002618 · {王芳 电话:075526656677}'],
  ],
  [
    'an export of Outlook’s',
    () =>
      utf8(
        '"First Name","Middle Name","Last Name","Company","Job Title","Business Phone","Mobile Phone","E-mail Address","E-mail 2 Address","Notes"\r\n"Tom","","Reed","Acme Ltd","CTO","+1 415 555 0100","+1 415 555 0101","tom@acme.com","",""\r\n',
      ),
    ['Acme Ltd · Tom Reed/CTO/+1 415 555 0100/tom@acme.com · {Tom Reed 电话:+1 415 555 0101}'],
  ],
  [
    'heads in a row that was pointed out',
    () =>
      book([
        ['说明', '用途'],
        ['甲', '乙'],
        ['Kunde', 'Ansprechpartner'],
        ['Kraus GmbH', 'Jonas Weber'],
      ]),
    ['Kraus GmbH · {Ansprechpartner:Jonas Weber}'],
    { headRow: 3 },
  ],
];

const TABLE = CASES.map(([name, made, expected, choice = {}]) => ({ name, made, expected, choice }));

test.each(TABLE)('$name', async ({ made, expected, choice }) => {
  expect((await read(await made(), choice)).told).toEqual(expected);
});

const SHEETS: readonly WriteSheet[] = [
  { name: '说明', rows: [['请勿修改表头'], ['有问题找小何']] },
  {
    name: '华南',
    rows: [
      ['客户名称', '联系人', '手机'],
      ['江澜', '方总', '13800002618'],
    ],
  },
  {
    name: '华东',
    rows: [
      ['手机', '客户名称', '联系人', '税号'],
      ['13900007702', '铭远', '王工', '9144'],
    ],
  },
  {
    name: '作废',
    hidden: true,
    rows: [
      ['客户名称', '联系人'],
      ['旧客户', '老王'],
    ],
  },
];

test('the sheets of customers are one table, whatever the order of their columns; hidden ones stay out', async () => {
  const { told, layout } = await read(await writeXlsx({ sheets: [...SHEETS] }));
  expect(told).toEqual(['江澜 · 方总/13800002618', '铭远 · 王工/13900007702 · {税号:9144}']);
  expect(layout.sheets.map(({ name, isTaken, isHidden }) => `${name} ${isTaken} ${isHidden}`)).toEqual([
    '说明 false false',
    '华南 true false',
    '华东 true false',
    '作废 false true',
  ]);
});

test('what sheets call otherwise and means the same is one column; what they have of their own is kept beside it', async () => {
  const { told } = await read(
    await writeXlsx({
      sheets: [
        {
          name: '客户台账',
          rows: [
            ['客户名称', '联系人', '手机', '等级'],
            ['江澜', '方总', '13800002618', 'A'],
          ],
        },
        {
          name: '华南',
          rows: [
            ['公司', '电话', '微信', '联络人', '座机'],
            ['铭远', '13900007702', 'wx_wang', '王工', '0755-88881234'],
          ],
        },
      ],
    }),
  );
  expect(told).toEqual([
    expect.stringContaining('江澜'),
    expect.stringMatching(/铭远.*王工\/13900007702.*0755-88881234/),
  ]);
});

test('a head that says enough by itself does not lose it by the group above', async () => {
  const { told } = await read(
    await writeXlsx({
      sheets: [
        {
          name: '台账',
          rows: [
            ['客户信息', null, '跟进', null, '开票', null],
            ['客户名称', '联系人', '最近联系', '备注', '抬头', '电话'],
            ['江澜', '方总', '2026-11-03', '要样品', '江澜电气', '13800002618'],
          ],
          merges: [0, 2, 4].map((startCol) => ({ startRow: 0, startCol, endRow: 0, endCol: startCol + 1 })),
        },
      ],
    }),
  );
  expect(told).toEqual(['江澜 · 方总 · {开票 抬头:江澜电气} · {开票 电话:13800002618} · 2026-11-03 要样品']);
});

test('the sheets that were chosen are taken, a hidden one too', async () => {
  const { told } = await read(await writeXlsx({ sheets: [...SHEETS] }), { sheets: [3, 4] });
  expect(told).toEqual(['铭远 · 王工/13900007702 · {税号:9144}', '旧客户 · 老王']);
});

/** «客戶名稱,聯絡人,電話 / 鴻準精密,陳先生,0912345678», as a program of 1998 writes it. */
function big5() {
  return Buffer.from(
    'abc8a4e1a657bad92cc170b5b8a4482cb971b8dc0d0ac245b7c7baebb14b2cb3afa5fda5cd2c303931323334353637380d0a',
    'hex',
  );
}

/** «客户,电话 / 测试公司,13800001111». */
function gb18030() {
  return Buffer.from('bfcdbba72cb5e7bbb00ab2e2cad4b9abcbbe2c31333830303030313131310a', 'hex');
}
