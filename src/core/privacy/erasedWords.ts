import type { Erased } from '../contract/permissions.ts';
import type { Localized } from '../contract/locale.ts';
import type { Translator } from '../text/phrases.ts';

const KINDS: Readonly<Record<string, Localized>> = {
  contacts: { zh: '联系人', en: 'contact' },
  nicknames: { zh: '称呼', en: 'nicknames' },
  facts: { zh: '资料', en: 'facts' },
  interactions: { zh: '记录', en: 'notes' },
  follow_ups: { zh: '跟进', en: 'follow-ups' },
  heard: { zh: '收到的消息', en: 'messages heard' },
  outbox: { zh: '发出的消息', en: 'messages said' },
  audit: { zh: '审计', en: 'audit' },
  files: { zh: '文件', en: 'files' },
};
const OTHER: Localized = { zh: '其他', en: 'other' };

/** «联系人 1 · 记录 3 · 文件 1». */
export function erasedWords(erased: Erased, { t }: Pick<Translator, 't'>): string {
  const counts = new Map<string, number>();
  for (const [kind, count] of Object.entries(erased)) {
    const label = t(KINDS[kind] ?? OTHER);
    if (count) counts.set(label, (counts.get(label) ?? 0) + count);
  }
  return [...counts].map(([label, count]) => `${label} ${count}`).join(' · ');
}
