/** Names made of another name of one we know: «BYD电子» and "BYD Electronics" are 比亚迪电子, where BYD is 比亚迪. Pure. */
import { plain } from '../../reader/text/normalize.ts';
import { BUSINESS_NAMES } from '../data/companies.ts';

type Called = { readonly name: string; readonly also: readonly string[] };

/** What a name that goes on behind one of a customer's names may be in the customer's other names, folded; none where it does not. */
export function inOtherWords(said: string, { name, also }: Called): readonly string[] {
  const folded = plain(said).trim();
  const names = [name, ...also].map((each) => plain(each).trim());
  const begun = names.find((each) => folded.startsWith(each) && folded.length > each.length);
  if (begun === undefined) return [];
  const line = folded.slice(begun.length).replace(/^[ -]/, '');
  const lines = [line, BUSINESS_NAMES.get(line) ?? line];
  return names
    .flatMap((each) => lines.flatMap((one) => [each + one, `${each} ${one}`]))
    .filter((each) => each !== folded);
}
