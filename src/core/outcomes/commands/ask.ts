import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Stage, Status } from '../../contract/customer.ts';
import { PAGE, STAGES, STATUSES } from '../../contract/vocabulary.ts';
import { amountWords, ago, type Translator } from '../../text/phrases.ts';
import type { Slots } from '../../understand/types.ts';
import { stageNamed } from '../cards/dealCard.ts';
import { homeOf } from '../home.ts';
import { type Answer, answersTo, groupsOf } from '../store/ask.ts';
import { topicAsked } from '../../text/topics.ts';
import {
  type FigureScope,
  resolvePersonOrTeam,
  whoseFrom,
  WhoseInput,
  whoseWords,
  type UnclearScope,
  unclearScopeReply,
} from '../whose.ts';

const Input = z.object({
  whose: WhoseInput,
  what: z.enum(['customers', 'mentions', 'complaints', 'uses', 'deals', 'scores']),
  about: z.string().max(60).optional(),
  tier: z.enum(['A', 'B', 'C']).optional(),
  // The keys of the tables are the values.
  stage: z.enum(Object.keys(STAGES) as [Stage, ...Stage[]]).optional(),
  status: z.enum(Object.keys(STATUSES) as [Status, ...Status[]]).optional(),
  silentDays: z.number().positive().max(4000).optional(),
  since: z.iso.date().optional(),
  until: z.iso.date().optional(),
  below: z.number().positive().max(10).optional(),
  group: z.enum(['owner', 'tier', 'stage', 'month']).optional(),
  sort: z.enum(['value', 'quote', 'paid', 'silence', 'count', 'name']).optional(),
  top: z.number().int().positive().max(100).optional(),
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
    }
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
    zh: ['哪些客户在用西门子', '交期投诉有几家', '按价值列出A类', '9月以后提到价格的A类客户,按负责人'],
    en: [
      'which customers use Siemens',
      'how many complaints about delivery',
      'tier A by value',
      'which tier A customers mentioned price since September, by owner',
    ],
  },

  input: Input,
  from({ intent, slots }) {
    const { query } = slots;
    if (!query || (intent === 'customers.list' && !isQuery(slots))) return undefined;
    return {
      ...query,
      // Of a list only what the sentence sorts by, or whose stage and status it names, is asked here.
      ...(intent === 'customers.list' && query.what === 'mentions' && { what: 'customers', about: undefined }),
      whose: whoseFrom(slots),
      tier: slots.tier,
      // «按报价列» and «按签约额» say what is sorted by, and no stage.
      stage: slots.stage === undefined || query.sort !== undefined ? undefined : stageNamed(slots.stage),
      status: slots.status,
    };
  },

  async run(act, input) {
    if (!act.known) return undefined;
    const whose = await resolvePersonOrTeam(act, input.whose);
    return 'which' in whose ? answer(act, { input, whose }) : whose;
  },

  say: {
    answered: ({ input, whose, answers, currency }, to) => {
      const { t } = to;
      const title = titleOf(input, whose, to);
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
          isMoney(input)
            ? t({
                zh: `按${moneyName(input).zh}排,只比 ${currency}`,
                en: `By what was ${moneyName(input).en}, in ${currency} only`,
              })
            : '',
          t({ zh: '回数字看依据', en: 'A number shows the notes behind it' }),
        ]
          .filter(Boolean)
          .join('\n'),
      };
    },
    grouped: ({ input, whose, groups }, to) => {
      const { t } = to;
      const title = titleOf(input, whose, to);
      const all = groups.reduce((sum, { count }) => sum + count, 0);
      if (!all) return { icon: '🔎', title: t({ zh: `0 家:${title}`, en: `None: ${title}` }) };
      return {
        icon: '🔎',
        title: t({ zh: `${all} 家:${title}`, en: `${all === 1 ? '1 customer' : `${all} customers`}: ${title}` }),
        lines: groups.map(({ key, count, names }) => {
          const more = names.length > 5 ? ` +${names.length - 5}` : '';
          return `${groupWords(key, { group: input.group, to })} ${count}: ${to.list(names.slice(0, 5))}${more}`;
        }),
      };
    },
    unclearScope: unclearScopeReply,
  },
});

/** A list that is sorted, counted, or asks for a stage or a status. */
function isQuery({ stage, status, sort, query, filter, tag }: Slots) {
  if (filter !== undefined && query?.sort === undefined) return false;
  if (tag !== undefined) return false;
  return (
    stage !== undefined ||
    status !== undefined ||
    sort !== undefined ||
    query?.sort !== undefined ||
    query?.top !== undefined ||
    query?.group !== undefined ||
    query?.silentDays !== undefined
  );
}

async function answer(
  act: Act,
  { input, whose }: { readonly input: Input; readonly whose: FigureScope },
): Promise<Outcome> {
  const day = (said: string | undefined) => (said === undefined ? undefined : Temporal.PlainDate.from(said));
  const { currency } = await homeOf(act);
  const { about, tier, stage, status, what, sort, group, top, silentDays, below } = input;
  const question = {
    ...whose.which,
    what,
    ...soughtBy(about),
    tier,
    stage,
    status,
    silentSince: silentDays === undefined ? undefined : act.today.subtract({ days: silentDays }),
    since: day(input.since),
    until: day(input.until),
    below: below === undefined ? undefined : below / (below > 5 ? 10 : 5),
    sort,
    currency,
  };
  if (group)
    return { kind: 'grouped', input, whose, groups: await groupsOf(act.tx, { ...question, group, most: MOST_GROUPS }) };
  const answers = await answersTo(act.tx, { ...question, most: Math.min(top ?? PAGE, 20) });
  return { kind: 'answered', input, whose, answers, currency };
}

/** A topic is looked for by its mark and under all its words; any other word under itself. */
function soughtBy(about: string | undefined) {
  if (about === undefined) return { words: [], topic: undefined };
  const topic = topicAsked(about);
  return { words: topic?.said ?? [about.trim()], topic: topic?.mark };
}

function isMoney({ sort }: Input) {
  return sort === 'value' || sort === 'quote' || sort === 'paid';
}

function moneyName({ sort }: Input) {
  if (sort === 'quote') return { zh: '报价', en: 'quoted' };
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
    isMoney(input) &&
      (amount === null ? '–' : `${t(moneyName(input))} ${amountWords({ currency, value: amount }, to)}`),
    input.what !== 'customers' && times > 1 && t({ zh: `${times}次`, en: `${times} times` }),
    (input.sort === 'silence' || input.silentDays !== undefined) && lastOn && ago(Temporal.PlainDate.from(lastOn), to),
    owner ?? t({ zh: '无负责人', en: 'no owner' }),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The sentence that shows what a line was counted from. */
function behind({ customer, noteId }: Answer, { input, to }: { readonly input: Input; readonly to: Translator }) {
  if (noteId !== null) return to.t({ zh: `看 #${noteId}`, en: `show #${noteId}` });
  return isMoney(input)
    ? to.t({ zh: `${customer} 的金额依据`, en: `figures behind ${customer}` })
    : to.t({ zh: `介绍 ${customer}`, en: `brief ${customer}` });
}

/** What was asked, as it was understood: who reads the answer sees at once whether that was the question. */
function titleOf(input: Input, whose: FigureScope, to: Translator) {
  const { t, day } = to;
  const { what, about, tier, stage, status, since, until, silentDays, below, top } = input;
  const of = whoseWords(whose);
  const quoted = about === undefined ? '' : t({ zh: `「${about}」`, en: `“${about}”` });
  const whats = {
    customers: '',
    mentions: t({ zh: `提到${quoted}`, en: `mentioned ${quoted}` }),
    complaints: t({ zh: `投诉${quoted}`, en: `complained${quoted && ` of ${quoted}`}` }),
    uses: t({ zh: `在用${quoted}`, en: `using ${quoted}` }),
    deals: t({ zh: '有商机', en: 'with a deal' }),
    scores: t({
      zh: `满意度${below === undefined ? '' : `低于${below}`}`,
      en: `satisfaction${below === undefined ? '' : ` below ${below}`}`,
    }),
  };
  const from = since === undefined ? '' : day(Temporal.PlainDate.from(since));
  const last = until === undefined ? '' : day(Temporal.PlainDate.from(until));
  const when =
    from && t({ zh: `${from}${last ? `到${last}` : '以后'}`, en: last ? `${from} to ${last}` : `since ${from}` });
  const words = [
    of[to.locale].replace(/的$/, ''),
    tier && t({ zh: `${tier}类`, en: `tier ${tier}` }),
    stage && t({ zh: `${STAGES[stage].zh}阶段`, en: STAGES[stage].en }),
    status && t(STATUSES[status]),
    whats[what],
    when,
    silentDays !== undefined && t({ zh: `${silentDays}天没联系`, en: `silent for ${silentDays} days` }),
    top !== undefined && t({ zh: `前${top}`, en: `top ${top}` }),
  ].filter(Boolean);
  return words.length ? words.join(' · ') : t({ zh: '全部客户', en: 'all customers' });
}

function groupWords(key: string | null, { group, to }: { readonly group: Input['group']; readonly to: Translator }) {
  const { t } = to;
  if (key === null) return t({ zh: '没有', en: 'none' });
  if (group === 'tier') return t({ zh: `${key}类`, en: `tier ${key}` });
  const stage = group === 'stage' ? stageOf(key) : undefined;
  return stage ? t(STAGES[stage]) : key;
}

function stageOf(key: string): Stage | undefined {
  // The keys of the table are the stages.
  return (Object.keys(STAGES) as Stage[]).find((stage) => stage === key);
}
