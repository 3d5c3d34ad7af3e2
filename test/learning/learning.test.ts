/** How somebody new comes to use it: three sentences on the first day, a tip a day for a week, silence; and one team before the others. */
import { expect, test } from 'vitest';
import { commands } from '../../src/core/commands.ts';
import { TIPS } from '../../src/core/learning/tips.ts';
import { TRIES } from '../../src/core/learning/tries.ts';
import { teamsMeant } from '../../src/core/people/teamChoices.ts';
import { issueCode } from '../../src/core/people/store/codes.ts';
import { understood } from '../support/firm.ts';
import { world } from '../support/world.ts';
import type { Locale } from '../../src/core/contract/locale.ts';
import type { Role } from '../../src/core/contract/person.ts';

const TIP = /💡|可以说「|You can say “/;

/** Somebody who has just been let in on Friday at ten; what they heard. */
async function newcomer(role: Role = 'rep', locale: Locale = 'zh') {
  const it = await world();
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), name: '王芳', role }));
  const she = it.as('newcomer');
  const [welcome = ''] = await she.hears(locale === 'zh' ? `绑定 ${code}` : `bind ${code}`);
  return { it, she, welcome };
}

const shown = [
  ...Object.values(TRIES)
    .flat()
    .map(({ says, by }) => ({ ...says({ reader: '王芳', customer: undefined }), by })),
  ...TIPS.map(({ says, by }) => ({ ...says, by })),
];

test.each(shown)('«$zh» and “$en” do what they are shown for', ({ zh, en, by }) => {
  for (const sentence of [zh, en]) {
    const meaning = understood(sentence);
    expect([sentence, commands.find((command) => command.serve(meaning))?.name ?? meaning.intent]).toEqual([
      sentence,
      expect.toSatisfy((name: string) => by.includes(name) || by.includes(meaning.intent)),
    ]);
  }
});

test('the first day in three tries, each with feedback, none twice; what is only asked back is not done yet', async () => {
  const { she, welcome } = await newcomer();
  expect(welcome).toMatch(/你好,王芳[\s\S]*试试 1\/3 「今天和华为李总/);
  expect((await she.hears('有哪些同事')).join()).not.toMatch(/试试/);
  expect((await she.hears('今天拜访了立讯王工,要扩产,下周三报价')).join()).toMatch(/新客户「立讯」/);
  expect((await she.hears('1', {})).join()).not.toMatch(/试试 1\/3/);
  const [due = ''] = await she.hears('今天要跟谁');
  expect(due).toMatch(/👍 试试 3\/3 「谁负责立讯」/);
  const [owner = ''] = await she.hears('谁负责立讯');
  expect(owner).toMatch(/立讯由王芳负责[\s\S]*👍 三句都会了/);
  expect((await she.hears('谁负责立讯')).join()).not.toMatch(/👍|试试/);
});

test('in English, for a manager', async () => {
  const { she, welcome } = await newcomer('manager', 'en');
  expect(welcome).toMatch(/Try 1\/3: “Called Mr Li at Huawei/);
  await she.hears('new customer Bosch');
  const [note = ''] = await she.hears('Called Mr Fox at Bosch today, wants 40 sets, follow up next Wed');
  expect(note).toMatch(/✅[\s\S]*👍 Try 2\/3: “customers only one person knows”/);
});

test('whoever has no name yet is asked for it first, then shown what to try', async () => {
  const it = await world();
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), role: 'admin' }));
  const admin = it.as('somebody');
  const [welcome = ''] = await admin.hears(`绑定 ${code}`);
  expect(welcome).toMatch(/怎么称呼你/);
  expect(welcome).not.toMatch(/试试/);
  expect(await admin.hears('王芳')).toEqual([expect.stringMatching(/以后叫王芳[\s\S]*试试 1\/3 「邀请张伟 销售」/)]);
  const [colleagues = ''] = await admin.hears('有哪些同事');
  expect(colleagues).not.toMatch(/👍/);
  expect(colleagues).toContain('「邀请张伟 销售」');
  expect((await admin.hears('邀请张伟 销售')).join()).toMatch(/🔑[\s\S]*👍 试试 2\/3 「导入客户」/);
  // Who has been asked in is not asked in once more.
  expect((await admin.hears('有哪些同事')).join()).toContain('「邀请李娜 销售」');
});

test('a tip a day for a week, on workdays, by daylight, never the same, never of what one uses; then silence', async () => {
  const { it, she } = await newcomer();
  expect(await she.hears('新客户 立讯')).toHaveLength(1);
  await she.hears('今天和立讯王工通了电话,要扩产');
  await she.hears('今天要跟谁');
  await she.hears('谁负责立讯');
  await she.hears('撤销');
  const tips: string[] = [];
  for (let day = 21; day <= 30; day += 1) {
    const date = `2026-11-${day}`;
    for (const hour of ['03:00', '09:31', '10:20', '15:00', '22:30']) {
      const said = (await it.during(() => it.until(`${date}T${hour}`), { room: 'dm:newcomer' })).filter((words) =>
        TIP.test(words),
      );
      tips.push(...said.map((words) => `${hour} ${words}`));
    }
  }
  // Monday to Friday: the weekend is theirs, and the week from Friday on ends with the next one.
  expect(tips).toHaveLength(5);
  expect(new Set(tips).size).toBe(5);
  expect(tips).toEqual(Array(5).fill(expect.stringMatching(/^10:20 💡/)));
  expect(tips.join()).not.toContain('「撤销」');
  expect(tips[0]).toContain('「完成1 客户同意8折」');
  for (const words of ['开启小窍门', '给我几条小窍门'])
    expect((await she.hears(words)).join()).toMatch(/早上带一条小窍门|小窍门/);
  expect(await she.hears('不要小窍门')).toEqual([expect.stringContaining('不再发小窍门')]);
  expect(await it.during(() => it.until('2026-12-03T12:00'), { room: 'dm:newcomer' })).toEqual([]);
});

test('a tip comes with the morning’s reminder where there is one: no message more', async () => {
  const { it, she } = await newcomer();
  await she.hears('新客户 立讯');
  await she.hears('今天和立讯王工通了电话,要扩产,下周一报价');
  const monday = await it.during(() => it.until('2026-11-23T12:00'), { room: 'dm:newcomer' });
  expect(monday).toEqual([expect.stringMatching(/立讯[\s\S]*💡 可以说「/)]);
});

test('one team goes first; the manager sees by name who writes and what it was good for, in no order of merit', async () => {
  const it = await world();
  const boss = it.as('wang');
  expect(await it.hears('先在一组试点')).toEqual([expect.stringContaining('🔒')]);
  const [begun = ''] = await boss.hears('先在一组试点');
  expect(begun).toMatch(/先在销售一组试点[\s\S]*\d 人明早起每天一条小窍门/);
  await it.hears('新客户 华为');
  await it.hears('今天和华为李总通了电话,嫌报价高,下周一跟进');
  expect(await it.during(() => it.until('2026-11-23T09:31'), { room: 'dm:lilei' })).toEqual([
    expect.stringMatching(/华为[\s\S]*💡 可以说「完成1/),
  ]);
  await it.hears('完成1 客户同意8折');
  const [card = ''] = await boss.hears('试点怎么样了');
  expect(card).toMatch(/试点:销售一组[\s\S]*人里 1 人在写/);
  expect(card).toMatch(/李雷 \d 天里写了 \d 条 · 提醒 1 件,动了 1 件/);
  expect(card).toMatch(/还没写过 .*Emma/);
  expect(card).toMatch(/帮上了什么 提醒后办完 1 件[\s\S]*不排名/);
  expect(await it.as('han').hears('how is the pilot going')).toEqual([
    expect.stringMatching(/Pilot: 销售一组[\s\S]*1 of \d write[\s\S]*no ranking/),
  ]);
  expect(await it.hears('试点怎么样了')).toEqual([expect.stringContaining('🔒')]);
  expect(await boss.hears('全公司推广')).toEqual([expect.stringContaining('全公司一起用')]);
  expect(await boss.hears('结束试点')).toEqual([expect.stringContaining('本来就是全公司')]);
  await boss.hears('撤销');
  expect(await boss.hears('how is the pilot going')).toEqual([expect.stringContaining('Pilot: 销售一组')]);
  expect(it.problems).toEqual([]);
});

test('while one team goes first, the others use it and hear of nothing but the day they said: no digest, nothing twice', async () => {
  const it = await world();
  const boss = it.as('wang');
  await boss.hears('新建团队 华南');
  await boss.hears('把李雷调到华南');
  await it.hears('新客户 华为');
  await it.hears('今天和华为李总通了电话,嫌报价高,下周一跟进');
  const [begun = ''] = await boss.hears('先在华南试点');
  expect(begun).toMatch(/先在华南试点[\s\S]*再三催,等轮到他们/);
  await it.as('emma').hears('new customer Bosch');
  await it.as('emma').hears('Called Mr Fox at Bosch today, wants 40 sets, follow up next Monday');
  expect(await it.during(() => it.until('2026-11-23T09:10'), { room: 'team' })).toEqual([]);
  const heard = await it.during(() => it.until('2026-11-24T12:00'), { room: 'dm:emma' });
  expect(heard).toEqual([expect.stringContaining('Bosch')]);
  expect(heard.join()).not.toMatch(TIP);
  expect(await it.during(() => it.until('2026-11-24T12:00'), { room: 'dm:emma' })).toEqual([]);
  const room = { id: 'team', kind: 'group' } as const;
  expect(await it.as('han').hears('每天9点在本群发日报', { room })).toEqual([expect.stringContaining('别的组在试点')]);
  await boss.hears('全公司推广');
  expect((await it.during(() => it.until('2026-11-25T09:10'), { room: 'team' })).join()).toContain('日报');
});

const BEGUN = /先在销售一组试点|销售一组 goes first/;

test.each([
  ['先让销售一组试用', BEGUN],
  ['试点先从一组开始', BEGUN],
  ['一组先试点', BEGUN],
  ['先从一组试用起来', BEGUN],
  ['put 销售一组 into the pilot', BEGUN],
  ['试点效果如何', /在写/],
  ["who isn't using it yet", /write/],
  ['start a pilot with team 1', BEGUN],
  ['add 销售一组 to the pilot', BEGUN],
  ['推广到全公司', /没有试点/],
  ['roll it out to everybody', /no pilot/],
  ['谁在用', /在写/],
  ['大家用起来了吗', /在写/],
  ['who is using it', /write/],
  ["how's the rollout going", /write/],
])('«%s» is about the roll-out', async (sentence, answer) => {
  const it = await world();
  expect(await it.as('wang').hears(sentence)).toEqual([expect.stringMatching(answer)]);
});

test.each(['先在二组那边开个会', '下周先去试点客户那里', 'the pilot with Bosch starts next week', '试点项目华为签了'])(
  '«%s» is not',
  async (sentence) => {
    const it = await world();
    expect((await it.as('wang').hears(sentence)).join()).not.toMatch(/🌱|goes first/);
  },
);

test('a team is meant by its name, a part of it, or its place', () => {
  const teams = [{ name: '销售一组' }, { name: '销售二组' }, { name: 'Overseas' }];
  const meant = (said: string) => teamsMeant(teams, said).map(({ name }) => name);
  expect(meant('销售一组')).toEqual(['销售一组']);
  expect(meant('二组')).toEqual(['销售二组']);
  expect(meant('overseas')).toEqual(['Overseas']);
  expect(meant('第三组')).toEqual(['Overseas']);
  expect(meant('team 2')).toEqual(['销售二组']);
  expect(meant('销售')).toEqual(['销售一组', '销售二组']);
  expect(meant('火星')).toEqual([]);
});

test('help knows what its reader is here for', async () => {
  const it = await world();
  const first = async (who: string) =>
    ((await it.as(who).hears(who === 'emma' ? 'help' : '帮助'))[0] ?? '').split('\n')[1];
  expect(await first('lilei')).toMatch(/^记录/);
  expect(await first('emma')).toMatch(/^notes/);
  expect(await first('han')).toMatch(/^跟进/);
  expect(await first('wang')).toMatch(/^团队/);
  expect(await first('boss')).toMatch(/^设置|^settings/);
});
