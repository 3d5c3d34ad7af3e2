/** What webhooks are called on cards. Pure. */
import type { Localized } from '../contract/locale.ts';
import type { WebhookEvent } from '../contract/doors/webhook.ts';
import type { Translator } from '../text/phrases.ts';

export const WEBHOOK_EVENT_WORDS: Readonly<Record<WebhookEvent, Localized>> = {
  'note.created': { zh: '新记录', en: 'new notes' },
  'followup.due': { zh: '跟进到期', en: 'follow-ups due' },
  'followup.done': { zh: '跟进完成', en: 'follow-ups done' },
  'owner.changed': { zh: '负责人变更', en: 'owner changes' },
  'deal.won': { zh: '赢单', en: 'deals won' },
  'deal.lost': { zh: '丢单', en: 'deals lost' },
  'complaint.opened': { zh: '投诉', en: 'complaints' },
  'satisfaction.low': { zh: '低满意度', en: 'low satisfaction' },
  'customer.risk': { zh: '流失风险', en: 'customers at risk' },
  'import.finished': { zh: '导入完成', en: 'finished imports' },
  'import.undone': { zh: '导入撤销', en: 'undone imports' },
  'webhook.test': { zh: '测试', en: 'a test' },
};

const REASONS: Readonly<Record<string, Localized>> = {
  private: { zh: '地址在内网,不往那里发', en: 'the address is in a private network, where nothing is sent' },
  insecure: { zh: '地址要以 https:// 开头', en: 'the address has to begin with https://' },
  redirect: { zh: '那边让我们转到别的地址,不跟', en: 'it redirects elsewhere, which is not followed' },
  timeout: { zh: '十秒没有回答', en: 'no answer within ten seconds' },
  too_long: { zh: '回答太长', en: 'the answer is too long' },
  unreachable: { zh: '连不上', en: 'it cannot be reached' },
};

/** Why a message was not taken: an answer's number, or why there was none. */
export function reasonWords(reason: string | null, { t }: Translator) {
  const known = REASONS[reason ?? ''];
  return known ? t(known) : t({ zh: `回答 ${reason ?? ''}`, en: `it answered ${reason ?? ''}` });
}

export function eventWords(events: readonly WebhookEvent[], to: Translator) {
  return to.list(events.map((event) => to.t(WEBHOOK_EVENT_WORDS[event])));
}
