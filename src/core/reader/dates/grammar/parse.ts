import { lex } from '../lexer/lex.ts';
import { type Chart, fillPlace, grammarOf } from './chart.ts';
import { clocks } from './clocks.ts';
import { dayRules } from './days/index.ts';
import { places } from './days/places.ts';
import { distances } from './distances.ts';
import { joins } from './joins.ts';
import type { PhraseNode } from './kinds.ts';
import { lengths } from './lengths.ts';
import { periods } from './periods.ts';
import { ranges } from './ranges.ts';
import { lists, recurringRules } from './recurring.ts';
import type { Place } from './rule.ts';
import { stands, type Standing } from '../standing.ts';

const grammar = grammarOf([
  ...lengths,
  ...clocks,
  ...periods,
  ...places,
  ...dayRules,
  ...lists,
  ...distances,
  ...joins,
  ...ranges,
  ...recurringRules,
]);

/**
 * The times of a text, from left to right. All phrases that the rules can make stand in one chart; of all ways to cut the text
 * the one wins that leaves the least of it unread, with the fewest phrases and the cheapest ones.
 */
export function parse(text: string, { typed, ref }: { typed: string; ref: Place['ref'] }): Standing[] {
  const words = lex(text, typed);
  const length = words.at.length;
  const chart: Chart = [];
  const best = new Float64Array(text.length + 2);
  const chosen: (PhraseNode | undefined)[] = [];
  for (let at = length - 1; at >= 0; at--) {
    best[at] = best[at + 1] ?? 0;
    const here = words.at[at];
    if (!here || here.every(({ kind, next }) => joining.has(kind) && !chart[next])) continue;
    for (const node of fillPlace(chart, { at, words: here, grammar, place: { text, ref } }).nodes) {
      const gain = worth(node, text);
      if (gain <= 0) continue;
      const total = gain + (best[node.to] ?? 0);
      if (total <= (best[at] ?? 0)) continue;
      best[at] = total;
      chosen[at] = node;
    }
  }
  return follow({ best, chosen, text });
}

/** Words that say nothing where no word of time stands behind them. */
const joining: ReadonlySet<string> = new Set([
  'the',
  'a',
  'of',
  'at',
  'on',
  'in',
  'within',
  'next',
  'past',
  'from',
  'to',
  'dash',
  'and',
  'comma',
  'colon',
  'slash',
  'about',
  'starting',
  'di',
  'every',
  'once',
]);

/** How much of the text a phrase explains, less what it costs. */
function worth(node: PhraseNode, text: string): number {
  if (node.kind === 'nothing') return node.to - node.from - 0.6;
  return stands(node, text) ? node.to - node.from - 0.5 - node.cost : 0;
}

function follow({
  best,
  chosen,
  text,
}: {
  best: Float64Array;
  chosen: readonly (PhraseNode | undefined)[];
  text: string;
}): Standing[] {
  const found: Standing[] = [];
  for (let at = 0; at < text.length;) {
    const node = chosen[at];
    if (!node || (best[at] ?? 0) <= (best[at + 1] ?? 0)) {
      at++;
      continue;
    }
    if (stands(node, text)) found.push(node);
    at = Math.max(node.to, at + 1);
  }
  return found;
}
