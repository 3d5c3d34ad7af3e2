import type { Made } from '../grammar/rule.ts';
import type { PhraseNode } from '../grammar/kinds.ts';

/** The words of time of a text, by the places at which they begin. They may overlap: «说明天» has both 说明 and 明天. */
export type TimeWords = {
  readonly at: (PhraseNode[] | undefined)[];
  readonly put: (made: Made, span: { readonly from: number; readonly to: number }) => void;
};

/** Where a lexer is, and where it puts what it finds. */
export type Cursor = { readonly words: TimeWords; readonly at: number };

/** A run of figures and what stands around it. */
export type Figures = { readonly at: number; readonly end: number; readonly before: string };

/** What figures are by their form, and where that ends; without a meaning they are known to tell no time. */
export type FigureForm = { readonly to: number; readonly made?: Made | undefined };

/** What a pattern with the flag y finds at a place. */
export function match(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Behind a number, what makes no date of it: a house, a line, a machine, 日元, 日产. */
export const noDates =
  /号(?:楼|线|机|厂|门|店|仓|库|桌|房|井|炉|院|柜|文件|订单|样|钢|铝|铜|车|车间|机床|产线|料|牌|螺|线缆|展)|日(?:元|本|资|产(?!出)|常|用|期|程|志|报)/y;

/** «第1号方案» is the first of several, and no first of a month. */
export function isNumbered(text: string, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return text[from - 1] === '第' && text[from - 2] !== '月' && '号號'.includes(text[to] || ' ');
}
