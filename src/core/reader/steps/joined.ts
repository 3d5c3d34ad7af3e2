/** Customers that are named in one breath: «华为和立讯», "Acme, Bosch and Siemens". What is said of one is said of each. Pure. */
import type { Reading } from '../../contract/reading.ts';
import { kindIn, speaks } from '../kind.ts';

type Named = Reading['customers'][number];

/** For each customer of a reading the ones joined to it, itself included, by place. */
export function joinedCustomers(text: string, { customers, contacts }: Pick<Reading, 'customers' | 'contacts'>) {
  const order = [...customers.entries()].toSorted(([, a], [, b]) => a.span[0] - b.span[0]);
  const groups: number[][] = [];
  let before: Named | undefined;
  for (const [at, customer] of order) {
    const last = groups.at(-1);
    const between = before && wordsBetween(text, { from: before.span[1], to: customer.span[0], contacts });
    const isJoined =
      between !== undefined && JOIN.test(between) && !(COMMA.test(between) && turns(text, [before, customer]));
    before = customer;
    if (last && isJoined) last.push(at);
    else groups.push([at]);
  }
  return customers.map((_, at) => groups.find((group) => group.includes(at)) ?? [at]);
}

const JOIN = /^\s*(?:[、,，/&+]|和|与|及|跟|以及|还有)\s*(?:and\s+|和)?$|^\s+and\s+(?:with\s+)?$/i;

const COMMA = /[,，]\s*$/;

/** «下周去拜访华为,立讯来电要样品»: behind the comma another thought begins, which tells of a contact of its own. */
function turns(text: string, [first, next]: readonly [Named | undefined, Named]) {
  const head = text.slice(0, first?.span[0]);
  const tail = /^[^,，。;；\n]*/.exec(text.slice(next.span[1]))?.[0] ?? '';
  return !/(?:^|[,，。:：;；\n])\s*$/.test(head) && (kindIn(tail) !== undefined || speaks(tail));
}

/** Without the people there: «华为李总和立讯王工» joins two customers all the same. */
function wordsBetween(
  text: string,
  { from, to, contacts }: { readonly from: number; readonly to: number; readonly contacts: Reading['contacts'] },
) {
  return contacts
    .filter(({ span }) => span[0] >= from && span[1] <= to)
    .toSorted((a, b) => b.span[0] - a.span[0])
    .reduce((words, { span }) => words.slice(0, span[0] - from) + words.slice(span[1] - from), text.slice(from, to));
}
