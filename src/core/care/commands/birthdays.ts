import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { dayRange } from '../../calendar/format.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { type UnclearCustomer, resolveCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { type BirthdayNear, birthdaysNear } from '../near.ts';
import type { CareFor } from '../store/contacts.ts';
import { birthdayLine } from '../words.ts';

const Input = z.object({
  whose: z.enum(['me', 'team', 'all']),
  customer: z.string().optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});
type Input = z.output<typeof Input>;

type Span = { readonly from: Temporal.PlainDate; readonly until: Temporal.PlainDate };

type Outcome =
  | (Span & {
      readonly kind: 'listed';
      readonly birthdays: readonly BirthdayNear[];
      readonly customer: string | undefined;
    })
  | UnclearCustomer;

/** How far «who is next» looks. */
const SOON = { days: 30 };

export default defineCommand<Input, Outcome>({
  name: 'birthdays',
  intents: ['birthdays.list'],
  topic: 'customer',
  does: { zh: '谁快过生日了', en: 'whose birthday is coming up' },
  examples: {
    zh: ['下周谁过生日', '最近谁过生日'],
    en: ['whose birthday is coming up', 'birthdays next week'],
  },
  aside: true,

  input: Input,
  from: ({ slots: { whose, customers, from, until } }) => ({
    whose: typeof whose === 'string' ? whose : 'me',
    customer: customers?.[0]?.name,
    from,
    until,
  }),

  async run(act, { customer: name, ...asked }) {
    if (!act.known) return undefined;
    if (name === undefined) return listed(act, { whose: whoseOf(act, asked.whose), span: spanOf(act, asked, SOON) });
    const customer = await resolveCustomer(act, {
      name,
      says: { zh: '…谁快过生日了', en: 'whose birthday is coming up at …' },
    });
    if ('kind' in customer) return customer;
    const span = spanOf(act, asked, { years: 1 });
    return listed(act, { whose: { customerId: customer.id }, span, customer: customer.name });
  },

  say: {
    listed: ({ from, until, birthdays, customer }, to) => {
      const { t } = to;
      const days = dayRange([from, until], to);
      const [first] = birthdays;
      const keep = t({
        zh: '记一个:「李总生日3月5日」「李总生日农历八月十五」',
        en: 'To keep one: “Mr Li’s birthday is 5 March”',
      });
      if (!first)
        return {
          icon: '🎂',
          title: t({
            zh: `${customer ?? ''}${days} 没有人过生日`,
            en: `No birthdays${customer ? ` at ${customer}` : ''}, ${days}`,
          }),
          footer: keep,
        };
      return {
        icon: '🎂',
        title: t({
          zh: `${customer ?? ''}生日 ${days} (${birthdays.length})`,
          en: `Birthdays${customer ? ` at ${customer}` : ''}, ${days} (${birthdays.length})`,
        }),
        list: 'customer',
        items: birthdays.map((one) => ({
          text: birthdayLine(one, to),
          ref: one.customerId,
          says: t({ zh: `介绍 ${one.customer}`, en: `brief ${one.customer}` }),
        })),
        ...(birthdays.length > PAGE && { most: PAGE }),
        footer: t({ zh: '前两个工作日会提醒你', en: 'You hear of each two workdays ahead' }),
      };
    },
    unclear: unclearCustomerReply,
  },
});

async function listed(
  { tx }: Act,
  { whose, span, customer }: { readonly whose: CareFor; readonly span: Span; readonly customer?: string },
): Promise<Outcome> {
  return { kind: 'listed', ...span, customer, birthdays: await birthdaysNear(tx, { whose, ...span }) };
}

function whoseOf({ person }: Act, whose: Input['whose']): CareFor {
  if (whose === 'all') return 'everyone';
  return whose === 'team' && person.teamId !== undefined ? { teamId: person.teamId } : { ownerId: person.id };
}

/** From today on, or of the days that were named. */
function spanOf({ today }: Act, { from, until }: Pick<Input, 'from' | 'until'>, ahead: Temporal.DurationLike): Span {
  if (from === undefined) return { from: today, until: today.add(ahead) };
  const first = Temporal.PlainDate.from(from);
  return { from: first, until: until === undefined ? first : Temporal.PlainDate.from(until) };
}
