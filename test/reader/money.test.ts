import { expect, test } from 'vitest';
import { read } from '../../src/core/reader/read.ts';

const about = { ref: Temporal.PlainDateTime.from('2026-11-20T10:00'), known: [], country: 'CN' };

test.each([
  ['刹车盘十五块五一个,他要三十个', '15.5'],
  ['那批货收了三千二,现金', '3200'],
  ['五百六的货卖四百九', '490 560'],
  ['亚麻布72一米,先裁两米', '72'],
  ['人家便宜八毛', '0.8'],
  ['展位费￥18,500已付', '18500'],
  ['罚款两万', '20000'],
  ['螺母六点零八元一个', '6.08'],
  ['先付二点五万定金', '25000'],
  ['不是十八万,是十六万八', '168000'],
  ['usd 0.92 too low, 我们报1.05', '0.92 1.05'],
])('«%s» tells of the sums %s', (text, sums) => {
  const told = read(text, about).amounts.map((one) => ('value' in one ? one.value : `${one.min}-${one.max}`));
  expect(told.toSorted((a, b) => Number(a) - Number(b)).join(' ')).toBe(sums);
});

test.each([
  '他们要4/5G模块',
  '螺栓要5/8螺纹的',
  '在中山路28号碰头的',
  '要12号钢筋三十吨',
  '王工打8/10分',
  '对方要我们降5点',
  'they want 200M cable',
  '今天拜访了3M公司',
  '电源是12/24V的',
  'in 2w call the plant',
  'their system takes 20M rows',
])('«%s» tells of no sum', (text) => {
  expect(read(text, about).amounts).toEqual([]);
});

test.each([
  '他们要4/5G模块',
  '螺栓要5/8螺纹的',
  '在中山路28号碰头的',
  '要12号钢筋三十吨',
  '王工打8/10分',
  '对方要我们降5点',
  '要7/8寸接头',
  'they want 3/8 bolts',
  '展位4/11在门口',
  'they sit in room 11/4',
  '型号11-6要三百个',
  'rev 11/2 of the drawing',
  '毛利只剩6个点',
  'he rated us 3/5',
  'they need ISO 9001',
])('«%s» tells of no day', (text) => {
  expect(read(text, about).dates).toEqual([]);
});
