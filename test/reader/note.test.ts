import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileDirectory } from '../../src/core/reader/names/knownCustomers.ts';
import { read } from '../../src/core/reader/read.ts';
import type { KnownCustomer } from '../../src/core/contract/customer.ts';

// A Friday morning.
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known: readonly KnownCustomer[] = [
  { id: 1, name: '华为技术有限公司', aliases: ['华为', 'Huawei'], contacts: [{ id: 11, name: '李总' }] },
  { id: 2, name: '立讯精密', aliases: ['立讯', 'Luxshare'], contacts: [] },
  { id: 3, name: '比亚迪', aliases: ['BYD'], contacts: [] },
  { id: 4, name: '宁德时代', aliases: ['CATL', '宁德'], contacts: [] },
  { id: 5, name: '华为云', aliases: [], contacts: [] },
  { id: 6, name: 'Harbour Foods Ltd', aliases: [], contacts: [{ id: 61, name: 'Dana' }] },
];
const directory = compileDirectory(known);

const reading = (text: string) => read(text, { ref, known: directory });

/** A reading in one line, so that a table can be read. */
function line(text: string): string {
  const { customers, contacts, kind, occurredOn, steps, amounts, phones } = reading(text);
  const money = amounts.map((one) =>
    'value' in one ? `${one.value} ${one.currency}` : `${one.min}-${one.max} ${one.currency}`,
  );
  const next = steps
    .filter(({ dueOn }) => dueOn)
    .map(({ dueOn, dueTime, rule }) =>
      [dueOn?.toString().slice(5), dueTime?.toString().slice(0, 5), rule].filter(Boolean).join(' '),
    );
  return [
    customers.map(({ name }) => name).join('+'),
    contacts.map(({ name }) => name).join('+'),
    kind ?? '-',
    occurredOn?.toString().slice(5) ?? '-',
    next.join('+'),
    [...money, ...phones].join('+'),
  ].join(' | ');
}

test.each([
  ['今天和华为李总通了电话,嫌报价高,下周三跟进', '华为技术有限公司 | 李总 | call | 11-20 | 11-25 | '],
  ['拜访了立讯,王工说Q1要扩产,预算80万左右,把报价发给采购张姐', '立讯精密 | 王工+张姐 | visit | 11-20 |  | 800000 CNY'],
  ['昨天:1)比亚迪 发样 2)宁德 没接电话', '比亚迪+宁德时代 |  | call | 11-19 |  | '],
  ['比亞迪 王經理 微信說價格OK 下禮拜二簽約', '比亚迪 | 王經理 | wechat | 11-20 | 11-24 | '],
  ['周三见了宁德采购部的陈晓,对方要3套样机,我们12月5号前寄出', '宁德时代 | 陈晓 | visit | 11-18 | 12-05 | '],
  ['立讯合同已签,126万,不用再跟进了', '立讯精密 |  | other | 11-20 |  | 1260000 CNY'],
  ['不是下周二,是下周四下午3点去立讯演示', '立讯精密 |  | - | - | 11-26 15:00 | '],
  ['华为的会从周一改到周四上午十点', '华为技术有限公司 |  | - | - | 11-26 10:00 | '],
  ['比亚迪项目交付12月20号,提前三天提醒我', '比亚迪 |  | - | - | 12-20+12-17 | '],
  [
    '宁德那边每月15号对账,刘会计,电话13812345678',
    '宁德时代 | 刘会计 | - | - | 12-15 FREQ=MONTHLY;BYMONTHDAY=15 | 13812345678',
  ],
  ['微信问了老周,说节后再定', ' | 老周 | wechat | 11-20 | 01-04 | '],
  ['立讯张总下周出差,12月1日回来后再约', '立讯精密 | 张总 | - | - | 12-01 | '],
  [
    'Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed',
    '华为技术有限公司 | Mr Li | call | 11-20 | 11-25 | ',
  ],
  [
    'Visited Luxshare; Wang says expansion in Q1, budget ~800k USD; send quote by Tuesday',
    '立讯精密 | Wang | visit | 11-20 | 11-24 | 800000 USD',
  ],
  ['等立讯搬进新厂再去拜访', '立讯精密 |  | - | - |  | '],
  ['等宁德验收完去拜访', '宁德时代 |  | - | - |  | '],
  ['等立讯下周三开完评审会,再跟进报价', '立讯精密 |  | - | - | 11-25 | '],
  ['放暑假后拜访比亚迪', '比亚迪 |  | - | - |  | '],
  ['as soon as the audit is over visit CATL', '宁德时代 |  | - | - |  | '],
  ['biweekly call BYD', '比亚迪 |  | - | - | 12-04 FREQ=WEEKLY;INTERVAL=2 | '],
  ['in 20m call BYD', '比亚迪 |  | - | - | 11-20 10:20 | '],
  ['明天 meeting with BYD at 9am', '比亚迪 |  | - | - | 11-21 09:00 | '],
  ['Met Brightwell Corp on Tuesday, quote by Friday', 'Brightwell Corp |  | visit | 11-17 | 11-27 | '],
  ['Rang Northgate Ltd today', 'Northgate Ltd |  | call | 11-20 |  | '],
  ['比亚迪的周工跳槽去了宁德', '比亚迪 | 周工 | - | - |  | '],
  ['Yesterday: 1) BYD sent samples 2) CATL no answer', '比亚迪+宁德时代 |  | call | 11-19 |  | '],
  [
    'Emailed Dana (Harbour Foods) the revised contract, $45,500 a year. Call her back Monday 2pm',
    'Harbour Foods Ltd | Dana | email | 11-20 | 11-23 14:00 | 45500 USD',
  ],
  [
    'Harbour Foods demo went well, Dana wants a trial, no follow up needed',
    'Harbour Foods Ltd | Dana | demo | 11-20 |  | ',
  ],
  ['Meeting with BYD moved from 1 Dec to 4 Dec', '比亚迪 |  | - | - | 12-04 | '],
  ['Dana is on leave until 5 Jan, ping her on the 8th of January', ' | Dana | - | - | 01-08 | '],
  ['Check in with CATL every other Friday', '宁德时代 |  | - | - | 11-27 FREQ=WEEKLY;INTERVAL=2;BYDAY=FR | '],
])('reads «%s»', (text, expected) => {
  expect(line(text)).toBe(expected);
});

test('the longest name wins, and a short form is enough', () => {
  expect(reading('华为云的方案发了').customers.map(({ id }) => id)).toEqual([5]);
  expect(reading('华为的方案发了').customers.map(({ id }) => id)).toEqual([1]);
  expect(reading('harbour foods called').customers.map(({ id }) => id)).toEqual([6]);
  expect(reading('harbourfoods called').customers).toEqual([]);
});

test('an unknown customer is proposed with its place and without an id', () => {
  const text = '今天和鼎新李总通了电话';
  const [found] = reading(text).customers;
  expect(found).toEqual({ name: '鼎新', span: [3, 5] });
  expect(reading('Called Tom at Bluebird Cafe').customers.map(({ name, id }) => [name, id])).toEqual([
    ['Bluebird Cafe', undefined],
  ]);
});

test('a contact that the customer is known to have comes with its id', () => {
  expect(reading('和华为李总通了电话').contacts[0]).toMatchObject({ name: '李总', id: 11, customer: 0 });
  expect(reading('和立讯李总通了电话').contacts[0]).not.toHaveProperty('id');
});

test.each([
  ['预算80万', { value: 800000, currency: 'CNY' }],
  ['报价三万八', { value: 38000, currency: 'CNY' }],
  ['报价大概60到80万', { min: 600000, max: 800000, currency: 'CNY' }],
  ['1.2亿的项目', { value: 120000000, currency: 'CNY' }],
  ['定金5w', { value: 50000, currency: 'CNY' }],
  ['3k美元', { value: 3000, currency: 'USD' }],
  ['HK$12,500', { value: 12500, currency: 'HKD' }],
  ['a deal of $1.2M', { value: 1200000, currency: 'USD' }],
  ['£64k a year', { value: 64000, currency: 'GBP' }],
  ['3.5 lakh rupees', { value: 350000, currency: 'INR' }],
  ['€20-25k', { min: 20000, max: 25000, currency: 'EUR' }],
])('reads the sum in «%s»', (text, expected) => {
  expect(reading(text).amounts).toEqual([expected]);
});

test.each(['3台样机', '5折', '第3次', '200人', '60%', '单号SF1029384756', '12月5号'])(
  'finds no sum in «%s»',
  (text) => {
    expect(reading(text).amounts).toEqual([]);
  },
);

test.each([
  ['满意度4,交期慢', { value: 4, of: 5 }],
  ['CSAT 4/5, slow delivery', { value: 4, of: 5 }],
  ['NPS给9', { value: 9, of: 10 }],
  ['合同签了👍', { value: 1, of: 1 }],
])('reads the score in «%s»', (text, expected) => {
  expect(reading(text).score).toEqual(expected);
});

test.each([
  '你好',
  'hi bot',
  '谁负责华为',
  'who owns CATL?',
  '完成1',
  'done 2',
  'help',
  '帮助',
  '华为',
  'BYD',
  '下周五下午3点',
  'next Fri 3pm',
  '25 Nov',
  '撤销',
  '👍',
  '3',
  '今天要跟谁',
])('«%s» is no note', (text) => {
  expect(reading(text).isNote).toBe(false);
});

test.each(['和李总通了电话', 'BYD wants samples', '明天去立讯', '华为说太贵', 'left a voicemail at Luxshare'])(
  '«%s» is a note',
  (text) => {
    expect(reading(text).isNote).toBe(true);
  },
);

test('says that nothing is to be done next only where the note does', () => {
  expect(reading('立讯已签,不用再跟进').nothingNext).toBe(true);
  expect(reading('BYD all done, no follow-up').nothingNext).toBe(true);
  expect(reading('和立讯通了电话').nothingNext).toBe(false);
});

test('the gist is what was said, in the words of the note', () => {
  expect(reading('今天和华为李总通了电话,嫌报价高,下周三跟进').gist).toBe('嫌报价高');
  expect(reading('昨天和立讯的技术总监 韩工 开了个会,他要求样品').gist).toBe(
    '昨天和立讯的技术总监 韩工 开了个会，他要求样品',
  );
  expect(reading('Called Mr Li at Huawei today, thinks the quote is too high, follow up next Wed').gist).toBe(
    'thinks the quote is too high',
  );
});

test('the action is a few words of the note', () => {
  const actions = (text: string) => reading(text).steps.map(({ action }) => action);
  expect(actions('华为下周三跟进报价')).toEqual(['华为跟进报价']);
  expect(actions('Called Dana. Send the contract by Tuesday')).toEqual(['Send the contract']);
  expect(actions('和立讯聊完,回去发目录给他')).toEqual(['回去发目录给他']);
});

test('a step knows whom it is for when the note names several', () => {
  const { steps, customers } = reading('比亚迪下周二送样，宁德周四开会');
  expect(steps.map(({ customer }) => customers[customer ?? -1]?.id)).toEqual([3, 4]);
});

test('stamps of a pasted chat are no appointments', () => {
  const { steps, kind, contacts } = reading('王敏 10:32\n样品收到了\n王敏 10:33\n周四之前能报价吗\n我 10:35\n可以');
  expect(steps.map(({ dueOn }) => dueOn?.toString())).toEqual(['2026-11-26']);
  expect(kind).toBe('wechat');
  expect(contacts.map(({ name }) => name)).toEqual(['王敏']);
});

test('the reading tells how it came about', () => {
  const { trace } = reading('今天和华为李总通了电话,下周三跟进');
  expect(trace.join('\n')).toContain('«下周三» = 2026-11-25, plan');
  expect(trace.join('\n')).toContain('«华为» is customer 1');
});

test('a hundred thousand customers are told apart', () => {
  const many = Array.from({ length: 100_000 }, (_, i): KnownCustomer => ({
    id: i + 1,
    name: `客户${i}号`,
    aliases: [],
    contacts: [],
  }));
  const all = compileDirectory(many);
  expect(read('拜访了客户73421号', { ref, known: all }).customers.map(({ id }) => id)).toEqual([73422]);
});

const words = [
  '华为',
  '李总',
  '说',
  '下周三',
  '明天下午',
  '不用',
  '跟进',
  '80万',
  '$5k',
  'Called ',
  'Dana ',
  'at ',
  'Huawei ',
  'next Fri',
  ', ',
  '。',
  '\n',
  '13812345678',
  'a@b.co ',
  '(',
  '王工 10:32\n',
  '拜访了',
  '提前三天',
  'not ',
  '改到',
  '👍',
  '老',
  '小张',
  'every ',
  '1) ',
];
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((parts) => parts.join('')),
);

test('any text at all has a reading inside it, the same each time, whatever spaces follow', () => {
  fc.assert(
    fc.property(anything, (text) => {
      const found = reading(text);
      for (const { span } of [...found.customers, ...found.contacts, ...found.dates]) {
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[1]).toBeGreaterThan(span[0]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
      }
      expect(JSON.stringify(reading(text))).toBe(JSON.stringify(found));
      expect(JSON.stringify(reading(`${text}  `))).toBe(JSON.stringify(found));
    }),
    { numRuns: 1000 },
  );
});

test.each(['明天', '1', '周', '12:', '小王', '$1 ', '和王总', 'a@', '+86 1', 'A b ', '(', '\n'])(
  'a hundred thousand characters of «%s» are still read',
  (piece) => {
    expect(() => reading(piece.repeat(100_000 / piece.length))).not.toThrow();
  },
);

test.each([
  ['10月5日拜访了立讯,聊了扩产', 'visit 2026-10-05'],
  ['2月3日拜访了立讯,聊了扩产', 'visit 2026-02-03'],
  ['Visited Luxshare on 3 Feb, talked about line 3', 'visit 2026-02-03'],
  ['3号跟李总吃了饭', 'meal 2026-11-03'],
  ['10月8日和客户开会,定了方案', 'meeting 2026-10-08'],
  ['5月20日发了样品,还没回复', 'other 2026-05-20'],
  ['28号去的立讯,见的王工', 'visit 2026-10-28'],
  ['9月30日打过电话,没人接', 'call 2026-09-30'],
  ['Visited Luxshare on 5 Oct, talked about line 3', 'visit 2026-10-05'],
  ['Demoed at CATL on June 3, they liked it', 'demo 2026-06-03'],
  ['Met them on 3 Nov and sent the quote on 5 Nov', 'visit 2026-11-03'],
  ['Trade fair in Leeds in April, BYD will be there', ''],
  ['明年3月华为有展会', ''],
])('«%s» tells of a contact on that day and plans nothing', (text, expected) => {
  const { kind, occurredOn, steps } = reading(text);
  expect(steps).toEqual([]);
  expect(kind ? `${kind} ${occurredOn?.toString()}` : '').toBe(expected);
});

test.each([
  ['大概120万,陈总说月底前定,让我周五先把方案发过去', '11-27 把方案发过去'],
  ['立讯的人说下周三给答复', ''],
  ['他们说下周三给答复', ''],
  ['王总说25号拍板', ''],
  ['王总说25号拍板,到时再联系', '11-25 王总说拍板'],
  ['王总说周五必须给他答复', '11-27 王总说必须给他答复'],
  ['刘总答应30号前付尾款,1号我去催', '12-01 去催'],
  ['Dana says they decide by end of month', ''],
  ["They reckon they'll decide before Xmas, I'll nudge them on the 15th", '12-15 nudge them'],
  ['Dana said to get back to her by Friday', '11-27 Dana said to get back to her'],
  ['立讯年底有技改项目', ''],
  ['他们Q1要扩产', ''],
  ['They have a project at year end', ''],
  ['年底去拜访李总', '12-31 去拜访李总'],
])('what the customer decides or has in «%s» is no step of ours', (text, expected) => {
  expect(told(text)).toBe(expected);
});

test.each([
  ["I'll send new terms by Thursday and call her next week", '11-26 send new terms+11-23 call her'],
  ['Call Dana Monday and send the deck by Wednesday', '11-23 Call Dana+11-25 send the deck'],
  ['Meeting Tuesday and Thursday with BYD', '11-24 Meeting with BYD+11-26 Meeting with BYD'],
  ['周四前发新条款,下周再打给她', '11-26 发新条款+11-23 再打给她'],
  ['周四前发合同并下周一回访', '11-26 发合同+11-23 回访'],
  ['周一见李总周三见王工', '11-23 见李总+11-25 见王工'],
  ['周一和周三去立讯', '11-23 去立讯+11-25 去立讯'],
  ['提醒我周一上午给李工回电话,下午去立讯送样', '11-23 09:00 给李工回电话+11-23 14:00 去立讯送样'],
  ['下周约李总吃饭', '11-23 约李总吃饭'],
  ['周六约李总吃饭', '11-21 约李总吃饭'],
  ['下个月约王总谈', '12-01 约王总谈'],
  ['周三约2点见李总', '11-25 14:00 见李总'],
  ['记一下周五给立讯报价', '11-27 给立讯报价'],
  ['立讯下午三点的会改到四点半', '11-20 16:30 立讯的会'],
  ['Remind me to check in with Dana on Friday', '11-27 check in with Dana'],
  ['Sent samples on 2 Nov, check in next Friday', '11-27 check in'],
])('each step of «%s» has its own words', (text, expected) => {
  expect(told(text)).toBe(expected);
});

function told(text: string): string {
  return reading(text)
    .steps.map(({ dueOn, dueTime, action }) =>
      [dueOn?.toString().slice(5), dueTime?.toString().slice(0, 5), action].filter(Boolean).join(' '),
    )
    .join('+');
}

test.each([
  ['华为付了首款12万,剩下的月底', '2026-11-30'],
  ['立讯余下月底前付清', '2026-11-30'],
  ['周五下午去华为送样', '2026-11-27'],
  ['Friday afternoon visit Luxshare', '2026-11-27'],
])('«%s» is still to be done, by %s, and no contact yet', (text, dueOn) => {
  const { kind, steps } = reading(text);
  expect(kind).toBeUndefined();
  expect(steps.map((step) => step.dueOn?.toString())).toEqual([dueOn]);
});

test.each([
  ['瑞丰包装', '跟瑞丰的老板娘聊了半天'],
  ['华工自动化', '给华工补了份技术协议'],
  ['北辰仪表', '北辰要两套样品'],
  ['立讯精密', '和立讯的王工通了电话'],
])('%s is called by its short name: «%s»', (name, text) => {
  const { customers } = read(text, { ref, known: [{ id: 9, name, aliases: [], contacts: [] }] });
  expect(customers).toEqual([expect.objectContaining({ id: 9 })]);
});

test.each(['华为张姐周三别找她', '华为李总下周不要再催了,周三别打', "won't make the Luxshare visit on Thursday"])(
  '«%s»: what is not to be done is no step',
  (text) => {
    expect(reading(text).steps.filter(({ dueOn }) => dueOn)).toEqual([]);
  },
);

test('what was sent away is no visit, and what somebody is in charge of is nobody', () => {
  expect(reading('华为样品今天寄出去了').kind).not.toBe('visit');
  expect(reading('拜访了立讯王工,技术,管选型').contacts.map(({ name }) => name)).toEqual(['王工']);
});

test.each([
  '给华为打个电话',
  '拜访一下华为',
  '去趟立讯',
  '约华为李总吃饭',
  '让小张去趟华为',
  'visit Luxshare',
  'email Huawei the specs',
])('«%s» is still to be done: no contact yet, and a step without a day', (text) => {
  const { kind, occurredOn, steps } = reading(text);
  expect({ kind, occurredOn, days: steps.map(({ dueOn }) => dueOn) }).toEqual({
    kind: undefined,
    occurredOn: undefined,
    days: [undefined],
  });
});

test.each([
  ['去趟华为 李总不在', 'visit'],
  ['和立讯吃个饭,聊得不错', 'meal'],
  ['给华为打了个电话', 'call'],
])('«%s» has been done', (text, kind) => {
  expect(reading(text).kind).toBe(kind);
});

test.each([
  ['明天给华为报价,后天拜访卓航', ['华为技术有限公司', '卓航']],
  ['Quoted Huawei today, visited Larkfield Bearings too', ['华为技术有限公司', 'Larkfield Bearings']],
  ['下周一拜访比亚迪,下周二拜访歌尔,下周三拜访华为', ['比亚迪', '歌尔', '华为技术有限公司']],
  ['今天给立讯送了样,顺路去了趟蓝思,他们想要目录', ['立讯精密', '蓝思']],
  ['明天给华为报价,后天拜访张伟', ['华为技术有限公司']],
  ['明天给华为报价,后天拜访卓航看样', ['华为技术有限公司']],
  ['华为那边嫌贵,毛刺问题也没解决', ['华为技术有限公司']],
  ["Quoted Huawei today, spoke to Anne-Marie O'Dowd too", ['华为技术有限公司']],
])('whoever is dealt with beside a customer that we know is one too: «%s»', (text, names) => {
  expect(reading(text).customers.map(({ name }) => name)).toEqual(names);
});

test('whom the team knows is somebody wherever the name stands', () => {
  const said = ['刘芳下周休假', '给刘芳寄两盒茶叶', '刘芳想要样品'];
  const named = said.map((text) =>
    read(text, { ref, known: directory, people: ['刘芳'] }).contacts.map(({ name }) => name),
  );
  expect(named).toEqual([['刘芳'], ['刘芳'], ['刘芳']]);
});
