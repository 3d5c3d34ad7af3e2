/** What is worth knowing in the first week, the most useful first. Pure. */
import type { Localized } from '../contract/locale.ts';
import type { Role } from '../contract/person.ts';

export type Tip = {
  readonly name: string;
  readonly for: readonly Role[];
  /** Whoever has used one of these knows it. */
  readonly by: readonly string[];
  readonly says: Localized;
  readonly does: Localized;
};

const ALL: readonly Role[] = ['rep', 'lead', 'manager', 'admin'];
const LEADS: readonly Role[] = ['lead', 'manager', 'admin'];

export const TIPS: readonly Tip[] = [
  {
    name: 'done',
    for: ['rep', 'lead'],
    by: ['done'],
    says: { zh: '完成1 客户同意8折', en: 'done 1: agreed to 20% off' },
    does: { zh: '办完一件,顺手记下结果', en: 'settles one and keeps what came of it' },
  },
  {
    name: 'risk',
    for: LEADS,
    by: ['risk', 'knowers'],
    says: { zh: '只有一个人认识的客户', en: 'customers only one person knows' },
    does: { zh: '看哪些客户会跟着人走', en: 'shows which customers would leave with somebody' },
  },
  {
    name: 'prep',
    for: ['rep', 'lead', 'manager'],
    by: ['prep'],
    says: { zh: '明天见李总,准备一下', en: 'prep me for Mr Li tomorrow' },
    does: {
      zh: '见面前看全:聊过什么、欠什么、忌什么',
      en: 'has all of it before a meeting: what was said, owed and disliked',
    },
  },
  {
    name: 'escalation',
    for: LEADS,
    by: ['escalation'],
    says: { zh: '逾期超过3天的升级给我', en: 'escalate to me after 3 workdays' },
    does: { zh: '组里晚了的,我早上告诉你', en: 'has what is late with colleagues told to you in the morning' },
  },
  {
    name: 'move',
    for: ['rep', 'lead'],
    by: ['snooze', 'date', 'spread'],
    says: { zh: '2推到周五', en: 'push 2 to Fri' },
    does: { zh: '改日子,用列表里的号', en: 'moves one, by its number in the list' },
  },
  {
    name: 'deals',
    for: LEADS,
    by: ['deals', 'sums', 'losses', 'ask'],
    says: { zh: '漏斗', en: 'pipeline' },
    does: { zh: '看商机到了哪一步,各是多少钱', en: 'shows the deals by stage, with their sums' },
  },
  {
    name: 'whoKnows',
    for: ['rep', 'lead', 'manager'],
    by: ['whoKnows', 'askChannel'],
    says: { zh: '谁认识宁德采购的人?', en: 'who knows someone in CATL procurement?' },
    does: { zh: '找能引见的同事', en: 'finds a colleague who can introduce you' },
  },
  {
    name: 'handover',
    for: LEADS,
    by: ['handover', 'leave', 'handoverStatus'],
    says: { zh: '小王月底离职', en: 'Wang leaves at month end' },
    does: { zh: '开始一次交接,一家不落', en: 'begins a handover in which no customer is left out' },
  },
  {
    name: 'fact',
    for: ['rep', 'lead'],
    by: ['fact', 'details'],
    says: { zh: '别在李总面前提西门子', en: 'never mention Siemens to Mr Li' },
    does: { zh: '记住一直有效的事,见面前会提醒', en: 'keeps what lasts, and says it before a meeting' },
  },
  {
    name: 'absence',
    for: ALL,
    by: ['absence'],
    says: { zh: '我下周休假,小张代我', en: "I'm off next week, Emma covers" },
    does: { zh: '休假时到期的先给同事', en: 'sends what falls due to a colleague meanwhile' },
  },
  {
    name: 'undo',
    for: ALL,
    by: ['undo'],
    says: { zh: '撤销', en: 'undo' },
    does: { zh: '刚才那句不算,什么都能退', en: 'takes back what was just done, whatever it was' },
  },
  {
    name: 'search',
    for: ALL,
    by: ['search', 'ask'],
    says: { zh: '搜 交期', en: 'find lead time' },
    does: { zh: '全组的记录里找', en: 'looks through all notes of the team' },
  },
];

/** The next that somebody has neither been told nor uses; undefined: there is none. */
export function nextTip({
  role,
  told,
  used,
}: {
  readonly role: Role;
  readonly told: readonly string[];
  readonly used: readonly string[];
}): Tip | undefined {
  return TIPS.find(
    (tip) => tip.for.includes(role) && !told.includes(tip.name) && !tip.by.some((command) => used.includes(command)),
  );
}
