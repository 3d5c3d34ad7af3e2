/** Who takes over what, in a handover: «A类给小张,其余给小陈», "ABB to Emma, the rest to me". Pure. */
import type { Match } from '../../grammar/match.ts';
import type { Sentence, Slots, Teammate } from '../../types.ts';
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
  const [from, ...others] = placesOf(sentence);
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
  const customers = companiesIn(sentence)
    .filter(inside)
    .map(({ id, name }) => ({ id, name }));
  if (tier === undefined && !customers.length) return isLast ? { rest: true } : {};
  return { ...(tier !== undefined && { tier }), ...(customers.length && { customers }) };
}

const REST = /其余|其他|剩|别的|余下|rest|else|remaining|others|remainder/;
