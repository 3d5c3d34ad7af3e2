import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
});

test.each([
  ['wang', '备份状态', /我自己不做[^]*数据 \d+ MB[^]*服务器最近归档 没有归档/],
  ['boss', 'backup status', /I make none myself[^]*data \d+ MB[^]*it does not archive/],
  ['boss', 'when was the last backup', /docs\/operating\.md/],
] as const)('%s asks «%s»: whose business it is, and what the database knows', async (who, words, said) => {
  expect(await it.as(who).hears(words)).toEqual([expect.stringMatching(said)]);
});
