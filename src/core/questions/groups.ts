/** A question about one group of an answer: what a line of it opens to. Pure. */
import type { Localized } from '../contract/locale.ts';
import type { AnswerQuestion } from './sentences.ts';

/** Undefined where no question has only this group. */
export function narrowed(
  { group, top: _top, ...asked }: AnswerQuestion,
  { key, whose }: { readonly key: string | null; readonly whose: Localized },
): { readonly asked: AnswerQuestion; readonly whose: Localized } | undefined {
  if (key === null) return undefined;
  switch (group) {
    case 'owner':
      return { asked, whose: { zh: `${key}的`, en: `${key}'s` } };
    case 'tier':
      return isTier(key) ? { asked: { ...asked, tier: key }, whose } : undefined;
    case 'month':
    case 'quarter': {
      const days = asked.of === 'customers' ? undefined : daysOf(key, asked);
      return days && { asked: { ...asked, ...days }, whose };
    }
    case 'customer':
      return asked.customer === undefined ? { asked: { ...asked, customer: key }, whose } : undefined;
    case 'city':
    case 'tag':
      return { asked: { ...asked, named: [...(asked.named ?? []), key] }, whose };
    case 'rival':
      return asked.of === 'lostDeals' ? { asked: { ...asked, about: key }, whose } : undefined;
    case 'stage':
      return asked.stage === undefined ? { asked: { ...asked, stage: key }, whose } : undefined;
    case 'cause':
    case undefined:
      break;
  }
  return undefined;
}

function isTier(key: string): key is 'A' | 'B' | 'C' {
  return key === 'A' || key === 'B' || key === 'C';
}

/** The days of «2026-11» or «2026-Q4» that the question is about. */
function daysOf(key: string, { since, until }: Pick<AnswerQuestion, 'since' | 'until'>) {
  const [year = '', part = ''] = key.split('-');
  const isQuarter = part.startsWith('Q');
  const first = Temporal.PlainDate.from({
    year: Number(year),
    month: isQuarter ? Number(part.slice(1)) * 3 - 2 : Number(part),
    day: 1,
  });
  const last = first.add({ months: isQuarter ? 3 : 1 }).subtract({ days: 1 });
  return {
    since: since !== undefined && since > first.toString() ? since : first.toString(),
    until: until !== undefined && until < last.toString() ? until : last.toString(),
  };
}
