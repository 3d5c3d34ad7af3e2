/** Sharing that pays: whoever's notes others use is told, thanked and named; nobody is ranked by how much they write. */
import { beforeEach, describe, expect, test } from 'vitest';
import { helpersAmong, type Use, usefulNotes } from '../../src/core/insight/usefulness.ts';
import { type Who, type World, world } from '../support/world.ts';

const it = {} as World;

beforeEach(async () => {
  Object.assign(it, await world());
  await it.hears('今天拜访了美的李总,嫌报价高');
  await it.hears('新客户 美的');
});

/** All that was said while somebody said something, by room. */
async function allSaid(who: Who, text: string) {
  const before = it.said.length;
  await it.as(who).hears(text);
  return it.said.slice(before).map(({ line }) => `${line.room} ${line.text}`);
}

describe('a note that a colleague uses', () => {
  test('before a visit is told to its author, once a day, in their language', async () => {
    expect(await allSaid('emma', 'prep me for 美的')).toEqual([
      expect.stringMatching(/^dm:emma 🗂️/),
      expect.stringMatching(/^dm:lilei 💡 Emma用上了你美的的记录 #\d+/),
    ]);
    expect(await allSaid('han', '准备见美的李总')).toEqual([expect.stringMatching(/^dm:han 🎒/)]);
    it.pass({ hours: 24 });
    expect(await allSaid('han', '准备见美的李总')).toHaveLength(2);
  });

  test('counts once a colleague, however often they read it, and never for its author', async () => {
    expect((await it.hears('本周最有用的5条记录'))[0]).toContain('本周还没有记录被同事用上');
    await it.hears('准备见美的李总');
    expect((await it.hears('本周最有用的5条记录'))[0]).toContain('本周还没有记录被同事用上');
    await it.as('emma').hears('prep me for 美的');
    await it.as('emma').hears('prep me for 美的');
    expect((await it.hears('本周最有用的5条记录'))[0]).toMatch(/1\. 美的 · .*嫌报价高 · 李雷 · Emma用过/);
    expect((await it.hears('我的知识分'))[0]).toMatch(/本月你的知识分 1\n/);
  });

  test('that is opened by its number counts too, and opening it is nothing to undo', async () => {
    const [found] = await it.as('emma').hears('find 报价高');
    const id = /#(\d+)/.exec(found ?? '')?.[1] ?? it.as('emma').last()?.items?.[0]?.ref;
    await it.as('emma').hears(`show #${id}`);
    expect((await it.as('emma').hears('undo'))[0]).not.toContain('美的');
    expect((await it.as('boss').hears('whose notes helped others most'))[0]).toContain('• 李雷 helped Emma (1 note)');
  });

  test('that is private by now is shown to nobody else', async () => {
    await it.as('emma').hears('prep me for 美的');
    await it.hears('先别公开');
    expect((await it.as('emma').hears('the 5 most useful notes this week'))[0]).toContain('No note has been used');
  });
});

describe('thanks', () => {
  test.each([
    ['emma', 'thanks 李雷 for the tip on 李总', /^dm:lilei 🙏 Emma谢谢你: .*李总[\s\S]*#\d+ .*嫌报价高/],
    ['han', '谢谢李雷 提供美的李总的信息', /^dm:lilei 🙏 韩梅梅谢谢你: 美的李总的信息[\s\S]*#\d+ .*嫌报价高/],
  ] as const)('%s says «%s»: they are told, with the note', async (who, words, told) => {
    expect(await allSaid(who, words)).toEqual([expect.stringContaining('🙏'), expect.stringMatching(told)]);
    expect((await it.hears('我的知识分'))[0]).toContain('本月你的知识分 3');
    await it.as(who).hears('undo');
    expect((await it.hears('我的知识分'))[0]).toContain('还没有记录被同事用上');
  });

  test.each([
    ['谢谢小张 提供李总的信息', '没有叫「小张」的同事'],
    ['thanks Bob for the tip on Mr Li', 'No colleague called “Bob”'],
  ])('«%s» goes to nobody', async (words, said) => {
    expect(await allSaid('lilei', words)).toEqual([expect.stringContaining(said)]);
  });

  test('without a word more are thanks all the same', async () => {
    expect((await allSaid('lilei', '谢谢韩梅梅'))[1]).toMatch(/^dm:han 🙏 李雷谢谢你$/);
  });

  test('nobody thanks themselves into credit, and thanks to the bot are talk', async () => {
    await it.hears('谢谢李雷 提供李总的信息');
    await it.hears('谢谢');
    expect((await it.hears('我的知识分'))[0]).toContain('还没有记录被同事用上');
  });
});

test.each([
  ['谁的记录被别人用得最多', /本月谁的记录帮到了别人[\s\S]*• 李雷帮了Emma\(1 条记录\)/],
  ['本周最有用的5条记录', /本周帮到人最多的记录[\s\S]*1\. 美的/],
  ['the 5 most useful notes this week', /The most useful notes of this week[\s\S]*used by Emma/],
  ['whose notes helped others most', /• 李雷 helped Emma/],
  ['上个月最有用的记录', /10-01 周四以来帮到人最多的记录/],
])('«%s» names whoever helped, and nobody who did not', async (words, said) => {
  await it.as('emma').hears('prep me for 美的');
  const [card] = await it.as('wang').hears(words);
  expect(card).toMatch(said);
  expect(card).not.toContain('韩梅梅');
});

describe('what is useful', () => {
  const use = (more: Partial<Use>): Use => ({
    kind: 'read',
    noteId: 1,
    customer: null,
    gist: '',
    authorId: 1,
    author: 'Anna',
    by: 'Bo',
    ...more,
  });

  test('a hundred notes that nobody reads are nothing beside one that two colleagues use', () => {
    const uses = [use({}), use({ by: 'Chen' }), use({ authorId: 2, author: 'Ding', noteId: 2 })];
    expect(usefulNotes(uses).map(({ id }) => id)).toEqual([1, 2]);
    expect(helpersAmong(uses).map(({ name }) => name)).toEqual(['Anna', 'Ding']);
  });

  test('one colleague reading all day is one colleague', () => {
    const uses = [...Array.from({ length: 50 }, () => use({})), use({ noteId: 2 }), use({ noteId: 2, by: 'Chen' })];
    expect(usefulNotes(uses).map(({ id }) => id)).toEqual([2, 1]);
  });
});
