import { type Known, type Reading, type Span } from '../types.ts';
import { findKnown } from './customers.ts';
import { latinPeople } from './latin.ts';
import { hanPeople, type Someone } from './people.ts';
import { hasHan, plain } from './plain.ts';
import { type Judged } from './roles.ts';

export type Named = Reading['customers'][number];

export function customersOf({
  hits,
  unknown,
}: {
  hits: ReturnType<typeof findKnown>;
  unknown: readonly { name: string; span: Span }[];
}): Named[] {
  const ids = new Set<number>();
  const found: Named[] = [];
  for (const { customer, span } of hits) {
    if (ids.has(customer.id)) continue;
    ids.add(customer.id);
    found.push({ name: customer.name, id: customer.id, span });
  }
  for (const { name, span } of unknown)
    if (!found.some((one) => plain(one.name) === plain(name))) found.push({ name, span });
  return found.toSorted((a, b) => a.span[0] - b.span[0]);
}

export function peopleOf(text: string, { typed, customers }: { typed: string; customers: readonly Span[] }): Someone[] {
  const han = hasHan(text) ? hanPeople(text, { typed, taken: customers }) : [];
  const latin = latinPeople(text, { typed, customers, taken: han.map(({ span }) => span) });
  const all = [...han, ...latin].toSorted((a, b) => a.span[0] - b.span[0]);
  return all.filter(
    ({ name }, i) =>
      !all.some(
        (other, k) =>
          k !== i && ((k < i && plain(other.name) === plain(name)) || plain(other.name).startsWith(`${plain(name)} `)),
      ),
  );
}

/** Who wrote the lines of a chat that was pasted: the names before the stamps, without ourselves. */
export function speakersOf(judged: readonly Judged[], { text, typed }: { text: string; typed: string }): Someone[] {
  const found: Someone[] = [];
  for (const { found: date, why } of judged) {
    if (why !== 'stamp of a chat') continue;
    const from = text.lastIndexOf('\n', date.from) + 1;
    const name = typed.slice(from, date.from).trim();
    if (!/^(?:我|me|you|自己|本人)$/i.test(name) && !found.some((one) => one.name === name))
      found.push({ name, span: [from, from + name.length], sure: 0.9, titled: false });
  }
  return found;
}

export function contactsOf({
  people,
  customers,
  known,
}: {
  people: readonly Someone[];
  customers: readonly Named[];
  known: readonly Known[];
}): Reading['contacts'] {
  return people.map(({ name, span }) => {
    const customer = nearest(customers, span);
    const id = customers[customer]?.id;
    const theirs =
      id === undefined
        ? undefined
        : known.find((one) => one.id === id)?.contacts.find((one) => plain(one.name) === plain(name));
    return { name, span, ...(theirs ? { id: theirs.id } : {}), ...(customer >= 0 ? { customer } : {}) };
  });
}

/** The customer that stands nearest before a place, or else the first one. */
function nearest(customers: readonly Named[], [from]: Span): number {
  const before = customers.findLastIndex(({ span }) => span[0] <= from);
  return before >= 0 ? before : customers.length > 0 ? 0 : -1;
}
