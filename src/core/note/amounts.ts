import type { Amount } from '../types.ts';
import { scales } from './currency.ts';
import { hanValue } from './dates/numbers.ts';

/** What a figure comes to, or two that make a range; 三四十万 is a range of its own. */
export function sumOf(
  one: string | undefined,
  {
    to,
    scale,
    scaleTo,
    currency,
  }: { to?: string | undefined; scale?: string | undefined; scaleTo?: string | undefined; currency: string },
): Amount | undefined {
  if (one === undefined) return undefined;
  const pair = /^([一二三四五六七八])([二三四五六七八九])(十|百|千|万|十万|百万|千万)?$/.exec(
    one.replaceAll('两', '二'),
  );
  if (
    pair &&
    to === undefined &&
    (hanValue(pair[2]!) - hanValue(pair[1]!) === 1 || (pair[1] === '三' && pair[2] === '五'))
  ) {
    const unit = (pair[3] ? hanValue(`一${pair[3]}`) : 1) * (scales[scale ?? ''] ?? 1);
    return { min: hanValue(pair[1]!) * unit, max: hanValue(pair[2]!) * unit, currency };
  }
  const some = /^(.*十)几$/.exec(one);
  if (some && to === undefined) {
    const least = hanValue(some[1] ?? '') * (scales[scale ?? ''] ?? 1);
    return { min: least, max: least + 10 * (scales[scale ?? ''] ?? 1), currency };
  }
  const low = figureOf(one, currency === 'EUR');
  if (Number.isNaN(low)) return undefined;
  if (to === undefined) return { value: round(low * (scales[scale ?? ''] ?? 1)), currency };
  const high = figureOf(to) * (scales[scaleTo ?? scale ?? ''] ?? 1);
  const min = low * (scales[scale ?? scaleTo ?? ''] ?? 1);
  return high > min ? { min: round(min), max: round(high), currency } : { value: round(min), currency };
}

/** 1,234.5 and 1.234,50 and 三万八 and €18.400. */
function figureOf(text: string, european = false): number {
  if (!/^\d/.test(text)) {
    const short = /^(.*[万千百亿])([一二三四五六七八九])$/.exec(text);
    const whole = hanValue(text);
    if (!short) return whole;
    const unit = hanValue(`一${(short[1] ?? '').at(-1)}`);
    return hanValue(short[1] ?? '') + (hanValue(short[2] ?? '') * unit) / 10;
  }
  return Number(
    /^\d{1,3}(?:\.\d{3})+$/.test(text) && european ? text.replaceAll('.', '') : text.replaceAll(/[,，]/g, ''),
  );
}

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
