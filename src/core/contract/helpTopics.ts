import type { Localized } from './locale.ts';

/** What people come for, in the order in which they meet it: the help goes by these. */
export const HELP_TOPICS = {
  note: { zh: '记录', en: 'notes' },
  fix: { zh: '更正', en: 'corrections' },
  followUp: { zh: '跟进', en: 'follow-ups' },
  customer: { zh: '客户', en: 'customers' },
  prepare: { zh: '准备', en: 'preparing' },
  teach: { zh: '资料', en: 'knowledge' },
  team: { zh: '团队', en: 'team' },
  file: { zh: '文件', en: 'files' },
  setting: { zh: '设置', en: 'settings' },
} satisfies Readonly<Record<string, Localized>>;

export type HelpTopic = keyof typeof HELP_TOPICS;

// The keys of the record above.
export const ALL_HELP_TOPICS = Object.keys(HELP_TOPICS) as readonly HelpTopic[];
