import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { customerInContext, type UnclearSubject, unclearSubjectReply } from '../../notes/context.ts';
import { type UnclearCustomer, unclearCustomerReply } from '../../customers/resolve.ts';
import type { Localized } from '../../contract/locale.ts';
import { wordsAlike } from '../../knowledge/store/terms.ts';
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

const Input = z.object({
  customer: z.string().optional(),
  whose: WhoseInput,
  /** Of one kind alone: what somebody quoted. */
  sums: z.enum(['all', 'competitor', 'quote']).catch('all'),
  /** Of one competitor alone. */
  rival: z.string().max(60).optional(),
  page: z.number(),
});
type Input = z.output<typeof Input>;
type Sums = Input['sums'];

const NAMES: Readonly<Record<Sums, Localized>> = {
  all: { zh: '金额', en: 'sums' },
  competitor: { zh: '对手价', en: 'competitor’s price' },
  quote: { zh: '报价', en: 'quote' },
};

type Outcome =
  | {
      readonly kind: 'listed';
      readonly of: Localized;
      readonly says: Localized;
      readonly sums: Sums;
      readonly rival?: string | undefined;
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
    sums: slots.value,
    rival: slots.rival,
    page: slots.page ?? 1,
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    if (input.customer === undefined && input.sums === 'all') {
      const whose = await resolvePersonOrTeam(act, input.whose);
      if (!('which' in whose)) return whose;
      const { zh, en } = whoseWords(whose);
      return listed(act, {
        which: whose.which,
        sums: input.sums,
        of: { zh: zh || '所有', en: en || 'all' },
        says: { zh: `${zh}金额明细`, en: `${en} figures in detail`.trim() },
        page: input.page,
      });
    }
    const customer = await customerInContext(act, { name: input.customer, says: asking('…', input) });
    if ('kind' in customer) return customer;
    return listed(act, {
      which: {
        customerId: customer.id,
        kind: input.sums === 'all' ? undefined : input.sums,
        rivals: input.rival === undefined ? undefined : await namesOf(act, input.rival),
      },
      sums: input.sums,
      of: { zh: customer.name, en: customer.name },
      says: asking(customer.name, input),
      rival: input.rival,
      page: input.page,
    });
  },

  say: {
    listed: ({ of, sums, rival, says, page, sources, totals, home }, to) => {
      const { t } = to;
      const rest = (sources[0]?.all ?? 0) - page * PAGE;
      if (!sources.length)
        return {
          icon: '💰',
          title:
            rival === undefined
              ? t({ zh: `${of.zh}:没有记过${NAMES[sums].zh}`, en: `${of.en}: no ${NAMES[sums].en} noted` })
              : t({ zh: `${of.zh}:没有记过${rival}的价`, en: `${of.en}: no price of ${rival} noted` }),
          ...(rival !== undefined && {
            buttons: [{ label: t({ zh: '所有对手的价', en: 'any competitor’s' }), says: t(asking(t(of), { sums })) }],
          }),
        };
      return {
        icon: '💰',
        title: [t({ zh: `${of.zh} · 金额`, en: `${of.en}: figures` }), ...(rival === undefined ? [] : [rival])].join(
          ' · ',
        ),
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

/** The sentence that asks for it, by which another page of it is asked for, too. */
function asking(customer: string, { sums, rival }: Pick<Input, 'sums' | 'rival'>) {
  if (rival !== undefined)
    return { zh: `${rival}给${customer}报了多少`, en: `how much did ${rival} quote ${customer}` };
  if (sums === 'competitor') return { zh: `${customer} 对手报价多少`, en: `competitor’s price at ${customer}` };
  if (sums === 'quote') return { zh: `给 ${customer} 报了多少`, en: `how much did we quote ${customer}` };
  return { zh: `${customer} 的金额依据`, en: `figures behind ${customer}` };
}

/** All that a competitor is called. */
async function namesOf({ tx }: Act, rival: string) {
  return (await wordsAlike(tx, [rival])).get(rival) ?? [rival];
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
    readonly of: Localized;
    readonly says: Localized;
    readonly sums: Sums;
    readonly rival?: string | undefined;
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
