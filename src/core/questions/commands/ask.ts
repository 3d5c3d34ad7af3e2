import { YEARS_AHEAD } from '../../worth/worth.ts';
import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { reading } from '../../db/server/reading.ts';
import { homeOf } from '../../outcomes/home.ts';
import {
  type FigureScope,
  resolvePersonOrTeam,
  type UnclearScope,
  unclearScopeReply,
  whoseWords,
} from '../../outcomes/whose.ts';
import { ago, amountWords, type Translator } from '../../text/phrases.ts';
import type { Slots } from '../../understand/types.ts';
import { askedFrom, AskedInput, conditionsFrom, type UnknownWords } from '../asked.ts';
import { narrowed } from '../groups.ts';
import { sentenceFor } from '../sentences.ts';
import type { Conditions } from '../store/conditions.ts';
import { type Answer, answersTo, type CustomerGroup, groupsOf, isMoney } from '../store/customers.ts';
import { unknownWordsReply } from '../unknown.ts';
import { conditionWords, groupWords } from '../words.ts';

const Input = AskedInput.extend({
  silentDays: z.number().positive().max(4000).optional(),
  sort: z.enum(['value', 'lifetime', 'quote', 'paid', 'order', 'silence', 'count', 'name']).optional(),
});

type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'answered';
      readonly input: Input;
      readonly whose: FigureScope;
      readonly answers: readonly Answer[];
      readonly currency: string;
    }
  | {
      readonly kind: 'grouped';
      readonly input: Input;
      readonly whose: FigureScope;
      readonly groups: Awaited<ReturnType<typeof groupsOf>>;
      readonly currency: string;
    }
  | UnknownWords
  | UnclearScope;

const MOST_GROUPS = 40;

export default defineCommand<Input, Outcome>({
  name: 'ask',
  intents: ['count', 'customers.list'],
  topic: 'customer',
  does: {
    zh: '数一数、排一排:哪些客户、几家、按什么',
    en: 'questions that count and sort: which customers, how many, by what',
  },
  examples: {
    zh: ['哪些客户在用西门子', '投诉过交期的客户有几家', '按价值列出A类', '9月以后提到价格的A类客户,按负责人'],
    en: [
      'which customers use Siemens',
      'which customers have no deals',
      'tier A by value',
      'which tier A customers mentioned price since September, by owner',
    ],
  },

  input: Input,
  from({ intent, slots }) {
    const { query } = slots;
    if (query?.of !== 'customers' || (intent === 'customers.list' && !isQuery(slots))) return undefined;
    return askedFrom(slots);
  },

  async run(act, input) {
    if (!act.known) return undefined;
    const whose = await resolvePersonOrTeam(act, input.whose);
    return 'which' in whose ? answer(act, { input, whose }) : whose;
  },

  say: {
    answered: ({ input, whose, answers, currency }, to) => {
      const { t } = to;
      const title = titleOf(input, { whose, currency, to });
      const all = answers[0]?.all ?? 0;
      if (!all) return { icon: '🔎', title: t({ zh: `0 家:${title}`, en: `None: ${title}` }) };
      const shown = Math.min(all, input.top ?? all);
      const rest = shown - answers.length;
      return {
        icon: '🔎',
        title: t({ zh: `${shown} 家:${title}`, en: `${shown === 1 ? '1 customer' : `${shown} customers`}: ${title}` }),
        list: 'customer',
        items: answers.map((one) => ({
          text: lineOf(one, { input, currency, to }),
          ref: one.customerId,
          says: behind(one, { input, to }),
        })),
        footer: [
          rest > 0 ? t({ zh: `还有 ${rest} 家`, en: `${rest} more` }) : '',
          isOfMoney(input) ? t(orderWords(input, currency)) : '',
          t({ zh: '回数字看依据', en: 'A number shows the notes behind it' }),
        ]
          .filter(Boolean)
          .join('\n'),
      };
    },
    grouped: ({ input, whose, groups, currency }, to) => {
      const { t } = to;
      const title = titleOf(input, { whose, currency, to });
      const all = groups.reduce((sum, { count }) => sum + count, 0);
      if (!all) return { icon: '🔎', title: t({ zh: `0 家:${title}`, en: `None: ${title}` }) };
      const lines = groups.slice(0, input.top ?? groups.length).map(({ key, count, names }) => {
        const more = names.length > 5 ? ` +${names.length - 5}` : '';
        const text = `${groupWords(key, { group: input.group, to })} ${count}: ${to.list(names.slice(0, 5))}${more}`;
        const one = narrowed({ ...input, of: 'customers' }, { key, whose: whoseWords(whose) });
        const says = one && sentenceFor(one.asked, one);
        return { text, says };
      });
      return {
        icon: '🔎',
        title: t({ zh: `${all} 家:${title}`, en: `${all === 1 ? '1 customer' : `${all} customers`}: ${title}` }),
        items: lines.map(({ text, says }) => ({ text, ...(says && { says: t(says) }) })),
      };
    },
    unknownWords: unknownWordsReply,
    unclearScope: unclearScopeReply,
  },
});

/** A list that is sorted, counted, or asks for a stage or a status. */
function isQuery({ sort, query, filter, tag }: Slots) {
  if (!query || (filter !== undefined && query.sort === undefined) || tag !== undefined) return false;
  return (
    query.stage !== undefined ||
    query.status !== undefined ||
    sort !== undefined ||
    query.sort !== undefined ||
    query.top !== undefined ||
    query.group !== undefined ||
    query.silentDays !== undefined ||
    query.evidence.length > 0
  );
}

async function answer(
  act: Act,
  { input, whose }: { readonly input: Input; readonly whose: FigureScope },
): Promise<Outcome> {
  const conditions = await conditionsFrom(act, input);
  if ('kind' in conditions) return conditions;
  const { currency } = await homeOf(act);
  const { sort, group, top, silentDays, over, under } = input;
  const question = {
    ...conditions,
    ...ofWhom(conditions, whose),
    silentSince: silentDays === undefined ? undefined : act.today.subtract({ days: silentDays }),
    over,
    under,
    sort,
    currency,
    today: act.today,
  };
  if (group && isOfCustomers(group)) {
    const groups = await reading(act.tx, (tx) => groupsOf(tx, { ...question, group, most: MOST_GROUPS }));
    return { kind: 'grouped', input, whose, groups, currency };
  }
  const answers = await reading(act.tx, (tx) => answersTo(tx, { ...question, most: Math.min(top ?? PAGE, 20) }));
  return { kind: 'answered', input, whose, answers, currency };
}

/** Of what somebody did it is asked with whom; of all else, which of theirs. */
function ofWhom({ evidence }: Conditions, { which, kind }: FigureScope) {
  if (kind !== 'person' || !evidence.some(({ what, not }) => what === 'contacts' && !not)) return which;
  return {
    evidence: evidence.map((each) => (each.what === 'contacts' ? { ...each, authorId: which.ownerId } : each)),
  };
}

function isOfCustomers(group: NonNullable<Input['group']>): group is CustomerGroup {
  return group !== 'customer' && group !== 'cause' && group !== 'rival';
}

function isOfMoney({ sort, over, under }: Input) {
  return under !== 0 && (isMoney(sort) || over !== undefined || under !== undefined);
}

/** By what they are in order; of the lifetime value with its formula. */
function orderWords(input: Input, currency: string) {
  if (input.sort === 'lifetime')
    return {
      zh: `按终身价值排:至今签约 + 近12个月 × ${YEARS_AHEAD}年,只比 ${currency}`,
      en: `By lifetime value: signed so far + the last 12 months × ${YEARS_AHEAD} years, in ${currency} only`,
    };
  const { zh, en } = moneyName(input);
  return { zh: `按${zh}排,只比 ${currency}`, en: `By what was ${en}, in ${currency} only` };
}

function moneyName({ sort }: Input) {
  if (sort === 'lifetime') return { zh: '终身价值', en: 'lifetime value' };
  if (sort === 'quote') return { zh: '报价', en: 'quoted' };
  if (sort === 'order') return { zh: '订单', en: 'ordered' };
  return sort === 'paid' ? { zh: '回款', en: 'paid' } : { zh: '签约额', en: 'signed' };
}

function lineOf(
  { customer, tier, owner, times, amount, lastOn }: Answer,
  { input, currency, to }: { readonly input: Input; readonly currency: string; readonly to: Translator },
) {
  const { t } = to;
  return [
    customer,
    tier && !input.tier && t({ zh: `${tier}类`, en: `tier ${tier}` }),
    isOfMoney(input) &&
      (amount === null ? '–' : `${t(moneyName(input))} ${amountWords({ currency, value: amount }, to)}`),
    times > 1 && t({ zh: `${times}次`, en: `${times} times` }),
    (input.sort === 'silence' || input.silentDays !== undefined) && lastOn && ago(Temporal.PlainDate.from(lastOn), to),
    owner ?? t({ zh: '无负责人', en: 'no owner' }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The sentence that shows what a line was counted from. */
function behind({ customer, noteId }: Answer, { input, to }: { readonly input: Input; readonly to: Translator }) {
  if (noteId !== null) return to.t({ zh: `看 #${noteId}`, en: `show #${noteId}` });
  return isOfMoney(input)
    ? to.t({ zh: `${customer} 的金额依据`, en: `figures behind ${customer}` })
    : to.t({ zh: `介绍 ${customer}`, en: `brief ${customer}` });
}

function titleOf(
  input: Input,
  { whose, currency, to }: { readonly whose: FigureScope; readonly currency: string; readonly to: Translator },
) {
  const top = input.top === undefined ? [] : [to.t({ zh: `前${input.top}`, en: `top ${input.top}` })];
  const words = [...conditionWords(input, { whose, currency, to }), ...top];
  return words.length ? words.join(' · ') : to.t({ zh: '全部客户', en: 'all customers' });
}
