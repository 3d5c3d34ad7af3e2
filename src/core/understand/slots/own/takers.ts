/** Who takes over what, in a handover: «A类给小张,其余给小陈», "ABB to Emma, the rest to me". Pure. */
import type { Match } from '../../grammar/match.ts';
import type { Sentence, Slots, Teammate } from '../../types.ts';
import { dueIn } from '../days.ts';
import { asTeammate, colleaguesIn, companiesIn, piecesOf, teammateIn } from '../named.ts';

type Takers = NonNullable<Slots['takers']>;
type Place = { readonly at: readonly [number, number]; readonly who: Teammate };

export function handoverIn({
  sentence,
  match,
}: {
  readonly sentence: Sentence;
  readonly match: Match | undefined;
}): Pick<Slots, 'colleague' | 'takers'> {
  const leaver = teammateIn({ sentence, match }, 'colleague');
  const all = teammateIn({ sentence, match }, 'to');
  if (leaver && all) return { colleague: leaver, takers: [{ colleague: all, filter: {} }] };
  const places = placesOf(sentence);
  const gone = goneIn(sentence, places);
  const [from, ...others] = gone ? [gone, ...places] : places;
  if (!from) return {};
  const takers = others.map((taker, place): Takers[number] => {
    const begin = others[place - 1]?.at[1] ?? from.at[1];
    const end = others[place + 1] ? taker.at[1] : sentence.text.length;
    return {
      colleague: taker.who,
      filter: filterIn(sentence, { begin, end, isLast: place > 0 && place === others.length - 1 }),
    };
  });
  return { colleague: from.who, ...(takers.length && { takers }) };
}

/** A leaver whom nobody here is called like, because they have gone: what stands between the word for it and a mark. */
function goneIn({ text }: Sentence, [first]: readonly Place[]): Place | undefined {
  const said = /^\s*(?:交接|移交|hand\s?over)\s*(?<who>[^:：,，]{1,40}?)\s*(?=[:：,，])/iu.exec(text);
  const name = said?.groups?.['who'];
  if (!said || name === undefined || (first && first.at[0] < said[0].length)) return undefined;
  return { at: [said[0].length - name.length, said[0].length], who: { name } };
}

/** The colleagues in their order, the speaker as one who takes: «别的归我», "I'll have the rest". */
function placesOf(sentence: Sentence): readonly Place[] {
  const named = colleaguesIn(sentence).map(({ span, who }): Place => ({ at: span, who }));
  const me = [...sentence.flat.matchAll(ME)].map(({ index, 0: words }): Place => ({
    at: [index, index + words.length],
    who: asTeammate(sentence.names.me),
  }));
  const all = [...named, ...me].toSorted((a, b) => a.at[0] - b.at[0]);
  return all.filter(
    ({ who }, at) => all.findIndex((other) => other.who.id === who.id && other.who.name === who.name) === at,
  );
}

const ME =
  /(?:归|给|由|留给)(?:我|俺)(?![们的])|(?<=我)(?:拿|接|来)|\bi(?:'ll| will)? (?:have|take|keep|get)\b|\bto me\b/g;

function filterIn(
  sentence: Sentence,
  { begin, end, isLast }: { readonly begin: number; readonly end: number; readonly isLast: boolean },
): Takers[number]['filter'] {
  const inside = ({ span }: { readonly span: readonly [number, number] }) => span[0] >= begin && span[1] <= end;
  const words = sentence.flat.slice(begin, end);
  if (REST.test(words) && (isLast || !/[a-d] ?[类级]|tier/.test(words))) return { rest: true };
  const tier = piecesOf(sentence, 'tier').find(inside)?.value;
  const named = companiesIn(sentence).filter(inside);
  const customers = named.map(({ id, name }) => ({ id, name }));
  const lines = sentence.shown?.kind === 'list' ? linesIn(words) : undefined;
  const tag = tagIn(sentence.text.slice(begin, end));
  if (tier !== undefined || customers.length || lines)
    return {
      ...(tier !== undefined && { tier }),
      ...(customers.length && { customers }),
      ...(lines && { lines }),
    };
  if (tag !== undefined) return { tag };
  return isLast ? { rest: true } : {};
}

const REST = /其余|其他|剩|别的|余下|rest|else|remaining|others|remainder/;

/** Numbers of the list that was shown: «1,3给», "2 to 5 to". */
function linesIn(words: string): readonly number[] | undefined {
  const said =
    /^[\s,，:：;；、]*(?:第)?(?<lines>\d{1,3}(?:\s*(?:[,，、&+~-]|和|到|至|and)\s*\d{1,3})*)\s*(?:号|条|家|个|行)?\s*(?:客户)?\s*(?:都|全部)?\s*(?:转给|交给|归|给|由|to\b|go to\b|for\b)/.exec(
      words,
    )?.groups?.['lines'];
  if (said === undefined) return undefined;
  const lines = [...said.matchAll(/(\d+)(?:\s*(?:[~-]|到|至)\s*(\d+))?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Math.max(0, Number(to) - Number(from) + 1) }, (_, at) => Number(from) + at),
  );
  return [...new Set(lines)];
}

/** What stands before «给», or "to", and says neither who nor all: «重点的给», "tagged VIP to". */
function tagIn(words: string): string | undefined {
  const said =
    /[:：,，;；]\s*(?:标签|打了)?\s*[「“"'‘]?(?<tag>[\p{Script=Han}\p{Script=Latin}\d]{1,12}?)[」”"'’]?(?:标签)?(?:的)?(?:客户)?\s*(?:全部|都)?(?:转给|交给|归|给|由)/u.exec(
      words,
    ) ??
    /(?:^|[:,;]|\band\b)\s*(?:(?:customers|clients|those|all)\s+)?(?:tagged|tag)\s+["'“‘]?(?<tag>[\p{L}\d-]{1,20})["'”’]?\s+(?:to|go to|for)\b/iu.exec(
      words,
    );
  const tag = said?.groups?.['tag'];
  return tag === undefined || NO_TAG.test(tag) ? undefined : tag;
}

/** Words of all of them, of leaving, and of how they are given. */
const NO_TAG =
  /^(?:把|将|他|她|它|的?客户|所有的?|全部|都|请|就|手上|名下|手里|分|一半|移?交|转|休.{0,4}|离职.{0,2}|.*(?:客户|休假|产假|离职|期间|代管))$/;

/** An absence, and the day on which it ends. */
export function awayIn(sentence: Sentence): Pick<Slots, 'off' | 'until'> {
  const isAway = AWAY.test(sentence.flat);
  const { day } = dueIn(sentence);
  const until = day?.until ?? day?.on;
  return { ...(isAway && { off: true }), ...(isAway && until !== undefined && { until }) };
}

const AWAY =
  /休(?:产|陪产|年|病|婚)?假|产假|请假|病假|年假|外派期间|出差期间|离开期间|临时|暂时|代管|\b(?:on|maternity|paternity|sick|parental|annual) leave\b|\baway until\b|\b(?:until|while) (?:she|he|they)(?:'s| is|'re| are| comes?)? (?:back|away)\b|\btemporarily\b|\bvacation\b|\bholiday\b/;

/** Why something is declined: what stands behind the word for it, or behind a mark. */
export function reasonIn({ text }: Sentence): string | undefined {
  const said =
    /(?:原因|理由|因为|由于|because|since|as|reason)\s*(?:是|is)?\s*[:：,，…]*\s*(?<why>.+)$/isu.exec(text) ??
    /[,，:：;；。—-]\s*(?<why>[^,，:：;；。]{2,})$/u.exec(text);
  return said?.groups?.['why']?.trim();
}
