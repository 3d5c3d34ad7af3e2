/** Whether a customer has signed or paid is asked, or denied: nothing is booked by it. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  for (const name of ['华为', 'Acme Foods']) await it.hears(`新客户 ${name}`);
});

test.each([
  '华为的单子签了吗,50万',
  '华为丢了吗,输给博世',
  '华为付款了吗?30万',
  'Acme Foods deal 18 lakhs, lost? not yet',
  'Acme Foods deal 200k, not lost yet',
])('«%s» books nothing', async (words) => {
  const said = (await it.hears(words)).join('\n');
  expect(said).toContain('🤔');
  expect(said).not.toMatch(/[✅🎉📉💼]/u);
  for (const question of ['今年丢了几单', '今年赢了几单'])
    expect(await it.hears(question)).toEqual([expect.stringMatching(/ 0 个/)]);
});

test('what is not paid yet counts for no payment, and is kept as what it is', async () => {
  expect((await it.hears('华为还没付款,30万'))[0]).toMatch(/^✅ 华为.*金额 ¥300,000/);
  expect((await it.hears('今年回款多少'))[0]).not.toContain('300,000');
  await it.hears('华为 付了20万');
  expect((await it.hears('今年回款多少'))[0]).toContain('回款 ¥200,000');
});

test.each(['Acme Foods deal closed 120k', 'closed the Acme Foods deal for 120k'])('«%s» is won', async (words) => {
  expect((await it.hears(words))[0]).toMatch(/^🎉 Acme Foods · won · signed ¥120,000/);
});

test('a deal that closed lost is lost', async () => {
  expect((await it.hears('Acme Foods deal closed lost 120k'))[0]).toMatch(/^📉 Acme Foods · lost/);
});

test.each([
  ['华为还有尾款12万没付', 'Acme Foods balance 12k to be paid'],
  ['华为待收款5万', 'Acme Foods still owes 8k'],
])('«%s», “%s”: what is still to be paid is no payment', async (zh, en) => {
  await it.hears(zh);
  await it.hears(en);
  expect((await it.hears('今年回款多少'))[0]).toContain('回款 0');
});

test.each(['西门子给华为报了38万', '听说西门子给华为报价38万', 'Siemens quoted Acme Foods 38k'])(
  '«%s» is a competitor’s price',
  async (words) => {
    expect((await it.hears(words))[0]).toMatch(/对手价 ¥380,000|competitor’s ¥38,000/);
    expect((await it.hears('今年报价多少'))[0]).not.toContain('38');
  },
);

test.each(['Emma给华为报了38万', '我们给华为报了38万', '小王给华为报了38万'])('«%s» is our quote', async (words) => {
  expect((await it.hears(words))[0]).toContain('报价 ¥380,000');
});

test('what is cancelled may be the deal: that is offered, and done by a tap', async () => {
  await it.hears('华为 商机120万 报价阶段 1月底签');
  expect((await it.hears('华为取消了'))[0]).toMatch(/华为 取消的是什么[^]*1 商机,记成丢单  2 只取消跟进/);
  expect((await it.hears('1'))[0]).toMatch(/^📉 华为 · 丢了,因为客户取消/);
  expect((await it.hears('Acme Foods order is cancelled'))[0]).toContain('deal lost');
  expect((await it.hears('华为的订单取消了'))[0]).toContain('记成丢单');
  expect((await it.hears('Acme Foods meeting cancelled'))[0]).not.toContain('deal lost');
  await it.hears('Acme Foods deal 1.2M quoted, sign end Jan');
  expect((await it.hears('Acme Foods has cancelled'))[0]).toContain('What did Acme Foods cancel?');
  expect((await it.hears('取消Acme Foods的跟进'))[0]).toContain('🗑️');
});

test('what somebody quoted at a customer is asked for, theirs and ours', async () => {
  await it.hears('西门子给华为报了38万');
  await it.hears('华为 商机42万 报价阶段');
  for (const words of [
    '华为 对手报价多少',
    '竞争对手在华为报了多少',
    '华为 对手报了多少',
    '西门子给华为报了多少',
    'what did the competitor quote at 华为',
  ])
    expect((await it.hears(words)).join('\n')).toMatch(/(?:对手价|competitor’s) ¥380,000(?![^]*420,000)/);
  for (const words of ['我们给华为报了多少', '李雷给华为报了多少', 'what did we quote 华为'])
    expect((await it.hears(words)).join('\n')).toMatch(/(?:报价|quoted) ¥420,000(?![^]*380,000)/);
  await it.hears('ABB给华为报了35万');
  const [siemens = ''] = await it.hears('西门子给华为报了多少');
  expect(siemens).toMatch(/西门子｜对手价 ¥380,000(?![^]*350,000)/);
  expect((await it.hears('how much did ABB quote 华为'))[0]).toMatch(/competitor’s ¥350,000(?![^]*380,000)/);
  expect((await it.hears('how much did Fanuc quote 华为'))[0]).toBe(
    '💰 华为: no price of Fanuc noted\n1 any competitor’s',
  );
  expect((await it.hears('Acme Foods 对手报价多少'))[0]).toBe('💰 Acme Foods:没有记过对手价');
});

test('a stage that is called 线索 is no way by which somebody came', async () => {
  await it.hears('华为 商机30万 线索阶段');
  expect((await it.hears('华为'))[0]).not.toContain('网站');
});

test('why one customer was lost', async () => {
  await it.hears('华为 商机120万 报价阶段');
  await it.hears('华为丢了,输给博世,因为价格高了两成');
  for (const words of ['华为为什么丢的', '华为那单怎么丢的', 'why did we lose 华为'])
    expect((await it.hears(words))[0]).toMatch(/📉[^]*华为 · (?:输给博世,因为价格|lost to 博世 on price)[^]*高了两成/);
  expect((await it.hears('why was the Acme Foods deal lost'))[0]).toContain('Nothing noted');
});

test('what somebody wants to sign may be a deal, and a sum that is told is shown beside a quote', async () => {
  expect((await it.hears('今天拜访华为李总,想签30万'))[0]).toMatch(/预算 ¥300,000[^]*6 记成商机/);
  expect((await it.hears('visited Acme Foods, they want to sign 300k'))[0]).toMatch(
    /budget ¥300,000[^]*make it a deal/,
  );
  await it.hears('华为 商机90万 报价阶段');
  expect((await it.hears('华为 商机30万 线索阶段'))[0]).toMatch(/线索阶段 · 预算 ¥300,000 · 报价 ¥900,000/);
});

test('a list of deals adds up to what its lines say', async () => {
  await it.hears('华为 商机90万 线索阶段');
  await it.hears('华为商机100万 报价阶段');
  await it.hears('Acme Foods 商机30万 线索阶段');
  const [list = ''] = await it.hears('我的商机');
  expect(list).toContain('报价 ¥1,000,000｜预算 ¥300,000');
  expect(list).not.toContain('900,000');
});

test('two months beside each other; how content customers were by month; what was promised is noted', async () => {
  await it.hears('华为合同签了,20万');
  it.pass({ hours: 24 * 14 });
  await it.hears('华为合同签了,30万');
  expect((await it.hears('上个月签了多少,这个月呢'))[0]).toMatch(/2026-11: .*200,000[^]*2026-12: .*300,000/);
  expect((await it.hears('how much did we sign last month, and this month?'))[0]).toMatch(/2026-11[^]*2026-12/);
  await it.hears('华为满意度4');
  expect((await it.hears('客户满意度走势'))[0]).toMatch(/平均满意度[^]*2026-12/);
  expect((await it.hears('promised Acme Foods a discount'))[0]).toMatch(
    /^✅ Acme Foods.*promised Acme Foods a discount/,
  );
  expect(it.problems).toEqual([]);
});
