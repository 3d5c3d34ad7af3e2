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
