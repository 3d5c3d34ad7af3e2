import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type World, world } from '../support/world.ts';
import { rounds } from '../support/rounds.ts';
import { only, snapshot } from '../support/rows.ts';

/** What two people can say, one after the other: each with all that it needs said before. */
const SENTENCES = [
  '今天和华为李总通了电话,嫌报价高,下周三跟进',
  '拜访了立讯,王工说Q1要扩产,预算80万左右',
  '昨天:1)比亚迪 发样 2)宁德 没接电话',
  '华为张姐回微信了,满意度4,每周一跟进',
  '新客户 华为',
  '新客户 立讯精密',
  '换客户 华为',
  '老李就是华为李总',
  '大华就是华为',
  '把立讯和华为合并',
  '把立讯精密和立讯合并',
  '换联系人 王工',
  '联系人是李总和王工',
  '改成下周五下午3点',
  '改日期 明天',
  '不提醒',
  '补充:李总喜欢喝茶,下周二再打',
  '今天要跟谁',
  '我的跟进',
  '完成1',
  '完成1 客户同意8折,下周一再谈',
  '2推到周五',
  '推迟1到明天下午3点',
  '取消1',
  '把1交给Emma',
  '把1交给李雷',
  '华为A类',
  '华为 标签 重点,华东',
  '张总拍板',
  '底价 85',
  '李总电话 13812345678',
  '华为换Emma负责,李雷协助',
  '华为只给我们组看',
  '华为 我们答应过什么',
  '华为',
  '语言 英文',
  '时区 东京',
  '早报改到8:40',
  '1',
  '2',
] as const;

const history = fc.array(fc.record({ by: fc.constantFrom('lilei', 'emma'), says: fc.constantFrom(...SENTENCES) }), {
  minLength: 1,
  maxLength: 9,
});

const seed = Number(process.env['TEST_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));

test('every history of notes, fixes and settings is undone to where it began, step by step', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (says) => {
      const it = await world();
      const states: { readonly by: string; readonly before: string }[] = [];
      let before = await rows(it);
      for (const step of says) {
        await it.as(step.by).hears(step.says);
        const after = await rows(it);
        if (after !== before) states.push({ by: step.by, before });
        before = after;
      }
      for (const { by, before: then } of states.toReversed()) {
        expect(await it.as(by).hears('撤销')).toEqual([expect.stringMatching(/已撤销|Undone/)]);
        expect(await rows(it)).toBe(then);
      }
      expect(it.problems).toEqual([]);
    }),
    { numRuns: rounds(12), seed, endOnFailure: true },
  );
}, 90_000);

const rows = async ({ store, workspace }: World) =>
  JSON.stringify(
    await snapshot(store, { workspace, without: ['heard', 'outbox', 'audit', 'words', 'wakes'] }),
    null,
    1,
  );

test('a note goes together with what its author has added to it, by one press', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高');
  await it.hears('1');
  await it.hears('改成下周五下午3点');
  expect(await it.presses('撤销')).toEqual([expect.stringContaining('已撤销')]);
  expect(await it.hears('看刚才那条')).toEqual([expect.stringContaining('找不到这一条')]);
  expect(await it.hears('我的跟进')).toEqual([expect.stringContaining('没有待办的跟进')]);
  expect(it.problems).toEqual([]);
});

test('naming the same contact again can be undone', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.hears('1');
  const before = await rows(it);
  await it.hears('联系人是李总和王工');
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('已撤销')]);
  expect(await rows(it)).toBe(before);
  expect(it.problems).toEqual([]);
});

test.each([
  ['lilei', '今天拜访了立讯张工,要样机', 'emma', 'brief 立讯', '撤销', '已撤销'],
  ['emma', 'visited 立讯 today, they want a sample', 'han', '介绍 立讯', 'undo', 'Undone'],
] as const)('what somebody has only looked at is taken back: %s «%s»', async (who, note, reader, looks, undo, said) => {
  const it = await world();
  await it.hears('新客户 立讯');
  const [made = ''] = await it.as(who).hears(note);
  expect(made).toContain('✅ 立讯');
  expect((await it.as(reader).hears(looks)).join()).toMatch(/样机|sample/);
  expect((await it.as(who).hears(undo)).join()).toContain(said);
});

test('what the lead has changed since is not taken back, and nothing of it is lost', async () => {
  const it = await world();
  await it.hears('今天和华为李总通了电话,嫌报价高,下周三跟进');
  await it.hears('1');
  const note = await noteId(it);
  await it.hears('不提醒');
  await it.as('han').hears(`补充 #${note}:预算50万`);
  const before = await rows(it);
  expect(await it.hears('撤销')).toEqual([expect.stringContaining('之后已有人改过')]);
  expect(await it.hears(`撤销 #${note}`)).toEqual([expect.stringContaining('之后已有人改过')]);
  expect(await rows(it)).toBe(before);
});

async function noteId({ sql: within }: World) {
  return only(await within((tx) => tx.execute<{ id: number }>('select max(id) as id from interactions'))).id;
}
