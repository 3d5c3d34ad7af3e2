import { expect, test } from 'vitest';
import { world } from '../support/world.ts';

test('a lead makes a room elsewhere the team’s channel with a code, once; a rep does not, and nor does a stranger', async () => {
  const it = await world();
  const room = { id: 'new', kind: 'group' } as const;
  const lead = it.as('han');
  expect(await it.hears('群验证码')).toEqual([expect.stringContaining('群要组长或经理来绑定')]);
  const [issued] = await lead.hears('room code');
  const [code = ''] = /\d{6}/.exec(issued ?? '') ?? [];
  expect(issued).toContain(`say “bind ${code}”: it becomes the channel of 销售一组`);

  expect(await lead.hears(`bind ${code}`)).toEqual([expect.stringContaining('That code is for a room')]);
  expect(await it.hears(`绑定 ${code}`, { room })).toEqual([expect.stringContaining('群要组长或经理来绑定')]);
  expect(await it.as('nobody').hears(`绑定 ${code}`, { room })).toEqual([expect.stringContaining('先私聊我')]);
  expect(await lead.hears(`绑定 ${code}`, { room })).toEqual([
    expect.stringMatching(/这里以后是销售一组的群.*\n?.*日报每个工作日 09:00 发到这里/s),
  ]);
  expect(await lead.hears(`绑定 ${code}`, { room: { id: 'other', kind: 'group' } })).toEqual([
    expect.stringContaining('验证码不对'),
  ]);

  await it.hears('今天和华为李总通了电话,下周一跟进');
  await it.until('2026-11-23T09:00');
  expect(it.said.find(({ line }) => line.text.includes('日报'))?.line.room).toBe('new');
});

test('a team may be named, but only a manager binds a room for another’s', async () => {
  const it = await world();
  expect((await it.as('han').hears('room code for the moon'))[0]).toContain('no team called the moon');
  expect((await it.as('wang').hears('销售一组的群验证码'))[0]).toMatch(/🔑 \d{6}/);
});
