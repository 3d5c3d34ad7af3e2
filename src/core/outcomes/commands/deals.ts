import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Picture } from '../../contract/card.ts';
import { inStageOrder, meantLabel, type MeantStage, meantStage, type NamedStage } from '../../company/stages.ts';
import { allStages } from '../../company/store/stages.ts';
import type { Locale, Localized } from '../../contract/locale.ts';
import {
  resolvePersonOrTeam,
  type FigureScope,
  whoseFrom,
  WhoseInput,
  whoseWords,
  type UnclearScope,
  unclearScopeReply,
} from '../whose.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { moreButton } from '../../text/pagination.ts';
import type { Translator } from '../../text/phrases.ts';
import { dealItem, stageWords } from '../cards/dealCard.ts';
import { homeOf } from '../home.ts';
import { type Home, moneyFacts, rateHint, ratesMissing } from '../money.ts';
import { type Deal, type DealSelection, dealStages, listDeals } from '../store/deals.ts';
import { type Money, sumsOfDeals, totalsOfOpenDeals } from '../store/sums.ts';

const Input = z.object({
  whose: WhoseInput,
  stage: z.string().max(30).optional(),
  stuckDays: z.number().optional(),
  page: z.number(),
});

type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'listed';
      readonly input: Input;
      readonly whose: FigureScope;
      readonly stage: MeantStage | undefined;
      readonly deals: readonly Deal[];
      readonly count: number;
      readonly money: readonly (Money & { readonly dealId: number })[];
      readonly totals: readonly Money[];
      readonly stages: Awaited<ReturnType<typeof dealStages>>;
      readonly home: Home;
    }
  | UnclearScope;

export default defineCommand<Input, Outcome>({
  name: 'deals',
  intents: ['deals.list'],
  topic: 'customer',
  does: { zh: '漏斗:在谈的商机,卡住的商机', en: 'the pipeline: open deals, and those that are stuck' },
  examples: {
    zh: ['漏斗', '我的商机', '组里的商机', '卡了两周的商机', '在报价阶段的商机'],
    en: ['pipeline', 'my deals', "my team's pipeline", 'deals stuck for two weeks', 'deals in quoted'],
  },

  input: Input,
  from: ({ slots }) => ({
    whose: whoseFrom(slots),
    stage: slots.stage,
    stuckDays: slots.days,
    page: slots.page ?? 1,
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    const whose = await resolvePersonOrTeam(act, input.whose);
    if (!('which' in whose)) return whose;
    return listed(act, { input, whose });
  },

  say: {
    listed: ({ input, whose, stage, deals, count, money, totals, stages, home }, to) => {
      const { t } = to;
      const sentence = sentenceFor(input, { whose, stage });
      if (!count) return { icon: '💼', title: t({ zh: `没有:${t(sentence)}`, en: `None: ${t(sentence)}` }) };
      const rest = count - input.page * PAGE;
      const byStage = stages.map((stage) => `${nameOfStage(stage, to)} ${stage.count}`);
      return {
        icon: '💼',
        title: `${t(sentence)} (${count})`,
        ...(stages.length > 1 && input.page === 1 && { picture: funnelPicture(stages, to) }),
        facts: [
          ...(stages.length > 1 ? [{ label: '', text: byStage.join(' · ') }] : []),
          ...moneyFacts(totals, { home, to }),
        ],
        list: 'customer',
        items: deals.map((deal) =>
          dealItem(deal, {
            money: money.filter(({ dealId }) => dealId === deal.id),
            isOwn: whose.kind === 'person',
            to,
          }),
        ),
        ...moreButton({ rest, page: input.page, says: sentence }, to),
        footer: [
          rest > 0 ? t({ zh: `还有 ${rest} 个`, en: `${rest} more` }) : '',
          rateHint(ratesMissing(totals, home), to),
          t({ zh: '回数字看依据', en: 'A number shows the notes behind it' }),
        ]
          .filter(Boolean)
          .join('\n'),
      };
    },
    unclearScope: unclearScopeReply,
  },
});

async function listed(
  act: Act,
  { input, whose }: { readonly input: Input; readonly whose: FigureScope },
): Promise<Outcome> {
  const named = await allStages(act.tx);
  const stage = input.stage === undefined ? undefined : meantStage(input.stage, named);
  const which: DealSelection = {
    ...whose.which,
    stage,
    stuckSince: input.stuckDays === undefined ? undefined : act.today.subtract({ days: input.stuckDays }),
  };
  const { deals, count } = await listDeals(act.tx, { which, most: PAGE, skip: (input.page - 1) * PAGE });
  const money = await sumsOfDeals(
    act.tx,
    deals.map(({ id }) => id),
  );
  const totals = await totalsOfOpenDeals(act.tx, which);
  const stages = inStageOrder(await dealStages(act.tx, which), named);
  return { kind: 'listed', input, whose, stage, deals, count, money, totals, stages, home: await homeOf(act) };
}

function funnelPicture(stages: Stages, to: Translator): Picture {
  const bars = stages.map((stage) => ({
    label: nameOfStage(stage, to),
    value: stage.count,
    text: String(stage.count),
  }));
  return { charts: [{ kind: 'bars', title: to.t({ zh: '漏斗', en: 'Pipeline' }), bars }], isSaid: true };
}

type Stages = Awaited<ReturnType<typeof dealStages>>;

function nameOfStage(stage: NamedStage, to: Translator) {
  return stageWords(stage, to) || to.t({ zh: '没说阶段', en: 'no stage said' });
}

function sentenceFor(
  { stuckDays }: Input,
  { whose, stage }: { readonly whose: FigureScope; readonly stage: MeantStage | undefined },
): Localized {
  const stuck: Readonly<Record<Locale, string>> = stuckDays
    ? { zh: `卡了${stuckDays}天的`, en: `stuck for ${stuckDays} days` }
    : { zh: '', en: '' };
  const { zh: name, en: inEnglish } = stage ? meantLabel(stage) : { zh: '', en: '' };
  const at = { zh: name && `${name}阶段的`, en: inEnglish && `in ${inEnglish}` };
  const { zh, en } = whoseWords(whose);
  const english = [en, 'deals', at.en, stuck.en].filter(Boolean).join(' ');
  return { zh: `${zh}${stuck.zh}${at.zh}商机`, en: `${english.charAt(0).toUpperCase()}${english.slice(1)}` };
}
