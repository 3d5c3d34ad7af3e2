import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Localized } from '../../contract/locale.ts';
import { PAGE } from '../../contract/vocabulary.ts';
import { may, relation } from '../../contract/permissions.ts';
import type { Person } from '../../contract/person.ts';
import { noColleague, whichColleague } from '../../people/choices.ts';
import { colleagueInput, type ColleagueInput, resolveColleague } from '../../people/resolve.ts';
import { type Colleague, withWhereabouts } from '../../people/store/colleagues.ts';
import { moreButton } from '../../text/pagination.ts';
import type { Translator } from '../../text/phrases.ts';
import type { Slots } from '../../understand/types.ts';
import { byWeight, hangsOn, type KeyPersonRisk, levelOf, meanRisk, closestTo } from '../keyPersonRisk.ts';
import { loadRisks } from '../loadRisks.ts';
import { type Loss, lossCard, whatIsLost } from '../loss.ts';
import { joinButton, knowersSentence, meanWords, riskLine, secondWords } from '../riskWords.ts';
import { riskTrend, type Trend, trendCard } from '../riskTrend.ts';
import { type Proposal, proposeSecond } from '../secondPerson.ts';
import { type RiskScope, workloads } from '../store/knowledge.ts';

const Input = z.object({
  /** The customers that hang on one head, or on the asker's own; or all of them. */
  only: z.enum(['anyone', 'me']).optional(),
  whose: z.union([z.enum(['me', 'team', 'all']), colleagueInput]).optional(),
  tier: z.enum(['A', 'B', 'C']).optional(),
  trend: z.boolean(),
  page: z.number().int().min(1).max(9999),
});
type Input = z.output<typeof Input>;

/** Whose customers are looked at, as cards say it. */
type View = 'me' | 'team' | 'all';
type Outcome =
  | {
      readonly kind: 'listed';
      readonly input: Input;
      readonly view: View;
      readonly mean: number | undefined;
      readonly shown: readonly KeyPersonRisk[];
      readonly count: number;
      readonly counts: Readonly<Record<'all' | 'nobody' | 'one' | 'more', number>>;
      readonly second: { readonly customer: KeyPersonRisk['customer']; readonly by: Proposal } | undefined;
    }
  | { readonly kind: 'trend'; readonly view: View; readonly trend: Trend }
  | { readonly kind: 'lost'; readonly loss: Loss }
  | { readonly kind: 'noTeam' }
  | { readonly kind: 'notYours'; readonly name: string | undefined }
  | { readonly kind: 'nobody'; readonly name: string }
  | { readonly kind: 'several'; readonly name: string; readonly people: readonly Colleague[] };

export default defineCommand<Input, Outcome>({
  name: 'risk',
  intents: ['risk.list', 'customers.list'],
  topic: 'team',
  does: {
    zh: '哪些客户只有一个人懂,谁走了会丢什么',
    en: 'which customers hang on one person, and what would be lost with them',
  },
  examples: {
    zh: [
      '我的客户里谁只有我懂',
      '哪些客户只有一个人懂?',
      '客户私有化风险',
      '如果小王明天走,我们丢什么?',
      '比上个月好了吗',
    ],
    en: [
      'which of mine only I know',
      'which customers does only one person know?',
      'privatisation risk',
      'if Wang left tomorrow what do we lose?',
      'better than last month?',
    ],
  },

  input: Input,

  from: ({ intent, slots }) => inputFrom(intent, slots),

  async run(act, input) {
    if (!act.known) return undefined;
    if (typeof input.whose === 'object') return leaving(act, input.whose);
    const { tx, person, today } = act;
    const view = input.only === 'me' ? 'me' : (input.whose ?? viewOf(person));
    if (view === 'team' && person.teamId === undefined) return { kind: 'noTeam' };
    if (view !== 'me' && !may(person, { action: 'seeRisk', to: view === 'team' ? 'team' : 'other' }))
      return { kind: 'notYours', name: undefined };
    const of = scopeOf(view, person);
    if (input.trend) return { kind: 'trend', view, trend: await riskTrend(tx, { of, on: today }) };
    const all = (await loadRisks(tx, { of, on: today })).filter(
      ({ customer }) => input.tier === undefined || customer.tier === input.tier,
    );
    const chosen = byWeight(
      input.only ? all.filter((risk) => hangsOn(risk, input.only === 'me' ? person.id : undefined)) : all,
    );
    const worth = input.only ? chosen : chosen.filter(({ level }) => level !== 'low');
    const shown = worth.slice((input.page - 1) * PAGE, input.page * PAGE);
    const [first] = shown;
    const by = first && proposeSecond(first, await workloads(tx));
    return {
      kind: 'listed',
      input,
      view,
      mean: meanRisk(all),
      shown,
      count: worth.length,
      counts: countsOf(all),
      second: by && { customer: first.customer, by },
    };
  },

  say: {
    listed: (listed, to) => listedCard(listed, to),
    trend: ({ view, trend }, to) => trendCard({ whose: to.t(VIEWS[view]), trend }, to),
    lost: ({ loss }, to) => lossCard(loss, to),
    noTeam: (_, { t }) => ({ icon: '🤔', title: t({ zh: '你还不在任何组里', en: 'You are in no team yet' }) }),
    notYours: ({ name }, { t }) => ({
      icon: '🔒',
      title: name
        ? t({ zh: `${name}的这一份只给本人和组长看`, en: `That of ${name} is for ${name} and their lead` })
        : t({ zh: '全组的这一份由组长看,你的你先看', en: 'That of the team is for its lead; yours is yours first' }),
      buttons: [
        {
          label: t({ zh: '看我的', en: 'show mine' }),
          says: t({ zh: '我的客户里谁只有我懂', en: 'which of mine only I know' }),
        },
      ],
    }),
    nobody: ({ name }, to) => noColleague(name, to),
    several: ({ name, people }, to) =>
      whichColleague(people, {
        name,
        to,
        says: (whom) => ({ zh: `如果${whom}明天走,我们丢什么`, en: `if ${whom} left tomorrow what do we lose` }),
      }),
  },
});

/** Undefined for a list that asks for something else. */
function inputFrom(intent: string, { filter, whose, colleague, tier, trend = false, page = 1 }: Slots): unknown {
  const only = filter === 'onlyIKnow' ? 'me' : filter === 'onlyOneKnows' ? 'anyone' : undefined;
  if (intent === 'customers.list' && only === undefined) return undefined;
  return { only, whose: colleague ?? whose, tier, trend, page };
}

/** A rep sees their own, a lead the team's, a manager all. */
function viewOf({ role, teamId }: Person): View {
  if (role === 'rep') return 'me';
  return role === 'lead' && teamId !== undefined ? 'team' : 'all';
}

function scopeOf(view: View, { id, teamId }: Person): RiskScope {
  if (view === 'me') return { personId: id };
  return view === 'team' && teamId !== undefined ? { teamId } : 'all';
}

function countsOf(risks: readonly KeyPersonRisk[]) {
  const knowing = Map.groupBy(risks, (risk) => Math.min(2, closestTo(risk).length));
  const count = (of: number) => knowing.get(of)?.length ?? 0;
  return { all: risks.length, nobody: count(0), one: count(1), more: count(2) };
}

async function leaving(act: Act, named: ColleagueInput): Promise<Outcome> {
  const people = await resolveColleague(act, named);
  const [colleague, another] = people;
  if (!colleague) return { kind: 'nobody', name: named.name };
  if (another) return { kind: 'several', name: named.name, people: await withWhereabouts(act.tx, people) };
  const near = relation(act.person, { ids: [colleague.id], teamId: colleague.teamId });
  if (!may(act.person, { action: 'seeRisk', to: near })) return { kind: 'notYours', name: colleague.name };
  return { kind: 'lost', loss: await whatIsLost(act, colleague) };
}

const VIEWS: Readonly<Record<View, Localized>> = {
  me: { zh: '我的客户', en: 'my customers' },
  team: { zh: '组里的客户', en: 'my team’s customers' },
  all: { zh: '全部客户', en: 'all customers' },
};

/** The sentence that asks for this list. */
function sentenceOf({ only, tier }: Input, view: View): Localized {
  const of = tier ? { zh: `${tier}类`, en: `tier ${tier} ` } : { zh: '', en: '' };
  if (only === 'me') return { zh: `只有我懂的${of.zh}客户`, en: `${of.en}customers only I know` };
  const whose = { me: { zh: '我的', en: 'my ' }, team: { zh: '组里', en: 'my team’s ' }, all: { zh: '', en: '' } }[
    view
  ];
  return only
    ? { zh: `${whose.zh}只有一个人懂的${of.zh}客户`, en: `${whose.en}${of.en}customers only one person knows` }
    : { zh: `${whose.zh}客户私有化风险`, en: `${whose.en}privatisation risk` };
}

function listedCard(
  { input, view, mean, shown, count, counts, second }: Extract<Outcome, { kind: 'listed' }>,
  to: Translator,
) {
  const { t } = to;
  const says = sentenceOf(input, view);
  const title = t({ zh: says.zh, en: `${says.en.charAt(0).toUpperCase()}${says.en.slice(1)}` });
  if (!counts.all) return { icon: '🔑', title: t({ zh: `${title}:还没有客户`, en: `${title}: no customers yet` }) };
  const more = moreButton({ rest: count - input.page * PAGE, page: input.page, says }, to);
  return {
    icon: '🔑',
    title: count ? `${title} (${count})` : t({ zh: `没有:${title}`, en: `None: ${title}` }),
    facts: [
      {
        label: t(VIEWS[view]),
        text: t({
          zh: `${counts.all} 家:两人以上懂 ${counts.more},一个人懂 ${counts.one},没人懂 ${counts.nobody}`,
          en: `${counts.all}: known to two or more ${counts.more}, to one ${counts.one}, to nobody ${counts.nobody}`,
        }),
      },
      ...(mean === undefined
        ? []
        : [
            {
              label: t({ zh: '平均风险(0 最好)', en: 'mean risk (0 is best)' }),
              text: meanWords(mean, levelOf(mean), to),
            },
          ]),
      ...(second
        ? [
            {
              label: t({ zh: '下一步', en: 'next step' }),
              text: t({
                zh: `${second.customer.name}带上${secondWords(second.by, to)}`,
                en: `take ${secondWords(second.by, to)} along to ${second.customer.name}`,
              }),
            },
          ]
        : []),
    ],
    list: 'customer' as const,
    items: shown.map((risk) => ({
      text: riskLine(risk, to),
      ref: risk.customer.id,
      says: t(knowersSentence(risk.customer.name)),
    })),
    buttons: [
      ...(second ? [joinButton(second.customer, second.by, to)] : []),
      ...(count
        ? [
            {
              label: t({ zh: '配B角', en: 'give backups' }),
              says: t({ zh: '给每个配个B角', en: 'give each a backup' }),
            },
          ]
        : []),
      {
        label: t({ zh: '比上个月', en: 'trend' }),
        says: t({ zh: `${says.zh}比上个月好了吗`, en: 'risk better than last month' }),
      },
      ...(more.buttons ?? []),
    ],
    ...(count > 0 && { footer: t({ zh: '回数字看凭哪些记录', en: 'A number shows the notes behind it' }) }),
  };
}
