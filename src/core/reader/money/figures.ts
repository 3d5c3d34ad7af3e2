import { scales } from './currency.ts';
import { hanValue } from '../dates/lexer/numerals.ts';
import { codeAt, isDigit } from '../text/normalize.ts';
import type { Amount } from '../../contract/reading.ts';

/** What a figure comes to, or two that make a range. */
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
  const range = to === undefined && !isDigit(codeAt(one, 0)) ? rangeOf(one, times(scale)) : undefined;
  if (range) return { ...range, currency };
  const low = figureOf(one, currency === 'EUR');
  if (Number.isNaN(low)) return undefined;
  if (to === undefined) return { value: round(low * times(scale)), currency };
  const high = figureOf(to) * times(scaleTo ?? scale);
  // 一万五到两万: what is said in full does not wait for the unit of the other.
  const min = low * (/[万亿]/.test(one) ? 1 : times(scale ?? scaleTo));
  return high > min ? { min: round(min), max: round(high), currency } : { value: round(min), currency };
}

/** 三四十, 三五万, 十几. */
function rangeOf(figure: string, scale: number): { min: number; max: number } | undefined {
  const pair = /^([一二三四五六七八])([二三四五六七八九])(十|百|千|万|十万|百万|千万)?$/.exec(
    figure.replaceAll('两', '二'),
  );
  if (pair) {
    const [min, max] = [hanValue(pair[1] ?? ''), hanValue(pair[2] ?? '')];
    const unit = (pair[3] ? hanValue(`一${pair[3]}`) : 1) * scale;
    if (max - min === 1 || (min === 3 && max === 5)) return { min: min * unit, max: max * unit };
  }
  const some = /^(.*十)几$/.exec(figure);
  if (!some) return undefined;
  const least = hanValue(some[1] ?? '') * scale;
  return { min: least, max: least + 10 * scale };
}

function times(scale: string | undefined): number {
  return scale === undefined ? 1 : (scales.get(scale) ?? 1);
}

/** 1,234.5 and 1.234,50 and 三万八 and €18.400. */
function figureOf(text: string, european = false): number {
  if (!isDigit(codeAt(text, 0))) {
    const short = /^(.*[万千百亿])([一二三四五六七八九])$/.exec(text);
    const whole = hanValue(text);
    if (!short) return whole;
    const unit = hanValue(`一${(short[1] ?? '').at(-1)}`);
    return hanValue(short[1] ?? '') + (hanValue(short[2] ?? '') * unit) / 10;
  }
  if (european && continental.test(text)) return Number(text.replaceAll('.', '').replace(',-', '').replace(',', '.'));
  return Number(european && /^\d{1,3}(?:\.\d{3})+$/.test(text) ? text.replaceAll('.', '') : text.replaceAll(',', ''));
}

/** 3.870,50 and 48.000,-. */
const continental = /^\d{1,3}(?:\.\d{3})+,(?:\d{2}|-)$/;

function round(n: number): number {
  return Math.round(n * 100) / 100;
}
