import type { Hit } from './names/knownCustomers.ts';
import { DAY, plainDateTime } from './dates/civil.ts';
import type { Found } from './dates/found.ts';
import type { Sum } from './money/amounts.ts';
import type { NamedPerson } from './names/people/people.ts';
import { veil } from './text/normalize.ts';
import type { CompanyProposal } from './names/companies/companies.ts';
import type { ContactDetail } from './phones.ts';
import type { Judged } from './roles/verdict.ts';
import type { Span, Amount, Reading } from '../contract/reading.ts';

type Read = Pick<Reading, 'kind' | 'occurredOn' | 'steps'> & {
  readonly typed: string;
  readonly hidden: string;
  readonly emails: readonly ContactDetail[];
  readonly phones: readonly ContactDetail[];
  readonly sums: readonly Sum[];
  readonly hits: readonly Hit[];
  readonly unknown: readonly CompanyProposal[];
  readonly people: readonly NamedPerson[];
  readonly judged: readonly Judged[];
  readonly note: boolean;
};

/** How a reading came about, a line a step. */
export function traceOf(read: Read): string[] {
  const { typed, hidden, emails, phones, sums, hits, unknown, people, judged, kind, occurredOn, steps, note } = read;
  return [
    `read as «${hidden.replaceAll(veil, '\ufffc')}»`,
    ...shown(typed, { 'an e-mail address': emails, 'a phone number': phones }),
    ...sums.map(({ amount, span }) => `«${typed.slice(...span)}» is money: ${sumShown(amount)}`),
    ...hits.map(({ customer, span }) => `«${typed.slice(...span)}» is customer ${customer.id}, ${customer.name}`),
    ...unknown.map(({ span, sure }) => `«${typed.slice(...span)}» may be a customer, ${Math.round(100 * sure)} % sure`),
    ...people.map(
      ({ span, as, sure }) => `«${typed.slice(...span)}» is a person, a ${as}, ${Math.round(100 * sure)} % sure`,
    ),
    ...judged.map(
      ({ found, role, why, rule }) =>
        `«${typed.slice(found.from, found.to)}» = ${dateShown(found)}, ${role}: ${why} (rule «${rule}»)`,
    ),
    kind ? `contact: ${kind}, ${occurredOn?.toString() ?? 'no day'}` : 'no contact is told',
    ...steps.map((step) => `step: ${stepShown(step)}`),
    ...(note ? [] : ['this is no note']),
  ];
}

function shown(typed: string, found: Readonly<Record<string, readonly { readonly span: Span }[]>>): string[] {
  return Object.entries(found).flatMap(([what, all]) => all.map(({ span }) => `«${typed.slice(...span)}» is ${what}`));
}

function sumShown(amount: Amount): string {
  return 'value' in amount ? `${amount.value} ${amount.currency}` : `${amount.min} to ${amount.max} ${amount.currency}`;
}

function dateShown(found: Found): string {
  if (found.kind === 'recurrence') return found.rule;
  const start = plainDateTime(found.start).toString();
  const days = Math.ceil((found.end - found.start) / DAY);
  const open = found.open ? ` and ${found.open}` : '';
  return found.kind === 'time'
    ? `${start.slice(0, 16)}${open}`
    : `${start.slice(0, 10)}${days > 1 ? `, ${days} days` : ''}${open}`;
}

function stepShown({ dueOn, dueTime, until, precision, rule, action }: Reading['steps'][number]): string {
  const time = dueTime ? ` ${dueTime.toString().slice(0, 5)}` : '';
  const day = dueOn ? `${dueOn.toString()}${time}${until ? ` to ${until.toString()}` : ''}` : 'some day';
  return `${day} (${precision}${rule ? `, ${rule}` : ''}) «${action}»`;
}
