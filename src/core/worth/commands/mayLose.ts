import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import { LOSS_CAUSES } from '../../contract/vocabulary.ts';
import { scoreWords } from '../../outcomes/cards/scoreWords.ts';
import { homeOf } from '../../outcomes/home.ts';
import {
  type FigureScope,
  resolvePersonOrTeam,
  type UnclearScope,
  unclearScopeReply,
  whoseFrom,
  WhoseInput,
  whoseWords,
} from '../../outcomes/whose.ts';
import { ago, amountWords, type Translator } from '../../text/phrases.ts';
import { endangeredCustomers, type Endangered, type Lost, lostCustomers } from '../store/mayLose.ts';

const SHOWN = 12;
/** A quarter without a word, and a lost deal of the last half year, say that a customer may go. */
const SILENT = { days: 90 };
const LATELY = { days: 180 };

const Input = z.object({ whose: WhoseInput, isLost: z.boolean() });
type Input = z.output<typeof Input>;
type Listed = { readonly whose: FigureScope; readonly currency: string };
type Outcome =
  | (Listed & { readonly kind: 'endangered'; readonly customers: readonly Endangered[] })
  | (Listed & { readonly kind: 'lost'; readonly customers: readonly Lost[] })
  | UnclearScope;

export default defineCommand<Input, Outcome>({
  name: 'mayLose',
  intents: ['mayLose.list', 'winBack.list'],
  topic: 'customer',
  does: {
    zh: '可能丢的客户和为什么;丢了可以再争取的',
    en: 'customers we may lose and why; lost ones worth winning back',
  },
  examples: {
    zh: ['这个季度可能丢的客户', '可以赢回的客户'],
    en: ['customers we may lose this quarter', 'win-back list'],
  },

  input: Input,
  from: ({ intent, slots }) => ({ whose: whoseFrom(slots), isLost: intent === 'winBack.list' }),

  async run(act, { whose: asked, isLost }) {
    if (!act.known) return undefined;
    const whose = await resolvePersonOrTeam(act, asked);
    if (!('which' in whose)) return whose;
    return isLost ? lost(act, whose) : endangered(act, whose);
  },

  say: {
    endangered: ({ whose, currency, customers }, to) => {
      const { t } = to;
      const all = customers[0]?.all ?? 0;
      const title = titleOf(whose, { zh: '可能丢的客户', en: 'customers we may lose' }, to);
      if (!all)
        return {
          icon: '🌿',
          title: t({ zh: `没有:${title}`, en: `None: ${title}` }),
          footer: t({
            zh: '看的是:低分、没结的投诉、三个月没联系、最近丢的单',
            en: 'Looked at: low scores, open complaints, three months of silence, deals lost lately',
          }),
        };
      return {
        icon: '🚨',
        title: `${title} (${all})`,
        list: 'customer',
        items: customers.map((customer) => ({
          text: [customer.name, ...signsOf(customer, to), ...aboutIt(customer, { whose, currency, to })].join(' · '),
          ref: customer.id,
          says: t({ zh: `介绍 ${customer.name}`, en: `brief ${customer.name}` }),
        })),
        footer: [
          all > customers.length
            ? t({ zh: `还有 ${all - customers.length} 家`, en: `${all - customers.length} more` })
            : '',
          t({
            zh: '征兆多的在前,再按签约额;丢没丢由人说:「华为 状态 流失」',
            en: 'Most signs first, then by what was signed; lost is what somebody says: “Huawei status lost”',
          }),
        ]
          .filter(Boolean)
          .join('\n'),
      };
    },
    lost: ({ whose, currency, customers }, to) => {
      const { t } = to;
      const all = customers[0]?.all ?? 0;
      const title = titleOf(whose, { zh: '可以再争取的客户', en: 'customers to win back' }, to);
      if (!all) return { icon: '🌿', title: t({ zh: `没有:${title}`, en: `None: ${title}` }) };
      return {
        icon: '🎣',
        title: `${title} (${all})`,
        list: 'customer',
        items: customers.map((customer) => ({
          text: [customer.name, ...lostWords(customer, to), ...aboutIt(customer, { whose, currency, to })].join(' · '),
          ref: customer.id,
          says: t({ zh: `介绍 ${customer.name}`, en: `brief ${customer.name}` }),
        })),
        footer: t({
          zh: '定一天再争取:「给华为加个跟进:3月1日 再争取一次」',
          en: 'Set a day to try again: “add a follow-up for Huawei: win it back 1 March”',
        }),
      };
    },
    unclearScope: unclearScopeReply,
  },
});

async function endangered(act: Act, whose: FigureScope): Promise<Outcome> {
  const { currency } = await homeOf(act);
  const customers = await endangeredCustomers(act.tx, {
    ...whose.which,
    now: act.now,
    silentBefore: act.today.subtract(SILENT),
    lostSince: act.today.subtract(LATELY),
    currency,
    most: SHOWN,
  });
  return { kind: 'endangered', whose, currency, customers };
}

async function lost(act: Act, whose: FigureScope): Promise<Outcome> {
  const { currency } = await homeOf(act);
  return {
    kind: 'lost',
    whose,
    currency,
    customers: await lostCustomers(act.tx, { ...whose.which, currency, most: SHOWN }),
  };
}

function titleOf(whose: FigureScope, what: { readonly zh: string; readonly en: string }, { t }: Translator) {
  const of = whoseWords(whose);
  return t({ zh: `${of.zh}${what.zh}`, en: [of.en, what.en].filter(Boolean).join(': ') });
}

/** Why: «满意度 2/5», «投诉过期没结», «96 天前». */
function signsOf({ scale, value, outOf, complaints, overdue, silentSince, lostOn }: Endangered, to: Translator) {
  const { t, day } = to;
  const last = silentSince === null ? '' : ago(Temporal.PlainDate.from(silentSince), to);
  return [
    scale !== null && value !== null && outOf !== null && scoreWords({ scale, value, outOf }, to),
    overdue > 0
      ? t({ zh: '投诉过期没结', en: 'complaint overdue' })
      : complaints > 0 && t({ zh: '有投诉没结', en: 'open complaint' }),
    last && t({ zh: `上次联系${last}`, en: `last contact ${last}` }),
    lostOn !== null &&
      t({
        zh: `${day(Temporal.PlainDate.from(lostOn))}丢单`,
        en: `deal lost ${day(Temporal.PlainDate.from(lostOn))}`,
      }),
  ].filter((words) => typeof words === 'string' && words !== '');
}

function lostWords({ cause, rival, lostOn, nextOn }: Lost, to: Translator) {
  const { t, day } = to;
  const named = Object.entries(LOSS_CAUSES).find(([key]) => key === cause && key !== 'other')?.[1];
  return [
    lostOn !== null &&
      t({ zh: `${day(Temporal.PlainDate.from(lostOn))}丢的`, en: `lost ${day(Temporal.PlainDate.from(lostOn))}` }),
    rival && t({ zh: `输给${rival}`, en: `to ${rival}` }),
    named && t({ zh: `因为${named.zh}`, en: `on ${named.en}` }),
    nextOn !== null &&
      t({
        zh: `${day(Temporal.PlainDate.from(nextOn))}再跟`,
        en: `due ${day(Temporal.PlainDate.from(nextOn))}`,
      }),
  ].filter((words) => typeof words === 'string' && words !== '');
}

function aboutIt(
  { signed, owner }: { readonly signed: number | null; readonly owner: string | null },
  { whose, currency, to }: Listed & { readonly to: Translator },
) {
  return [
    signed !== null &&
      to.t({
        zh: `签约 ${amountWords({ currency, value: signed }, to)}`,
        en: `signed ${amountWords({ currency, value: signed }, to)}`,
      }),
    !whose.isMe && (owner ?? to.t({ zh: '无负责人', en: 'no owner' })),
  ].filter((words) => typeof words === 'string');
}
