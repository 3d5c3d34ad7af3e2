import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { moreButton } from '../../text/pagination.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { recordsOf, type ShownRecord } from '../../feeds/store/records.ts';
import { recordLine } from '../../feeds/words.ts';
import { historyLine } from '../profile.ts';
import { historyOf, type HistoryEntry } from '../store/history.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';

/** Of what other programs told, at most. */
const RECORDS = 8;

const Input = z.object({
  customer: z.string().optional(),
  since: z.iso.date().optional(),
  /** The last day. */
  until: z.iso.date().optional(),
  /** The period as it was said. */
  when: z.string(),
  page: z.number().int().positive(),
});
type Asked = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'past';
      readonly customer: CustomerRef;
      readonly past: readonly HistoryEntry[];
      /** What other programs told of it. */
      readonly told: readonly ShownRecord[];
      readonly input: Asked;
    }
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Asked, Outcome>({
  name: 'timeline',
  intents: ['customer.timeline'],
  topic: 'prepare',
  does: { zh: '一个客户的往来时间线', en: 'a customer’s timeline' },
  examples: {
    zh: ['最近3个月时间线', '华为最近3个月时间线', '华为 时间线'],
    en: ['timeline last 3 months', 'Huawei timeline', 'timeline of Huawei since June'],
  },

  input: Input,
  from: ({ slots: { customers, since, until, text = '', page = 1 } }) => ({
    customer: customers?.[0]?.name,
    since,
    until,
    when: text,
    page,
  }),

  async run(act, input) {
    const { when } = input;
    const meant = await customerInContext(act, {
      name: input.customer,
      says: { zh: `… ${when}时间线`, en: `… timeline ${when}`.trim() },
    });
    if ('kind' in meant) return meant;
    return show(act, { customer: meant, input });
  },

  say: {
    past: ({ customer, past, told, input }, to) => {
      const { t } = to;
      const span = input.when ? ` · ${input.when}` : '';
      if (!past.length && !told.length)
        return {
          icon: '🗓️',
          title: t({ zh: `${customer.name}${span} 没有记录`, en: `${customer.name}${span}: nothing noted` }),
        };
      const shown = past.slice(0, PAGE);
      return {
        icon: '🗓️',
        title: `${customer.name}${span}`,
        ...(told.length && { facts: told.map((record) => ({ label: '🧾', text: recordLine(record, to) })) }),
        list: 'note',
        items: shown.map((note) => ({
          text: historyLine(note, to),
          ref: note.id,
          says: t({ zh: `看 #${note.id}`, en: `show #${note.id}` }),
        })),
        ...moreButton(
          {
            rest: past.length - PAGE,
            page: input.page,
            says: { zh: `${customer.name} ${input.when}时间线`, en: `${customer.name} timeline ${input.when}`.trim() },
          },
          to,
        ),
      };
    },
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

async function show(
  { tx }: Act,
  { customer, input }: { readonly customer: CustomerRef; readonly input: Asked },
): Promise<Outcome> {
  const told =
    input.page === 1 ? await recordsOf(tx, { customerId: customer.id, most: RECORDS, ...periodOf(input) }) : [];
  const past = await historyOf(tx, {
    customerId: customer.id,
    most: PAGE + 1,
    skip: (input.page - 1) * PAGE,
    ...periodOf(input),
  });
  return { kind: 'past', customer, past, told, input };
}

function periodOf({ since, until }: Asked) {
  return {
    ...(since !== undefined && { since: Temporal.PlainDate.from(since) }),
    ...(until !== undefined && { until: Temporal.PlainDate.from(until).add({ days: 1 }) }),
  };
}
