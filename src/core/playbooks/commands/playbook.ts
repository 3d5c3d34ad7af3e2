import { z } from 'zod';
import { type Act, defineCommand } from '../../command.ts';
import type { PlaybookStep } from '../../contract/customer.ts';
import { may } from '../../contract/permissions.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { undoPlaybook } from '../card.ts';
import { playbookNamed, stepsWords } from '../run.ts';
import { allPlaybooks, keepPlaybook, type Playbook, runningCount } from '../store/playbooks.ts';
import { changeRuns } from '../store/runs.ts';

const MOST_STEPS = 20;
const Input = z.object({
  name: z.string().min(1).max(40),
  steps: z.array(z.object({ day: z.number().int().min(1).max(730), action: z.string().min(1).max(120) })),
  /** A step of which it is not clear on which day it is. */
  unclear: z.string().optional(),
  /** Those that run are to go on with the steps that the playbook has now. */
  isForRunning: z.boolean(),
});
type Input = z.output<typeof Input>;
type Outcome =
  | {
      readonly kind: 'kept';
      readonly playbook: Playbook;
      readonly before: readonly PlaybookStep[] | undefined;
      readonly running: number;
    }
  | { readonly kind: 'followed'; readonly playbook: Playbook; readonly count: number }
  | { readonly kind: 'unclear'; readonly said: string }
  | { readonly kind: 'noSteps'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'notALead' };

export default defineCommand<Input, Outcome>({
  name: 'playbook',
  intents: ['playbook.set', 'playbook.follow'],
  topic: 'team',
  does: {
    zh: '定标准流程:第几天做什么(组长)',
    en: 'write a playbook: what is done on which day (leads)',
  },
  examples: {
    zh: ['流程 新客户137:第1天 电话感谢;第3天 发资料;第7天 拜访'],
    en: ['playbook new customer: day 1 call; day 3 send brochure; day 7 visit'],
  },
  aside: true,

  input: Input,
  from: ({ intent, slots: { value, playbookSteps, text } }) => ({
    name: value,
    steps: [...(playbookSteps ?? [])],
    unclear: text,
    isForRunning: intent === 'playbook.follow',
  }),

  async run(act, input) {
    if (!act.known) return undefined;
    if (!may(act.person, { action: 'setPlaybook', to: 'other' })) return { kind: 'notALead' };
    return input.isForRunning ? follow(act, input) : keep(act, input);
  },

  say: {
    kept: ({ playbook, before, running }, to) => {
      const { t } = to;
      const { name } = playbook;
      return {
        icon: '🧭',
        title: t({ zh: `流程「${name}」`, en: `Playbook “${name}”` }),
        facts: [
          { label: '', text: stepsWords(playbook.steps, to.locale) },
          ...(before ? [{ label: t({ zh: '原来', en: 'before' }), text: stepsWords(before, to.locale) }] : []),
        ],
        buttons: [
          ...(before && running > 0
            ? [
                {
                  label: t({ zh: '在走的也改', en: 'running ones follow' }),
                  says: t({ zh: `流程 ${name} 在走的也改`, en: `playbook ${name} running ones follow` }),
                },
              ]
            : []),
          undoPlaybook(to),
        ],
        footer:
          before && running > 0
            ? t({
                zh: `${running} 家在走,现在照原来的走完。跟着改吗?`,
                en: `It runs at ${running}, which go on with the old steps. Shall they follow?`,
              })
            : t({
                zh: `用法:「给华为用${name}」「新的A类客户都走${name}」`,
                en: `Use it: “use playbook ${name} for Huawei”, “every new tier A customer gets playbook ${name}”`,
              }),
      };
    },
    followed: ({ playbook: { name }, count }, to) => ({
      icon: '🧭',
      title: to.t({
        zh: `${count} 家在走的「${name}」跟着改了`,
        en: `“${name}” goes on with the new steps at ${count}`,
      }),
      footer: to.t({ zh: '已经排上的那一步不变', en: 'A step that is already planned stays' }),
      buttons: [undoPlaybook(to)],
    }),
    unclear: ({ said }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `「${said}」是第几天?`, en: `On which day is “${said}”?` }),
      footer: t({
        zh: '每一步写成「第3天 发资料」,用分号隔开',
        en: 'Write each step as “day 3 send brochure”, with a semicolon between them',
      }),
    }),
    noSteps: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `「${name}」有哪几步?`, en: `Which steps has “${name}”?` }),
      footer: t({
        zh: `比如「流程 ${name}:第1天 电话;第3天 发资料」`,
        en: `For example “playbook ${name}: day 1 call; day 3 send brochure”`,
      }),
    }),
    unknown: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的流程`, en: `No playbook called “${name}”` }),
    }),
    notALead: (_, { t }) => ({
      icon: '🔒',
      title: t({ zh: '流程由组长或经理来定', en: 'Playbooks are written by a lead or a manager' }),
    }),
  },
});

async function keep({ tx, person }: Act, { name, steps, unclear }: Input): Promise<Outcome> {
  if (unclear !== undefined) return { kind: 'unclear', said: unclear };
  if (!steps.length || steps.length > MOST_STEPS) return { kind: 'noSteps', name };
  const { playbook, before } = await keepPlaybook(tx, { name, steps, setBy: person.id });
  return { kind: 'kept', playbook, before, running: await runningCount(tx, playbook.id) };
}

async function follow({ tx }: Act, { name }: Input): Promise<Outcome> {
  const playbook = playbookNamed(await allPlaybooks(tx), nameKeyOf(name));
  if (!playbook) return { kind: 'unknown', name };
  return {
    kind: 'followed',
    playbook,
    count: await changeRuns(tx, { playbookId: playbook.id, steps: playbook.steps }),
  };
}
