/** How different people tell the same: dictated without a stop, counted from another day, in the order of their country. */
import { expect, test } from 'vitest';
import { read } from '../../src/core/reader/read.ts';

// A Friday.
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');
const known = ['立讯', 'Bosch', 'Acme'].map((name, id) => ({ id, name, aliases: [], contacts: [] }));
const days = (text: string, country = 'CN') =>
  read(text, { ref, known, country })
    .steps.flatMap(({ dueOn, dueTime }) =>
      dueOn ? [`${dueOn.toString().slice(5)}${dueTime ? ` ${dueTime.toString().slice(0, 5)}` : ''}`] : [],
    )
    .join(', ');
const sums = (text: string, country: string) =>
  read(text, { ref, known, country })
    .amounts.map((one) => ('value' in one ? one.value : `${one.min}-${one.max}`))
    .join(' ');

test.each([
  ['立讯合同十二月三十一到期续不续要看康总下个月七号开完会八号我给他打电话', '12-08'],
  ['今天下午三点立讯验收样机叫上老孙带上测试仪别再迟到', '11-20 15:00'],
  ['老客户挨个打电话催 立讯那个先别催 下周二给Acme回电', '11-24'],
])('what is dictated without a stop has its days apart: «%s»', (text, expected) => {
  expect(days(text)).toBe(expected);
});

test.each([
  ['立讯12月28号 deadline,deadline前两周催', '12-14'],
  ['立讯的年审是12月28号,年审前一个星期给方案', '12-21'],
  ['12月生日:3号丁姐,9号黎叔,17号小康妈,各提前一天发祝福', '12-02, 12-08, 12-16'],
  ['立讯初七过后再拜访', '02-13'],
  ['清明过了给立讯去电话', '04-06'],
  ['Bosch is closed, ring after 9 December', '12-10'],
  ['立讯1月4号恢复送货,前一个工作日打给阿杰', '01-01'],
  ['Acme launches 4 January, call Jeff the working day before', '01-01'],
  ['元旦假回来第一天给立讯送合同', '01-04'],
  ['国庆回来第一天催立讯', '10-08'],
])('a day is counted from another: «%s»', (text, expected) => {
  expect(days(text)).toContain(expected);
});

test.each([
  ['不对刚才说错了,立讯的样机是周四送不是周五', '11-26'],
  ['立讯合同是下周二签,不是周三', '11-24'],
  ['和立讯开会不是下周三,是下周四', '11-26'],
])('of two days the one that was not taken back counts: «%s»', (text, expected) => {
  expect(days(text)).toBe(expected);
});

test.each([
  '今早天没亮就给立讯换好了,拍照回他',
  '今早把样品给立讯送过去了',
  '别在这几天老给立讯打电话',
  '立讯的尾款估计年前能下来',
  'Acme: board paper end Aug their side',
])('what is done, denied or theirs is no step: «%s»', (text) => {
  expect(days(text)).toBe('');
});

test('as soon as they are at work is no hour', () => {
  expect(days('周一早上一上班给立讯送报价')).toBe('11-23 08:00');
  expect(days('明天下午一到立讯就验货')).toBe('11-21 14:00');
});

test.each([
  ['Delivery to Bosch Thursday 03/12', 'GB', '12-03'],
  ['Delivery to Bosch Thursday 03/12', 'US', '12-03'],
  ['Visit Bosch 24/11, call Acme 4/12', 'US', '11-24, 12-04'],
  ['Bosch: call on 4/12', 'GB', '12-04'],
  ['Bosch: call on 4/12', 'US', '04-12'],
])(
  'of 3/12 the order is that of its weekday, of the other dates, of the country: «%s» in %s',
  (text, country, expected) => {
    expect(days(text, country)).toBe(expected);
  },
);

test.each([
  ['EOQ: $212k, Bosch renewed', ''],
  ['Bosch quote valid to December, send the deck Monday', '11-23'],
  ['立讯不接新单到元旦后', ''],
  ['这两天立讯那边都在叫', ''],
  ['call Bosch any day but Monday', ''],
  ['Friday: Bosch. Monday: Acme. Tuesday: office', '11-20, 11-23'],
  ['没收到立讯款的话 周一追', '11-23'],
  ['立讯开标唔係12月14號,係21號', '12-21'],
])('what only tells is no step: «%s»', (text, expected) => {
  expect(days(text)).toBe(expected);
});

test.each([
  '我明天不去立讯了',
  "don't follow up Acme tomorrow",
  "don't call Bosch tomorrow",
  'Bosch: no meeting on Thursday after all',
  '周四给立讯寄样品的事已经办完了',
])('what is not to be done, or is done, is no step: «%s»', (text) => {
  expect(days(text)).toBe('');
});

test('what was promised for a day that has passed, and is still open, is due today', () => {
  const late = { ref: ref.with({ day: 30 }), known, country: 'CN' };
  const due = (text: string) => read(text, late).steps.map(({ dueOn }) => dueOn?.toString());
  expect(due('我上周答应立讯11月27号之前给样品,还没给')).toEqual(['2026-11-30']);
  expect(due('答应立讯12月27号之前给样品')).toEqual(['2026-12-27']);
});

test('an inspection is on its own day, off or not', () => {
  const [step] = read('立讯12月20号上门验收', { ref, known, country: 'CN' }).steps;
  expect(step).toMatchObject({ dayOff: 'same' });
});

test.each([
  ['立讯那个料一吨三千二他嫌贵,给他一吨三千一', '3200 3100'],
  ['立讯打两千定金', '2000'],
  ['茶叶一箱215 要20箱', '215'],
  ['礼盒一份450-500', '450-500'],
  ['比咱低6千', '6000'],
  ['付款3331改2341', ''],
  ['立讯 筒灯7W 3000个', ''],
  ['收到立讯36,750', '36750'],
  ['立讯一米廿八块五', '28.5'],
  ['给立讯报七块六毛五', '7.65'],
  ['立讯预算在30万和40万之间', '300000-400000'],
])('sums of those who do not write a sign: «%s»', (text, expected) => {
  expect(sums(text, 'CN')).toBe(expected);
});

test.each([
  ['Bosch amt 3,45,600/- received', 'IN', '345600'],
  ['Acme: 240 cases @ 38.75 = 9,300', 'US', '38.75 9300'],
  ['Acme needs 3,000 cartons', 'US', ''],
  ['owed by Acme: 1,120', 'US', '1120'],
  ['Acme past due 11,482.60, 60+ days', 'US', '11482.6'],
  ['Acme wants it between $180k and $220k', 'US', '180000-220000'],
  ['Acme needs 10 to 12 thousand more', 'US', '10000-12000'],
  ['Acme ordered 3 thousand cartons', 'US', ''],
  ['Bosch: open are 3.870,50 €, budget 48.000,- €', 'DE', '3870.5 48000'],
])('and in English: «%s»', (text, country, expected) => {
  expect(sums(text, country)).toBe(expected);
});

test('«in the morning», said in the afternoon, is of the next day', () => {
  const { steps } = read('told Acme no problem. Call the plant in the morning', {
    ref: ref.with({ hour: 16 }),
    known,
    country: 'US',
  });
  expect(steps.map(({ dueOn }) => dueOn?.toString())).toEqual(['2026-11-21']);
});

test('a telephone number behind a comma or a colon is one', () => {
  const phones = (text: string) => read(text, { ref, known, country: 'CN' }).phones;
  expect(phones('余总,做酒店的,13822119057,这两日联系')).toEqual(['13822119057']);
  expect(phones('call the office, number 13822119057')).toEqual(['13822119057']);
  expect(phones('order number 4500217, 合同号13822119057')).toEqual([]);
  expect(phones('联系人:刘洪运/电话:138 5391 2046/故障')).toEqual(['138 5391 2046']);
});

test.each([
  ['立讯的金根来过了,对下来是缸差', 'visit'],
  ['在立讯泡了一下午,谈得不错', 'visit'],
  ['立讯看仓回来,现用别家', 'visit'],
  ['立讯回简讯说OK', 'chat'],
  ['立讯王总让我报个价', 'other'],
  ['Called in at Acme, Huw wants two pallets', 'visit'],
  ['Was by Acme, the pump is from 1994', 'visit'],
  ['Acme not in, left my card', 'visit'],
  ['Video with Acme, only 20 min', 'video'],
  ['Dana at Acme reckons it is too dear', 'other'],
  ['长沙口腔展,站了一天,立讯要扫描仪', 'event'],
  ['早市上碰见立讯的车主任,要我报价', 'event'],
  ['跟立讯阿坤喝春酒,他说要收', 'meal'],
  ['立讯2号机异音,看过了,轴承要换', 'visit'],
  ['堵到立讯了,堵到了,王总说月底付', 'visit'],
  ['Stopped at Acme, Merle says yes', 'visit'],
  ['rung Acme twice, they said Friday', 'call'],
])('how somebody was met is told in many words: «%s»', (text, kind) => {
  expect(read(text, { ref, known, country: 'CN' }).kind).toBe(kind);
});

test.each(['立讯那边新来的叫陆嘉,微信同号', '立讯的钱打过来了 五万六千八', "Acme's cheque bounced, don't supply them"])(
  'a word for a way of meeting tells of none where it is of something else: «%s»',
  (text) => {
    expect(['wechat', 'call', 'email']).not.toContain(read(text, { ref, known, country: 'CN' }).kind);
  },
);

const contact = (text: string) => {
  const { kind, occurredOn } = read(text, { ref, known, country: 'CN' });
  return kind ? `${kind} ${occurredOn?.toString().slice(5)}` : '-';
};

test.each([
  ['Patel Seeds, Mr Rao asking for 45 days, via Acme', 'other 11-20'],
  ['Acme rings: the truck broke down', 'call 11-20'],
  ['Dana at Acme finally replied to my email', 'email 11-20'],
  ['Dana at Acme said email her the specs', 'other 11-20'],
  ["Today's visits: 1) Acme 2) Bosch", 'visit 11-20'],
  ['mtg booked w/ Acme for 4 Dec', '-'],
  ['Meeting with Acme went well', 'meeting 11-20'],
  ['The Meeting Place is next to Acme', 'meeting 11-20'],
  ['went Acme change the pump, all ok', 'visit 11-20'],
  ['今日跑咗三间,立讯老板唔在', 'visit 11-20'],
  ['立讯跑了,不做了', '-'],
  ['立讯采购没见到,留了名片', 'visit 11-20'],
  ['立讯的款没见到', '-'],
  ['在立讯堵到张总了', 'visit 11-20'],
  ['下午到立讯坐了坐', 'visit 11-20'],
  ['立讯评审会开完,到场13人', 'meeting 11-20'],
  ['去立讯检修了', 'visit 11-20'],
  ['立讯张工讲12月10号停产检修', 'other 11-20'],
  ['New enquiry Acme, mail dana@acme.example', '-'],
  ['立讯要检测报告', 'other 11-20'],
  ['立讯要的报告发了', '-'],
  ['立讯要求12月交货', 'other 11-20'],
  ['立讯张工让我今天给准信', 'other 11-20'],
  ['该打电话的:立讯,今天打完', '-'],
  ['约了立讯12月3日线上会', '-'],
  ['立讯的演示不是28号,是29号', '-'],
])('how there was a contact, if there was one: «%s» is %s', (text, expected) => {
  expect(contact(text)).toBe(expected);
});

test('a name in which a way of contact stands is none', () => {
  const { kind } = read('To do: The Meeting Place, tomorrow', {
    ref,
    known: [{ id: 1, name: 'The Meeting Place', aliases: [], contacts: [] }],
  });
  expect(kind).toBeUndefined();
});
