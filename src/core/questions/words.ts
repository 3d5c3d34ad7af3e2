/** What was asked, in words: who reads an answer sees at once whether that was the question. Pure. */
import type { Localized } from '../contract/locale.ts';
import { LOSS_CAUSES, STAGES, STATUSES } from '../contract/vocabulary.ts';
import { askedLabel } from '../company/stages.ts';
import { type FigureScope, whoseWords } from '../outcomes/whose.ts';
import { amountWords, type Translator } from '../text/phrases.ts';
import type { Evidence, Figure, Query } from '../understand/types.ts';
import type { AskedConditions } from './asked.ts';

type Conditions = Omit<AskedConditions, 'whose'> & {
  readonly silentDays?: number | undefined;
  readonly sort?: Query['sort'];
};

/** The conditions of a question, in the order in which one says them. */
export function conditionWords(
  input: Conditions,
  { whose, currency, to }: { readonly whose: FigureScope; readonly currency: string; readonly to: Translator },
): readonly string[] {
  const { t } = to;
  const { tier, stage, status, named = [], evidence, silentDays, over, under, below, sort } = input;
  const sum = (value: number) => amountWords({ currency, value }, to);
  return [
    whoseWords(whose)[to.locale].replace(/的$/, ''),
    tier && t({ zh: `${tier}类`, en: `tier ${tier}` }),
    ...named,
    stage && t({ zh: `${askedLabel(stage).zh}阶段`, en: askedLabel(stage).en }),
    status && t(STATUSES[status]),
    ...evidence.map((each) => t(evidenceWords(each, below))),
    stretchWords(input, to),
    silentDays !== undefined && t({ zh: `${silentDays}天没联系`, en: `silent for ${silentDays} days` }),
    over === 0 && t(havingWords(sort)),
    over !== undefined && over > 0 && t({ zh: `超过 ${sum(over)}`, en: `over ${sum(over)}` }),
    under === 0 && t(lackingWords(sort)),
    under !== undefined && under > 0 && t({ zh: `不到 ${sum(under)}`, en: `under ${sum(under)}` }),
  ].flatMap((words) => words || []);
}

/** Customers with anything of a kind. */
function havingWords(sort: Query['sort']): Localized {
  if (sort === 'quote') return { zh: '有报价的', en: 'with a quote' };
  if (sort === 'paid') return { zh: '回了款的', en: 'who paid' };
  return sort === 'order' ? { zh: '下了单的', en: 'who ordered' } : { zh: '签了的', en: 'who signed' };
}

/** Those with nothing of it. */
function lackingWords(sort: Query['sort']): Localized {
  if (sort === 'quote') return { zh: '没报过价的', en: 'without a quote' };
  if (sort === 'paid') return { zh: '没回款的', en: 'who have not paid' };
  return sort === 'order'
    ? { zh: '没下单的', en: 'who have not ordered' }
    : { zh: '没签的', en: 'who have not signed' };
}

export function evidenceWords({ what, about, kind, not }: Evidence, below: number | undefined): Localized {
  const zh = about === undefined ? '' : `「${about}」`;
  const en = about === undefined ? '' : ` “${about}”`;
  const of = about === undefined ? { zh: '丢了单', en: 'with a deal lost' } : { zh: `输给${zh}`, en: `lost to${en}` };
  const limit = below === undefined ? { zh: '', en: '' } : { zh: `低于${below}`, en: ` below ${below}` };
  const words: Readonly<Record<Evidence['what'], readonly [Localized, Localized]>> = {
    mentions: [
      { zh: `提到${zh}`, en: `mentioned${en}` },
      { zh: `没提到${zh}`, en: `never mentioned${en}` },
    ],
    complaints: [
      { zh: `投诉${zh}`, en: `complained${en && ` of${en}`}` },
      { zh: `没投诉${zh}`, en: `no complaints${en && ` of${en}`}` },
    ],
    uses: [
      { zh: `在用${zh}`, en: `using${en}` },
      { zh: `没在用${zh}`, en: `not using${en}` },
    ],
    deals: [
      { zh: '有商机', en: 'with a deal' },
      { zh: '没有商机', en: 'no deal' },
    ],
    won: [
      { zh: '赢了单', en: 'with a deal won' },
      { zh: '没赢过单', en: 'no deal won' },
    ],
    lost: [of, { zh: `没${of.zh}`, en: `not ${of.en}` }],
    scores: [
      { zh: `满意度${limit.zh}`, en: `satisfaction${limit.en}` },
      { zh: '没有满意度', en: 'no satisfaction score' },
    ],
    contacts: kind
      ? CONTACTS[kind]
      : [
          { zh: '联系过', en: 'contacted' },
          { zh: '没联系', en: 'not contacted' },
        ],
    people: [
      { zh: '有联系人', en: 'with contacts' },
      { zh: '没有联系人', en: 'no contacts' },
    ],
    backup: [
      { zh: '有B角', en: 'with a backup' },
      { zh: '没有B角', en: 'no backup' },
    ],
    delivered: [
      { zh: '交付', en: 'delivered' },
      { zh: '没交付', en: 'not delivered' },
    ],
  };
  return words[what][not ? 1 : 0];
}

const CONTACTS = {
  visit: [
    { zh: '拜访', en: 'visited' },
    { zh: '没拜访', en: 'not visited' },
  ],
  call: [
    { zh: '打电话', en: 'called' },
    { zh: '没打电话', en: 'not called' },
  ],
  meeting: [
    { zh: '开会', en: 'met' },
    { zh: '没开会', en: 'not met' },
  ],
} as const;

export function stretchWords(
  { since, until }: Pick<AskedConditions, 'since' | 'until'>,
  { t, day }: Translator,
): string {
  const from = since === undefined ? '' : day(Temporal.PlainDate.from(since));
  const last = until === undefined ? '' : day(Temporal.PlainDate.from(until));
  if (!from) return last && t({ zh: `${last}以前`, en: `until ${last}` });
  if (from === last) return from;
  return t({ zh: `${from}${last ? `到${last}` : '以后'}`, en: last ? `${from} to ${last}` : `since ${from}` });
}

/** What contacts of one kind are called. */
export const CONTACT_NAMES = {
  visit: { zh: '拜访', en: 'visits' },
  call: { zh: '电话', en: 'calls' },
  meeting: { zh: '会议', en: 'meetings' },
} as const;

/** «投诉 3 个», "3 complaints": how many of something there are. */
export const FIGURES: Readonly<Record<Figure, Localized & { readonly unit: Localized }>> = {
  signed: { zh: '签约', en: 'signed', unit: { zh: '笔', en: 'sums' } },
  quoted: { zh: '在报价', en: 'quoted', unit: { zh: '笔', en: 'sums' } },
  paid: { zh: '回款', en: 'paid', unit: { zh: '笔', en: 'payments' } },
  ordered: { zh: '订单', en: 'ordered', unit: { zh: '笔', en: 'orders' } },
  openDeals: { zh: '在谈商机', en: 'open deals', unit: { zh: '个', en: 'deals' } },
  wonDeals: { zh: '赢单', en: 'deals won', unit: { zh: '个', en: 'deals' } },
  lostDeals: { zh: '丢单', en: 'deals lost', unit: { zh: '个', en: 'deals' } },
  averageDeal: { zh: '平均每单', en: 'average deal', unit: { zh: '个', en: 'deals' } },
  winRate: { zh: '赢单率', en: 'win rate', unit: { zh: '个', en: 'deals' } },
  complaints: { zh: '投诉', en: 'complaints', unit: { zh: '个', en: 'complaints' } },
  complaintDays: { zh: '投诉处理', en: 'complaints resolved in', unit: { zh: '个', en: 'complaints' } },
  contacts: { zh: '联系记录', en: 'contacts', unit: { zh: '次', en: 'notes' } },
  scores: { zh: '平均满意度', en: 'average satisfaction', unit: { zh: '个评分', en: 'scores' } },
  promises: { zh: '答应的事', en: 'promises', unit: { zh: '条', en: 'promises' } },
  newCustomers: { zh: '新增客户', en: 'new customers', unit: { zh: '家', en: 'customers' } },
};

/** What a group is called. */
export function groupWords(
  key: string | null,
  { group, to }: { readonly group: Query['group']; readonly to: Translator },
) {
  const { t } = to;
  if (key === null) return t(NO_GROUP[group ?? 'customer']);
  if (group === 'tier') return t({ zh: `${key}类`, en: `tier ${key}` });
  if (group === 'stage' && isKey(STAGES, key)) return t(STAGES[key]);
  if (group === 'cause' && isKey(LOSS_CAUSES, key)) return t(LOSS_CAUSES[key]);
  return key;
}

const NO_GROUP: Readonly<Record<NonNullable<Query['group']>, Localized>> = {
  owner: { zh: '没有', en: 'none' },
  tier: { zh: '没有', en: 'none' },
  stage: { zh: '没有', en: 'none' },
  month: { zh: '没有', en: 'none' },
  quarter: { zh: '没有', en: 'none' },
  customer: { zh: '没有', en: 'none' },
  cause: { zh: '没说', en: 'not said' },
  rival: { zh: '没说', en: 'not said' },
  city: { zh: '没说', en: 'not said' },
  tag: { zh: '没有', en: 'none' },
};

function isKey<Table extends object>(table: Table, key: string): key is string & keyof Table {
  return key in table;
}
