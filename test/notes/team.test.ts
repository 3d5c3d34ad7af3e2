/** Our own people in a note: whose a step is, who came along; and what the customer does on a day of theirs. */
import { expect, test } from 'vitest';
import { addPerson } from '../../src/core/people/store/people.ts';
import { type World, world } from '../support/world.ts';

const told = (it: World, room: string) => it.said.findLast(({ line }) => line.room === `dm:${room}`)?.line.text;

/** A company in which 华为 with 李总, and Acme with Dana, are known. */
async function acquainted() {
  const it = await world();
  for (const words of ['今天和华为李总通了电话', 'Called Dana Reed at Acme today']) {
    await it.hears(words);
    await it.hears('1');
  }
  return it;
}

test.each([
  ['拜访了华为李总,嫌交期长,让韩梅梅周三前给他报价', 'han', /李雷请你跟进[\s\S]*华为 · 11-25 周三[\s\S]*退回/],
  ['今天华为李总来电要样品,@韩梅梅 下周一寄给他', 'han', /李雷请你跟进[\s\S]*华为 · 11-23 周一/],
  [
    'Called Dana Reed at Acme today, Emma will send the drawings on Wednesday',
    'emma',
    /李雷 asks you to follow up[\s\S]*Acme · Wed 25 Nov/,
  ],
  [
    'Met Dana Reed at Acme today, have Emma call her on Wednesday',
    'emma',
    /李雷 asks you to follow up[\s\S]*Acme · Wed 25 Nov/,
  ],
])('«%s»: the step is the colleague’s, who is told by whom and may give it back', async (words, who, card) => {
  const it = await acquainted();
  expect(await it.hears(words)).toEqual([expect.stringMatching(who === 'han' ? /@韩梅梅/ : /@Emma/)]);
  expect(told(it, who)).toMatch(card);
  expect((await it.hears('我的跟进')).join()).toContain('没有待办');
  await it.as(who).hears(who === 'emma' ? 'give it back: off sick' : '退回 这周不在');
  expect(told(it, 'lilei')).toMatch(/把这条退回给你/);
  expect((await it.hears('我的跟进')).join()).toMatch(/华为|Acme/);
  expect(it.problems).toEqual([]);
});

test('a colleague’s step in a sentence that is added, or that closes, reaches them too; of a private note they hear nothing', async () => {
  const it = await acquainted();
  await it.hears('拜访了华为李总,下周五跟进');
  await it.hears('补充:让韩梅梅下周二寄样品');
  expect(told(it, 'han')).toMatch(/李雷请你跟进[\s\S]*12-01 周二|李雷请你跟进[\s\S]*11-24 周二/);
  await it.hears('我的跟进');
  await it.hears('完成1 谈妥了,让韩梅梅下周四送合同');
  expect(told(it, 'han')).toMatch(/李雷请你跟进[\s\S]*11-26 周四/);
  const before = told(it, 'han');
  await it.hears('拜访了华为李总,让韩梅梅下周一报价,先别公开');
  expect(told(it, 'han')).toBe(before);
  expect((await it.hears('我的跟进')).join()).toContain('11-23');
});

test.each([
  ['今天带韩梅梅去拜访了华为李总', '同行 韩梅梅'],
  ['和韩梅梅一起拜访了华为李总,聊得不错', '同行 韩梅梅'],
])('«%s»: she was there too, knows him from now on, and is no contact of theirs', async (words, line) => {
  const it = await acquainted();
  const [card = ''] = await it.hears(words);
  expect(card).toContain(line);
  expect(card.split('｜')[0]).not.toContain('韩梅梅');
  expect((await it.as('emma').hears('谁认识华为的人')).join()).toMatch(/韩梅梅/);
});

test('in English as well, and talking about a customer with a colleague is no visit', async () => {
  const it = await acquainted();
  expect((await it.hears('Visited Dana Reed at Acme today with Emma')).join()).toMatch(/along with Emma/);
  expect((await it.hears('Met Dana Reed at Acme today, will check with Emma')).join()).not.toMatch(/along with/);
  expect((await it.as('han').hears('谁认识Acme的人')).join()).toMatch(/Emma/);
});

test('what the customer does on a day of theirs is asked about on that day, once', async () => {
  const it = await acquainted();
  expect(await it.hears('今天和华为李总通了电话,他说周三内部决定')).toEqual([expect.stringMatching(/等 .*11-25 周三/)]);
  expect((await it.hears('我的跟进')).join()).toMatch(/华为 · 11-25 周三.*等:/);
  expect(await it.until('2026-11-25T09:31')).toEqual([
    expect.stringMatching(/⏳ .*华为.*有结果了吗[\s\S]*有了[\s\S]*还没/),
  ]);
  expect(await it.until('2026-11-25T16:01')).toEqual([]);
  expect((await it.until('2026-11-26T09:31')).join()).not.toMatch(/有结果了吗|逾期/);
  expect((await it.hears('逾期')).join()).toContain('没有逾期');
});

test('their day off is asked about on the next workday, and is overdue for nobody', async () => {
  const it = await acquainted();
  await it.hears('今天和华为李总通了电话,他说周六内部决定');
  const said = (await it.until('2026-11-23T09:00')).join();
  expect(said).toContain('日报');
  expect(said).not.toContain('逾期');
  expect((await it.until('2026-11-23T09:31')).join()).toMatch(/有结果了吗/);
});

test('a tap says that it came, and the next words are the result', async () => {
  const it = await acquainted();
  await it.hears('今天和华为李总通了电话,他说周三内部决定');
  await it.until('2026-11-25T09:31');
  expect((await it.presses('有了')).join()).toMatch(/有了[\s\S]*结果怎样/);
  expect((await it.hears('同意八折')).join()).toMatch(/✅ 华为[\s\S]*同意八折/);
  expect(it.problems).toEqual([]);
});

test.each([
  ['同意八折,但要下周三前交货', /✅ 华为[^]*同意八折/],
  [
    '价格定了,李总说月底签,还要一份新的质保书。另外他们换了采购经理,姓周,以后合同都归她管,周一上班',
    /✅ 华为[^]*价格定了/,
  ],
  ['今天拜访了Acme的Dana,她嫌报价高', /✅ Acme/],
])('the result may have commas, and what is told of another customer is that one’s: %s', async (told, kept) => {
  const it = await acquainted();
  await it.hears('今天和华为李总通了电话,他说周三内部决定');
  await it.until('2026-11-25T09:31');
  await it.presses('有了');
  const said = (await it.hears(told)).join();
  expect(said).toMatch(kept);
  expect(said.match(/✅/g)).toHaveLength(1);
  expect(it.problems).toEqual([]);
});

test('not yet: it is asked again only on a day that somebody names', async () => {
  const it = await acquainted();
  await it.hears('Called Dana Reed at Acme today, she says they decide on Wednesday');
  expect((await it.until('2026-11-25T09:31')).join()).toMatch(/Acme.*有结果了吗/);
  expect((await it.presses('还没')).join()).toContain('不再问');
  expect((await it.presses('明天')).join()).toMatch(/到时再问你.*明天|到时再问你.*11-26/);
  expect((await it.until('2026-11-26T09:31')).join()).toMatch(/有结果了吗/);
  expect(await it.until('2026-11-27T09:31')).toEqual([]);
});

test('a step of our own soon after their day needs no question', async () => {
  const it = await acquainted();
  const [card = ''] = await it.hears('今天和华为李总通了电话,他说下周三内部决定,下周四我再跟进');
  expect(card).toContain('跟进 11-26 周四');
  expect(card).not.toContain('等 ');
});

test('where several are called so the card asks which of them, and a tap makes it theirs', async () => {
  const it = await acquainted();
  await it.sql((tx) =>
    addPerson(tx, { name: '王芳', role: 'rep', locale: 'zh', zone: 'Asia/Shanghai', teamId: it.teamId }),
  );
  expect((await it.hears('拜访了华为李总,让小王周三报价')).join()).toMatch(/是哪位同事/);
  expect((await it.presses('交给王强')).join()).toMatch(/王强/);
  expect((await it.hears('我的跟进')).join()).toContain('没有待办');
  expect((await it.as('wang').hears('我的跟进')).join()).toMatch(/华为 · 11-25 周三/);
});

test('a note of what a colleague did leaves open whose the step is: it waits with the writer, and a tap gives it away', async () => {
  const it = await acquainted();
  expect((await it.hears('王强今天去了华为见李总,下周三报价')).join()).toMatch(/是王强去做吗/);
  expect((await it.hears('我的跟进')).join()).toMatch(/华为 · 11-25 周三/);
  await it.hears('王强今天去了华为见李总,下周四送样');
  expect((await it.presses('交给王强')).join()).toMatch(/王强/);
  expect((await it.as('wang').hears('我的跟进')).join()).toMatch(/11-26 周四/);
});

test('whoever tells of another company is dealt with; the other one is named beside it, a tap away', async () => {
  const it = await acquainted();
  await it.hears('今天拜访了比亚迪');
  await it.hears('1');
  const [card = ''] = await it.hears('李总说比亚迪也在找他们要图纸,周三再约');
  expect(card).toMatch(/✅ 华为[\s\S]*也提到[\s\S]*比亚迪/);
  expect((await it.presses('是比亚迪的')).join()).toMatch(/比亚迪/);
});

test.each([
  ['lilei', '记:我和@王强一起见了美的,王强负责', '以后由王强负责', /美的.*王强/],
  ['emma', 'Log: met 美的 with 李雷, he owns it', '李雷 owns it now', /美的/],
] as const)('%s: «%s» offers to hand the customer over', async (who, words, tap, said) => {
  const it = await world();
  await it.as(who).hears(who === 'emma' ? 'new customer 美的' : '新客户 美的');
  expect((await it.as(who).hears(words))[0]).toContain(tap);
  expect((await it.as(who).presses(tap)).join()).toMatch(said);
  expect((await it.as('wang').hears('谁负责美的')).join()).toContain(who === 'emma' ? '李雷' : '王强');
});

test('who has a customer already, or is responsible for something else, is offered nothing', async () => {
  const it = await world();
  await it.hears('新客户 美的');
  for (const words of ['今天和王强去了美的,王强负责技术部分', '拜访了美的,对方采购负责报价'])
    expect((await it.hears(words))[0]).not.toMatch(/以后由/);
});
