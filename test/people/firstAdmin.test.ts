/** From nobody to a team: the first admin says who and where they are, looks around, and invites. */
import { expect, test } from 'vitest';
import { issueCode } from '../../src/core/people/store/codes.ts';
import { keepPages } from '../../src/core/people/store/accounts.ts';
import { world } from '../support/world.ts';

test.each([
  ['我叫王芳', '王芳'],
  ['我的名字是王芳', '王芳'],
  ['my name is Anna', 'Anna'],
  ["I'm Anna", 'Anna'],
  ['call me Anna', 'Anna'],
])('«%s» tells one’s own name', async (sentence, name) => {
  const it = await world();
  const [said] = await it.hears(sentence);
  expect(said).toContain(name);
  expect(await it.as('emma').hears('who is on the team')).toEqual([expect.stringContaining(name)]);
  await it.hears('撤销');
  expect(await it.as('emma').hears('who is on the team')).toEqual([expect.stringContaining('李雷')]);
});

test.each(['我叫小王明天去拜访华为', '我叫他下周来', "I'm in Berlin next week", "I'm away tomorrow"])(
  '«%s» is no name',
  async (sentence) => {
    const it = await world();
    await it.hears(sentence);
    expect(await it.as('emma').hears('who is on the team')).toEqual([expect.stringContaining('李雷')]);
  },
);

test('who is on the team is told with team, role and platforms', async () => {
  const it = await world();
  expect(await it.hears('有哪些同事')).toEqual([
    expect.stringMatching(/5 位同事[\s\S]*李雷 · 销售一组 · test · 销售[\s\S]*韩梅梅 .*组长[\s\S]*Ada .*管理员/),
  ]);
  expect(await it.as('emma').hears("who's on the team")).toEqual([expect.stringMatching(/5 colleagues[\s\S]*李雷/)]);
});

test('a lead invites a rep, who says the code; a rep may not; a namesake is pointed out', async () => {
  const it = await world();
  expect(await it.hears('邀请王芳 销售')).toEqual([expect.stringContaining('要组长、经理或管理员')]);
  const [invited] = await it.as('han').hears('邀请王芳 销售');
  const code = /\d{6}/.exec(invited ?? '')?.[0];
  expect(invited).toContain(`请把 ${code} 给王芳(销售)`);
  expect(await it.hears('有哪些同事')).toEqual([expect.stringMatching(/5 位同事[\s\S]*请了还没来:王芳$/m)]);
  expect(await it.as('newcomer').hears(`绑定 ${code}`)).toEqual([expect.stringContaining('你好,王芳')]);
  expect(await it.hears('有哪些同事')).toEqual([expect.not.stringContaining('还没来')]);
  expect(await it.hears('有哪些同事')).toEqual([expect.stringMatching(/6 位同事[\s\S]*王芳 · 销售一组 · test · 销售/)]);
  // A link that leads to this machine says so to whoever would send it on.
  await it.sql((tx) => keepPages(tx, 'http://localhost:3000'));
  expect(await it.as('han').hears('邀请刘洋 销售')).toEqual([
    expect.stringMatching(/http:\/\/localhost:3000\/signin\/[\w-]{43}\n这个链接只有在这台电脑上打得开/),
  ]);
  expect(await it.as('han').hears('邀请同事王芳')).toEqual([expect.stringMatching(/王芳来做什么[\s\S]*1 销售/)]);
  expect(await it.as('han').hears('1')).toEqual([expect.stringContaining('已经有一位 王芳')]);
});

test('somebody new is invited into a team, and works there from their first word; a team that is not there is asked about', async () => {
  const it = await world();
  await it.as('wang').hears('新建团队 华南组');
  const into = async (sentence: string) => {
    const [said] = await it.as('wang').hears(sentence);
    return { said, code: /\d{6}/.exec(said ?? '')?.[0] };
  };
  const { said, code } = await into('邀请王芳 华南组');
  expect(said).toContain('给王芳(华南组 · 销售)');
  await it.as('newcomer').hears(`绑定 ${code}`);
  expect(await it.hears('有哪些同事')).toEqual([expect.stringMatching(/王芳 · 华南组 · test · 销售/)]);
  for (const [sentence, given] of [
    ['邀请刘洋加入华南组', '给刘洋(华南组 · 销售)'],
    ['邀请刘洋 华南 组长', '给刘洋(华南组 · 销售)'],
    ['邀请刘洋到华南组做销售', '给刘洋(华南组 · 销售)'],
    ['invite Tom to 华南组 as rep', 'Tom (华南组 · rep)'],
    ['invite Tom as rep in 华南组', 'Tom (华南组 · rep)'],
    ['邀请刘洋 西北组', '没有叫「西北组」的团队'],
    ['邀请李总到总部', '没把握'],
  ] as const)
    expect([sentence, (await into(sentence)).said]).toEqual([sentence, expect.stringContaining(given)]);
  expect((await into('邀请李总到总部')).code).toBeUndefined();
});

test.each([
  ['邀请刘洋', '刘洋来做什么'],
  ['请帮我邀请刘洋', '刘洋来做什么'],
  ['invite Tom', 'What will Tom be'],
  ['invite Tom Reed', 'What will Tom Reed be'],
])('«%s» names no role, so it is asked for', async (sentence, asked) => {
  const it = await world();
  expect(await it.as('han').hears(sentence)).toEqual([expect.stringContaining(asked)]);
  expect(await it.as('han').hears('2')).toEqual([expect.stringMatching(/刘洋\(销售\)|Tom(?: Reed)? \(rep\)/)]);
});

test.each(['邀请李总下周来参观工厂', '邀请华为参加展会', 'invite Mr Li to the fair next Friday'])(
  '«%s» invites no colleague',
  async (sentence) => {
    const it = await world();
    const said = (await it.as('han').hears(sentence)).join();
    expect(said).not.toMatch(/来做什么|What will|🔑/);
  },
);

test.each([
  ['lilei', '我是谁', /你是李雷[\s\S]*角色.*销售[\s\S]*团队.*销售一组[\s\S]*语言.*中文[\s\S]*时区.*Asia\/Shanghai/],
  ['lilei', '我叫什么名字', /你是李雷/],
  ['lilei', '我的角色是什么', /角色.*销售/],
  ['lilei', '你知道我是谁吗', /你是李雷/],
  [
    'emma',
    'who am I',
    /You are Emma[\s\S]*Role.*rep[\s\S]*Team.*销售一组[\s\S]*Language.*English[\s\S]*Asia\/Shanghai/,
  ],
  ['emma', "what's my role", /You are Emma/],
  ['emma', 'which team am I in?', /Team.*销售一组/],
] as const)('%s asks «%s»', async (who, sentence, answer) => {
  const it = await world();
  expect(await it.as(who).hears(sentence)).toEqual([expect.stringMatching(answer)]);
});

test('more than a rep takes a second person, where there is one', async () => {
  const it = await world();
  const [invited] = await it.as('boss').hears('invite Tom as lead');
  expect(invited).toMatch(/to Tom \(rep\)[\s\S]*a second person has to agree[\s\S]*make Tom lead/);
  const code = /\d{6}/.exec(invited ?? '')?.[0];
  await it.as('tom').hears(`bind ${code}`);
  expect(await it.as('emma').hears('who is on the team')).toEqual([expect.stringMatching(/Tom .*rep/)]);
});

test('the first admin is asked who they are, and where, if the machine does not know; the team goes by it', async () => {
  const it = await world();
  await it.sql(async (tx) => {
    await tx.execute('update people set left_at = now()');
    await tx.execute("update teams set zone = 'UTC'");
  });
  const code = await it.sql((tx) => issueCode(tx, { now: it.now(), role: 'admin' }));
  const admin = it.as('IVxv1HKa5QKX5TwZq6T5xC');
  expect(await admin.hears(`绑定 ${code}`)).toEqual([expect.stringMatching(/你好,管理员[\s\S]*怎么称呼你/)]);
  expect(await admin.hears('王芳')).toEqual([expect.stringMatching(/以后叫王芳[\s\S]*你在哪个城市/)]);
  expect(await admin.hears('上海')).toEqual([expect.stringMatching(/Asia\/Shanghai[\s\S]*销售一组也按这个时区/)]);
  expect(await admin.hears('有哪些同事')).toEqual([expect.stringMatching(/1 位同事[\s\S]*王芳 .*管理员/)]);
  const [invited] = await admin.hears('邀请Tom Reed 组长');
  expect(invited).toContain('给Tom Reed(组长)');
  const [zone] = await it.sql((tx) => tx.execute<{ zone: string }>('select zone from teams'));
  expect(zone).toEqual({ zone: 'Asia/Shanghai' });
  expect(it.problems).toEqual([]);
});
