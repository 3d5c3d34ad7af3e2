import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天和华为李总通了电话,嫌报价高');
  await it.hears('1');
});

const notes = () => it.sql(async (tx) => (await tx.execute('select 1 from interactions')).length);

test.each([
  ['把华为交给方明', /没有叫「方明」的同事/],
  ['华为轉給方明吧', /没有叫「方明」的同事/],
  ['麻烦让方明协助一下华为', /没有叫「方明」的同事/],
  ['华为以后归方明管', /没有叫「方明」的同事/],
  ['华为的备份换成方明', /没有叫「方明」的同事/],
  ['把方明的客户全部转给韩梅梅', /没有叫「方明」的同事/],
  ['把李雷的客户全部转给方明', /没有叫「方明」的同事/],
  ['设方明为组长', /没有叫「方明」的同事/],
  ['give 华为 to Fiona', /(?:No colleague called|没有叫).*Fiona/],
  ['please make Fiona the owner of 华为', /(?:No colleague called|没有叫).*Fiona/],
  ['Fiona assists 华为', /(?:No colleague called|没有叫).*Fiona/],
  ['make Fiona backup for 华为', /(?:No colleague called|没有叫).*Fiona/],
  ["hand over all of Fiona's customers to Emma", /(?:No colleague called|没有叫).*Fiona/],
  ['make Fiona lead', /(?:No colleague called|没有叫).*Fiona/],
])('«%s» names somebody who is nobody here, and says so', async (words, answer) => {
  const before = await notes();
  const who = /组长|lead$/.test(words) ? it.as('boss') : it;
  expect(await who.hears(words)).toEqual([expect.stringMatching(answer)]);
  expect(await notes()).toBe(before);
});

test.each(['把华为的样品交给方明了,下周一回话', 'gave the samples of 华为 to Fiona from their lab'])(
  '«%s» tells what happened, and is kept',
  async (words) => {
    const before = await notes();
    await it.hears(words);
    expect(await notes()).toBe(before + 1);
  },
);
