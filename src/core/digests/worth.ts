/** Which notes of a day are worth everybody's minute: by what they say, never by their length. Pure. */
import type { FactTopic, Tier } from '../contract/customer.ts';

export type DayNote = {
  readonly id: number;
  readonly customerId: number;
  readonly customer: string;
  readonly tier: Tier | null;
  readonly author: string;
  readonly gist: string;
  /** What lasts of it. */
  readonly topics: readonly FactTopic[];
  readonly hasRival: boolean;
  readonly hasSum: boolean;
};

/** The worthiest first, one a customer. */
export function worthKnowing<Note extends DayNote>(notes: readonly Note[], most: number): readonly Note[] {
  const ranked = notes
    .map((note) => ({ note, worth: worthOf(note) }))
    .filter(({ worth }) => worth > 0)
    .toSorted((one, other) => other.worth - one.worth || other.note.id - one.note.id)
    .map(({ note }) => note);
  return ranked
    .filter(({ customerId }, at) => ranked.findIndex((note) => note.customerId === customerId) === at)
    .slice(0, most);
}

/** A complaint or the loss of a customer before who decides, an objection, a competitor, a sum; what matters of a customer that matters more comes first. */
export function worthOf({ gist, topics, hasRival, hasSum, tier }: DayNote): number {
  const says = REASONS.filter(
    ({ topics: about = [], words }) => about.some((topic) => topics.includes(topic)) || words?.test(gist),
  );
  const worth = Math.max(0, ...says.map((reason) => reason.worth), hasRival ? RIVAL : 0, hasSum ? SUM : 0);
  return worth && worth * 10 + (tier ? TIERS[tier] : 0);
}

/** Said with a flag. */
export function isAlarming({ gist }: Pick<DayNote, 'gist'>) {
  return ALARM.test(gist);
}

const ALARM =
  /投诉|索赔|退货|换供应商|换(?:一)?家|被(?:人)?抢|要?不续|流失|不合作了|解约|complain|claim|switch(?:ing)? (?:supplier|vendor|to)|cancel|not renew|churn|walk away/i;

type Reason = { readonly worth: number; readonly topics?: readonly FactTopic[]; readonly words?: RegExp };

const RIVAL = 4;
const SUM = 3;
const TIERS: Readonly<Record<Tier, number>> = { A: 9, B: 5, C: 1 };

const REASONS: readonly Reason[] = [
  { worth: 7, words: ALARM },
  {
    worth: 6,
    topics: ['decides', 'blocks'],
    words:
      /拍板|决策人|说了算|换(?:了)?(?:采购|老板|经理|负责人)|(?:采购|经理|负责人|老板).{0,4}(?:换人|离职|要走|调走)|decision[- ]maker|signs? off|(?:new|left|leaving).{0,12}(?:buyer|manager|head)/i,
  },
  {
    worth: 5,
    words:
      /嫌|太贵|价格?高|报价高|预算(?:砍|不够|冻)|不满|抱怨|犹豫|担心|拒绝|推迟|暂停|搁置|取消|too (?:high|expensive|slow)|expensive|objection|worried|unhappy|postpone|on hold|delay|reject|declin/i,
  },
  { worth: RIVAL, topics: ['competitor', 'floor'], words: /竞品|对手|竞争|competitor|rival/i },
  {
    worth: SUM,
    topics: ['terms'],
    words: /扩产|招标|中标|下单|订单|签(?:了|约|合同)|tender|expan(?:d|sion)|order(?:ed|s)?\b|signed/i,
  },
];
