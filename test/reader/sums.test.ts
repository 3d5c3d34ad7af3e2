import { expect, test } from 'vitest';
import { read } from '../../src/core/reader/read.ts';

// Sums as people type and say them: without a sign, beside what they are the price of, in words, cut short, taken back.
const ref = Temporal.PlainDateTime.from('2026-11-20T10:00');

const sums = (text: string, country: string) =>
  read(text, { ref, known: [], country })
    .amounts.map((one) => ('value' in one ? one.value : `${one.min}-${one.max}`))
    .join(' ');

test.each([
  ['立讯续费6800', '6800'],
  ['跟立讯吃饭花了860', '860'],
  ['立讯报了5180', '5180'],
  ['给立讯报价12800,他说贵', '12800'],
  ['立讯收860', '860'],
  ['收了三千二', '3200'],
  ['立讯还剩下一万二月底付', '12000'],
  ['立讯付三万,五月底结', '30000'],
  ['立讯剩一万,二月份付', '10000'],
  ['立讯定金收了5000,剩13800装完给', '5000 13800'],
  ['立讯一台打印机 6280', '6280'],
  ['打印机一台6280', '6280'],
  ['整套9860含安装', '9860'],
  ['运费380他们出', '380'],
  ['立讯还差1万2没付', '12000'],
  ['王总压到二百六一个', '260'],
  ['别家二百五十五就给', '255'],
  ['一套一千八百来块', '1800'],
  ['三万五拿下', '35000'],
  ['他说最多出到十六万八', '168000'],
  ['不是十八万是十六万八', '168000'],
  ['预算是80万不是18万', '800000'],
  ['the budget is 80k, not 18k', '80000'],
  ['不是18万,是16万8', '168000'],
  ['说错了,不是3.2万是2.3万', '23000'],
  ['立讯那单12w,折扣后10.5w', '120000 105000'],
  ['预算20个左右', ''],
  ['预算20w左右', '200000'],
  ['首付三成,剩下七成验收付', ''],
  ['单价从45降到42', '45 42'],
  ['68一米,要30米', '68'],
  ['每吨4200', '4200'],
  ['4200一吨', '4200'],
  ['4200/吨', '4200'],
  ['返点3个点', ''],
  ['一千块押金', '1000'],
  ['回款5万,还有3万月底', '50000 30000'],
  ['打款12,500到账', '12500'],
  ['成交价8.8万', '88000'],
  ['合同额一百二十万', '1200000'],
  ['大概七八万', '70000-80000'],
  ['20-30万预算', '200000-300000'],
  ['二三十万', '200000-300000'],
  ['两千五百块', '2500'],
  ['一万五到两万之间', '15000-20000'],
  ['总价36000,先付一半18000', '36000 18000'],
  ['8.6/kg×412kg=3543.2', '8.6 3543.2'],
  ['USD 1260,客户只认一半630', '1260 630'],
  ['刚转了3万给立讯', '30000'],
  ['学费9800,现在报名8800', '9800 8800'],
  ['立讯王工要了500个螺丝', ''],
  ['采购量3000台', ''],
  ['电话打了300个', ''],
  ['年产值3个亿', '300000000'],
  ['罚款两万', '20000'],
  ['他要16800,我说15800', '16800 15800'],
  ['月租3500押一付三', '3500'],
  ['机器14300,昨天签的', '14300'],
  ['配件一共7400', '7400'],
  ['发票开24915.4', '24915.4'],
  ['7万3千2', '73200'],
  ['七万三千二拿下', '73200'],
  ['1万2千5', '12500'],
  ['还差两千三没结', '2300'],
  ['立讯下单3000个', ''],
  ['立讯型号8600的机器', ''],
  ['电话转8012找王工', ''],
  ['王总嫌贵,降到4500', '4500'],
  ['这批货620到680之间', ''],
  ['单价620-680', '620-680'],
  ['月产20000', ''],
  ['辣椒种一粒四毛五', '0.45'],
  ['差额三百十五元六角', '315.6'],
  ['一百六十八一袋', '168'],
  ['车 一趟七百', '700'],
  ['定金给了五千 周五来拉', '5000'],
  ['老耿欠的四千七说麦收完给', '4700'],
  ['欠款二万七千八百', '27800'],
  ['大概一万二三', '12000-13000'],
  ['单价能接受到2.6-2.8 样品周四给', '2.6-2.8'],
  ['六万棵辣椒苗', ''],
  ['今早0545送完 1300出车', ''],
])('«%s» tells of %s', (text, want) => {
  expect(sums(text, 'CN')).toBe(want);
});

test.each([
  ['replacement is eleven hundred bucks', '1100'],
  ['about two hundred and ten quid', '210'],
  ['Bosch were quoted 225 when their corporate rate is 189', '225 189'],
  ['current stack costs 2,150/mo', '2150'],
  ['they pay $9/user vs our 14', '9 14'],
  ['last year we paid 142, 158 this year', '142 158'],
  ['quote came to 4,800', '4800'],
  ['deposit 500 paid, balance 1,200 due Friday', '500 1200'],
  ['£1.2k', '1200'],
  ['budget around 210k', '210000'],
  ['45k ARR', '45000'],
  ['twelve grand', '12000'],
  ['a couple of grand', '2000'],
  ['half a million budget', '500000'],
  ['two and a half grand', '2500'],
  ['offered 85 per unit, wants 79', '85 79'],
  ['15 people at 20 each', '20'],
  ['was 32k now 28k', '32000 28000'],
  ['fifteen hundred dollars', '1500'],
  ['three hundred and fifty euros', '350'],
  ['order 4500018822', ''],
  ['40 boxes', ''],
  ['room 412', ''],
])('«%s» tells of the sums %s', (text, want) => {
  expect(sums(text, 'GB')).toBe(want);
});

test.each([
  ['rate idea till now 1.480 per box', '1480'],
  ['invoice of august is paid (4.318,62)', '4318.62'],
])('«%s» is written as in the Netherlands', (text, want) => {
  expect(sums(text, 'NL')).toBe(want);
});

// Every sum before every surname that is also what things are counted by, and before every such thing.
const owed: readonly (readonly [words: string, value: string])[] = [
  ['8万', '80000'],
  ['21.5万', '215000'],
  ['120万', '1200000'],
  ['1.2亿', '120000000'],
  ['三十万', '300000'],
  ['10w', '100000'],
];
const surnames = '张 方 单 米 户 步 台'.split(' ');
const bearers = ['总', '会计说月底付', '经理在催', '姐', '工', '老板', '主任'];

test.each(owed.flatMap(([sum, value]) => surnames.map((name) => [sum, name, value] as const)))(
  'a debt of %s before Mr %s is one',
  (sum, name, value) => {
    for (const bearer of bearers) expect(sums(`欠款${sum} ${name}${bearer}`, 'CN')).toBe(value);
  },
);

test.each(owed.map(([sum]) => sum))('%s of a thing is no sum', (sum) => {
  for (const thing of ['台', '件', '张', '户', '套', '吨']) expect(sums(`月产${sum}${thing}`, 'CN')).toBe('');
});

test.each([
  ['flour N68,500 per bag, paid 1.5m', 'NG', '68500 NGN, 1500000 NGN'],
  ['Budget ~Ksh 2.8M', 'KE', '2800000 KES'],
  ['Rewind 38,500/= or 35-40k', 'KE', '38500 KES, 35000-40000 KES'],
  ['₱22.50 to ₱24 each', 'PH', '22.5-24 PHP'],
  ['R450 deposit paid', 'ZA', '450 ZAR'],
  ['要20张椅子 RM 135 一张', 'MY', '135 MYR'],
  ['closed at $5.85. Total 11,700.', 'IN', '5.85 USD, 11700 USD'],
  ['talking 240-260 thou', 'US', '240000-260000 USD'],
  ['quoted eleven forty a ton, he said three oh five a ton', 'US', '1140 USD, 305 USD'],
])('«%s» in %s is %s', (text, country, want) => {
  const told = read(text, { ref, known: [], country }).amounts.map(
    (one) => `${'value' in one ? one.value : `${one.min}-${one.max}`} ${one.currency}`,
  );
  expect(told.join(', ')).toBe(want);
});
