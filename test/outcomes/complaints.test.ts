/** A complaint: who is told when, also over a holiday and a weekend; how it ends; where it is seen. */
import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话');
  await it.hears('1');
});

/** Who hears something while it happens: their rooms, each with the title. */
async function toldBy(work: () => Promise<unknown>) {
  const before = it.said.length;
  await work();
  return it.said
    .slice(before)
    .filter(({ line }) => line.edits === undefined && line.card.title.includes('轴承异响'))
    .map(({ line }) => `${line.room}: ${line.card.title.slice(0, 9)}`)
    .toSorted();
}

test('48 hours over New Year’s Day and a weekend: at once, at half, at the end, and once a day until it is settled', async () => {
  // Thursday; Friday is a holiday, then a weekend.
  await it.until('2026-12-31T17:00');
  const opened = await toldBy(() => it.as('emma').hears('华为投诉轴承异响,要求48小时内换货'));
  expect(opened).toEqual(
    [
      'dm:emma: 华为投诉:轴承异响',
      'dm:han: 华为投诉:轴承异响',
      'dm:lilei: 华为投诉:轴承异响',
      'team: 华为投诉:轴承异响',
    ].toSorted(),
  );
  expect(it.as('emma').last()?.facts?.[0]).toEqual({ label: '期限', text: '2027-01-02 周六 17:00' });
  expect(await toldBy(() => it.until('2027-01-01T16:59'))).toEqual([]);
  expect(await toldBy(() => it.until('2027-01-01T17:00'))).toEqual(['dm:lilei: 时间过半:华为投诉']);
  expect(await toldBy(() => it.until('2027-01-02T16:59'))).toEqual([]);
  expect(await toldBy(() => it.until('2027-01-02T17:00'))).toEqual([
    'dm:han: 到期了:华为投诉:',
    'dm:lilei: 到期了:华为投诉:',
    'team: 到期了:华为投诉:',
  ]);
  expect(await toldBy(() => it.until('2027-01-03T17:00'))).toEqual([
    'dm:han: 过期还没结:华为投',
    'dm:lilei: 过期还没结:华为投',
    'dm:wang: 过期还没结:华为投',
  ]);
  await it.hears('华为投诉处理好了:换了轴承,客户满意');
  expect(await toldBy(() => it.until('2027-01-05T17:00'))).toEqual([]);
  expect(it.problems).toEqual([]);
});

test('at night nobody is told: what falls due then is told in the morning', async () => {
  await it.until('2026-11-20T20:00');
  await it.hears('华为投诉轴承异响,要求6小时内答复');
  expect(await toldBy(() => it.until('2026-11-20T23:30'))).toEqual([]);
  expect(await toldBy(() => it.until('2026-11-21T07:59'))).toEqual([]);
  expect((await toldBy(() => it.until('2026-11-21T08:00'))).length).toBeGreaterThan(0);
});

test('it heads the brief, stands in the list, and in the owner’s day', async () => {
  await it.hears('华为投诉轴承异响,要求48小时内换货');
  expect((await it.hears('华为'))[0]).toMatch(/^🗂️ 华为[^\n]*\n🚩 投诉 轴承异响[^\n]*期限 11-22/);
  expect((await it.as('han').hears('未结的投诉'))[0]).toMatch(/未结的投诉 \(1\)\n1\. 华为 · 轴承异响/);
  expect((await it.hears('本周跟进'))[0]).toContain('处理投诉');
});

test('it ends with what was done and whether the customer is content; who leads is told of one who is not', async () => {
  await it.hears('华为投诉轴承异响,要求48小时内换货');
  expect((await it.presses('处理好了'))[0]).toContain('怎么处理的?客户满意吗?');
  expect((await it.hears('换了轴承,赔了两箱'))[0]).toMatch(/华为的投诉了结:换了轴承,赔了两箱[^]*客户满意吗/);
  const told = await it.during(() => it.presses('客户不满意'), { room: 'dm:han' });
  expect(told[0]).toContain('华为的投诉了结:换了轴承,赔了两箱,客户不满意');
  expect((await it.as('han').hears('未结的投诉'))[0]).toContain('没有未结的投诉');
});

test('it can be taken back, with its clock', async () => {
  await it.hears('华为投诉轴承异响,要求48小时内换货');
  await it.hears('撤销');
  expect((await it.hears('未结的投诉'))[0]).toContain('没有未结的投诉');
  expect(await toldBy(() => it.until('2026-11-22T10:00'))).toEqual([]);
});

test('in English, with the end said to be content', async () => {
  expect((await it.as('emma').hears('华为 complaint: bearing noise, wants a replacement within 48 hours'))[0]).toMatch(
    /🚩 Complaint from 华为: bearing noise[^]*due Sun 22 Nov 10:00/,
  );
  expect((await it.as('emma').hears('华为 complaint resolved: bearings replaced, customer happy'))[0]).toContain(
    '华为’s complaint settled: bearings replaced, customer happy, customer content',
  );
});

test('a customer and the word alone open nothing: it is asked what is wrong', async () => {
  expect((await it.hears('华为投诉'))[0]).toContain('华为投诉什么?');
  expect((await it.as('han').hears('未结的投诉'))[0]).toContain('没有未结的投诉');
});

test.each([
  ['lilei', '李总投诉轴承生锈,要求3天内换货', /华为[\s\S]*投诉/],
  ['emma', 'Mr Fox complained about late delivery, wants a credit note by Friday', /Complaint from Acme/],
] as const)('%s: what a contact complains of is the complaint of their customer: «%s»', async (who, words, said) => {
  const it = await world();
  await it.as(who).hears(who === 'emma' ? 'new customer Acme' : '新客户 华为');
  await it.as(who).hears(who === 'emma' ? 'Called Mr Fox at Acme today' : '今天和华为李总通了电话');
  await it.as(who).hears(who === 'emma' ? 'new customer Bosch' : '新客户 美的');
  expect((await it.as(who).hears(words)).join()).toMatch(said);
  expect((await it.as(who).hears(who === 'emma' ? 'open complaints' : '未结的投诉')).join()).toMatch(/Acme|华为/);
});
