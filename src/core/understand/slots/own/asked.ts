/** What a question is about: whose, of which time, what is looked for. Pure. */
import { plain } from '../../../reader/text/normalize.ts';
import type { Match } from '../../grammar/match.ts';
import type { Sentence, Slots } from '../../types.ts';
import { type Given, one } from '../given.ts';
import { asTeammate, colleaguesIn, pieceIn, piecesOf, teammateIn, wordsIn } from '../named.ts';
import { rest, trim, unmarked, valueOf } from '../words.ts';

/** Whose customers are listed. */
export function ownerIn({ sentence, match }: Given): Slots {
  const named = teammateIn({ sentence, match }, 'owner') ?? colleaguesIn(sentence)[0]?.who;
  if (named) return { owner: named };
  return valueOf(sentence, 'whose', { but: (value, at) => value !== 'me' || isObject(sentence, at) })
    ? { owner: asTeammate(sentence.names.me) }
    : {};
}

/** Whose follow-ups, deals or reports are asked about. */
export function whoseIn({ sentence, match }: Given): Slots {
  const told = wordsIn(match, 'whose');
  const said = WHOSE.find((each) => each === told);
  if (said) return { whose: said };
  const named = teammateIn({ sentence, match }, 'colleague') ?? colleaguesIn(sentence)[0]?.who;
  if (named) return { whose: named };
  const whose = WHOSE.find(
    (each) => each === valueOf(sentence, 'whose', { but: (value, at) => value === 'me' && isObject(sentence, at) }),
  );
  return whose ? { whose } : {};
}

const WHOSE = ['me', 'team', 'all'] as const;

/** «In 2026», where it is 2026, is this year. */
export function wholePeriod(sentence: Sentence): string | undefined {
  const back = piecesOf(sentence, 'day')[0]?.value.back;
  const year = String(sentence.local.year);
  return back?.granularity === 'year' && back.start?.startsWith(year) ? 'year' : undefined;
}

/** What is counted: the words beside «how many customers» and the time it is about. */
export function countedIn({ sentence, match }: Given): string {
  const words = wordsIn(match, 'about');
  if (words !== undefined && words.length > 1 && !HOW_MANY.test(words)) return words;
  const left = rest(
    sentence,
    piecesOf(sentence, 'day').map(({ span }) => span),
  );
  const many = HOW_MANY.exec(plain(left));
  return trim(many ? left.slice(0, many.index) + left.slice(many.index + many[0].length) : left) || trim(sentence.text);
}

const HOW_MANY =
  /^(?:请|帮我|帮忙)?(?:统计|数|算|查|看)?一?(?:下|数|查)?(?:到现在|以来)?\s*(?:一共|总共)?有?(?:几[家个位]|多少[家个]?|几多[家个]?)(?:的)?(?:客户|客人|客|customers?)?(?:都|正|在|正在|跟我们|对我们|got ask for)*|(?:的)?(?:客户|客人|客)?(?:一共|总共)?(?:有)?(?:几[家个户位]|多少[家个户]?|数一数|统计一下)(?:客户)?(?:有?好?多?少?)?$|^(?:how many|number of) (?:customers|clients|accounts) (?:that |who |are |have )*/i;

/** «Overdue» before «today», a day by its date: of «下周三» the day, not the week. */
export function whenIn(sentence: Sentence): string | undefined {
  const [first] = piecesOf(sentence, 'day');
  const day = first?.value.ahead;
  const isOneDay = day?.granularity === 'day' && day.start !== undefined;

  const said =
    valueOf(sentence, 'when', { but: (value) => value !== 'overdue' }) ??
    valueOf(sentence, 'when', { but: (value) => value === 'open' });
  if (said !== undefined && !(isOneDay && /week/i.test(said))) return said;
  return day?.start ?? valueOf(sentence, 'when');
}

/** The period in its own words, too; what lasts until now has no end. */
export function periodSaid(sentence: Sentence): Slots {
  const [day] = piecesOf(sentence, 'day');
  if (!day) return {};
  const { end, granularity } = day.value.back;
  return {
    text: sentence.text.slice(...day.span),
    ...(granularity !== 'range' && one('until', end)),
  };
}

/** All that is behind the word for it but the page: when, by whom and of which tier is read with it. */
export function soughtIn({ sentence: { text, tokens }, match }: Given): Slots {
  const words = match?.slots['text'];
  const page = pieceIn(match, { slot: 'page', type: 'page' });
  const from = words && tokens[words.from]?.from;
  return {
    ...(match?.says?.['form'] === 'who' && { form: 'who' }),
    ...one('text', from === undefined ? undefined : unmarked(text.slice(from, page?.span[0]))),
  };
}

export function formOf(match: Match | undefined): Slots {
  const said = match?.says?.['form'];
  if (said === 'prep' || said === 'likes' || said === 'who') return { form: said };
  return match && !match.isWorded ? { form: 'name' } : {};
}

/** «给我», "show me": not whose it is, but who wants to know. */
function isObject({ tokens }: Sentence, at: number) {
  return /^(?:给|帮|替|叫|让|带|发|跟|show|give|tell|send|for|get|let|remind|help|to|畀|俾|同)$/.test(
    tokens[at - 1]?.text ?? '',
  );
}
