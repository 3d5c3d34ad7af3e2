/** Deals from sentences: begun, moved, won, lost, taken back; sums by their kind; from ordinary notes with one tap. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话');
  await it.hears('1');
});

const first = async (words: string, who: 'lilei' | 'emma' | 'han' | 'wang' = 'lilei') =>
  (await it.as(who).hears(words))[0] ?? '';

test('a deal is begun, moved and signed in sentences, and each step can be taken back', async () => {
  expect(await first('华为 商机120万 报价阶段 1月底签')).toContain(
    '💼 华为 · 报价阶段 · 报价 ¥1,200,000 · 预计 2027-01-31 周日 签',
  );
  expect(await first('华为 商机改到130万')).toContain('华为 · 报价阶段 · 报价 ¥1,300,000');
  expect(await first('合同签了,98万')).toContain('🎉 华为 · 赢了 · 签约 ¥980,000');
  expect(await first('漏斗')).toContain('没有:商机');
  await it.hears('撤销');
  expect(await first('漏斗')).toMatch(/商机 \(1\)[^]*报价 ¥1,300,000/);
  await it.hears('撤销');
  expect(await first('漏斗')).toMatch(/报价 ¥1,200,000/);
  await it.hears('撤销');
  expect(await first('漏斗')).toContain('没有:商机');
});

test('what a deal has no place for is kept as it was said, and makes none', async () => {
  expect(await first('华为这单毛利30个点')).toMatch(/^✅ 华为 .*\n?.*华为这单毛利30个点/);
  expect(await first('漏斗')).toContain('没有:商机');
});

test('in English, with the day of its close watched: asked about once, and not again', async () => {
  expect(await first('华为 deal 1.2M, quoted, sign end Jan', 'emma')).toContain(
    '💼 华为 · quoted · quoted ¥1,200,000 · to be signed Sun 31 Jan 2027',
  );
  // The last day of January is a Sunday: the customer's owner is asked on the workday after it.
  expect(await it.until('2027-02-01T09:31')).toEqual([
    expect.stringMatching(/sign the deal|签约|有结果了吗|Did it come/),
  ]);
  for (const day of ['2027-02-02', '2027-02-03', '2027-02-05', '2027-02-11'])
    expect((await it.until(`${day}T09:31`)).join('\n')).not.toMatch(/有结果了吗|Did it come/);
  expect(await first('漏斗')).toContain('华为');
});

test('a lost one says to whom and why, stands in no pipeline, and offers a day to try again', async () => {
  await it.hears('华为 商机120万 报价阶段');
  expect(await first('丢了,输给西门子,价格')).toContain('📉 华为 · 输给西门子,因为价格 · 丢单 ¥1,200,000');
  expect((await it.presses('2027-05-20 周四再争取'))[0]).toMatch(/华为 · 2027-05-20 周四.* · 再争取一次/);
  expect(await first('漏斗')).toContain('没有:商机');
});

test('a deal that ends without a sum ends with its quote, and says so', async () => {
  await it.hears('华为 商机120万 报价阶段');
  expect(await first('华为赢了')).toMatch(/签约 ¥1,200,000[^]*没说金额/);
});

test('an ordinary note offers to become a deal, to move it and to end it: one tap', async () => {
  expect(await first('今天拜访华为,预算80万左右,想明年上')).toMatch(/金额 预算 ¥800,000[^]*记成商机/);
  expect((await it.presses('记成商机'))[0]).toContain('💼 华为 · 商机 · 预算 ¥800,000');
  expect(await first('今天给华为报价75万')).toContain('更新商机');
  expect((await it.presses('更新商机'))[0]).toContain('报价 ¥750,000');
  expect(await first('今天和华为李总见面,合同签下来了,72万')).toContain('记成签约');
  expect((await it.presses('记成签约'))[0]).toContain('🎉 华为 · 赢了 · 签约 ¥720,000');
});

test.each([
  '今天和华为李总通了电话,合同还没签',
  '今天拜访华为,要是合同签了就请吃饭',
  'Met Mr Li at 华为 today, they have not signed the contract',
])('«%s» has ended nothing', async (words) => {
  expect(await first(words)).not.toMatch(/记成签约|deal won/);
});

test('of two open deals it is asked which', async () => {
  await it.hears('华为 商机120万 报价阶段');
  expect(await first('华为 新商机50万 方案阶段')).toContain('💼 华为 · 方案阶段 · 预算 ¥500,000');
  const [asked] = await it.hears('华为赢了');
  expect(asked).toMatch(/是哪个商机\?[^]*1 [^]*2 /);
  expect((await it.hears('2'))[0]).toContain('🎉 华为 · 赢了 · 签约 ¥500,000');
});

test('a competitor’s price and a lost deal are not what a customer is worth', async () => {
  await it.hears('华为 商机120万 报价阶段');
  await it.hears('今天和华为李总通了电话,对手报价95万');
  await it.hears('华为回款30万');
  await it.hears('华为丢了,输给西门子,价格');
  const card = await first('华为的金额依据');
  expect(card).toMatch(/回款 ¥300,000/);
  expect(card).toMatch(/丢单 ¥1,200,000/);
  expect(card).toMatch(/对手价 ¥950,000/);
  expect(card).not.toMatch(/报价 ¥|签约 ¥/);
});

test('currencies stand apart until somebody says a rate, which is shown with its day', async () => {
  await it.hears('华为回款30万');
  await it.hears('华为回款5万美元');
  expect(await first('华为的金额依据')).toMatch(/回款 (?:¥300,000 · \$50,000|\$50,000 · ¥300,000)[^≈]*汇率 USD/);
  await it.hears('汇率 美元 7.12');
  expect(await first('华为的金额依据')).toMatch(/≈ ¥656,000 \(USD 7.12, 今天\)/);
  await it.hears('撤销');
  expect(await first('华为的金额依据')).not.toContain('≈');
});

test('a deal goes with its note to another customer', async () => {
  await it.hears('今天和比亚迪王工通了电话');
  await it.hears('1');
  await it.hears('华为 商机120万 报价阶段');
  await it.hears('不是华为,是比亚迪');
  expect(await first('漏斗')).toMatch(/1\. 比亚迪 · 报价阶段 · 报价 ¥1,200,000/);
});

test('a note that is kept private takes its deal along', async () => {
  await it.hears('华为 商机120万 报价阶段');
  await it.hears('先别公开');
  expect(await first('漏斗', 'wang')).toContain('没有:商机');
});

test('stuck deals, by stage and by whose', async () => {
  await it.hears('华为 商机120万 报价阶段');
  it.pass({ hours: 24 * 15 });
  await it.hears('今天和比亚迪王工通了电话');
  await it.hears('1');
  await it.hears('比亚迪 商机50万 方案阶段');
  expect(await first('卡了两周的商机')).toMatch(/\(1\)[^]*1\. 华为[^]*15天没动/);
  expect(await first('在方案阶段的商机')).toMatch(/1\. 比亚迪/);
  expect(await first('组里的商机', 'han')).toMatch(/组里的商机 \(2\)/);
  expect(await first("my team's pipeline", 'emma')).toMatch(/My team's deals \(2\)/);
});

test('a deal that is told as done is one that is won', async () => {
  expect(await first('done deal with 华为, they signed for 300k', 'emma')).toMatch(
    /🎉 华为 · won · signed (?:¥|\$)300,000/,
  );
});

test.each([
  ['华为合同签了,98万,下周三启动会', '跟进 11-25 周三 09:30 启动会'],
  ['华为 signed, 45k, kickoff next Monday', 'follow up Mon 23 Nov 09:30 kickoff'],
])('what is to be done after the signing is kept, and shown: «%s»', async (words, next) => {
  expect(await first(words)).toMatch(/🎉/);
  expect(await first('我的跟进')).toContain('11-2');
  await it.hears('撤销');
  expect(await first(words)).toContain(next);
});

test.each(['丢了一箱货给华为补发了', 'lost my voice so emailed 华为 instead'])(
  '«%s»: no deal was lost',
  async (words) => {
    expect(await first(words)).not.toContain('📉');
  },
);
