import { html as hono, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup that may reach a browser. A plain string is not one: the only way here is through `html`, which escapes it. */
export type Html = HtmlEscapedString;

type Value = string | number | undefined | Html | readonly Html[];

// hono answers with a promise only when one is among the values, and `Value` has none.
export const html = (strings: TemplateStringsArray, ...values: readonly Value[]): Html =>
  hono(strings, ...values) as Html;

/** A drawing of ours, in which every word is escaped already. */
export const drawn = (svg: string): Html => raw(svg);
