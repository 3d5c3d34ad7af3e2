/** Thirty workbooks more, as address books, customer programs and people make them. */
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { book, day, merge, read, utf8 } from './reading.ts';

const OUTLOOK =
  '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Street","Business Street 2","Business Street 3","Business City","Business State","Business Postal Code","Business Country/Region","Home Street","Home Street 2","Home Street 3","Home City","Home State","Home Postal Code","Home Country/Region","Other Street","Other Street 2","Other Street 3","Other City","Other State","Other Postal Code","Other Country/Region","Assistant\'s Phone","Business Fax","Business Phone","Business Phone 2","Callback","Car Phone","Company Main Phone","Home Fax","Home Phone","Home Phone 2","ISDN","Mobile Phone","Other Fax","Other Phone","Pager","Primary Phone","Radio Phone","TTY/TDD Phone","Telex","Account","Anniversary","Assistant\'s Name","Billing Information","Birthday","Business Address PO Box","Categories","Children","Directory Server","E-mail Address","E-mail Type","E-mail Display Name","E-mail 2 Address","E-mail 2 Type","E-mail 2 Display Name","E-mail 3 Address","E-mail 3 Type","E-mail 3 Display Name","Gender","Government ID Number","Hobby","Home Address PO Box","Initials","Internet Free Busy","Keywords","Language","Location","Manager\'s Name","Mileage","Notes","Office Location","Organizational ID Number","Other Address PO Box","Priority","Private","Profession","Referred By","Sensitivity","Spouse","User 1","User 2","User 3","User 4","Web Page"';
const heads = OUTLOOK.split(',').map((h) => h.slice(1, -1));
const row = (given: Record<string, string>) => heads.map((h) => `"${given[h] ?? ''}"`).join(',');

const CASES: readonly (readonly [string, () => Uint8Array | Promise<Uint8Array>, readonly string[]])[] = [
  [
    'heads whose characters are set wide',
    () =>
      book([
        ['客  户  名  称', '联 系 人', '电  话', '备  注'],
        ['江澜汽配', '方总', '13800002618', '老客户'],
      ]),
    ['江澜汽配 · 方总/13800002618 · 2026-11-30 老客户'],
  ],
  [
    'heads with stars, remarks in brackets and line breaks',
    () =>
      book([
        ['*客户\n名称', '联系人（必填）', '手机号码*', '级别\n(A/B/C)'],
        ['江澜汽配', '方总', '13800002618', 'A'],
      ]),
    ['江澜汽配 A · 方总/13800002618'],
  ],
  [
    'a title, the day and the unit in cells of their own, a remark, and heads in the fifth row',
    () =>
      book([
        ['深圳市XX贸易有限公司客户通讯录'],
        ['统计日期：2026年11月1日', null, null, '单位：万元'],
        [],
        ['填表说明：带*为必填'],
        ['编号', '公司', '姓名', '手机', '2025年销售额'],
        ['KH001', '盛禾食品', '李采购', 13_700_004_471, 62.5],
        ['KH002', '天穹光电', '郑总', 13_600_003_391, 88],
      ]),
    [
      '盛禾食品 · 李采购/13700004471 · {2025年销售额:62.5} · {编号:KH001}',
      '天穹光电 · 郑总/13600003391 · {2025年销售额:88} · {编号:KH002}',
    ],
  ],
  [
    'a line that names the separator',
    () => utf8('sep=;\nKunde;Ansprechpartner;Telefon;E-Mail\nKraus GmbH;Jonas Weber;+49 30 901820;j.weber@kraus.de\n'),
    ['Kraus GmbH · +49 30 901820/+49 30 901820/j.weber@kraus.de · {Ansprechpartner:Jonas Weber}'],
  ],
  [
    'titles above a table with semicolons',
    () =>
      utf8(
        'Kundenliste Süd\nStand: 01.11.2026\n\nCompany;Contact;Phone;Last contact\nKraus GmbH;Jonas Weber;+49 30 901820;25.11.2025\nVogt AG;Eva Lang;+49 89 12345;03.10.2025\n',
      ),
    [
      'Kraus GmbH · Jonas Weber/+49 30 901820 · 2025-11-25 上次联系',
      'Vogt AG · Eva Lang/+49 89 12345 · 2025-10-03 上次联系',
    ],
  ],
  [
    'titles above a table with tabs, in UTF-16',
    () =>
      Buffer.from(
        '\uFEFF客户台账\r\n导出时间\t2026-11-01\r\n客户\t联系人\t手机\r\n铭远精密\t王工\t13900007702\r\n',
        'utf16le',
      ),
    ['铭远精密 · 王工/13900007702'],
  ],
  [
    'customers as WeCom exports them: persons, with their firm beside',
    () =>
      book([
        ['导出企业：深圳XX'],
        ['导出时间：2026-11-01 10:00'],
        ['客户名称', '描述', '添加人', '添加人账号', '添加时间', '来源', '手机', '企业', '邮箱', '职务'],
        [
          '方总',
          '价格敏感',
          '何珊',
          'heshan',
          '2026-03-04 10:11',
          '扫描二维码',
          '13800002618',
          '江澜汽配',
          'fang@jl.com',
          '总经理',
        ],
        ['老张', '', '罗一鸣', 'lym', '2026-04-05 10:11', '名片分享', '', '', '', ''],
      ]),
    [
      '江澜汽配 @何珊 · 方总/总经理/13800002618/fang@jl.com · {来源:扫描二维码} · {添加人账号:heshan} · {添加时间:2026-03-04 10:11} · 2026-11-30 价格敏感',
      '老张 @罗一鸣 · 老张 · {来源:名片分享} · {添加人账号:lym} · {添加时间:2026-04-05 10:11}',
    ],
  ],
  [
    'all 92 columns of Outlook',
    () =>
      utf8(
        `${OUTLOOK}\r\n${row({ Title: 'Mr.', 'First Name': 'Tom', 'Last Name': 'Reed', Company: 'Acme Ltd', 'Job Title': 'CTO', 'Business Phone': '+1 415 555 0100', 'Mobile Phone': '+1 415 555 0101', 'E-mail Address': 'tom@acme.com', 'E-mail Type': 'SMTP', 'E-mail Display Name': 'Tom Reed (tom@acme.com)', Notes: 'Met at the fair', 'Business City': 'Austin', 'Business Street': '5 Main St', Gender: 'Unspecified', Priority: 'Normal', Private: 'False', Sensitivity: 'Normal' })}\r\n`,
      ),
    [
      'Acme Ltd · Tom Reed/CTO/+1 415 555 0100/tom@acme.com · {Tom Reed 电话:+1 415 555 0101} · {地址:5 Main St Austin} · {Title:Mr.} · {Gender:Unspecified} · 2026-11-30 Met at the fair',
    ],
  ],
  [
    'contacts of Android, as Google exports them',
    () =>
      utf8(
        'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value\n建国,,李,,,,,,,,江澜汽配,采购经理,采购部,,爱喝茶,,* myContacts,* Work,li@jl.com,Mobile,+86 138 0000 2618,Work,0755-26656677\n',
      ),
    [
      '江澜汽配 · 李建国/采购经理/+86 138 0000 2618/li@jl.com · {李建国 电话:0755-26656677} · {Organization Department:采购部} · 2026-11-30 爱喝茶',
    ],
  ],
  [
    'accounts of a CRM from overseas',
    () =>
      utf8(
        '"Account Name","Account Owner","Type","Phone","Billing Street","Billing City","Last Activity","Rating","Annual Revenue","Account ID"\n"Acme Inc","Anna Berg","Prospect","(415) 555-0100","5 Main St","Austin","11/25/2025","Hot","$1,200,000","001A"\n',
      ),
    [
      'Acme Inc @Anna Berg #Hot · (415) 555-0100/(415) 555-0100 · {Annual Revenue:$1,200,000} · {地址:5 Main St Austin} · {Type:Prospect} · {Account ID:001A} · 2025-11-25 上次联系',
    ],
  ],
  [
    'companies of another',
    () =>
      utf8(
        'Record ID,Company name,Company owner,Create Date,Phone Number,Last Activity Date,City,Country/Region,Industry\n1001,Acme Inc,Anna Berg,2025-01-02 10:11,+1 415 555 0100,2026-03-04 12:00,Austin,United States,MACHINERY\n',
      ),
    [
      'Acme Inc @Anna Berg · +1 415 555 0100/+1 415 555 0100 · {地址:Austin United States} · {Record ID:1001} · {Create Date:2025-01-02 10:11} · {Industry:MACHINERY} · 2026-03-04 上次联系',
    ],
  ],
  [
    'customers of an accounting program',
    () =>
      book([
        [
          '编码',
          '名称',
          '简称',
          '联系人',
          '联系电话',
          '手机',
          '分管部门',
          '专营业务员',
          '地址',
          '税务登记号',
          '开户行',
          '银行账号',
          '期初余额',
        ],
        [
          '01.001',
          '东莞江澜汽车部件有限公司',
          '江澜',
          '方总',
          '0769-22226677',
          13_800_002_618,
          '华南',
          '何珊',
          '东莞松山湖1号',
          '91440600MA4X',
          '工行',
          '622202100011112222',
          12_000.5,
        ],
      ]),
    [
      '东莞江澜汽车部件有限公司 =江澜 @何珊 · 方总/0769-22226677 · {方总 电话:13800002618} · {地址:东莞松山湖1号} · {编码:01.001} · {分管部门:华南} · {税务登记号:91440600MA4X} · {开户行:工行} · {银行账号:622202100011112222} · {期初余额:12000.5}',
    ],
  ],
  [
    'customers of another',
    () =>
      book([
        ['客户编码', '客户名称', '客户简称', '所属分类码', '发展日期', '分管人员', '联系人', '电话', '信用额度'],
        ['C001', '铭远精密', '铭远', '01', day(2024, 3, 5), '罗一鸣', '王工', '13900007702', 500_000],
      ]),
    [
      '铭远精密 =铭远 @罗一鸣 · 王工/13900007702 · {客户编码:C001} · {所属分类码:01} · {发展日期:2024-03-05} · {信用额度:500000}',
    ],
  ],
  [
    'telephones with names and remarks',
    () =>
      book([
        ['客户', '联系人', '电话'],
        ['甲公司', '方总', '138 0000 2618(微信同号)'],
        ['乙公司', '', '王工 13900007702'],
        ['丙公司', '', '方总13800002618 秦经理13900002619'],
        ['丁公司', '孙', '0755-8888 8888转8001'],
        ['戊公司', '周', '+86-138-0000-2618'],
        ['己公司', '吴', '(021)5888 6666'],
        ['庚公司', '', '13800002618（王总）'],
      ]),
    [
      '甲公司 · 方总/138 0000 2618',
      '乙公司 · 王工/13900007702',
      '丙公司 · 方总/13800002618 · 秦经理/13900002619',
      '丁公司 · 孙/0755-8888 8888转8001',
      '戊公司 · 周/+86-138-0000-2618',
      '己公司 · 吴/(021)5888 6666',
      '庚公司 · 王总/13800002618',
    ],
  ],
  [
    'a contact and the telephone in one cell',
    () =>
      book([
        ['客户', '联系人及电话'],
        ['甲公司', '方总 13800002618'],
        ['乙公司', '王工：13900007702'],
        ['丙公司', '没留'],
      ]),
    ['甲公司 · 方总/13800002618', '乙公司 · 王工/13900007702', '丙公司'],
  ],
  [
    'days as they are written in many places',
    () =>
      book([
        ['客户', '最后联系时间'],
        ['甲', '25-Nov-2025'],
        ['乙', 'Nov 25, 2025'],
        ['丙', '11/25/25'],
        ['丁', '2025-11-25 14:30'],
        ['戊', day(2025, 11, 25)],
        ['己', '2025年11月25日 星期二'],
        ['庚', '25.11.2025'],
        ['辛', 45_986.604],
        ['壬', '2025/11'],
        ['癸', "'2025-11-25"],
      ]),
    [
      '甲 · 2025-11-25 上次联系',
      '乙 · 2025-11-25 上次联系',
      '丙 · 2025-11-25 上次联系',
      '丁 · 2025-11-25 上次联系',
      '戊 · 2025-11-25 上次联系',
      '己 · 2025-11-25 上次联系',
      '庚 · 2025-11-25 上次联系',
      '辛 · 2025-11-25 上次联系',
      '壬 · !看不懂日期「2025/11」',
      '癸 · 2025-11-25 上次联系',
    ],
  ],
  [
    'names of figures',
    () =>
      book([
        ['客户', '联系人', '手机'],
        [360, '周', 13_800_002_618],
        ['58同城', '姚', '13900007702'],
        ['7-11', '李', '13600003391'],
        ['3M', 'Jane', '13700004471'],
      ]),
    ['360 · 周/13800002618', '58同城 · 姚/13900007702', '7-11 · 李/13600003391', '3M · Jane/13700004471'],
  ],
  [
    'totals with a unit, and counts in words',
    () =>
      book([
        ['客户', '联系人', '金额'],
        ['甲公司', '方', 10],
        ['合计：', '1家', 10],
        ['总计（万元）', null, 10],
        ['本月合计', '', 10],
      ]),
    ['甲公司 · 方 · {金额:10}'],
  ],
  [
    'numbers of the lines without a head',
    () =>
      book([
        [null, '客户', '手机'],
        [1, '江澜', 13_800_002_618],
        [2, '远帆', 13_900_007_702],
      ]),
    ['江澜 · 13800002618/13800002618', '远帆 · 13900007702/13900007702'],
  ],
  [
    'a sheet for each colleague',
    () =>
      writeXlsx({
        sheets: [
          {
            name: '何珊',
            rows: [
              ['客户', '联系人'],
              ['江澜', '方总'],
            ],
          },
          {
            name: '罗一鸣',
            rows: [
              ['客户', '联系人'],
              ['铭远', '王工'],
            ],
          },
        ],
      }),
    ['江澜 @何珊 · 方总', '铭远 @罗一鸣 · 王工'],
  ],
  [
    'owners with a number, a department, a remark',
    () =>
      book([
        ['客户', '业务员'],
        ['甲', '何珊(1023)'],
        ['乙', '华南-罗一鸣'],
        ['丙', '罗一鸣（离职）'],
        ['丁', '何珊/罗一鸣'],
      ]),
    ['甲 @何珊', '乙 @罗一鸣', '丙 @罗一鸣', '丁 @何珊'],
  ],
  [
    'first, last, cell and direct line',
    () =>
      utf8("Customer,First,Last,Cell,Direct,Email\nAcme Ltd,Mary Ann,O'Neil,555-010-2222,555-010-3333,mary@acme.com\n"),
    ["Acme Ltd · Mary Ann O'Neil/555-010-2222/mary@acme.com · {Mary Ann O'Neil 电话:555-010-3333}"],
  ],
  [
    'a mark of UTF-8, and a line break in a cell',
    () => utf8('\uFEFF"客户","地址","联系人"\r\n"江澜","东莞市\n松山湖1号","方总"\r\n'),
    ['江澜 · 方总 · {地址:东莞市 松山湖1号}'],
  ],
  [
    'a character of four bytes in GB18030',
    () =>
      Buffer.from(
        'bfcdbba72cc1aacfb5c8cb2ccad6bbfa0d0ab2e2cad4b9abcbbe2c9530e234c9fa2c31333830303030323631380d0a',
        'hex',
      ),
    ['测试公司 · 🧦生/13800002618'],
  ],
  [
    'owners and customers merged over their rows, with subtotals',
    () =>
      book(
        [
          ['2026客户分配表', null, null, null],
          ['业务员', '客户', '联系人', '手机'],
          ['何珊', '江澜', '方总', '13800002618'],
          [null, null, '秦经理', '13800002619'],
          [null, '远帆', '吴工', '13800002620'],
          ['何珊 小计', null, null, '2家'],
          ['罗一鸣', '铭远', '王工', '13900007702'],
        ],
        { merges: [merge(0, 0, 0, 3), merge(2, 0, 4, 0), merge(2, 1, 3, 1), merge(5, 0, 5, 2)] },
      ),
    [
      '江澜 @何珊 · 方总/13800002618',
      '江澜 @何珊 · 秦经理/13800002619',
      '远帆 @何珊 · 吴工/13800002620',
      '铭远 @罗一鸣 · 王工/13900007702',
    ],
  ],
  [
    'contacts of an iPhone, one without a firm',
    () =>
      utf8(
        'BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iPhone OS 18.1//EN\nN:Weber;Jonas;;Dr.;\nFN:Dr. Jonas Weber\nORG:Kraus GmbH;Einkauf\nTITLE:Einkäufer\nTEL;type=CELL;type=VOICE;type=pref:+49 170 1234567\nTEL;type=WORK;type=VOICE:+49 30 901820\nEMAIL;type=INTERNET;type=WORK;type=pref:j.weber@kraus.de\nADR;type=WORK:;;Hauptstr. 5;Berlin;;10115;Germany\nURL:https://kraus.de\nPHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQ\n AASABIAAD/4QBMRXhpZ\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:王;芳;;;\nFN:王芳\nTEL:13800002618\nEND:VCARD\n',
      ),
    [
      'Kraus GmbH · Dr. Jonas Weber/Einkäufer/+49 170 1234567/j.weber@kraus.de · {Dr. Jonas Weber 电话:+49 30 901820} · {地址:Hauptstr. 5 Berlin 10115 Germany}',
      '!!没有客户名称',
    ],
  ],
  [
    'a contact of Outlook’s in quoted-printable of GB2312',
    () =>
      utf8(
        'BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=zh-cn;CHARSET=gb2312;ENCODING=QUOTED-PRINTABLE:=C0=EE;=C3=F7\r\nFN;CHARSET=gb2312;ENCODING=QUOTED-PRINTABLE:=C0=EE=C3=F7\r\nORG;CHARSET=gb2312;ENCODING=QUOTED-PRINTABLE:=BD=AD=C0=BD\r\nTEL;WORK;VOICE:0755-26656677\r\nTEL;CELL;VOICE:13800002618\r\nEMAIL;PREF;INTERNET:li@jl.com\r\nREV:20260101T000000Z\r\nEND:VCARD\r\n',
      ),
    ['江澜 · 李明/0755-26656677/li@jl.com · {李明 电话:13800002618}'],
  ],
  [
    'what was, what comes, and what it may bring',
    () =>
      book([
        ['客户名称', '客户阶段', '预计成交金额（万元）', '上次跟进时间', '上次跟进内容', '下次跟进时间', '跟单人'],
        ['江澜', '报价', 48, day(2026, 11, 20), '嫌贵', day(2026, 12, 4), '何珊'],
        ['铭远', '打样', '三十万左右', '2026.11.18', '等样品', '下周', '小罗'],
      ]),
    [
      '江澜 @何珊 · {预计成交金额:48万元} · {客户阶段:报价} · 2026-11-20 嫌贵 · →2026-12-04',
      '铭远 @罗一鸣 · {预计成交金额:三十万左右} · {客户阶段:打样} · 2026-11-18 等样品 · !看不懂日期「下周」',
    ],
  ],
  [
    'Traditional headings of a firm in Taiwan',
    () =>
      book([
        ['公司名稱', '統編', '聯絡窗口', '分機', '行動電話', '業務', '最近聯絡日期', '下次追蹤'],
        ['鴻準精密', '12345678', '陳先生', '123', '0912-345-678', '何珊', '2026/11/03', '2026/12/08'],
      ]),
    ['鴻準精密 @何珊 · 陳先生/0912-345-678 · {統編:12345678} · {分機:123} · 2026-11-03 上次联系 · →2026-12-08'],
  ],
  [
    'ticks, shares and links',
    () =>
      book([
        ['客户', '是否签约', '折扣', '网址', '邮箱'],
        ['江澜', true, 0.85, 'https://jl.com', 'mailto:fang@jl.com'],
      ]),
    ['江澜 · fang@jl.com/fang@jl.com · {是否签约:TRUE} · {折扣:0.85} · {网址:https://jl.com}'],
  ],
];

test.each(CASES)('%s', async (_, made, expected) => {
  expect((await read(await made())).told).toEqual(expected);
});

test('a page that calls itself a workbook is refused, where its marks would be customers', async () => {
  const page =
    '<html><body><table><tr><th>客户名称</th><th>电话</th></tr><tr><td>江澜汽配</td><td>13800002618</td></tr></table></body></html>';
  await expect(read(utf8(page))).rejects.toThrow('no workbook');
});
