import { expect, test } from 'vitest';
import { splitPage } from '../../src/core/contract/cardText.ts';
import { type World, world } from '../support/world.ts';

const shown = (it: World) => it.said.at(-1)?.line.text.split('\n') ?? [];

test('on a phone a long answer stops after eight lines, and «更多» shows the rest, page by page', async () => {
  const it = await world({ can: { short: true } });
  await it.hears('帮助 全部');
  const lines = [shown(it)];
  while (lines.at(-1)?.some((line) => line.includes('说「更多」'))) {
    await it.hears('更多');
    lines.push(shown(it));
  }
  const entries = lines.flat().filter((line) => line.startsWith('「'));
  const whole = await world();
  const [all = ''] = await whole.hears('帮助 全部');
  expect(entries).toEqual(all.split('\n').filter((line) => line.startsWith('「')));
  expect(Math.max(...lines.map((each) => each.filter((line) => line.startsWith('「')).length))).toBe(8);
  expect(await it.hears('更多')).toEqual([expect.stringContaining('没有更多了')]);
});

test('elsewhere a long answer is shown whole', async () => {
  const it = await world();
  await it.hears('help all');
  expect(shown(it).join()).not.toContain('say “more”');
});

test.each([
  ['few short lines', ['a', 'b'], 2],
  ['lines too long for one page', ['a'.repeat(500), 'b'.repeat(500), 'c'], 1],
  ['one line too long for any page', ['a'.repeat(2_000)], 1],
  ['nine lines', Array.from({ length: 9 }, String), 8],
])('a page of %s', (_what, lines, most) => {
  const pages: string[][] = [];
  for (let card = splitPage({ title: 'x', lines }, 'zh'); ; card = splitPage(card.rest, 'zh')) {
    pages.push([...(card.shown.lines ?? [])]);
    if (!card.rest) break;
  }
  expect(pages[0]).toHaveLength(most);
  expect(pages.flat().join('')).toBe(lines.join(''));
});

test('what comes without words is offered for the last note, and kept only when somebody says so', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  expect((await it.hears('[名片] 张总'))[0]).toContain('📎 收到 [名片] 张总\n1 补到刚才那条记录');
  expect((await it.hears('1'))[0]).toContain('[名片] 张总');
  expect((await it.hears('[语音]'))[0]).toContain('请发文字');
  expect((await it.hears('[voice]'))[0]).toContain('please send it as text');
  expect((await it.hears('[图片]'))[0]).toContain('图片我看不了');
});

test('a code of one’s own opens another place, once; in a group it is not shown', async () => {
  const it = await world();
  const [answer = ''] = await it.hears('验证码');
  const code = /\d{6}/.exec(answer)?.[0];
  expect((await it.as('phone').hears(`绑定 ${code}`))[0]).toContain('你好,李雷');
  expect((await it.as('another').hears(`绑定 ${code}`))[0]).toContain('验证码不对');
  expect((await it.hears('my code', { room: { id: 'team', kind: 'group' } }))[0]).not.toMatch(/\d{6}/);
});
