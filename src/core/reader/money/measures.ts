import { allOf } from '../text/normalize.ts';
import type { Span } from '../../contract/reading.ts';

/**
 * Figures that are no day, no hour and no sum: measures, models, houses, scores, rates. They are hidden before dates and sums are looked for,
 * so that this is the one place that knows them. A line teaches a kind; what is hidden is what the pattern finds.
 */
const kinds: readonly RegExp[] = [
  // 4/5G, 5/8螺纹, 12/24V, 8/10分
  /(?<![\d/])\d{1,3}\/\d{1,3}(?= ?(?:g(?![a-z])|v(?![a-z])|螺纹|英寸|分(?!钟)|寸|'))/g,
  // 人民路12号, 中山大道3号, 12 May Street
  /(?<=[路街道巷弄里村])\d{1,4}号(?!线)|\b\d{1,4}(?= (?:[a-z]+ ){1,2}(?:street|road|avenue|lane|drive|rd|ave)\b)/g,
  // 10号钢筋, 2号样品, 5号仓库
  /\d{1,3}号(?=钢筋|钢|线|楼|仓|样|机|模具|门|库|柜|车间|会议室|螺丝|色)/g,
  // 降5点, 涨3个点
  /(?<=[降涨浮让减])了?\d{1,2}(?:\.\d)?个?点(?![半钟前后左]|\d)/g,
  // 100M cable, 3,000m 坯布, 300m追加, 1000m/color: metres, where no sign or word of money stands before
  /(?<![\d.,$€£¥a-z]|(?:budget|quote|worth|deal|price|value|usd|eur|gbp|rmb|cny) ?)(?:\d{3,5}|\d{1,3},\d{3})m(?![a-z\d])/g,
  /(?<![\d.,$€£¥a-z])\d{1,5}m(?=公司| (?:cable|wire|hose|pipe|rolls?|long|wide|tall|high|deep)\b)/g,
  /(?<![\d.,$€£¥a-z])\d{1,4}k(?= (?:m|km|yds?|metres|meters|miles|pcs|users|seats|units)\b)/g,
];

export function findMeasures(text: string): Span[] {
  return kinds.flatMap((kind) => allOf(text, kind).map((m): Span => [m.index, m.index + m[0].length]));
}
