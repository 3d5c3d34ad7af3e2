import { allOf } from '../text/normalize.ts';
import type { Span } from '../../contract/reading.ts';

/**
 * Figures that are no day, no hour and no sum: measures, models, houses, scores, rates. They are hidden before dates and sums are looked for,
 * so that this is the one place that knows them. A line teaches a kind; what is hidden is what the pattern finds.
 */
const kinds: readonly RegExp[] = [
  // 4/5G, 5/8螺纹, 12/24V, 8/10分
  /(?<![\d/])\d{1,3}\/\d{1,3}(?= ?(?:g(?![a-z])|v(?![a-z])|螺纹|英寸|分(?!钟)|寸|'))/g,
  // 3/4寸管, 1/2接头, 5/16 bolts, 3/8 inch
  /(?<![\d/])\d{1,2}\/\d{1,2}(?= ?(?:接头|管|螺栓|螺丝|内丝|外丝|内牙|外牙|in(?:ch(?:es)?)?\b|bolts?\b|screws?\b|nuts?\b|npt\b|bsp\b|hoses?\b|pipes?\b|threads?\b|fittings?\b|drive\b))/g,
  // room 12/3, gate 5, stand 3/12
  /(?<=\b(?:room|suite|unit|gate|bay|dock|hall|booth|stand|aisle|apt|building|bldg) )\d{1,4}(?:[/-]\d{1,3})?\b/g,
  // 展位3/12, 型号12-5, 编号 8/3, 版本3.1
  /(?<=(?:展位|车位|工位|房号|型号|编号|批号|单号|合同号|图号|料号|货号|版本)[是为:]? ?)[a-z]{0,4}\d{1,8}(?:[-/.]\d{1,6})*(?![\d月日号天年周点])/g,
  // ISO 9001, Cat 6, rev 12/3, version 3.1
  /(?<=\b(?:iso|din|astm|cat|usb|gen|mk|rev|version|ver|model|series|grade) ?)\d{1,5}(?:[./-]\d{1,4})?\b/g,
  // rated us 4/5, scored 8/10
  /(?<=\b(?:scored?|rated|rates|rating)(?: (?:us|it|them|of))? )\d{1,2}\/(?:5|10|100)\b/g,
  // 人民路12号, 中山大道3号, 12 May Street
  /(?<=[路街道巷弄里村])\d{1,4}号(?!线)|\b\d{1,4}(?= (?:[a-z]+ ){1,2}(?:street|road|avenue|lane|drive|rd|ave)\b)/g,
  // 10号钢筋, 2号样品, 5号仓库
  /\d{1,3}号(?=钢筋|钢|线|楼|仓|样|机|模具|门|库|柜|车间|会议室|螺丝|色)/g,
  // 降5点, 涨3个点
  /(?<=[降涨浮让减])了?\d{1,2}(?:\.\d)?个?点(?![半钟前后左]|\d)/g,
  // 毛利8个点, 返3个百分点
  /\d{1,2}(?:\.\d{1,2})?个(?:百分)?点(?![半钟])/g,
  // 100M cable, 3,000m 坯布, 300m追加, 1000m/color: metres, where no sign or word of money stands before
  /(?<![\d.,$€£¥a-z]|(?:budget|quote|worth|deal|price|value|usd|eur|gbp|rmb|cny) ?)(?:\d{3,5}|\d{1,3},\d{3})m(?![a-z\d])/g,
  /(?<![\d.,$€£¥a-z])\d{1,5}m(?=公司| (?:cable|wire|hose|pipe|rolls?|long|wide|tall|high|deep)\b)/g,
  /(?<![\d.,$€£¥a-z])\d{1,4}(?:\.\d)?[mk](?= (?:rows|records|requests|queries|messages|hits|visits|visitors|followers|lines|parts|pieces|pixels)\b)/g,
  /(?<![\d.,$€£¥a-z])\d{1,4}k(?= (?:m|km|yds?|metres|meters|miles|pcs|users|seats|units)\b)/g,
  // 筒灯7w 3000个, 5w 4.2 / 7w 5.6 beside lamps: watts
  /(?<![\d.,])\d{1,3}w(?=的?(?:灯|led|筒灯|射灯|投光))|(?<=灯[^\n]{0,20})(?<![\d.,])\d{1,3}w(?= ?\d)|(?<![\d.,])\d{1,3}w(?= ?\d[^\n]{0,30}(?:灯|照明))/g,
  // 3000k, where light is spoken of
  /(?<![\d.,])[2-6][05]00k(?=[^\n]{0,30}(?:色温|暖|冷光|灯|不对))/g,
  // 41k sq ft
  /(?<![\d.,$€£¥a-z])\d{1,4}k(?= (?:sq|square|acres?|hectares?|litres?|tonnes?)\b)/g,
];

export function findMeasures(text: string): Span[] {
  return kinds.flatMap((kind) => allOf(text, kind).map((m): Span => [m.index, m.index + m[0].length]));
}
