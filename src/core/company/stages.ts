/** How far something has come with us, in the words of the team or, where it has none, in ours. Pure. */
import type { Stage, StageBase } from '../contract/customer.ts';
import type { Localized } from '../contract/locale.ts';
import { STAGES } from '../contract/vocabulary.ts';

/** A stage as a team calls it; without a team it is the company's. */
export type TeamStage = { readonly teamId: number | null; readonly name: string; readonly base: StageBase };

/** Where something stands: `stageName` only in words of a team's own. */
export type NamedStage = { readonly stage: Stage | null; readonly stageName: string | null };

/** A stage that somebody said: by a team's word for it, or by what everybody calls it. */
export type MeantStage = { readonly base: StageBase; readonly name: string | null };

/** Those of a team: its own, or the company's. */
export function stagesOf(teamId: number | null | undefined, all: readonly TeamStage[]): readonly TeamStage[] {
  const own = all.filter((each) => each.teamId !== null && each.teamId === teamId);
  return own.length ? own : all.filter((each) => each.teamId === null);
}

/** Undefined: nobody calls a stage so. What everybody calls so is, where the team has a word for it, called by that. */
export function meantStage(said: string, stages: readonly TeamStage[]): MeantStage | undefined {
  const word = said.trim().toLowerCase();
  const own = stages.find(({ name }) => name.toLowerCase() === word);
  if (own) return own;
  const base = stageNamed(word);
  return base && { base, name: stages.find((each) => each.base === base)?.name ?? null };
}

/** The stage that everybody calls so. */
export function stageNamed(said: string): Stage | undefined {
  // The keys of the table are the stages.
  return (Object.keys(STAGES) as Stage[]).find((stage) => STAGES[stage].said.test(said.trim()));
}

/** «报价», "quoted"; empty where nobody has said. */
export function stageLabel({ stage, stageName }: NamedStage): Localized {
  if (stageName !== null) return { zh: stageName, en: stageName };
  return stage ? STAGES[stage] : { zh: '', en: '' };
}

/** A stage as a question has it: one of ours by its key, or a team's own by its name. */
export function askedLabel(asked: string): Localized {
  const ours = Object.entries(STAGES).find(([stage]) => stage === asked)?.[1];
  return ours ?? { zh: asked, en: asked };
}

export function meantLabel({ base, name }: MeantStage): Localized {
  return base === 'won' || base === 'lost'
    ? stageLabel({ stage: null, stageName: name })
    : stageLabel({ stage: base, stageName: name });
}

/** «报价阶段», "quoted". */
export function stagePhrase(standing: NamedStage): Localized {
  const { zh, en } = stageLabel(standing);
  return { zh: zh && (zh.endsWith('阶段') ? zh : `${zh}阶段`), en };
}

/** What each word of a team's comes to: by the words in it, or as far as the one before it. */
export function basesOf(names: readonly string[]): readonly Pick<TeamStage, 'name' | 'base'>[] {
  let last: StageBase = 'lead';
  return names.map((name) => {
    const base = WORDS.find(([, said]) => said.test(name))?.[0] ?? last;
    if (base !== 'won' && base !== 'lost') last = base;
    return { name, base };
  });
}

const WORDS: readonly (readonly [StageBase, RegExp])[] = [
  ['lost', /丢单|输单|失败|流失|\blost\b/i],
  ['won', /赢单|成交|中标|\bwon\b/i],
  ['delivering', /交付|交货|实施|发货|安装|deliver|install|rollout|shipp/i],
  ['signed', /合同|签约|签单|签订|contract|sign/i],
  ['negotiating', /谈判|谈价|议价|商务|negotiat/i],
  ['quoted', /报价|投标|招标|询价|quot|tender|\bbid|\brfq/i],
  ['proposal', /方案|样|测试|试|proposal|sample|trial|demo|\bpoc\b|pilot|prototyp/i],
  ['need', /需求|立项|调研|need|qualif|discover/i],
  ['lead', /线索|初步|接触|意向|询盘|lead|inquir|enquir|prospect/i],
];

/** From the first talk to the signing, a team's own words in its own order; what has no stage stands last. */
export function inStageOrder<Each extends NamedStage>(stages: readonly Each[], named: readonly TeamStage[]): Each[] {
  const [names, bases] = [named.map(({ name }) => name), Object.keys(STAGES)];
  const isOwn = stages.every(({ stage, stageName }) => stage === null || names.includes(stageName ?? ''));
  const placeOf = ({ stage, stageName }: NamedStage) =>
    stage === null ? Infinity : isOwn ? names.indexOf(stageName ?? '') : bases.indexOf(stage);
  return stages.toSorted((one, other) => placeOf(one) - placeOf(other));
}
