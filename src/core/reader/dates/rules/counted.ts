import { type Figures, match, other, type Place, put } from '../lexer/cursor.ts';
import { valid } from '../civil.ts';
import { codeNear, codesOf, isHan } from '../../text/normalize.ts';

const tail = /(\.\d+|,\d{3}(?:,\d{3})*(?:\.\d+)?)?/y;
const nth = /(?:st|nd|rd|th)(?![a-z])/y;
const amount = /[kw%](?![a-z])|万|亿|mm(?![a-z])|m(?![a-z])/y;
const hours = /h(?![a-z\d])/y;
const saleDay = / ?(?:前|后|之前|之后|当天|活动|大促|期间|节)/y;
const numberAfter =
  /号(?:楼|线|机|厂|门|店|仓|库|桌|房|井|炉|院|柜|文件|订单)|日(?:元|本|资|产(?!出)|常|用|期|程|志|报)/y;

/** What these patterns begin with: most figures stand before something else. */
const points = codesOf('.,');
const marks = codesOf('snrthkw%万亿m号日');

/** A number that is neither a date nor a time by its form. */
export function counted(text: string, { place, end }: { place: Place; end: number }): number {
  const { row, at } = place;
  const after = codeNear(text, end);
  const run = text.slice(at, end);
  if (points.has(after)) {
    const to = numberEnd(text, end);
    if (to > end)
      return put(place, { to, made: { k: 'n', n: Number(text.slice(at, to).replaceAll(',', '')), digits: 9 } });
  }
  const n = Number(run);
  if (marks.has(after)) {
    const rank = match(nth, text, end);
    if (rank) return put(place, { to: end + rank[0].length, made: { k: 'o', n, digits: run.length } });
    if (match(amount, text, end)) return other(place, end + 1);
    if (match(hours, text, end)) {
      put(place, { to: end, made: { k: 'n', n, digits: run.length } });
      return put({ row, at: end }, { to: end + 1, made: { k: 'u', unit: 'hour' } });
    }
    if (match(numberAfter, text, end)) return other(place, end + 1);
  }
  if ((run === '520' || run === '618') && match(saleDay, text, end))
    return put(place, { to: end, made: { k: 'h', word: run === '520' ? 'love520' : 'sale618' } });
  return put(place, { to: end, made: { k: 'n', n, digits: run.length } });
}

/** Where a number ends that has a fraction or thousands behind the figures. */
export function numberEnd(text: string, from: number): number {
  return from + (match(tail, text, from)?.[0].length ?? 0);
}

/** What behind 5.29 or 3/4 tells that it is no day. */
export const countless =
  /[万亿兆kw%元块¥$€£]|rmb|usd|million|lakh|mm\b|cm\b|m\b|bn\b|percent|折|票|台|套|件|吨|个点|楼|栋|座|室|厂|幢|路|弄|倍|米|斤|英寸|寸|"|''/y;
const measured =
  / ?-?(?:hours?|hrs?|days?|weeks?|wks?|months?|mths?|years?|yrs?|min|sec|times|inch|kg|lb|ft|stars?|points?|pts|out of|of)\b/y;
const versioned = /(?:v|版本?|ver|度|分|率|价|x|×|\*|约|比|第|φ|直径|厚|尺寸|temp\w*|was|were|is) ?$/;

/** Whether 5.29 is a day and no price, version or share. */
export function isDotted(
  text: string,
  { from, to, last }: { from: number; to: number; last: Figures['last'] },
): boolean {
  const [m, d] = text.slice(from, to).split('.').map(Number);
  if (!valid(2024, m ?? 0, d ?? 0)) return false;
  const near = text.slice(Math.max(0, from - 6), from);
  if (versioned.test(near) || match(countless, text, to) || match(measured, text, to)) return false;
  const after = text.slice(to, to + 2);
  if (/^ ?(?:前|后|日|号|之|到|起|以|开|签|交|发|回|去|见|约|拜|下|上|早|晚|中)/.test(after)) return true;
  if (!/[\u4e00-\u9fff]/.test(text))
    return last?.k === 'A' || last?.k === 'i' || last?.k === 'b' ? /(?:on|by|in)\s*$/.test(near) : false;
  return (
    (from === 0 || /[\s,;。;:(到在于~至-]$/.test(near) || '她他我延期改约推定到至'.includes(near.at(-1) ?? '-')) &&
    (after === '' || /^[\s,;。!)~\n-]/.test(after) || isHan(codeNear(after, 0)))
  );
}
