/** What nobody asked for and what comes late says so. Pure. */
import type { Localized } from '../contract/locale.ts';
import type { TakenLine } from './store/queue.ts';

/** A line that has been under way for longer has taken another road, or waited for one. */
const LATE = { minutes: 15 };

export function withDelay<
  Line extends Pick<TakenLine, 'person_id' | 'team_id' | 'edits_id' | 'created_at' | 'card' | 'locale'>,
>(line: Line, now: Temporal.Instant): Line {
  const isPushed = line.person_id !== null || line.team_id !== null;
  if (!isPushed || line.edits_id !== null) return line;
  if (Temporal.Instant.compare(line.created_at.add(LATE), now) > 0) return line;
  const words = delayWords(line.created_at.until(now, { largestUnit: 'minutes' }).minutes)[line.locale];
  return { ...line, card: { ...line.card, footer: [line.card.footer, words].filter(Boolean).join('\n') } };
}

function delayWords(minutes: number): Localized {
  if (minutes < 90) return { zh: `⏱ 晚到了 ${minutes} 分钟`, en: `⏱ This comes ${minutes} minutes late` };
  const hours = Math.round(minutes / 60);
  if (hours < 48) return { zh: `⏱ 晚到了 ${hours} 小时`, en: `⏱ This comes ${hours} hours late` };
  const days = Math.round(hours / 24);
  return { zh: `⏱ 晚到了 ${days} 天`, en: `⏱ This comes ${days} days late` };
}
