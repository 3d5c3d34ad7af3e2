/** Words by which somebody keeps a note to themselves: «先别公开(7天)», «别告诉别人», "keep this private for a week". Pure. */
import type { Locale } from '../contract/locale.ts';
import type { Span } from '../contract/reading.ts';
import { findDates } from './dates/find.ts';
import { plain } from './text/normalize.ts';

/** Where the wish stands in the text, and the day from which everybody may know; without one, when its author says so. */
export type PrivacyWords = { readonly span: Span; readonly until: Temporal.PlainDate | undefined };

const LENGTH_ZH = '(?:\\d{1,3}|[一二两三四五六七八九十半]{1,3})\\s?个?(?:天|日|周|星期|礼拜|月)';
const BEFORE_ZH = `(?:(?<within>${LENGTH_ZH})(?:之?内)?|(?<ahead>[^\\s,，。;；:：(（]{1,8}?)(?:之?前))`;
const AFTER_ZH = `[\\s,，]*[(（]?\\s*(?:(?<length>${LENGTH_ZH})|(?:到|直到)(?<day>[^\\s,，。;；)）]{1,8}?)(?:再说|再公开|为止)?)\\s*[)）]?`;
const BEGIN_ZH = '(?:请|先|暂时?|暂且|这条|此条|此事|这事|这个)*';
const WISH_ZH =
  '(?:(?:别|不要|不|勿)(?:对外|往外)?(?:公开|外传|声张|传出去|说出去|往外说)|(?:别|不要|勿)(?:告诉|跟|和|让|对)(?:别人|任何人|其他人|旁人|大家|同事们?|团队|组里|公司里?)(?:知道|说|讲)?|只(?:给|让)我(?:自己)?(?:一个人)?(?:看|知道)|(?:仅|只)(?:我)?自己可见)';
const ENDS = '(?=$|[\\s,，。;；:：!！?？)）])';

const LENGTH_EN = '(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|ten) (?:day|week|month)s?';
const AFTER_EN = `(?:[\\s,]*\\(?(?:(?:for (?:the next )?)?(?<length>${LENGTH_EN})|(?:until|till) (?<day>[^,.;()]{2,24}))\\)?)`;
const WISH_EN =
  "(?:please )?(?:keep (?:this|it|that)(?: one)? (?:private|confidential|secret|quiet|to (?:myself|yourself|ourselves)|between (?:us|you and me))|(?:do not|don['’]?t) (?:share|publish|spread)(?: (?:this|it|that))?(?= ?(?:yet|for|until|till|[,.;()]|$))(?: yet)?|(?:do not|don['’]?t) tell (?:anyone|anybody|others|other people|people|colleagues|the (?:team|others))(?: yet| about (?:this|it))*|(?:just )?between (?:us|you and me)|off the record|for my eyes only|(?<=^|[,.;:(]\\s?)keep (?:private|confidential)(?= ?(?:for|until|till|\\d|[,.;:()]|$))|(?<=^|[,.;:(]\\s?)(?:strictly )?(?:private|confidential)(?: for now)?(?= ?(?:for|until|till|[,.;:()]|$)))";

/** A word that may be about something else, as in «保密协议», counts at the head of a clause only. */
const HEAD = '(?<=(?:^|[,，。;；:：!！?？(（])\\s?)';
const FORMS = [
  new RegExp(`(?:${HEAD}|(?<=\\s))(?:${BEFORE_ZH}\\s*)?${BEGIN_ZH}${WISH_ZH}(?:${AFTER_ZH})?${ENDS}`, 'g'),
  new RegExp(`${HEAD}(?:${BEFORE_ZH}\\s*)?${BEGIN_ZH}(?:保密|私密(?:记录|笔记)?)(?:${AFTER_ZH})?${ENDS}`, 'g'),
  new RegExp(`(?:^|(?<=[\\s,.;:!(]))${WISH_EN}${AFTER_EN}?(?=$|[\\s,.;:!?()])`, 'gi'),
];

type About = Readonly<{ ref: Temporal.PlainDateTime; locale: Locale; country: string | undefined }>;

export function privacyIn(text: string, about: About): PrivacyWords | undefined {
  const flat = plain(text);
  for (const form of FORMS)
    for (const { 0: words, index, groups = {} } of flat.matchAll(form)) {
      const { within, ahead, length = within, day = ahead } = groups;
      const span: Span = [index, index + words.length];
      if (length !== undefined)
        return { span, until: dayOf(/\p{Script=Han}/u.test(length) ? `${length}后` : `in ${length}`, about) };
      return { span, until: day === undefined ? undefined : dayOf(day, about) };
    }
  return undefined;
}

/** The text with the wish blanked out: every other place in it stays where it is. */
export function withoutPrivacy(text: string, { span: [from, to] }: Pick<PrivacyWords, 'span'>): string {
  return text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
}

function dayOf(words: string, { ref, locale, country }: About): Temporal.PlainDate | undefined {
  return findDates(words, { ref, locale, country, tense: 'future' })[0]?.start?.toPlainDate();
}
