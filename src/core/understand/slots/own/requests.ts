/** What a request is to do: plans, settings, wishes for privacy, whom a correction names. Pure. */
import { privacyIn, withoutPrivacy } from '../../../reader/privacy.ts';
import type { Match } from '../../grammar/match.ts';
import type { Sentence, Slots } from '../../types.ts';
import { correctContact } from './corrected.ts';
import { type Given, one } from '../given.ts';
import { companiesIn, contactsIn, pieceIn, piecesOf, saidIn, wordsIn } from '../named.ts';
import { rest, trim } from '../words.ts';

/** What is to be done, as far as the phrase has words for it. */
export function planIn({ match }: Given): Slots {
  const isPlanned = match?.says?.['planned'] === 'yes';
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
  if (said !== undefined) return { names: said.split(/\s*(?:[,，、&]|和|\band\b)\s*/).filter(Boolean) };
  return wordsIn(match, 'name') === undefined ? correctContact(sentence) : {};
}

export function which(match: Match | undefined): Slots {
  const named = pieceIn(match, { slot: 'which', type: 'which' })?.value;
  return one('which', named ?? (wordsIn(match, 'all') === 'yes' ? 'all' : undefined));
}

export function setting({ sentence }: Given): Slots {
  const weekdays = piecesOf(sentence, 'weekdays').at(-1)?.value;
  const isOff = OFF.test(sentence.flat);
  const isWeekly = WEEKLY.test(sentence.flat);
  return { ...(weekdays && { weekdays }), ...(isOff && { value: 'off' }), ...(isWeekly && { period: 'week' }) };
}

const OFF =
  /停|关掉|不发|不用发|甭发|别发|别推|不推|不要|免了|\b(?:stop|off|no|kill|cancel|skip|don't|dont|not on|except)\b/;

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
  const day = piecesOf(sentence, 'day').at(-1)?.value.ahead;
  return day?.end ?? day?.start;
}
