/** What somebody is by trade, where it is said who they are: «张姐是采购», "Ms Zhang is the buyer". Pure. */
import type { Measure } from '../types.ts';

export function titlesIn(flat: string): readonly Measure[] {
  return [...flat.matchAll(HAN), ...flat.matchAll(LATIN)].map(({ 0: value, index }) => ({
    type: 'title',
    span: [index, index + value.length],
    value,
  }));
}

const HAN =
  /(?<=[是任升])(?:新任|现任|他们的?|那边的?)?[\u4e00-\u9fff]{0,6}(?:采购|财务|技术|研发|生产|质量|品质|设备|工艺|仓库|物流|销售|市场|行政|人事|法务|项目|运营|总工|工程师|经理|总监|主任|主管|科长|处长|部长|厂长|院长|老板|总裁|董事长|助理|秘书|负责人|对接人|会计|出纳)(?:部|的|员)?(?=[\s\p{P}]|$)/gu;
const LATIN =
  /(?<=\bis (?:the |an? |their |now )?)(?!the |an? |their )(?:[a-z&/]{1,15} ){0,3}(?:buyer|procurement|purchasing|engineer|manager|director|head(?: of [a-z& ]{2,20})?|officer|ceo|cto|cfo|coo|vp|president|owner|founder|assistant|accountant|controller|chief(?: [a-z]+){1,2}|planner|technician)(?= ?(?:[\p{P}]|and\b|$))/gu;
