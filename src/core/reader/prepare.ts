import { type Directory, findKnown, type Hit } from './names/knownCustomers.ts';
import { type LongerName, longerNames } from './names/companies/longerNames.ts';
import { currencyOf } from './money/currency.ts';
import { findSums, type Sum } from './money/amounts.ts';
import { bareSums } from './money/bare/bareSums.ts';
import { findMeasures } from './money/measures.ts';
import { findEmails, findLinks, findPhones, type ContactDetail } from './phones.ts';
import { hasHan, plain, veil } from './text/normalize.ts';
import type { Span } from '../contract/reading.ts';

/** A text in which everything is hidden that is understood by its form alone, so that its figures are no dates and its letters no names. */
export type Prepared = {
  readonly typed: string;
  /** As the reader sees it, nothing hidden. */
  readonly flat: string;
  /** The same without addresses, telephone numbers and sums. */
  readonly left: string;
  readonly emails: readonly ContactDetail[];
  readonly phones: readonly ContactDetail[];
  readonly sums: readonly Sum[];
  readonly hits: readonly Hit[];
  /** Names that nobody has told us of and that begin with one of ours. */
  readonly longer: readonly LongerName[];
};

export function prepare(
  text: string,
  {
    directory,
    country,
    locale,
  }: { directory: Directory; country?: string | undefined; locale?: 'zh' | 'en' | undefined },
): Prepared {
  const typed = text.trimEnd();
  const flat = plain(typed);
  const emails = findEmails(flat, typed);
  const reached = hide(flat, [...emails.map(({ span }) => span), ...findLinks(flat)]);
  const known = withoutNamesakes(reached, findKnown(reached, directory)).map((hit) => withBranch(reached, hit));
  const longer = longerNames(reached, { typed, hits: known });
  const hits = known.filter(({ span: [from] }) => !longer.some(({ span }) => span[0] === from));
  const phones = findPhones(reached, { typed, country });
  const dialled = hide(reached, [...phones.map(({ span }) => span), ...findMeasures(reached)]);
  const currency = () => currencyOf({ country, locale, chinese: hasHan(flat), text: flat });
  const told = findSums(dialled, { currency });
  const bare = bareSums(hide(dialled, [...spansOf(told), ...spansOf(hits)]), { sums: told, currency });
  const sums = [...told, ...bare].toSorted((a, b) => a.span[0] - b.span[0]);
  const left = hide(dialled, spansOf(sums));
  return { typed, flat, left, emails, phones, sums, hits, longer };
}

const spansOf = (found: readonly { readonly span: Span }[]): Span[] => found.map(({ span }) => span);

/** "Mrs Ollerenshaw at Ollerenshaw Ironwork": whoever is called as the company is beside it is somebody there. */
function withoutNamesakes(text: string, hits: Hit[]): Hit[] {
  if (hits.length < 2) return hits;
  return hits.filter(
    ({ customer, span }) =>
      !hits.some((other) => other.customer === customer && other.span !== span) ||
      !TITLE_BEFORE.test(text.slice(Math.max(0, span[0] - 5), span[0])),
  );
}

const TITLE_BEFORE = /(?<![a-z])(?:mrs?|ms|dr|miss)\.? $/;

/** «华为(深圳)有限公司»: the branch in brackets and the legal form are of the name. */
function withBranch(text: string, { customer, span: [from, to] }: Hit): Hit {
  BRANCH.lastIndex = to;
  return { customer, span: [from, BRANCH.test(text) ? BRANCH.lastIndex : to] };
}

const BRANCH =
  /[(（]\p{Script=Han}{2,8}[)）](?:(?:科技|技术|电子|实业|投资)?(?:控股)?(?:股份)?(?:集团)?(?:有限)?(?:责任)?(?:分|子)?公司)/uy;

/** Veils what is already understood. */
export function hide(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  let out = '';
  let at = 0;
  for (const [from, to] of spans.length < 2 ? spans : spans.toSorted((a, b) => a[0] - b[0])) {
    if (from < at) continue;
    out += text.slice(at, from) + veil.repeat(to - from);
    at = to;
  }
  return out + text.slice(at);
}
