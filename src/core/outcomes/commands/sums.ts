import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { type CustomerRef, customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { moreButton } from '../../text/pagination.ts';
import { referenceTo } from '../../understand/references.ts';
import { homeOf } from '../home.ts';
import { type Home, moneyFacts, moneyWords, rateHint, ratesMissing } from '../money.ts';
import { type Money, sourcesOf, type SumSource, totalsOf } from '../store/sums.ts';
import {
  resolvePersonOrTeam,
  whoseFrom,
  WhoseInput,
  whoseWords,
  type UnclearScope,
  unclearScopeReply,
} from '../whose.ts';

const Input = z.object({ customer: z.string().optional(), whose: WhoseInput, page: z.number() });
type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'listed';
      readonly of: { readonly zh: string; readonly en: string };
      readonly says: { readonly zh: string; readonly en: string };
      readonly page: number;
      readonly sources: readonly SumSource[];
      readonly totals: readonly Money[];
      readonly home: Home;
    }
  | UnclearScope
  | UnclearCustomer
  | UnclearSubject;

export default defineCommand<Input, Outcome>({
  name: 'sums',
  intents: ['sums.list'],
  topic: 'customer',
  does: { zh: '金额从哪些记录来', en: 'the notes behind a figure' },
  examples: {
    zh: ['华为的金额依据', '我的金额明细'],
    en: ['figures behind Huawei', 'my figures in detail'],
  },
  aside: true,

  input: Input,
  from: ({ slots }) => ({
    customer: slots.customers?.[0] && referenceTo(slots.customers[0]),
    whose: whoseFrom(slots),
    page: slots.page ?? 1,
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    if (input.customer === undefined) {
      const whose = await resolvePersonOrTeam(act, input.whose);
      if (!('which' in whose)) return whose;
      const { zh, en } = whoseWords(whose);
      return listed(act, {
        which: whose.which,
        of: { zh: zh || '所有', en: en || 'all' },
        says: { zh: `${zh}金额明细`, en: `${en} figures in detail`.trim() },
        page: input.page,
      });
    }
    const customer = await customerInContext(act, {
      name: input.customer,
      says: { zh: '… 的金额依据', en: 'figures behind …' },
    });
    return 'kind' in customer ? customer : ofCustomer(act, { customer, page: input.page });
  },

  say: {
    listed: ({ of, says, page, sources, totals, home }, to) => {
      const { t } = to;
      const rest = (sources[0]?.all ?? 0) - page * PAGE;
      if (!sources.length)
        return { icon: '💰', title: t({ zh: `${of.zh}:没有记过金额`, en: `${of.en}: no sums noted` }) };
      return {
        icon: '💰',
        title: t({ zh: `${of.zh} · 金额`, en: `${of.en}: figures` }),
        facts: moneyFacts(totals, { home, to }),
        list: 'note',
        items: sources.map((source) => ({
          text: [source.customer, moneyWords(source, to), to.day(source.notedOn), source.author].join(' · '),
          ref: source.noteId,
          says: t({ zh: `看 #${source.noteId}`, en: `show #${source.noteId}` }),
        })),
        ...moreButton({ rest, page, says }, to),
        footer: [
          rest > 0 ? t({ zh: `还有 ${rest} 条`, en: `${rest} more` }) : '',
          rateHint(ratesMissing(totals, home), to),
          t({ zh: '回数字看原话', en: 'A number shows the words' }),
        ]
          .filter(Boolean)
          .join('\n'),
      };
    },
    unclearScope: unclearScopeReply,
    unclear: unclearCustomerReply,
    whose: unclearSubjectReply,
  },
});

function ofCustomer(act: Act, { customer, page }: { readonly customer: CustomerRef; readonly page: number }) {
  return listed(act, {
    which: { customerId: customer.id },
    of: { zh: customer.name, en: customer.name },
    says: { zh: `${customer.name} 的金额依据`, en: `figures behind ${customer.name}` },
    page,
  });
}

async function listed(
  act: Act,
  {
    which,
    page,
    ...words
  }: {
    readonly which: Parameters<typeof totalsOf>[1];
    readonly page: number;
    readonly of: { readonly zh: string; readonly en: string };
    readonly says: { readonly zh: string; readonly en: string };
  },
): Promise<Outcome> {
  const sources = await sourcesOf(act.tx, { which, most: PAGE, skip: (page - 1) * PAGE });
  return {
    kind: 'listed',
    ...words,
    page,
    sources,
    totals: await totalsOf(act.tx, which),
    home: await homeOf(act),
  };
}
