/** Playbooks in words. Pure. */
import type { Button, Reply } from '../contract/card.ts';
import type { Translator } from '../text/phrases.ts';
import { UNDO } from '../text/phrases.ts';
import { type StepTaken, stepsWords } from './run.ts';
import type { Playbook } from './store/playbooks.ts';
import type { StepRecord } from './store/runs.ts';

export function undoPlaybook({ t }: Translator): Button {
  return { label: t(UNDO), says: t(UNDO), key: '0', style: 'danger' };
}

/** «第一步:电话感谢 · 11-20 周五 · 李雷». */
export function firstStepWords(first: StepTaken | undefined, { t, day }: Translator) {
  if (!first) return '';
  const words = `${first.action} · ${day(first.dueOn)} · ${first.owner.name}`;
  return t({ zh: `第一步:${words}`, en: `first: ${words}` });
}

export function startedByRuleCard(
  {
    playbook: { name, tier },
    customer,
    first,
  }: { readonly playbook: Playbook; readonly customer: string; readonly first: StepTaken | undefined },
  to: Translator,
): Reply {
  return {
    icon: '🧭',
    title: to.t({
      zh: `${customer}是新的${tier}类客户,走「${name}」`,
      en: `${customer} is a new tier ${tier} customer: playbook “${name}” has begun`,
    }),
    facts: [{ label: '', text: firstStepWords(first, to) }],
    buttons: [
      {
        label: to.t({ zh: '不走', en: 'stop it' }),
        says: to.t({ zh: `${customer}不走${name}`, en: `stop playbook ${name} at ${customer}` }),
      },
    ],
  };
}

/** A playbook as the list shows it: its steps, where it runs, and how often each step is kept. */
export function playbookLine(
  playbook: Playbook,
  {
    running,
    records,
    to,
  }: { readonly running: number; readonly records: readonly StepRecord[]; readonly to: Translator },
): string {
  const { t } = to;
  const kept = playbook.steps.flatMap(({ day }, at) => {
    const record = records.find(({ playbookId, place }) => playbookId === playbook.id && place === at + 1);
    if (!record) return [];
    const { done, fell, onTime } = record;
    return [
      t({
        zh: `第${day}天 做了${done}/${fell},按时${onTime}`,
        en: `day ${day}: ${done} of ${fell} done, ${onTime} on time`,
      }),
    ];
  });
  const own = records.filter(({ playbookId }) => playbookId === playbook.id);
  const [fell, onTime] = [
    own.reduce((sum, each) => sum + each.fell, 0),
    own.reduce((sum, each) => sum + each.onTime, 0),
  ];
  return [
    `${playbook.name}: ${stepsWords(playbook.steps, to.locale)}`,
    fell > 0 &&
      t({
        zh: `按时 ${Math.round((onTime / fell) * 100)}%(${onTime}/${fell} 步)`,
        en: `kept on time ${Math.round((onTime / fell) * 100)}% (${onTime} of ${fell} steps)`,
      }),
    running > 0 && t({ zh: `在走 ${running} 家`, en: `running at ${running}` }),
    playbook.tier &&
      t({ zh: `新的${playbook.tier}类客户自动走`, en: `starts at every new tier ${playbook.tier} customer` }),
    ...kept,
  ]
    .filter(Boolean)
    .join(' · ');
}
