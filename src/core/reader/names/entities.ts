import type { Hit } from './knownCustomers.ts';
import type { NamedPerson } from './people/people.ts';
import { codeNear, isHan, isLatin, plain } from '../text/normalize.ts';
import { type Judged } from '../roles/verdict.ts';
import { isUs, writerOf } from '../roles/rules/stamp.ts';
import type { KnownCustomer } from '../../contract/customer.ts';
import type { Span, Reading } from '../../contract/reading.ts';

export type NamedCustomer = Reading['customers'][number];

export function customersOf({
  hits,
  unknown,
}: {
  hits: readonly Hit[];
  unknown: readonly { name: string; span: Span }[];
}): NamedCustomer[] {
  const found: NamedCustomer[] = [];
  if (hits.length === 0 && unknown.length === 0) return found;
  const ids = new Set<number>();
  for (const { customer, span } of hits) {
    if (ids.has(customer.id)) continue;
    ids.add(customer.id);
    found.push({ name: customer.name, id: customer.id, span });
  }
  for (const { name, span } of unknown)
    if (!found.some((one) => plain(one.name) === plain(name))) found.push({ name, span });
  return found.length < 2 ? found : found.toSorted((a, b) => a.span[0] - b.span[0]);
}

/** Who wrote the lines of a chat that was pasted: the names before the stamps, without ourselves. */
export function speakersOf(judged: readonly Judged[], { text, typed }: { text: string; typed: string }): NamedPerson[] {
  const found: NamedPerson[] = [];
  for (const { found: date, why } of judged) {
    if (why !== 'stamp of a chat') continue;
    const [start, end] = writerOf(text, date);
    const name = typed.slice(start, end).trim();
    if (name && !isUs(name) && !found.some((one) => one.name === name))
      found.push({
        name,
        span: [typed.indexOf(name, start), typed.indexOf(name, start) + name.length],
        as: 'contact',
        sure: 0.9,
      });
  }
  return found;
}

export function contactsOf({
  text,
  typed,
  people,
  customers,
  known,
}: {
  text: string;
  typed: string;
  people: readonly NamedPerson[];
  customers: readonly NamedCustomer[];
  known: readonly KnownCustomer[];
}): Reading['contacts'] {
  return people.map(({ name, span }) => {
    const customer = nearest(customers, span);
    const id = customers[customer]?.id;
    const theirs =
      id === undefined
        ? undefined
        : known.find((one) => one.id === id)?.contacts.find((one) => plain(one.name) === plain(name));
    const role = roleBeside(text, span);
    return {
      name,
      span,
      ...(role ? { role: typed.slice(...role) } : {}),
      ...(theirs ? { id: theirs.id } : {}),
      ...(customer >= 0 ? { customer } : {}),
    };
  });
}

const roleBefore =
  /((?:采购|技术|财务|法务|研发|品质|质量|工程|生产|设备|信息|项目|市场|销售|行政|人事|人力|仓库|物流|运营|设计|检验|总务|后勤|资材|资讯)(?:部|处|科|中心)?(?:经理|主管|总监|负责人|专员|工程师)?|前台|老板|老板娘|店长|厂长|总经理|副总|对接人|联系人|接口人|负责人)(?:的|是|叫)? ?$/;
const latinRole =
  '(?:ceo|cto|cfo|coo|cio|vp(?: [a-z]+)?|gm|hr|buyer|owner|founder|principal|procurement|purchasing|(?:[a-z]+ )?(?:manager|director|engineer|buyer|lead|head|mgr|chef)|head of [a-z]+|head [a-z]+)';
const latinBefore = new RegExp(`(?<![a-z])(${latinRole}) $`);
const latinAfter = new RegExp(`^(?: ?\\(|, )(${latinRole})(?=[),.;]|$| at | in )`);

/** What somebody is at the customer's, where it stands beside the name: 采购张姐, "Steve (ops mgr)". */
function roleBeside(text: string, [from, to]: Span): Span | undefined {
  const before = text.slice(Math.max(0, from - 24), from);
  const beside = codeNear(text, text[from - 1] === ' ' ? from - 2 : from - 1);
  const led = isHan(beside) ? roleBefore.exec(before) : isLatin(beside) ? latinBefore.exec(before) : null;
  if (led) {
    const start = from - before.length + led.index;
    return [start, start + (led[1] ?? '').length];
  }
  const after = ' (,'.includes(text[to] ?? 'x') ? latinAfter.exec(text.slice(to, to + 28)) : null;
  if (!after) return undefined;
  const [whole, role = ''] = after;
  const end = to + whole.length;
  return [end - role.length, end];
}

/** The customer that stands nearest before a place, or else the first one. */
function nearest(customers: readonly NamedCustomer[], [from]: Span): number {
  const before = customers.findLastIndex(({ span }) => span[0] <= from);
  return before >= 0 ? before : customers.length > 0 ? 0 : -1;
}
