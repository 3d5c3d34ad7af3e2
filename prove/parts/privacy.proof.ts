/** A person planted in every place that takes words, and erased: nothing of her is left in any row, and what was noted stays. */
import { snapshot } from '../../test/support/rows.ts';
import { world } from '../../test/support/world.ts';
import { proof } from '../proof.ts';

const NAMES = ['李敏敏', '欧阳文静', '秦小鱼', '司马青青', '尉迟明月'] as const;
const PLANTS: readonly ((who: string) => string)[] = [
  (who) => `今天拜访了立讯的${who},采购总监,电话13655551234,嫌交期慢,下周三给${who}回电`,
  (who) => `${who}生日3月5日`,
  (who) => `${who}微信 wx_zz0305`,
  (who) => `答应周五前给${who}寄样品`,
  (who) => `${who}喜欢喝茶`,
  (who) => `又给${who}打了电话 136-5555-1234,她说下月再谈`,
  (who) => `${who}负责立讯的采购`,
  (who) => `补充:${who}下周出差`,
  (who) => `立讯投诉包装破损,${who}很生气`,
  (who) => `Called ${who} at 立讯, she wants a discount`,
];

proof(
  'whoever is erased is in no row of any table, and one of the same surname stays',
  async ({ below, pick, times }) => {
    const violations: string[] = [];
    const did = { people: 0, sentences: 0, 'rows before': 0 };
    for (; did.people < times(400); did.people += 1) {
      const it = await world();
      const who = pick(NAMES);
      const surname = who.slice(0, who.length > 3 ? 2 : 1);
      const said = [
        PLANTS[0]!(who),
        '新客户 立讯',
        ...PLANTS.slice(1)
          .filter(() => below(3))
          .map((plant) => plant(who)),
      ];
      for (const text of [...said, `和中兴的${surname}总吃饭,聊了新产线`, '新客户 中兴']) {
        await it.hears(text);
        did.sentences += 1;
      }
      if (below(2)) await it.hears('导出我的客户');
      const traces = new RegExp(`${who}|13655551234|136-5555-1234|wx_zz0305`);
      const left = async () =>
        Object.entries(await snapshot(it.store, { workspace: it.workspace })).flatMap(([table, rows]) =>
          rows
            .filter((row) => traces.test(JSON.stringify(row)))
            .map((row) => `${table} ${JSON.stringify(row).slice(0, 200)}`),
        );
      did['rows before'] += (await left()).length;
      await it.as('wang').hears(`删除立讯${who}的个人信息`);
      const [proofOf = ''] = await it.as('boss').presses('approve');
      if (!/proof E-\d+/.test(proofOf)) violations.push(`${who}: no proof: ${proofOf}`);
      violations.push(...(await left()).map((row) => `${who} after ${said.length} sentences: ${row}`));
      if (!(await it.hears('中兴')).join('').includes(`${surname}总`))
        violations.push(`${who}: the other of her surname is gone`);
      violations.push(...it.problems.map((problem) => `it failed: ${String(problem)}`));
    }
    return { did, violations };
  },
);
