import type { Clause } from '../text/clauses.ts';
import { codeNear, hasHan, isLatin } from '../text/normalize.ts';

/** What is to be done on a day, in the words of its clause, or of the next where it has none. */
export function actionOf({
  clauses,
  clause,
  typed,
  found,
  part,
}: {
  clauses: readonly Clause[];
  clause: number;
  typed: string;
  found: readonly { from: number; to: number }[];
  part: Clause | undefined;
}): string {
  const cut = (one: Clause | undefined) => {
    if (!one) return '';
    let out = '';
    let at = one.from;
    const end = Math.min(one.to, one.from + 400);
    for (const { from, to } of found) {
      if (from < one.from || from >= end) continue;
      const words = typed.slice(at, from);
      if (!(at > one.from && or.test(words))) out += withoutDangling(words, ' ');
      at = Math.max(at, to);
    }
    return tidy(out + typed.slice(at, Math.max(at, end)));
  };
  const told = cut(part ?? clauses[clause]);
  const own = REMINDER.test(told) ? '' : told;
  if (own.length > (hasHan(own) ? 1 : 3)) return own;
  const next = clauses[clause + 1];
  if (next && next.sentence === clauses[clause]?.sentence) return tidy(`${own} ${cut(next)}`);
  return own || cut(clauses[clause - 1]);
}

/** A reminder of something: what it is about stands beside it. */
const REMINDER = /^(?:(?:and )?(?:remind|ping|nudge|alert|tell|text) me|提醒(?:我|一下)?|叫我|喊我|通知我)$/i;

/** What stood before a date, and what stood between two. */
const dangling = /\s+(?:on|by|at|before|until|for|(?<!\b(?:check|drop|pop|stop|call|come|log|get)\s+)in)\s*$/i;
const or = /^\s*(?:and|or|&|\/|-|或者?|和|与|跟|、)\s*$/i;

function withoutDangling(words: string, instead: '' | ' '): string {
  return 'nytelr'.includes(lastLetter(words.trimEnd())) ? words.replace(dangling, instead) : words;
}

function lastLetter(words: string): string {
  return words.length === 0 ? ' ' : words.charAt(words.length - 1).toLowerCase();
}

/** What people write before the thing to do, each to be taken away in turn. */
const openings = [
  /^(?:(?:and|then|will|i'll|we'll|i|just|so|but|to|on|by|at|before|until)\s+)+/i,
  /^(?:remind me to|remember to|note to self:?|pls|please)\s+/i,
];
const openingsHan = [
  /^(?:(?:麻烦|劳驾|辛苦|烦请|有劳)[你您]?|请你|帮我|记一下|记录一下|备注|记得|记着|到时候?|提醒我|叫我|别忘了)[\s,，:：]*/,
  /^(?:记得|记着|提醒我|叫我|别忘了)[\s,，:：]*/,
  /^(?:并且?|然后|接着)/,
  /^(?:[^\s不别没]{0,4}?说?[让叫催要](?:我们?|咱们?)|我们?(?!公司|司|方))(?:先|就|再)?(?=.{2})/,
  /^先(?=.{2})/,
];
/** What is left before the day to which something is moved. */
const moved =
  /(?:(?:推迟?|延[期后]?|提前|[改挪])[到至去]|\s+(?:is |was )?(?:moved|pushed|rescheduled|postponed)(?: back| out)?(?: to)?)$/i;

/** Words without what leads up to them and what trails behind. */
export function tidy(words: string): string {
  const spaced = /\s\s|[^\S ]/.test(words) ? words.replace(/\s+/g, ' ') : words;
  let clean = trimmed(spaced);
  if (isLatin(codeNear(clean, 0))) for (const opening of openings) clean = clean.replace(opening, '');
  if (hasHan(clean)) for (const opening of openingsHan) if (opening.test(clean)) clean = clean.replace(opening, '');
  if ('到至去dkto'.includes(lastLetter(clean))) clean = clean.replace(moved, '');
  if (clean.includes('等再')) clean = clean.replace('等再', '再');
  clean = withoutDangling(clean, '');
  return clean.length > 60 ? `${clean.slice(0, 59)}…` : clean;
}

const leading = ' ,，、。.;；:：)）-–—>→';
const trailing = ' ,，、。.;；:：(（-–—';

function trimmed(words: string): string {
  let from = 0;
  let to = words.length;
  while (from < to && leading.includes(words.charAt(from))) from++;
  while (to > from && trailing.includes(words.charAt(to - 1))) to--;
  return words.slice(from, to);
}
