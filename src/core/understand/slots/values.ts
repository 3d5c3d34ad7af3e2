/** Values of settings, fields and figures. Pure. */
import { findZone } from '../../calendar/timeZones.ts';
import { plain } from '../../reader/text/normalize.ts';
import type { Match } from '../grammar/match.ts';
import type { Sentence, Slots } from '../types.ts';
import { stretchBack } from './days.ts';
import { pieceIn, piecesOf } from './named.ts';
import { trim, valueOf } from './words.ts';

/** The zone of a city or country that is named. */
export function zoneIn({ tokens, text }: Sentence): string | undefined {
  for (let length = 3; length >= 1; length -= 1)
    for (let at = 0; at + length <= tokens.length; at += 1) {
      const words = text.slice(tokens[at]?.from ?? 0, tokens[at + length - 1]?.to ?? 0);
      const zone = words.length > 1 && !NO_CITY.test(words) ? findZone(words) : undefined;
      if (zone !== undefined) return zone;
    }
  return undefined;
}

const NO_CITY = /^(?:time|now|me|my|zone|est|ist|met|wet|cet|eet|mst|hst|gb|nz|cuba|navajo)$/i;

/** The time a report is about. */
export function periodOf(sentence: Sentence): Pick<Slots, 'period' | 'since' | 'until'> {
  const period = valueOf(sentence, 'period');
  if (period === 'week' && LAST_WEEK.test(sentence.flat)) return lastWeek(sentence);
  const back = stretchBack(sentence);
  // «三季度», where it is over, is no quarter that goes on.
  if (back.since !== undefined && back.until !== undefined && back.until < sentence.local.toPlainDate().toString())
    return back;
  if (period !== undefined && !/上|last|previous|昨|yesterday|过去|past/.test(sentence.flat)) return { period };
  return back.since !== undefined || back.until !== undefined ? back : period === undefined ? {} : { period };
}

const LAST_WEEK = /(?:上个?|前一)(?:周|星期|礼拜)(?![一二三四五六日天])|\b(?:last|previous) week\b/;

function lastWeek({ local }: Sentence): Pick<Slots, 'since' | 'until'> {
  const sunday = local.toPlainDate().subtract({ days: local.dayOfWeek });
  return { since: sunday.subtract({ days: 6 }).toString(), until: sunday.toString() };
}

/** A score or a threshold: the figure beside its word, or the only one there is. */
export function scoreNamed({
  sentence,
  match,
}: {
  readonly sentence: Sentence;
  readonly match: Match | undefined;
}): number | undefined {
  const own = pieceIn(match, { slot: 'score', type: 'number' }) ?? pieceIn(match, { slot: 'below', type: 'number' });
  if (own) return own.value;
  const beside =
    /(?:满意度|满义度|打|评|给|csat|nps|score|rating)[^\d一二三四五六七八九十]{0,8}(?<n>\d(?:\.\d)?|[一二三四五])/.exec(
      sentence.flat,
    )?.groups?.['n'];
  const figure = piecesOf(sentence, 'number').find(
    ({ value, span }) =>
      value <= 10 && (beside === undefined || sentence.flat.slice(span[0], span[1]).startsWith(beside)),
  );
  return figure?.value;
}

/** A sum, or a figure of its size behind the word for it: "amount to 350000". */
export function amountIn(sentence: Sentence): number | undefined {
  const sum = piecesOf(sentence, 'sum')[0]?.value;
  if (sum !== undefined) return sum;
  const named = AMOUNT.exec(sentence.flat);
  return piecesOf(sentence, 'number').find(({ value, span }) => value >= 1000 && named && span[0] > named.index)?.value;
}

const AMOUNT = /金额|总额|价值|\b(?:amount|value|worth)\b/;

/** How a deal ended, to whom it went and why. */
export function endOf(sentence: Sentence): Pick<Slots, 'outcome' | 'rival' | 'reason'> {
  const outcome = valueOf(sentence, 'outcome');
  if (outcome === undefined || (outcome === 'won' && HOPED.test(sentence.flat))) return {};
  const rival = RIVAL.exec(sentence.flat)?.indices?.groups;
  const span = rival?.['han'] ?? rival?.['taken'] ?? rival?.['by'] ?? rival?.['latin'];
  const name = span ? trim(sentence.text.slice(...span)) : '';
  const known = sentence.pieces.find(({ type, span }) => {
    const words = sentence.text.slice(...span);
    return type === 'customer' && name !== '' && (words.includes(name) || name.startsWith(words));
  });
  const clauses = sentence.text
    .split(/[,，。;；!！\n]| on (?=price)|\s(?=嫌|因为|because)|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u)
    .map(trim)
    .filter(Boolean);
  const reason =
    outcome === 'lost'
      ? clauses
          .slice(1)
          .filter((clause) => !RIVAL.test(plain(clause)) || clause.length > 14)
          .join(', ')
      : '';
  return {
    outcome,
    ...(name && outcome === 'lost' && { rival: known?.type === 'customer' ? known.value.name : name }),
    ...(reason && { reason }),
  };
}

/** What is hoped for has not been won. */
const HOPED = /希望|预计|估计|争取|有望|打算|\b(?:hope|hoping|expect(?:ed)?|should|likely|aim)\b/;

const RIVAL =
  /(?:输给|丢给|败给)了?\s?(?<han>[\p{Script=Han}\w .&-]{2,20}?)(?=[,，。;；!！\s]|$)|(?:人家|他们|最后|最终|对方|客户|改)(?:选|用|签|买|定)了?(?:的是)?(?<taken>[\p{Script=Han}\w .&-]{2,20}?)(?=[,，。;；!！\s]|$)|被\s?(?<by>[\p{Script=Han}\w]{2,12}?)(?:抢|拿|截)|\b(?:lost (?:it )?to|went (?:to|with)|going with|lost out to|chose|picked|bought from|signed with)\s+(?!us\b|me\b)(?<latin>[\w&. -]{2,30}?)(?= on\b| over\b|[,.;!]|$)/du;

/** «48小时内», "within 48 hours": a time that runs by the hour. */
export function hoursIn({ flat }: Sentence): number | undefined {
  const said = /(?<n>\d{1,3}(?:\.\d)?)\s?(?:个?小时|hours?\b|hrs?\b|h\b)/.exec(flat)?.groups?.['n'];
  return said === undefined ? undefined : Number(said);
}

/** Whether a customer is said to be content. */
export function contentIn({ flat }: Sentence): 'yes' | 'no' | undefined {
  if (/不满意|不太满意|不认可|不高兴|不接受|unhappy|not (?:happy|content|satisfied)|dissatisfied/.test(flat))
    return 'no';
  return /满意|认可|高兴|happy|content|satisfied|pleased/.test(flat) ? 'yes' : undefined;
}
