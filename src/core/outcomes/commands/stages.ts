import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { Localized } from '../../contract/locale.ts';
import { may } from '../../contract/permissions.ts';
import { STAGES } from '../../contract/vocabulary.ts';
import { basesOf, stagesOf, type TeamStage } from '../../company/stages.ts';
import { allStages, replaceStages } from '../../company/store/stages.ts';
import { undoButton } from '../cards/dealCard.ts';

const MOST = 12;

const Input = z.object({
  /** In their order; none: only shown, or the defaults. */
  names: z.array(z.string().min(1).max(30)),
  isDefault: z.boolean(),
  isSet: z.boolean(),
  whose: z.enum(['team', 'all']).optional(),
});
type Input = z.output<typeof Input>;
type Named = { readonly stages: readonly Pick<TeamStage, 'name' | 'base'>[]; readonly isTeam: boolean };
type Outcome =
  | ({ readonly kind: 'set' } & Named)
  | ({ readonly kind: 'listed' } & Named)
  | { readonly kind: 'notALead' }
  | { readonly kind: 'noTeam' }
  | { readonly kind: 'notAList' };

export default defineCommand<Input, Outcome>({
  name: 'stages',
  intents: ['stages.set', 'stages.list'],
  topic: 'team',
  does: {
    zh: '商机有哪些阶段,用你们自己的说法(组长)',
    en: 'which stages a deal has, in your own words (leads)',
  },
  examples: {
    zh: ['我们的阶段:线索、打样、报价、合同', '商机有哪些阶段', '恢复默认阶段'],
    en: ['our stages: lead, sample, quote, contract', 'our stages', 'reset our stages'],
  },
  aside: true,

  input: Input,
  from: ({ intent, slots: { names, value, whose } }) => ({
    names: [...new Set(names ?? [])],
    isDefault: value === 'defaults',
    isSet: intent === 'stages.set',
    ...((whose === 'team' || whose === 'all') && { whose }),
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    return input.isSet ? set(act, input) : list(act, input);
  },

  say: {
    set: (named, to) => ({
      icon: '🪜',
      title: named.stages.length
        ? to.t(titleOf(named))
        : to.t({ zh: `阶段恢复默认:${DEFAULTS.zh}`, en: `The default stages are back: ${DEFAULTS.en}` }),
      footer: to.t({
        zh: '在谈的商机和客户跟着叫新名字;报价以前的金额算预算',
        en: 'What is open goes by the new names; a sum before the quote is a budget',
      }),
      buttons: [undoButton(to)],
    }),
    listed: (named, { t }) => ({
      icon: '🪜',
      title: named.stages.length
        ? t(titleOf(named))
        : t({ zh: `默认阶段:${DEFAULTS.zh}`, en: `The default stages: ${DEFAULTS.en}` }),
      footer: t({
        zh: '组长可以换成自己的:「我们的阶段:线索、打样、报价、合同」',
        en: 'A lead may use words of your own: “our stages: lead, sample, quote, contract”',
      }),
    }),
    notALead: (_, { t }) => ({
      icon: '🔒',
      title: t({
        zh: '组里的阶段由组长定,公司的由经理定',
        en: 'A team’s stages are set by its lead, the company’s by a manager',
      }),
    }),
    noTeam: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: '你不在哪个组里。公司的阶段说「公司的阶段:…」',
        en: 'You are in no team. For the company’s, say “company stages: …”',
      }),
    }),
    notAList: (_, { t }) => ({
      icon: '🤔',
      title: t({
        zh: `说两到${MOST}个阶段,用顿号隔开:「我们的阶段:线索、打样、报价、合同」`,
        en: `Name two to ${MOST} stages with commas between them: “our stages: lead, sample, quote, contract”`,
      }),
    }),
  },
});

function titleOf({ stages, isTeam }: Named): Localized {
  const names = stages.map(({ name }) => name).join(' → ');
  return {
    zh: `${isTeam ? '组里' : '公司'}的阶段:${names}`,
    en: `${isTeam ? 'Your team’s' : 'The company’s'} stages: ${names}`,
  };
}

const DEFAULTS: Localized = {
  zh: Object.values(STAGES)
    .map(({ zh }) => zh)
    .join(' → '),
  en: Object.values(STAGES)
    .map(({ en }) => en)
    .join(' → '),
};

/** A lead means the team, a manager the company, where neither is said. */
function scopeOf({ person }: Pick<Act, 'person'>, whose: Input['whose']) {
  const isTeam = whose === 'team' || (whose === undefined && person.role !== 'manager' && person.role !== 'admin');
  return { isTeam, teamId: isTeam ? person.teamId : undefined };
}

async function set(act: Act, { names, isDefault, whose }: Input): Promise<Outcome> {
  const { tx, person } = act;
  const { isTeam, teamId } = scopeOf(act, whose);
  if (!may(person, { action: 'setStages', to: isTeam ? 'team' : 'other' })) return { kind: 'notALead' };
  if (isTeam && teamId === undefined) return { kind: 'noTeam' };
  if (!isDefault && (names.length < 2 || names.length > MOST)) return { kind: 'notAList' };
  const stages = isDefault ? [] : basesOf(names);
  await replaceStages(tx, { teamId, stages, setBy: person.id });
  return { kind: 'set', stages, isTeam };
}

async function list({ tx, person }: Act, { whose }: Input): Promise<Outcome> {
  const stages = stagesOf(whose === 'all' ? undefined : person.teamId, await allStages(tx));
  return { kind: 'listed', stages, isTeam: stages.some(({ teamId }) => teamId !== null) };
}
