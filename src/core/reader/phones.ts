import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { allOf, codeAt, isDigit } from './text/normalize.ts';
import type { Span } from '../contract/reading.ts';

export type ContactDetail = { readonly text: string; readonly span: Span };

const mail = /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
const link = /(?:https?:\/\/|www\.)[^\s\u4e00-\u9fff]{1,400}/g;
const dialled = /(?<![\da-z$¥€£#.-]|\d[,/:])(?:\+|00)?[( ]{0,2}\+?\d{1,5}\)?(?:[ .()-]{0,2}\d{1,5}){1,7}(?![\d:%])/g;
const most = 16;
const least = 7;

export function findEmails(text: string, typed: string): ContactDetail[] {
  if (!text.includes('@')) return [];
  return first(text, mail).map(([from, to]) => {
    const shown = typed.slice(from, to).replace(/[.-]+$/, '');
    return { text: shown, span: [from, from + shown.length] as const };
  });
}

export function findLinks(text: string): Span[] {
  return text.includes('://') || text.includes('www.') ? first(text, link) : [];
}

/** Telephone numbers as typed, judged by the numbering plan of the country. */
export function findPhones(
  text: string,
  { typed, country }: { typed: string; country: string | undefined },
): ContactDetail[] {
  if (!hasFigures(text)) return [];
  const home: CountryCode = country !== undefined && isSupportedCountry(country) ? country : 'CN';
  const found: ContactDetail[] = [];
  for (const [start, end] of first(text, dialled)) {
    const from = start + (/^ */.exec(text.slice(start, end))?.[0].length ?? 0);
    const to = end;
    if (
      isWritten(text, from, to) &&
      (labelled.test(text.slice(Math.max(0, from - 8), from)) ||
        parses(text.slice(from, to), home) ||
        near(home).some((place) => parses(text.slice(from, to), place))) &&
      !numbered.test(text.slice(Math.max(0, from - 20), from))
    )
      found.push({ text: typed.slice(from, to), span: [from, to] });
  }
  return found;
}

/** Whether as many figures as a number has stand together, with blanks and what stands between ( and . among the signs. */
function hasFigures(text: string): boolean {
  const end = text.length;
  let count = 0;
  for (let at = 0; at < end; at++) {
    const code = codeAt(text, at);
    if (isDigit(code)) {
      if (++count === least) return true;
    } else if (code !== blank && (code < bracket || code > stop)) count = 0;
  }
  return false;
}

const [blank, bracket, stop] = [32, 40, 46];

const labelled = /(?:电话|手机|号码|联系方式|传真|tel|phone|mobile|mob|cell|direct|fax) ?[:：#.是]? ?$/;

/** «order number 4500217», «合同号 13812345678»: numbers of papers. */
const numbered =
  /(?:\b(?:order|po|invoice|inv|ref|reference|ticket|quote|offer|article|serial|case|claim)|订单|合同|工单|发票|单|货|料|编) ?(?:number|numbers|no\.?|nr\.?|num|#|号码?)[:：.是]? ?$/;

function first(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const m of allOf(text, pattern)) {
    spans.push([m.index, m.index + m[0].length]);
    if (spans.length >= most) break;
  }
  return spans;
}

/** Where a number may also be at home when the team's own plan does not know it. */
function near(home: CountryCode): readonly CountryCode[] {
  return home === 'CN' ? ['TW', 'HK', 'US'] : home === 'US' ? [] : ['US'];
}

function parses(shown: string, country: CountryCode): boolean {
  const number = parsePhoneNumberFromString(shown, { defaultCountry: country, extract: false });
  // Numbers kept for examples and films are no valid ones, though written as one writes them.
  return (
    number?.isValid() ||
    (/^(?:0\d{3,4} \d{5,6}|0\d{2,4} \d{3} \d{3,4}|\d{3}-555-\d{4})$/.test(shown.trim()) &&
      (number?.isPossible() ?? false)) ||
    false
  );
}

function isWritten(text: string, from: number, to: number): boolean {
  const shown = text.slice(from, to);
  const count = shown.replace(/\D/g, '').length;
  if (
    count < least ||
    count > 15 ||
    /^(?:19|20)\d\d[-./ ]\d{1,2}[-./ ]\d{1,2}/.test(shown) ||
    /^\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d/.test(shown)
  )
    return false;
  // Cents before a word for money: 2252913.15元.
  if (/^\d+\.\d{1,2}$/.test(shown.trim()) && MONEY.test(text.slice(to, to + 8))) return false;
  const before = text.slice(Math.max(0, from - 8), from).trimEnd();
  if (/^\d{1,3}(?:\.\d{3})+ ?(?:-|–) ?\d{1,3}(?:\.\d{3})+$/.test(shown.trim())) return false;
  if (/(?:单号|订单|编号|会议|票号|会议号|\bid|no\.?|s\/n|po|inv\w*|ref|so|lot|sku) ?[:#]?$/.test(before)) return false;
  return !/^[a-z]/.test(text.slice(to, to + 1));
}

const MONEY = /^ ?(?:元|块|美[元金]|[欧日港]元|欧|英镑|usd|eur|cny|rmb|gbp|hkd|jpy|dollars?|euros?)/;
