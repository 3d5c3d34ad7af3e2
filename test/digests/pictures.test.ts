/** Pictures: who is shown one, with what in it, and what is said where nobody sees it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { pngOf } from '../../src/adapters/shared/picture/png.ts';
import type { Picture } from '../../src/core/contract/card.ts';
import { type World, world } from '../support/world.ts';

/** Two weeks in which something was done, kept, won and lost. */
async function twoWeeks(it: World) {
  await it.hears('新客户 华为');
  await it.hears('提醒我今天给华为报价');
  await it.hears('完成1');
  await it.until('2026-11-20T17:00');
  it.pass({ hours: 67 });
  for (const words of ['新客户 立讯', '今天和立讯开了会', '提醒我今天给立讯寄样品', '今天给华为打了电话'])
    await it.hears(words);
  await it.hears('立讯丢了,输给西门子,价格');
  await it.until('2026-11-27T17:00');
}

const monday = (it: World) => it.during(() => it.until('2026-11-30T09:05'), { room: 'dm:wang' });

function columns({ charts }: Picture, title: string) {
  const chart = charts.find((each) => each.title === title);
  return chart?.kind === 'columns' ? chart.points.map(({ value, rest, below }) => [value, rest, below]) : [];
}

test('a manager’s Monday has the weeks in a picture, whose last column is the week in words; with a file of Chinese letters', async () => {
  const it = await world({ can: { pictures: true } });
  await twoWeeks(it);
  const [words] = await monday(it);
  expect(words).toMatch(/联系 \d 次[\s\S]*跟进按时 0\/1/);
  expect(words).toContain('丢单 1');
  const picture = it.said.findLast(({ line }) => line.room === 'dm:wang')?.line.card.picture;
  if (!picture) throw new Error('no picture');
  expect(columns(picture, '跟进').slice(-2)).toEqual([
    [1, 0, undefined],
    [0, 1, undefined],
  ]);
  const contacts = columns(picture, '联系').map(([value]) => value);
  expect(words).toContain(`联系 ${contacts.at(-1)} 次`);
  expect(columns(picture, '新客户和丢单')).toEqual([
    [1, undefined, 0],
    [1, undefined, 1],
  ]);
  const png = await pngOf(picture);
  expect(png?.subarray(1, 4)).toEqual(new TextEncoder().encode('PNG'));
});

test('where pictures are not shown the same Monday is said in words, and stays within its bounds', async () => {
  const it = await world();
  await twoWeeks(it);
  const [words = ''] = await monday(it);
  expect(it.said.every(({ line }) => line.card.picture === undefined)).toBe(true);
  expect(words).toMatch(/跟进按时 0\/1/);
  expect(words.split('\n').length).toBeLessThanOrEqual(12);
  expect(words.length).toBeLessThanOrEqual(500);
});

test('one week alone is no picture: there is nothing to compare', async () => {
  const it = await world({ can: { pictures: true } });
  await it.hears('新客户 华为');
  await it.as('wang').hears('本周三件事');
  expect(it.said.at(-1)?.line.card).toMatchObject({ title: expect.any(String) });
  expect(it.said.at(-1)?.line.card.picture).toBeUndefined();
});

describe('what a picture says better is answered with one', () => {
  const it = {} as World;

  beforeAll(async () => {
    Object.assign(it, await world({ can: { pictures: true } }));
    const first = ['新客户 华为', '新客户 立讯', '新客户 美的', '美的 商机 50万', '美的赢了'];
    const then = [
      '美的 商机 80万',
      '美的赢了',
      '华为 商机 90万',
      '华为丢了,输给西门子,价格',
      '立讯 商机 20万',
      '立讯丢了,因为交期',
      '华为 商机 120万 报价阶段',
      '立讯 商机 20万 谈判阶段',
    ];
    for (const words of first) await it.hears(words);
    it.pass({ hours: 24 * 62 });
    for (const words of then) await it.hears(words);
  });

  test.each([
    ['漏斗', '漏斗', ['报价阶段 1', '谈判阶段 1']],
    ['pipeline', 'Pipeline', ['quoted 1', 'negotiating 1']],
    ['丢单原因', '丢单原因', ['交期 1', '价格 1']],
    ['why do we lose deals', 'Why deals were lost', ['delivery 1', 'price 1']],
    ['赢单趋势', '赢单', ['2026-11 1', '2026-12 0', '2027-01 1']],
    ['deals won by month', 'deals won', ['2026-11 1', '2026-12 0', '2027-01 1']],
  ] as const)('«%s»', async (words, title, figures) => {
    await it.as('wang').hears(words);
    const chart = it.said.at(-1)?.line.card.picture?.charts[0];
    expect(chart?.title).toBe(title);
    const rows = chart?.kind === 'bars' ? chart.bars : (chart?.points ?? []);
    expect(rows.map(({ label, value }) => `${label} ${value}`).toSorted()).toEqual(figures.toSorted());
  });
});

test('satisfaction over time is a line on the scale of its scores', async () => {
  const it = await world({ can: { pictures: true } });
  await it.hears('新客户 华为');
  await it.hears('华为满意度3');
  it.pass({ hours: 24 * 31 });
  await it.hears('华为满意度5');
  await it.as('wang').hears('满意度趋势');
  expect(it.said.at(-1)?.line.card.picture?.charts).toEqual([
    {
      kind: 'line',
      title: '平均满意度',
      scale: [1, 5],
      points: [
        { label: '2026-11', value: 3, text: '3.0' },
        { label: '2026-12', value: 5, text: '5.0' },
      ],
    },
  ]);
});
