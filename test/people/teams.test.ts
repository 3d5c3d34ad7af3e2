/** Teams by sentence: founded, renamed, who belongs to them and who leads them, each with its undo; a channel each; and whose turn it is. */
import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

test('a manager founds a team, moves people to it and takes each step back', async () => {
  const it = await world();
  const boss = it.as('wang');
  expect(await it.hears('新建团队 华南')).toEqual([expect.stringContaining('🔒')]);
  expect(await it.as('han').hears('把李雷调到销售一组')).toEqual([expect.stringContaining('🔒')]);
  expect(await boss.hears('把李雷调到华南')).toEqual([
    expect.stringMatching(/没有叫「华南」的团队[\s\S]*新建团队 华南/),
  ]);
  expect(await boss.hears('2')).toEqual([expect.stringMatching(/建好了:华南[\s\S]*华南的群验证码/)]);
  expect(await boss.hears('新建团队 华南')).toEqual([expect.stringContaining('已经有一个团队叫华南')]);
  expect(await boss.hears('把李雷调到华南')).toEqual([expect.stringContaining('李雷调到了华南')]);
  expect(await boss.hears('move Emma to South')).toEqual([expect.stringContaining('There is no team called South')]);
  expect(await boss.hears('move Emma to the 华南 team')).toEqual([expect.stringContaining('Emma is in 华南 now')]);
  expect(await boss.hears('把李雷调到华南')).toEqual([expect.stringContaining('李雷已经在华南')]);
  expect((await it.hears('我是谁')).join()).toContain('团队 华南');
  const [list = ''] = await it.hears('有哪些团队');
  expect(list).toMatch(/2 个团队\n.*销售一组 · 韩梅梅带 · 3 人 · 有群\n.*华南 · 2 人/);
  expect(await boss.hears('团队华南改名为华南大区')).toEqual([expect.stringContaining('华南以后叫华南大区')]);
  for (const words of ['undo', 'undo', 'undo', 'undo']) await boss.hears(words);
  expect(await it.as('emma').hears('which teams are there')).toEqual([
    expect.stringMatching(/1 team\n.*销售一组 · led by 韩梅梅 · 5 people · has a channel/),
  ]);
  expect(it.problems).toEqual([]);
});

test('a name that nobody has is asked about, with an invitation where the team is there; what is no team is moved nowhere', async () => {
  const it = await world();
  const boss = it.as('wang');
  expect(await boss.hears('把赵六调到销售一组')).toEqual([
    expect.stringMatching(/没有叫「赵六」的同事[\s\S]*1 邀请赵六/),
  ]);
  expect(await boss.hears('1')).toEqual([expect.stringContaining('给赵六(销售一组 · 销售)')]);
  for (const other of ['把价格调到第二组', '把会议移到下周那组'])
    expect([other, (await boss.hears(other)).join()]).toEqual([other, expect.not.stringMatching(/的同事|调到了/)]);
});

test('who leads a team is for an admin to say; a rep needs a second person’s word, and is there meanwhile', async () => {
  const it = await world();
  const admin = it.as('boss');
  await admin.hears('create team South');
  expect(await it.as('wang').hears('让韩梅梅带South')).toEqual([expect.stringContaining('🔒')]);
  expect(await admin.hears('make 韩梅梅 lead of South')).toEqual([
    expect.stringContaining('韩梅梅 leads South from now on'),
  ]);
  expect((await admin.hears('make Emma lead of South')).join()).toMatch(
    /Waiting for a second person[\s\S]*Emma is in South/,
  );
  await it.as('wang').hears('1');
  expect((await admin.hears('list teams')).join()).toMatch(/South · led by Emma, 韩梅梅 · 2 people/);
});

test('a new team has a channel of its own, and its own day there', async () => {
  const it = await world();
  const boss = it.as('wang');
  await boss.hears('新建团队 华南');
  await boss.hears('把李雷调到华南');
  const [code = ''] = /\d{6}/.exec((await boss.hears('华南的群验证码')).join()) ?? [];
  const room = { id: 'south', kind: 'group' } as const;
  expect(await boss.hears(`绑定 ${code}`, { room })).toEqual([expect.stringContaining('这里以后是华南的群')]);
  await it.hears('新客户 华为');
  await it.hears('今天和华为李总通了电话,嫌报价高');
  expect(await it.during(() => it.until('2026-11-23T09:00'), { room: 'south' })).toEqual([
    expect.stringMatching(/华南日报[\s\S]*华为/),
  ]);
});
