/** Who a note names: whatever stands before a title is a surname, and words are no people. */
import { expect, test } from 'vitest';
import { factsIn } from '../../src/core/reader/facts.ts';
import { read } from '../../src/core/reader/read.ts';

const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known = ['华为', 'Acme'].map((name, id) => ({ id, name, aliases: [name], contacts: [] }));
const people = (text: string) => read(text, { ref, known, country: 'CN' }).contacts.map(({ name }) => name);

test.each([
  ['见了华为的㛃总', ['㛃总']],
  ['月底前约刘芳吃饭', ['刘芳']],
  ['约了华为的阮经理周五上午十点看仓', ['阮经理']],
  ['Walked the line with Rob and Siobhan at Acme', ['Rob', 'Siobhan']],
  ['周六陪周建军打球', ['周建军']],
  ['华为付款又拖了', []],
  ['华为㛃工来电要图纸', ['㛃工']],
  ['给华为常工寄了样品', ['常工']],
  ['华为查总和解工都来了', ['查总', '解工']],
  ['华为谌总、郄经理来访', ['谌总', '郄经理']],
  ["Called Acme, spoke to Anne-Marie O'Dowd and Zoë Müller", ["Anne-Marie O'Dowd", 'Zoë Müller']],
  ['Met Mark at Acme', ['Mark']],
  ['Bill at Acme called', ['Bill']],
  ['Acme, Gobnait Buckley. Looking for a tank', ['Gobnait Buckley']],
  ['met Eng. Kariuki at Acme', ['Eng. Kariuki']],
  ['Mr Dinesh of Acme called, Dinesh wants a quote', ['Mr Dinesh']],
  ['明天 Malaysia Day,华为休息', []],
  ['Acme bought from KitchenPro, Crystal Clean Supplies were dearer', []],
  ['华为联系人 晓禾 xiaohe@day7.example', ['晓禾']],
  ['华为约好了王总,明晨再打', ['王总']],
  ['华为的园长明晨都再问一遍', []],
  ['华为的刘芳想要样品', ['刘芳']],
  ['华为那边,毛刺问题他很生气', []],
  ['华为毛刺问题还没解决', []],
  ['后天去卓航', []],
  ['明天给华为报价,后天拜访卓航', []],
  ['明天给华为报价,后天拜访张伟', ['张伟']],
])('«%s» names %j', (text, names) => {
  expect(people(text)).toEqual(names);
});

test.each([
  ['华为联系人:苗圃,电话13812345678', '苗圃'],
  ['对接人是易建国,人很好', '易建国'],
  ['华为负责人芮成钢 下周回来', '芮成钢'],
  ['华为范药师要样品', '范药师'],
  ['跟华为于设计师聊了图纸', '于设计师'],
  ['Voicemail from Bill Sidebottom, Acme, about the balance', 'Bill Sidebottom'],
  ['email from Priya Nair at Acme', 'Priya Nair'],
])('«%s» names %s', (text, name) => {
  expect(read(text, { ref, known }).contacts.map((one) => one.name)).toEqual([name]);
});

test.each(['Acme (Lyon) wants a demo', 'Subject: Acme invoice'])('«%s» names nobody', (text) => {
  expect(read(text, { ref, known }).contacts).toEqual([]);
});

test.each([
  '6周太长了,华为不同意',
  '华为毛利只有9个点',
  'Mark the Acme order won',
  'Mark Acme as closed',
  'sent Acme the bill today',
  'Chase Acme for the PO on Friday',
  '华为用的是那套旧系统',
  '华为说声音大哩',
  'They at Acme want it in EUR',
  'Grand, Acme signed',
])('«%s» names nobody', (text) => {
  expect(people(text)).toEqual([]);
});

test.each([
  ['陈工带我见了采购王副总,他拍板', ['陈工', '王副总'], '王副总'],
  ['陈工介绍了财务赵姐,她说了算', ['陈工', '赵姐'], '赵姐'],
  ['Dana took me to see Mr Kerr, he decides everything', ['Dana', 'Mr Kerr'], 'Mr Kerr'],
])('«%s»: he is whom somebody brought us to', (text, contacts, decider) => {
  expect(factsIn(text, contacts).filter(({ topic }) => topic === 'decides')).toEqual([
    { topic: 'decides', text: decider, contact: decider },
  ]);
});

const sides = (text: string, customers: string[]) => {
  const { contacts, colleagues } = read(text, {
    ref,
    known: customers.map((name, id) => ({ id, name, aliases: [], contacts: [] })),
    country: 'CN',
  });
  return `${contacts.map(({ name }) => name).join(' ')} / ${colleagues.map(({ name }) => name).join(' ')}`.trim();
};

test.each([
  ['拜访华为研发 傅国平主任,聊了样机', '华为', '傅国平 /'],
  ['师傅说明天来华为装', '华为', '/'],
  ['华为的赖总和钮老板都在', '华为', '赖总 钮老板 /'],
  ['丘陵地带的华为机房', '华为', '/'],
  ['去华为看了郝婆婆', '华为', '郝婆婆 /'],
  ['Spoke with Jignesh bhai at Acme', 'Acme', 'Jignesh bhai /'],
  ['Visited Acme along with Rohit sir. Met Mr. Deshpande', 'Acme', 'Mr. Deshpande / Rohit'],
  ['Visited Acme, Guntur. Met Kiran', 'Acme', 'Kiran /'],
  ['Called Acme, Zarif. Wants a quote', 'Acme', 'Zarif /'],
  ['Zarif@Acme confirmed the trial', 'Acme', 'Zarif /'],
  ['Demo - Acme. Dale loved it', 'Acme', 'Dale /'],
  ['Helena - Acme wants a quote', 'Acme', 'Helena /'],
  ['Spoke to Mrs Ollerenshaw at Ollerenshaw Ironwork', 'Ollerenshaw Ironwork', 'Mrs Ollerenshaw /'],
  ['Acme: Mr Day suggests the 29th', 'Acme', 'Mr Day /'],
  ['Acme: June delivery is late', 'Acme', '/'],
  ['今天跟华为王磊通了电话', '华为', '王磊 /'],
  ['华为陈大通说下周给答复', '华为', '陈大通 /'],
  ["Promised Dana I'd send samples, Acme", 'Acme', 'Dana /'],
  ['Met Dana at Acme, Huawei is 80k and Zorba is cheaper', 'Acme', 'Dana /'],
])('whatever name people have, «%s» names those: %3$s', (text, customer, expected) => {
  expect(sides(text, [customer])).toBe(expected);
});

test.each([
  ['Acme tables went in, Rick and I helped', '/ Rick'],
  ['Dana and I agreed on 40 seats, Acme', 'Dana /'],
  ['Called Acme, passed to Anjali, ticket 20871', '/ Anjali'],
  ['Acme in for a tour, she came with her boss Cem', 'Cem /'],
  ['Acme: he has to ask Mr Hartley first', 'Mr Hartley /'],
  ['Acme kickoff call w Priyanka from CS on Monday', '/ Priyanka'],
  ['1) Acme SOP - me, 3/20 2) Acme site visit - Jason, 3/24', '/ Jason'],
  ['华为方案周五送到,老耿同往', '/ 老耿'],
  ['华为要降价,例会上向彭总监汇报', '/ 彭总监'],
  ['华为要降价,今天向彭总监报价', '彭总监 /'],
  ['华为装机,我带小谭过去', '/ 小谭'],
  ['哎小王啊帮我记一下华为的款还没付', '/ 小王'],
  ['Complaint at Acme. Our technician Jens drives there tomorrow', '/ Jens'],
  ['Our contact Jens drives there tomorrow, Acme', 'Jens /'],
  ["Acme intro'd me to Mossbank, contact Trey Okafor 617.555.0188", 'Trey Okafor /'],
  ['Teams call with Acme. Competitor is Northern Drives', '/'],
  ['华为的钱收到了', '/'],
  ['华为的钱总来了', '钱总 /'],
])('on whose side somebody is, «%s» tells: %s', (text, expected) => {
  expect(sides(text, ['Acme', '华为'])).toBe(expected);
});
