/** A note on several customers: what it tells of each. Pure. */
import type { Act } from '../command.ts';
import type { Reading, Span } from '../contract/reading.ts';
import { read } from '../reader/read.ts';
import { joinedCustomers } from '../reader/steps/joined.ts';

/** One customer's entry; `joined`: the places of those that are named in one breath with it, itself among them. */
export type NoteEntry = {
  readonly joined: readonly number[];
  readonly kind: Reading['kind'];
  readonly gist: string;
};

/** The entries of a note, in the order of its customers: of one customer, or of none, the note itself. */
export function entriesOf(
  text: string,
  { reading, local, locale, country }: { readonly reading: Reading } & Pick<Act, 'local' | 'locale' | 'country'>,
): readonly NoteEntry[] {
  const { customers, kind, gist } = reading;
  if (customers.length < 2) return [{ joined: [0], kind, gist }];
  const known = customers.map(({ span }, id) => ({
    id,
    name: text.slice(...span),
    aliases: [],
    contacts: [],
  }));
  // What opens a list, «昨天电话:», is said of each entry.
  const opening = /^.*[:：\n]/s.exec(text.slice(0, Math.min(...customers.map(({ span }) => span[0]))))?.[0] ?? '';
  return namedTogether(text, reading).map((joined) => {
    const spans = joined.flatMap((at) => customers[at]?.span ?? []);
    const named: Span = [Math.min(...spans), Math.max(...spans)];
    const [from, to] = boundsOf(text, { named, customers });
    const own = text.slice(Math.max(from, opening.length), to);
    return {
      joined,
      kind: kind && read(opening + own, { ref: local, known, locale, country }).kind,
      gist: trimmed(text.slice(from === named[0] ? named[1] : from, to)) || gist,
    };
  });
}

/** The customers of each group by place, where a space joins as well as a word does: «海尔 宇通客车 明天都拜访一下». */
function namedTogether(text: string, reading: Reading): readonly (readonly number[])[] {
  const { customers } = reading;
  const order = [...customers.keys()].toSorted((a, b) => startOf(customers[a]) - startOf(customers[b]));
  const groups = joinedCustomers(text, reading);
  const isNext = (at: number, next: number | undefined) =>
    next !== undefined && /^[ \t\u3000]+$/.test(text.slice(customers[at]?.span[1], startOf(customers[next])));
  return order.reduce((joined, at, place) => {
    const next = order[place + 1];
    if (!isNext(at, next)) return joined;
    const both = [...new Set([...(joined[at] ?? [at]), ...(joined[next ?? at] ?? [])])];
    return joined.map((group, index) => (both.includes(index) ? both : group));
  }, groups);
}

function startOf(customer: Reading['customers'][number] | undefined) {
  return customer?.span[0] ?? 0;
}

/** From the stop before a name to the stop before the next one. */
function boundsOf(
  text: string,
  { named, customers }: { readonly named: Span; readonly customers: Reading['customers'] },
) {
  const before = Math.max(0, ...customers.map(({ span }) => span[1]).filter((end) => end <= named[0]));
  const next = nextOf(text, { after: named[1], customers });
  const from = behindStop(text, [before, named[0]]) ?? before;
  const to = next < text.length ? (behindStop(text, [named[1], next]) ?? next) : next;
  return [from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0), to] as const;
}

function nextOf(
  text: string,
  { after, customers }: { readonly after: number; readonly customers: Reading['customers'] },
) {
  return Math.min(text.length, ...customers.map(({ span }) => span[0]).filter((start) => start >= after));
}

/** Where what follows the last stop of these words, or the last number of a list, begins. */
function behindStop(text: string, [from, to]: Span): number | undefined {
  const stop = /^.*(?:[,，。:：;；、\n]|\d[)）.])/s.exec(text.slice(from, to));
  return stop ? from + stop[0].length : undefined;
}

function trimmed(words: string) {
  return words.replace(/^[\s,，。:：;；、)）]+|[\s,，。:：;；、(（]*(?:\d+[)）.、]?)?\s*$/g, '');
}
