/** A question as somebody would type it: what a line of an answer says when it is tapped. Pure. */
import type { LossCause } from '../contract/customer.ts';
import type { Localized } from '../contract/locale.ts';
import { askedLabel } from '../company/stages.ts';
import type { Evidence, Figure, Query } from '../understand/types.ts';
import type { AskedConditions } from './asked.ts';

/** What a line of an answer may be asked by: a question without what is looked up for it. */
export type AnswerQuestion = Omit<AskedConditions, 'whose'> & {
  readonly of: Query['of'];
  readonly customer?: string | undefined;
  readonly silentDays?: number | undefined;
  readonly about?: string | undefined;
  readonly cause?: LossCause | undefined;
  readonly kind?: Evidence['kind'];
  readonly isOpen?: boolean | undefined;
  readonly isSettled?: boolean | undefined;
  readonly isBroken?: boolean | undefined;
};

/** Undefined where a condition has no words of its own. */
export function sentenceFor(asked: AnswerQuestion, { whose }: { readonly whose: Localized }): Localized | undefined {
  const {
    of: subject,
    tier,
    stage,
    status,
    named = [],
    evidence,
    customer = '',
    silentDays,
    over,
    under,
    below,
  } = asked;
  if (
    status !== undefined ||
    silentDays !== undefined ||
    below !== undefined ||
    over !== undefined ||
    under !== undefined
  )
    return undefined;
  const conditions = evidence.map((each) => CONDITION[each.what](each));
  if (conditions.some((each) => each === undefined) || (subject !== 'customers' && evidence.length)) return undefined;
  const days = daysOf(asked);
  const words = named.map((word) => `"${word}"`).join('');
  const at = stage ? { zh: `在${askedLabel(stage).zh}阶段的`, en: `in ${askedLabel(stage).en}` } : { zh: '', en: '' };
  const tiers = { zh: tier ? `${tier}类` : '', en: tier ? `tier ${tier}` : '' };
  if (subject === 'customers') {
    const zh = conditions.flatMap((each) => each?.zh ?? []).join('且');
    const en = conditions.flatMap((each) => each?.en ?? []).join(' and ');
    return {
      zh: `${whose.zh}${at.zh}${words}${tiers.zh}客户${days.zh}${zh}的有哪些`,
      en: ['which of', whose.en, words, tiers.en, 'customers', at.en, en, days.en].filter(Boolean).join(' '),
    };
  }
  const figure = FIGURE[subject](asked);
  const of = [customer, words, tiers.en, tiers.en && 'customers', at.en].filter(Boolean).join(' ');
  return {
    zh: `${whose.zh}${customer}${at.zh}${words}${tiers.zh && `${tiers.zh}客户`}${days.zh}${figure.zh}`,
    en: [whose.en && `${whose.en}:`, figure.en, of && `of ${of}`, days.en].filter(Boolean).join(' '),
  };
}

function daysOf({ since, until }: AnswerQuestion): Localized {
  if (since === undefined) return { zh: '', en: '' };
  return until === undefined
    ? { zh: `${since}以来`, en: `since ${since}` }
    : { zh: `${since}到${until}`, en: `from ${since} to ${until}` };
}

const CONDITION: Readonly<Record<Evidence['what'], (of: Evidence) => Localized | undefined>> = {
  mentions: ({ about = '', not }) => (not ? undefined : { zh: `提到"${about}"`, en: `mentioned "${about}"` }),
  complaints: ({ about, not }) =>
    not
      ? undefined
      : {
          zh: about === undefined ? '投诉' : `投诉过"${about}"`,
          en: about === undefined ? 'have complaints' : `complained about "${about}"`,
        },
  uses: ({ about = '', not }) => (not ? undefined : { zh: `在用"${about}"`, en: `using "${about}"` }),
  deals: ({ not }) => (not ? undefined : { zh: '有商机', en: 'have deals' }),
  won: ({ not }) => (not ? undefined : { zh: '赢单', en: 'have won' }),
  lost: ({ about, not }) =>
    not || about === undefined ? undefined : { zh: `输给"${about}"`, en: `lost to "${about}"` },
  scores: () => undefined,
  contacts: () => undefined,
  people: () => undefined,
  backup: () => undefined,
  delivered: ({ not }) => (not ? undefined : { zh: '交付', en: 'delivered' }),
};

const CONTACTS = {
  visit: { zh: '拜访有几次', en: 'how many visits' },
  call: { zh: '电话次数', en: 'how many calls' },
  meeting: { zh: '会议有几次', en: 'how many meetings' },
} as const;

/** Lost deals by what they were lost on, as far as it can be asked for. */
const CAUSES: Readonly<Partial<Record<LossCause, Localized>>> = {
  price: { zh: '因为价格丢的单有几个', en: 'how many deals lost on price' },
  delivery: { zh: '因为交期丢的单有几个', en: 'how many deals lost on delivery' },
  quality: { zh: '因为质量丢的单有几个', en: 'how many deals lost on quality' },
  service: { zh: '因为服务丢的单有几个', en: 'how many deals lost on service' },
};

const FIGURE: Readonly<Record<Figure, (of: AnswerQuestion) => Localized>> = {
  signed: () => ({ zh: '签约额', en: 'signings' }),
  quoted: () => ({ zh: '报价有多少', en: 'how much quoted' }),
  paid: () => ({ zh: '回款额', en: 'receipts' }),
  ordered: () => ({ zh: '订单额有多少', en: 'how much ordered' }),
  openDeals: () => ({ zh: '在谈的商机有几个', en: 'how many open deals' }),
  wonDeals: () => ({ zh: '赢单有几个', en: 'how many deals won' }),
  lostDeals: ({ about, cause }) =>
    cause !== undefined && CAUSES[cause]
      ? CAUSES[cause]
      : about === undefined
        ? { zh: '丢单有几个', en: 'how many deals lost' }
        : { zh: `输给"${about}"的有几单`, en: `how many deals lost to "${about}"` },
  averageDeal: () => ({ zh: '平均单子多大', en: 'average deal size' }),
  winRate: () => ({ zh: '赢单率', en: 'win rate' }),
  complaints: ({ about, isOpen, isSettled }) => ({
    zh: `${isOpen ? '没结的' : isSettled ? '处理完的' : ''}${about === undefined ? '投诉' : `投诉过"${about}"的`}有几个`,
    en: `how many ${isOpen ? 'open ' : isSettled ? 'resolved ' : ''}complaints${about === undefined ? '' : ` about "${about}"`}`,
  }),
  complaintDays: ({ about }) => ({
    zh: `${about === undefined ? '投诉' : `投诉过"${about}"的`}平均几天处理完`,
    en: `how many days to resolve complaints${about === undefined ? '' : ` about "${about}"`}`,
  }),
  contacts: ({ kind }) => (kind ? CONTACTS[kind] : { zh: '记录有几条', en: 'how many notes' }),
  scores: () => ({ zh: '平均满意度', en: 'average satisfaction' }),
  promises: ({ isOpen, isBroken }) => ({
    zh: `答应的事${isBroken ? '过期没做的' : isOpen ? '还没做的' : ''}有几条`,
    en: `how many ${isBroken ? 'broken ' : isOpen ? 'open ' : ''}promises`,
  }),
  newCustomers: () => ({ zh: '新增客户有几个', en: 'how many new customers' }),
};
