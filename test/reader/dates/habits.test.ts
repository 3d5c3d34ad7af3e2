import { expect, test } from 'vitest';
import { compileDirectory } from '../../../src/core/reader/names/knownCustomers.ts';
import { read } from '../../../src/core/reader/read.ts';
import type { KnownCustomer } from '../../../src/core/contract/customer.ts';

// A Wednesday afternoon.
const ref = Temporal.PlainDateTime.from('2026-11-18T17:10');
const names =
  '中兴 京东方 小米 海尔 美的 格力 三一重工 恒瑞医药 顺丰 港铁 台积电 Acme Northwind Globex Bosch Initech Umbrella Kingsway';
const known = compileDirectory(
  names.split(' ').map((name, i): KnownCustomer => ({ id: i + 1, name, aliases: [], contacts: [] })),
);
const reading = (text: string) => read(text, { ref, known });

/** Who, how and when, and what is to be done on which day. */
function line(text: string): string {
  const { contacts, kind, occurredOn, steps } = reading(text);
  const next = steps.flatMap(({ dueOn, dueTime, rule }) =>
    dueOn ? [[dueOn.toString().slice(5), dueTime?.toString().slice(0, 5), rule].filter(Boolean).join(' ')] : [],
  );
  return [
    contacts.map(({ name }) => name).join('+'),
    kind ?? '-',
    occurredOn?.toString().slice(5) ?? '-',
    next.join('+'),
  ].join(' | ');
}

test.each([
  ['12月2号他们内部定,我们3号问一下', ' | - | - | 12-03'],
  ['海尔的仓库12.20之前要搬,我后天把成本算给他们', ' | - | - | 11-20'],
  ['宏达的章总说他们今年有三个厂要扩,下周一给他答复', '章总 | other | 11-18 | 11-23'],
  ['费用已交。这周没事', ' | - | - | '],
  ['小米他们尾牙1/29,1/20前给报价', ' | - | - | 01-20'],
  ['等董事會12/8過,12/9再打給他', ' | - | - | 12-09'],
  ['明年1/5再去找美的聊續約', ' | - | - | 01-05'],
  ['每月最后一个工作日给海尔发对账单', ' | - | - | 11-30 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1'],
  ['每月第一天给格力对账', ' | - | - | 12-01 FREQ=MONTHLY;BYMONTHDAY=1'],
  ['邀请函今天都发给那三家了', ' | - | - | '],
  ['工期要求元旦前完工,孔经理让我们这周内出方案', '孔经理 | other | 11-18 | 11-20'],
  ['昨天和格力的技术总监 韩工 开了个会,他要求样品2周内到', '韩工 | meeting | 11-17 | 12-02'],
  ['昨天发的报价,他们嫌高', ' | other | 11-18 | '],
  ['Bosch visited, next review: Q2', ' | visit | 11-18 | 04-01'],
  ['Visit at Bosch. Next call: end of January', ' | visit | 11-18 | 01-31'],
  ['设备下周三到,周四我去装', ' | - | - | 11-25+11-26'],
  ['货周五到，下周一去格力对账', ' | - | - | 11-20+11-23'],
  ['嫌贵,周末前给她准信', ' | other | 11-18 | 11-20'],
  ['和格力的阿德吃饭,聊了配件', '阿德 | meal | 11-18 | '],
  ['跟Acme的Kevin过了一遍合同,明天发新版', 'Kevin | other | 11-18 | 11-19'],
  ['跟Globex的Jerry打完电话,合同他们法务下周才会回,11/30那周再看', 'Jerry | call | 11-18 | 11-30'],
  ['Reminder renew Acme by Nov 30, then a QBR sometime in Feb', ' | - | - | 11-30+02-01'],
  [
    'Called Farhan at Acme yesterday. Payment pending since 12 Aug, I have to remind on the 23rd',
    'Farhan | call | 11-17 | 11-23',
  ],
  ['Met Gus at Bosch. Forklift lease up 31 March. Call him Friday', 'Gus | visit | 11-18 | 11-20'],
  [
    'every other thursday check in with Nora at Acme starting Dec 3',
    'Nora | - | - | 12-03 FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
  ],
  ['Tues 10th - site visit Globex, snag list overdue. send it today', ' | visit | 11-10 | 11-18'],
  ['Dropped samples at Initech, nobody in. ring them Friday', ' | visit | 11-18 | 11-20'],
  ['Visit at Bosch. Next contact: March.', ' | visit | 11-18 | 03-01'],
  ['每月最后一天给格力对账', ' | - | - | 11-30 FREQ=MONTHLY;BYMONTHDAY=-1'],
  ['每月第一个工作日给海尔报库存', ' | - | - | 12-01 FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1'],
  ['跟中兴张姐通话20分钟,聊了聊续约的事,下个月中旬再谈', '张姐 | call | 11-18 | 12-11'],
  ['下周一回复中兴', ' | - | - | 11-23'],
  ['账期要60天,周五回他', ' | - | - | 11-20'],
  ['格力的李经理在出差,下周三回来,周四再联系', '李经理 | - | - | 11-26'],
  ['下周出差:周一上海见恒瑞医药,周三下午杭州见海尔', ' | - | - | 11-23+11-25 14:00'],
  ['下週出差：二 台南，三 高雄，四回台北', ' | - | - | 11-24+11-25+11-26'],
  ['约好了王总下周四上午去他们工厂参观', '王总 | - | - | 11-26 09:00'],
  ['小米要的货周五就该到了,现在还没到,明天一早再催', ' | - | - | 11-19 08:00'],
  ['我上午打过电话给海尔,说好的元旦前结清,12月28我上门', ' | call | 11-18 | 12-28'],
  ['海尔保单6月28满期,周日去看李阿姨', '李阿姨 | - | - | 11-22'],
  ['三天没回就打电话给美的', ' | - | - | 11-21'],
  ['以后半年回访一次格力', ' | - | - | 05-18 FREQ=MONTHLY;INTERVAL=6'],
  ['今天先订舱,顺丰那边下周二截单', ' | - | - | 11-18'],
  ['港鐵陳生打電話嚟話個價太貴,我話返去問老細,聽日覆佢', '陳生 | call | 11-18 | 11-19'],
  ['頭先同Anson傾咗電話,佢話下個禮拜二先有得覆,我哋禮拜五要send份quotation俾佢', 'Anson | call | 11-18 | 11-20'],
  ['昨天晚上请美的的周总吃了火锅,他答应引荐总监', '周总 | meal | 11-17 | '],
  ['微信跟进美的赵工,还是说没预算,明年年初再联系', '赵工 | wechat | 11-18 | 01-01'],
  ['原定明天的会取消了,另约', ' | - | - | '],
  ['电话没人接,晚点再打给王总', '王总 | call | 11-18 | 11-18'],
  ['会议改期:由11/24改到11/26下午2:30', ' | - | - | 11-26 14:30'],
  ['圣诞前一天跟荷兰客户Pieter约了视频,下午四点', 'Pieter | - | - | 12-24 16:00'],
  ['uncle 陈要换两台机器,我 next Tue 带人去量', 'uncle 陈 | - | - | 11-24'],
  ['跟三一重工的王总喝了杯咖啡,他说预算没了,不用再跟了', '王总 | meal | 11-18 | '],
  ['刚从小米出来,见了采购陈晓东,月底前给他们报正式价', '陈晓东 | visit | 11-18 | 11-30'],
  ['Wing姐WhatsApp話貴咗,聽朝覆佢', 'Wing姐 | chat | 11-18 | 11-19 08:00'],
  ['Left a vm for Mark at Globex. Try again Thursday', 'Mark | call | 11-18 | 11-19'],
  ['LVM w/ Karen @ Acme, try again Thurs', 'Karen | call | 11-18 | 11-19'],
  ['Globex wants delivery before March', ' | - | - | '],
  ['Bosch need the crates by 4 Dec. Quote to go out Friday', ' | - | - | 11-20'],
  ["Marta said they'd get back to me by Friday, if not I'll chase Monday", 'Marta | other | 11-18 | 11-23'],
  ['Acme to send drawings by Friday, we quote by Tuesday', ' | - | - | 11-24'],
  ["They've got an audit on 25 Nov so no visits then. Drop by on the 26th", ' | - | - | 11-26'],
  ['told her id have the rig there saturday', ' | other | 11-18 | 11-21'],
  ['Invoice to be sent Friday', ' | - | - | 11-20'],
  ["Tuesday doesn't work for him, Friday 2pm instead", ' | - | - | 11-20 14:00'],
  ["Can't do Tuesday. Rebooked for Monday 9:30", ' | - | - | 11-23 09:30'],
  ['Emailed the quote on Tuesday, chase it next Tue', ' | email | 11-17 | 11-24'],
  ['Left tasters at Umbrella, owner out til Tues. Circle back then', ' | - | - | 11-24'],
  ['Kingsway are refitting in January, call them after that', ' | - | - | 02-01'],
  ['tea with Dana tues 10am, then Bosch at 2pm same day', 'Dana | - | - | 11-24 10:00+11-24 14:00'],
  ['8am w Dr Mensah tmr, bring the trays', 'Dr Mensah | - | - | 11-19 08:00'],
  ["Moved Tuesday's demo to Monday", ' | - | - | 11-23'],
  ['Acme: hold off until January', ' | - | - | 01-01'],
  ['Globex needs the drawing until 27.11., I will send it', ' | - | - | 11-27'],
  ['Initech review is shifted from 24.11. to 26.11., 13:30 Uhr', ' | - | - | 11-26 13:30'],
  ['Review with Initech moved from 11/24 to 11/30, 10am. Prep the deck by the 26th', ' | - | - | 11-30 10:00+11-26'],
  ['will get it over to Acme a week tomorrow', ' | - | - | 11-26'],
  ['call Acme fortnightly from Fri', ' | - | - | 11-20 FREQ=WEEKLY;INTERVAL=2'],
  [
    '[4:58 PM] Dana Webb: looks good, one question\n[5:02 PM] me: will answer by Tuesday',
    'Dana Webb | chat | 11-18 | 11-24',
  ],
  ['Factory says stock lands 9 Dec, tell Acme today', ' | other | 11-18 | 11-18'],
  ['Lena says the cheque goes out Thursday, check the account Monday', 'Lena | other | 11-18 | 11-23'],
  ['Globex trial starts 14 Dec, send the units by 9 Dec', ' | - | - | 12-09'],
  ['Kestrel contract to legal today', ' | - | - | 11-18'],
  ['Umbrella visit due in March, book it in January', ' | - | - | 01-01'],
  ['Prices go up 1 Jan, tell Bosch before then', ' | - | - | 12-31'],
  ['call from Acme at 11, line down', ' | call | 11-18 | '],
  ['Tender closes 24 Nov - their deadline. I need to get references over by tomorrow', ' | - | - | 11-19'],
  ["Legal has redlines, they'll send by 11/24. Circle back 11/27", ' | - | - | 11-27'],
  [
    'Teams w/ Hannah (Acme) 20 mins. Needs case studies, send today. Decision goes to board 7th Dec, chase 8th',
    'Hannah | video | 11-18 | 11-18+12-08',
  ],
  ['Happy hour at Acme, met Priscilla Wong. Follow up Monday', 'Priscilla Wong | event | 11-18 | 11-23'],
  ['Demo preponed to 1st Dec 11 am from 3rd Dec', ' | - | - | 12-01 11:00'],
  ['Renewal date is 6/30. Start renewal talks 60 days before', ' | - | - | 05-01'],
  ['Acme: board meets 12/8, Kim wants the final proposal the day before', 'Kim | - | - | 12-07'],
  ['Raya hols this wk, En Faizal back next Mon. Call him then', 'En Faizal | - | - | 11-23'],
  ['Spoke w Bruce this morning.. no wait, yesterday. Send price Fri', 'Bruce | call | 11-17 | 11-20'],
  ["Follow up Monday if I don't see the PO", ' | - | - | 11-23'],
  ['Do not call Globex until after their AGM on 10 Dec', ' | - | - | 12-10'],
  ['Customer visit cancelled due to rain, new date TBC', ' | - | - | '],
  ['Bosch - plant visit done on Saturday, trials ok', ' | visit | 11-14 | '],
  ['monthly check in w Umbrella last Thursday of each month, next one is 17 Dec', ' | - | - | 12-17'],
  ['Globex POC ends Fri. ping Raj Mon morning', 'Raj | - | - | 11-23 08:00'],
  ['3 calls today: Acme - no answer; Bosch - call back in 2 weeks', ' | call | 11-18 | 12-02'],
  ['Mon 23 Nov call Acme', ' | - | - | 11-23'],
  ['they need 200 pcs for the first lot, quote by Friday', ' | - | - | 11-20'],
  ['get PO off Lynne before 28th pls, else it slips to Jan', 'Lynne | - | - | 11-28'],
  ['Coffee w Rachel Goh. No requirement at the moment, ping her Q4', 'Rachel Goh | meal | 11-18 | 11-18'],
  ["Dinner with Kingsway GM, he'll decide next week, I'll ring on the 30th", ' | meal | 11-18 | 11-30'],
  ['Quote by next Wed, Mike off next week so get it to him by Fri', 'Mike | - | - | 11-25+11-20'],
])('reads «%s» as the people mean it who write so', (text, expected) => {
  expect(line(text)).toBe(expected);
});

test('a contact carries what they are at the customer, in the words of the note', () => {
  const roles = (text: string) => reading(text).contacts.map(({ name, role }) => [name, role]);
  expect(roles('把报价发给采购张姐')).toEqual([['张姐', '采购']]);
  expect(roles('今早见了中兴技术部的刘工')).toEqual([['刘工', '技术部']]);
  expect(roles('Visited Globex, met Steve (ops manager) & CFO Dana')).toEqual([
    ['Steve', 'ops manager'],
    ['Dana', 'CFO'],
  ]);
  expect(roles('和京东方王总吃饭')).toEqual([['王总', undefined]]);
});

test.each(['hello there', '王工', 'thanks mate', '收到了', 'Fri 2pm', '好的', '中兴'])('«%s» is no note', (text) => {
  expect(reading(text).isNote).toBe(false);
});

test.each([
  ['今天和中兴的张工吃饭,聊得不错', '聊得不错'],
  ['刚跟小米的人碰完头,他们内部还要过会', '他们内部还要过会'],
  ['Quick call w/ Dana at Acme. Wants 10% off', 'Wants 10% off'],
])('of «%s» the gist is «%s»', (text, gist) => {
  expect(reading(text).gist).toBe(gist);
});

test.each(['他们选了西门子,没选我们', 'They went with Vertex in the end', 'lost to Siemens on price'])(
  'a rival in «%s» is no contact',
  (text) => {
    expect(reading(text).contacts).toEqual([]);
  },
);

test('the trace shows what every finding came from', () => {
  const trace = reading('电话张工13812345678,报价80万,周五前回他').trace.join('\n');
  for (const part of ['is a phone number', 'is money: 800000 CNY', 'is a person', '2026-11-20', 'step: 2026-11-20'])
    expect(trace).toContain(part);
});

test('in a chat that was passed on, what the customer says of themselves is theirs, and it was said on the day of its stamps', () => {
  const asked = '何莉 14:05\n报价单能不能拆成两期付\n何莉 14:06\n下周二我们要上会\n我 14:20\n行 我周四给你新版';
  expect(line(asked)).toBe('何莉 | wechat | 11-18 | 11-19');
  const dated = '2026/11/16 16:42 宋工: 接口文档收到\n2026/11/16 16:44 宋工: 周五联调可以吗\n2026/11/16 16:50 我: 可以';
  expect(line(dated)).toBe('宋工 | wechat | 11-16 | 11-20');
});

test('a count of goods is no sum, and «go and see» is nobody’s name', () => {
  expect(reading('他们大概要八九万片,四十二块一片').amounts).toEqual([{ value: 42, currency: 'CNY' }]);
  expect(reading('7/8去找一下钱总').customers).toEqual([]);
});
