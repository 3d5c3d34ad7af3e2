/** Two requests in one message: «完成1,2推到明天». Neither is done unasked, and what is left of the other is no remark. Pure. */
import type { Understood } from '../types.ts';

/** What is done with items of a list, in one breath with another. */
const OF_LISTS: ReadonlySet<string> = new Set(['followup.done', 'followup.move', 'followup.cancel', 'followup.give']);
const BETWEEN = /\s*(?:[,，;；。·\n]|\band\b|\bthen\b|然后|再)\s*/gi;

/** Both, to choose from, where each half of the message is surely a request of its own; the message as it was understood otherwise. */
export function withBoth(
  understood: Understood,
  { text, meaningOf }: { readonly text: string; readonly meaningOf: (text: string) => Understood },
): Understood {
  if (!OF_LISTS.has(understood.intent) || text.length > MOST) return understood;
  for (const { 0: mark, index } of text.matchAll(BETWEEN)) {
    const halves = [text.slice(0, index), text.slice(index + mark.length)];
    if (halves.some((half) => !/\p{L}/u.test(half))) continue;
    const meanings = halves.map(meaningOf);
    const isEach = meanings.every(({ intent, isPhrase, asks }) => OF_LISTS.has(intent) && isPhrase && !asks.length);
    if (isEach) return { ...understood, asks: meanings.map(({ intent, slots }) => ({ intent, slots })) };
  }
  return understood;
}

/** Longer ones tell what came of it. */
const MOST = 80;
