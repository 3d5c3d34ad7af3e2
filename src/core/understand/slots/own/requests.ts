/** What a request is to do: plans, settings, wishes for privacy, whom a correction names. Pure. */
import { privacyIn, withoutPrivacy } from '../../../reader/privacy.ts';
import type { Match } from '../../grammar/match.ts';
import type { Sentence, Slots } from '../../types.ts';
import { numberOf } from '../../pieces/numerals.ts';
import { correctContact } from './corrected.ts';
import { type Given, one } from '../given.ts';
import { companiesIn, contactsIn, pieceIn, piecesOf, saidIn, wordsIn } from '../named.ts';
import { rest, trim } from '../words.ts';

/** What is to be done, as far as the phrase has words for it. */
export function planIn({ match }: Given): Slots {
  const isPlanned = match?.isWhole === true && match.says?.['planned'] === 'yes';
  const which = pieceIn(match, { slot: 'which', type: 'which' })?.value;
  return {
    ...(isPlanned && { planned: true, ...one('which', which) }),
    ...(match?.isWhole && { text: wordsIn(match, 'words') ?? '' }),
  };
}

/** A wish for privacy: until when, of which note, and what else is said. */
export function wishIn({ sentence }: Given): Slots {
  const { text, local: ref, locale, country } = sentence;
  const found = privacyIn(text, { ref, locale, country });
  if (!found) return {};
  const left = withoutPrivacy(text, found).replace(NOTED, '');
  return {
    ...one('until', found.until?.toString()),
    ...one('row', piecesOf(sentence, 'row')[0]?.value),
    text: trim(left),
  };
}

/** The note that was made last, or one by its number. */
const NOTED = /#\d{1,15}|刚才?[那这]条|上一?条|\b(?:the |my )?last(?: note)?\b|\b(?:it|this)\b/gi;

/** All who are named behind the word for it, or the one who is not taken back. */
export function namesIn({ sentence, match }: Given): Slots {
  const said = saidIn(match, 'names');
  if (said !== undefined && !isCorrecting(said))
    return { names: said.split(/\s*(?:[,，、&]|和|\band\b)\s*/).filter(Boolean) };
  return wordsIn(match, 'name') === undefined ? correctContact(sentence) : {};
}

/** «是王工,不是李总»: whoever is taken back is named as well. */
function isCorrecting(words: string) {
  return /不是|而不|\b(?:not|instead|rather|on leave)\b/i.test(words);
}

export function which(match: Match | undefined): Slots {
  const named = pieceIn(match, { slot: 'which', type: 'which' })?.value;
  return one('which', named ?? (wordsIn(match, 'all') === 'yes' ? 'all' : undefined));
}

export function setting({ sentence }: Given): Slots {
  const named = piecesOf(sentence, 'weekdays').at(-1)?.value;
  const weekdays = named ?? (WEEKEND.test(sentence.flat) ? [6, 7] : undefined);
  const hours = piecesOf(sentence, 'clock');
  // «别六点发,七点»: another hour is wanted, not none.
  const isOff = OFF.test(sentence.flat) && (weekdays !== undefined || !hours.length);
  const isWeekly = WEEKLY.test(sentence.flat);
  return { ...(weekdays && { weekdays }), ...(isOff && { value: 'off' }), ...(isWeekly && { period: 'week' }) };
}

/** A digest is of a day that is over: its seven is seven in the evening, unless the morning is said. */
export function digestSetting(given: Given): Slots {
  const { flat } = given.sentence;
  const clock = piecesOf(given.sentence, 'clock').at(-1);
  const hour = Number(clock?.value.slice(0, 2));
  const isEvening = clock !== undefined && hour >= 1 && hour <= 7 && !MORNING.test(flat);
  return { ...setting(given), ...(isEvening && { at: `${hour + 12}${clock.value.slice(2)}` }) };
}

const MORNING = /早|上午|晨|凌晨|\b(?:am|a\.m|morning)\b|\dam\b/;
/** «六日» beside a list that comes every day: no sixth, but Saturday and Sunday. */
const WEEKEND = /(?<![周期拜\d一-十])六、?日(?!报)/;
const OFF =
  /停|关掉|取消|(?:不|别|莫|甭|唔|毋)(?:用|要|使|再)*(?:给我|俾我?|畀我?|同我)?(?:发|推|传|出|来|送|畀|给)|不要|免了|\b(?:stop|off|no|kill|cancel|skip|don't|dont|not on|except)\b/;

/** «后面两条», "the last two": as many from the end of the list that was shown. */
export function lastOf({ shown, flat }: Sentence): { readonly lines: readonly number[] } | undefined {
  const said = LAST.exec(flat)?.groups;
  const count = said && (numberOf(said['zh'] ?? said['en'] ?? '') ?? 1);
  const all = shown?.kind === 'list' ? shown.customers.length : 0;
  if (count === undefined || count > all) return undefined;
  return { lines: Array.from({ length: count }, (_, at) => all - count + at + 1) };
}

const LAST =
  /(?:最后|后面|末尾|最下面)(?:面|的)?(?<zh>[一两二三四]|\d)(?:条|个|项|家)|\b(?:the )?(?:last|bottom) (?<en>one|two|three|four)\b/;

/** Of a single customer that was handed over nobody has to say its name. */
export function handedIn({ shown, ...sentence }: Sentence): Slots {
  if (shown?.kind !== 'handover' || companiesIn({ ...sentence, shown }).length) return {};
  const [only, another] = [...new Set(shown.customers)];
  return only && !another ? { customers: [{ id: only.id, name: only.name }] } : {};
}

const WEEKLY = /周报|周总结|\bweekly\b|三件事|\bthree things\b/;

/** What is named by words of its own: as the phrase has it, in quotation marks, or what is left beside the customers. */
export function named({ sentence, match }: Given, slot: string): Slots {
  const words = wordsIn(match, slot) ?? piecesOf(sentence, 'quoted')[0]?.value;
  return one(
    'text',
    words ??
      rest(
        sentence,
        [...companiesIn(sentence), ...contactsIn(sentence)].map(({ span }) => span),
      ),
  );
}

/** A figure as it was typed: «042» is no 42. */
export function numberTyped({ sentence, match }: Given) {
  const span = (pieceIn(match, { slot: 'number', type: 'number' }) ?? pieceIn(match, { slot: 'number', type: 'code' }))
    ?.span;
  return span && sentence.flat.slice(...span);
}

/** The day by which a deal closes: «1月底签» is the last of them. */
export function closeIn(sentence: Sentence): string | undefined {
  const today = sentence.local.toPlainDate().toString();
  const day = piecesOf(sentence, 'day').findLast(({ value: { ahead } }) => ahead.start !== today)?.value.ahead;
  return day?.end ?? day?.start;
}
