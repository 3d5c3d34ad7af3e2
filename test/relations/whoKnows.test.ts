import { beforeEach, expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('拜访了宁德时代采购王经理,要12套伺服');
  await it.hears('新客户 宁德时代');
  await it.hears('宁德时代王经理是采购');
  await it.hears('宁德时代王经理来电,催报价');
  await it.as('emma').hears('Met Dr Chen from 宁德时代 R&D at the fair, wants samples');
});

test.each(['谁认识宁德时代采购的人?', '谁认识宁德时代王经理', 'who knows someone in 宁德时代 procurement?'])(
  '«%s» says who met whom, how often and how recently, by the notes',
  async (question) => {
    const [card, ...others] = await it.as('wang').hears(question);
    expect(others).toEqual([]);
    expect(card).toMatch(/🤝 .*宁德时代.*\n• 李雷: 王经理 采购 2(?: 次|×),(?:最近| last) (?:今天|today) #\d+/);
    expect(card).not.toContain('Emma');
  },
);

test('who is in touch with a customer at all is said person by person', async () => {
  expect((await it.as('wang').hears('谁认识宁德时代的人'))[0]).toMatch(
    /• Emma: [\s\S]*• 李雷: |• 李雷: [\s\S]*• Emma: /,
  );
});

test('if nobody does, the channel is asked, and the answer is told to the asker and kept', async () => {
  expect(await it.hears('谁认识比亚迪采购的人?')).toEqual([
    expect.stringMatching(/没有人记过和比亚迪采购的往来\n1 在群里问/),
  ]);
  const asked = await it.during(
    async () => {
      await it.hears('没人认识的话在群里问');
    },
    { room: 'team' },
  );
  expect(asked).toEqual([expect.stringMatching(/🙋 李雷想找:谁认识比亚迪采购\?\n1 我能帮忙/)]);
  const said = it.said.length;
  expect(await it.as('emma').hears('I know her')).toEqual([
    expect.stringContaining('Thanks, Emma! Kept: knows 比亚迪采购'),
  ]);
  expect(it.said.slice(said).map(({ line }) => `${line.room} ${line.card.title}`)).toContain(
    'dm:lilei Emma认识比亚迪采购,可以帮忙',
  );
  expect((await it.as('wang').hears('谁认识比亚迪采购的人?'))[0]).toContain('• Emma 说能帮忙 今天');
  await it.as('emma').hears('undo');
  expect((await it.as('wang').hears('谁认识比亚迪采购的人?'))[0]).toContain('没有人记过');
});

test('«我能帮忙» is pressed in the channel, or typed with a word more', async () => {
  await it.as('emma').hears('who knows someone in BYD procurement');
  await it.as('emma').hears('if nobody, ask the channel');
  await it.as('wang').hears('我能帮忙,她是我同学');
  expect(it.said.map(({ line }) => line.text)).toContainEqual(
    expect.stringMatching(/王强 knows BYD procurement and can help\n她是我同学/),
  );
});

test('nobody is asked where there is no question, and no channel where there is none', async () => {
  expect(await it.as('emma').hears('I can help')).toEqual([expect.stringContaining('Nobody has asked')]);
  expect(await it.hears('在群里问')).toEqual([expect.stringContaining('问谁认识谁')]);
  expect(await it.hears('大疆采购')).toEqual([expect.stringContaining('在群里问了:谁认识大疆采购')]);
});
