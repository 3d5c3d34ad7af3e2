/** What people say to it, by chance; each word of theirs has their company's mark. */
import type { Dice } from './chance.ts';

export type Said = { readonly kind: 'note' | 'other'; readonly who: string; readonly text: string };

const WHO = ['lilei', 'lilei', 'emma', 'emma', 'han', 'wang', 'boss'] as const;
const WHEN = ['明天', '后天', '下周三', '这周五', '两天后', '下周一下午3点', '周五前'] as const;

/** The first thing everybody hears of: whom they deal with. */
export const customersOf = (mark: string) =>
  ['甲', '乙', '丙'].map((each) => `${each}科${mark}`) as [string, ...string[]];

export function saidBy({ pick, below }: Dice, { mark, nth }: { readonly mark: string; readonly nth: number }): Said {
  const who = pick(WHO);
  const customer = pick(customersOf(mark));
  const kind = below(10);
  if (kind < 5) return { kind: 'note', who, text: `今天拜访了${customer},谈了第${nth}号方案${mark},${pick(WHEN)}跟进` };
  const other = pick([
    '完成1',
    '1',
    '1推到下周五',
    '取消1',
    '撤销',
    '我的跟进',
    customer,
    `搜 方案${mark}`,
    `${customer}换Emma负责`,
    `${customer}换李雷负责`,
    '今天',
    '本周最有用的5条记录',
    '组里的跟进',
  ]);
  return { kind: 'other', who, text: other };
}
