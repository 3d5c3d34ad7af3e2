import { z } from 'zod';
import { defineCommand } from '../../command.ts';
import { nameKeyOf } from '../../text/nameKey.ts';
import { playbookLine } from '../card.ts';
import { playbookNamed } from '../run.ts';
import { allPlaybooks, type Playbook, runningCount } from '../store/playbooks.ts';
import { type StepRecord, stepRecords } from '../store/runs.ts';

const SHOWN = 12;

/** By its name: that one alone. */
const Input = z.object({ name: z.string().max(40).optional() });

type Outcome =
  | {
      readonly kind: 'listed';
      readonly playbooks: readonly { readonly playbook: Playbook; readonly running: number }[];
      readonly records: readonly StepRecord[];
    }
  | { readonly kind: 'unknown'; readonly name: string };

export default defineCommand<z.output<typeof Input>, Outcome>({
  name: 'playbooks',
  intents: ['playbooks.list'],
  topic: 'team',
  does: { zh: '有哪些流程,每一步做得怎么样', en: 'which playbooks there are, and how well each step is kept' },
  examples: { zh: ['有哪些流程', '流程执行得怎么样'], en: ['playbooks', 'how well are playbooks kept'] },
  aside: true,

  input: Input,
  from: ({ slots: { value } }) => ({ name: value }),

  async run({ tx, today, known }, { name }) {
    if (!known) return undefined;
    const all = await allPlaybooks(tx);
    const one = name === undefined ? undefined : playbookNamed(all, nameKeyOf(name));
    if (name !== undefined && !one) return { kind: 'unknown', name };
    const playbooks = [];
    for (const playbook of one ? [one] : all.slice(0, SHOWN))
      playbooks.push({ playbook, running: await runningCount(tx, playbook.id) });
    return { kind: 'listed', playbooks, records: await stepRecords(tx, today) };
  },

  say: {
    unknown: ({ name }, { t }) => ({
      icon: '🤔',
      title: t({ zh: `没有叫「${name}」的流程`, en: `No playbook called “${name}”` }),
    }),
    listed: ({ playbooks, records }, to) =>
      playbooks.length
        ? {
            icon: '🧭',
            title: to.t({ zh: `流程 (${playbooks.length})`, en: `Playbooks (${playbooks.length})` }),
            lines: playbooks.map(({ playbook, running }) => playbookLine(playbook, { running, records, to })),
          }
        : {
            icon: '🧭',
            title: to.t({ zh: '还没有流程', en: 'No playbooks yet' }),
            footer: to.t({
              zh: '组长可以写一个:「流程 新客户137:第1天 电话感谢;第3天 发资料;第7天 拜访」',
              en: 'A lead can write one: “playbook new customer: day 1 call; day 3 send brochure; day 7 visit”',
            }),
          },
  },
});
